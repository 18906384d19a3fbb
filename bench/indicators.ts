import { listPlaces } from '../src/features/indicators/commands/list-places.ts';
import { getCard, resolveMethod } from '../src/features/indicators/commands/value-query.ts';
import { recomputeStale, recomputeVersion } from '../src/features/indicators/index.ts';
import { readPage } from '../src/features/indicators/routes/page.ts';
import { getTerritory } from '../src/features/territory/index.ts';
import type { Context } from '../src/platform/context.ts';
import { median, ratio } from './harness.ts';
import {
  type Answers,
  byHand,
  compare,
  type Hand,
  type Hides,
  keepPageCounts,
  openHand,
  pageAnswers,
  pageByHand,
  valuesByUs,
} from './indicator-answers.ts';
import type { MadeUpFile } from './indicator-data.ts';
import { asCouncil, DAY, forget, HOME, LAST, openInstallation, register } from './indicator-installation.ts';
import type { Finding, Outcome, Table } from './report.ts';

interface Spent {
  readonly cpu: number;
  readonly clock: number;
}

async function spent<T>(work: () => Promise<T>): Promise<{ spent: Spent; answer: T }> {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  const answer = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { answer, spent: { cpu: (user + system) / 1e6, clock: (performance.now() - clock) / 1000 } };
}

interface Measured {
  readonly what: string;
  readonly goal: string;
  /** One reading a round, of both in the same round. */
  readonly ours: readonly Spent[];
  readonly hand: readonly Spent[];
}

/** Both in turn, who goes first changing from round to round; `before` undoes what the round before kept. */
async function inTurn<T, U>(
  rounds: number,
  ours: () => Promise<T>,
  hand: () => Promise<U>,
  {
    before = async () => {},
    judge = () => {},
  }: { before?: () => Promise<unknown>; judge?: (ours: T, hand: U) => void } = {},
): Promise<Pick<Measured, 'ours' | 'hand'>> {
  const readings = { ours: [] as Spent[], hand: [] as Spent[] };
  for (let round = 0; round < rounds; round++) {
    await before();
    const first = round % 2 === 0 ? await spent(ours) : null;
    const byHand = await spent(hand);
    const byUs = first ?? (await spent(ours));
    readings.ours.push(byUs.spent);
    readings.hand.push(byHand.spent);
    judge(byUs.answer, byHand.answer);
  }
  return readings;
}

async function measure(size: number, rounds: number): Promise<Measured[]> {
  const bench = await openInstallation(size);
  const { context, files } = bench;
  const hand = await openHand(bench.places);
  try {
    const older = files.filter((file) => file.period !== LAST);
    const fresh = files.filter((file) => file.period === LAST);
    for (const file of older) await register(context, file);
    const council = asCouncil(context);
    const territory = await getTerritory(context);
    const hides = { territory, unit: territory.get(HOME, DAY) };
    const cold = (asker: Context, hidden: Hides | null) =>
      inTurn(
        rounds,
        async () => {
          await recomputeStale(context);
          return valuesByUs(asker);
        },
        () => byHand(hand, older, older, hidden),
        { before: () => forget(context, '0000-00'), judge: compare },
      );
    const everything = 'every indicator, every place of four levels, nothing counted yet';
    const results: Measured[] = [
      { what: everything, goal: '2 s', ...(await cold(context, null)) },
      { what: `${everything}; small numbers hidden by both`, goal: '2 s', ...(await cold(council, hides)) },
      ...(await measurePage(context, hand, older, rounds * 3)),
      ...(await measurePage(council, hand, older, rounds * 3)),
    ];
    const ids: string[] = [];
    for (const file of fresh) ids.push(await register(context, file));
    const month = await inTurn(
      rounds * 3,
      async () => {
        for (const id of ids) await recomputeVersion(context, id);
      },
      () => byHand(hand, fresh, files),
      { before: () => forget(context, LAST) },
    );
    compare(await valuesByUs(context), await byHand(hand, files));
    return [...results, { what: 'one month more of the six monthly systems', goal: '1 s', ...month }];
  } finally {
    hand.close();
    await bench.close();
  }
}

/** The page of 713: series by month and year of the state, and its municipalities. By hand both from the files and from the counts kept. */
async function measurePage(
  context: Context,
  hand: Hand,
  files: readonly MadeUpFile[],
  rounds: number,
): Promise<Measured[]> {
  const isPublic = context.actor.kind === 'person';
  const what = `the data of one indicator’s page (713)${isPublic ? '; small numbers hidden' : ''}`;
  const card = getCard('713');
  const territory = await getTerritory(context);
  const query = { card, unit: territory.get(HOME, DAY), ...resolveMethod(card, null, null) };
  const ours = async () => {
    await readPage(context, '713', { territory: HOME });
    return listPlaces(context, query, PAGE_YEAR, 'municipality');
  };
  const judge = (found: Awaited<ReturnType<typeof ours>>, byHand: Answers) => {
    if (!isPublic) compare(pageAnswers(found), byHand);
  };
  const kept = () => pageByHand(hand, PAGE_YEAR);
  const counted = async () => {
    await keepPageCounts(hand, files);
    return kept();
  };
  return [
    {
      what: `${what}, by hand from the files`,
      goal: '100 ms',
      ...(await inTurn(rounds, ours, counted, { judge })),
    },
    {
      what: `${what}, by hand from counts kept`,
      goal: '100 ms',
      ...(await inTurn(rounds, ours, kept, { judge })),
    },
  ];
}

const PAGE_YEAR = '2024';
const ROUNDS = 3;
const ACCEPTED = 1.2;
const middle = (readings: readonly Spent[], what: keyof Spent) => median(readings.map((each) => each[what]));
const seconds = (readings: readonly Spent[]) =>
  `${middle(readings, 'cpu').toFixed(3)} (${middle(readings, 'clock').toFixed(2)})`;
const times = ({ ours, hand }: Measured) =>
  ratio(
    { name: 'ours', seconds: ours.map(({ cpu }) => cpu) },
    { name: 'by hand', seconds: hand.map(({ cpu }) => cpu) },
  );

const hidingAlone = ([plain, hiding]: readonly Measured[]) =>
  middle(hiding!.ours, 'cpu') / middle(plain!.hand, 'cpu');

/** All that the cards count of a state the size of Mato Grosso, beside the same questions written by hand in DuckDB. */
export async function indicators(quick: boolean): Promise<Outcome> {
  const tables: Table[] = [];
  const findings: Finding[] = [];
  for (const size of quick ? [1] : [1, 3]) {
    const measured = await measure(size, quick ? 1 : ROUNDS);
    tables.push({
      title: `Indicators, ${size} × Mato Grosso: SIH ${20 * size} thousand rows × 60 months, SIA ${1.5 * size} million × 12, CNES and e-Gestor × 60, SIM, SINASC and POPSVS × 5 years`,
      columns: ['', 'ours, s of CPU (of the clock)', 'by hand, s of CPU (of the clock)', 'ours ÷ by hand'],
      rows: measured.map((each) => {
        const { median: ratioOf, least, most } = times(each);
        const range = `(${least.toFixed(2)}–${most.toFixed(2)})`;
        return [each.what, seconds(each.ours), seconds(each.hand), `${ratioOf.toFixed(2)} × ${range}`];
      }),
      notes: [
        'Medians. Ours keeps what it counts in the embedded database; by hand nothing is kept but for the page’s second line.',
        `Ours that hides, beside the queries of the first line, which hide nothing: ${hidingAlone(measured).toFixed(2)} ×.`,
      ],
    });
    for (const each of measured) {
      const found = times(each).median;
      findings.push({
        what: `${each.what}, ${size} ×`,
        goal: `≤ ${ACCEPTED} × the queries by hand; feels like ${each.goal}`,
        measured: `${found.toFixed(2)} ×, ${middle(each.ours, 'clock').toFixed(2)} s by the clock`,
        reached: found <= ACCEPTED,
      });
    }
  }
  return { tables, findings };
}
