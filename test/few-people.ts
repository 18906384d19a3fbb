import { catalogue } from '../src/features/indicators/commands/recompute.ts';
import { amountNames, type Tally, talliesOf } from '../src/features/indicators/domain/compile.ts';
import { replaceSeeded } from '../src/features/indicators/store/keep-counts.ts';
import { getTerritory } from '../src/features/territory/index.ts';
import type { Context } from '../src/platform/context.ts';
import { newId, sha256 } from '../src/platform/ids.ts';

export const YEAR = '2023';
export const CUIABA = '510340';
const MONTHS = Array.from({ length: 12 }, (_, at) => `${YEAR}-${String(at + 1).padStart(2, '0')}`);

const ICSAP = catalogue.cards.find(({ id }) => id === 'icsap-proportion')!;
const TALLY = talliesOf(ICSAP)[0]!;
const NAMES = amountNames(TALLY);

const hundredths = (count: number) => BigInt(count) * 100n;

/** As if a file of Mato Grosso had been counted when the seeds were made. */
export function computationOf(
  tally: Tally,
  indicator: string,
  system: string,
  period: string,
  { clock }: Pick<Context, 'clock'>,
) {
  return {
    id: newId(clock.now()),
    indicator,
    method: tally.key,
    origin: 'seed' as const,
    versionId: null,
    system,
    uf: 'MT',
    period,
    fileName: `${system}-MT-${period}.dbc`,
    sha256: sha256(`${system} ${period}`),
    fileDate: `${period.slice(0, 4)}-12-28`,
    measures: amountNames(tally),
    cardSha256: catalogue.hashes.get(indicator) ?? '',
  };
}

/** The same numbers at every run: mostly few, sometimes many. */
function drawer(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return (): number => (next() < 0.5 ? 0 : next() < 0.7 ? Math.floor(next() * 4) : Math.floor(next() * 60));
}

/** Sensitive admissions, the rest of them, and two parts. */
function amountsOf(icsap: number): bigint[] {
  const parts: Record<string, number> = { 'part:1': Math.ceil(icsap / 2), 'part:2': Math.floor(icsap / 2) };
  return NAMES.map((name) => {
    const [kind, id] = name.split(':');
    if (kind === 'part') return hundredths(parts[`part:${id}`] ?? 0);
    return hundredths(kind === 'numerator' ? icsap : icsap * 3 + 7);
  });
}

/** Counts of every month and municipality, and of one establishment each: three to a municipality. */
export async function seedAdmissions(context: Context): Promise<void> {
  const territory = await getTerritory(context);
  const municipalities = territory.municipalitiesOn(`${YEAR}-12-28`).map(({ code }) => code);
  const draw = drawer(7);
  for (const period of MONTHS) {
    const counts = municipalities.map((municipality) => ({ municipality, hundredths: amountsOf(draw()) }));
    await replaceSeeded(context, {
      computation: computationOf(TALLY, ICSAP.id, 'SIH-RD', period, context),
      counts: counts.flatMap((each, at) => [
        each,
        { ...each, establishment: String(2_000_000 + at), municipality: municipalities[at - (at % 3)]! },
      ]),
    });
  }
}

/** Deaths of infants in two municipalities, few in each of three years, and births. */
export async function seedInfants(context: Context): Promise<void> {
  const infants = catalogue.cards.find(({ ppaCode }) => ppaCode === '731')!;
  const deaths = { 2019: [9, 8], 2020: [2, 9], 2021: [3, 8], 2022: [4, 7] };
  for (const [year, [first = 0, second = 0]] of Object.entries(deaths)) {
    for (const tally of talliesOf(infants).filter(({ key }) => key.startsWith('SIM_DO'))) {
      const isBirths = tally.key.endsWith('/denominator');
      const names = amountNames(tally);
      const of = (count: number) =>
        names.map((name) => hundredths(name === 'numerator' ? (isBirths ? 1000 : count) : 0));
      await replaceSeeded(context, {
        computation: computationOf(tally, infants.id, isBirths ? 'SINASC-DN' : 'SIM-DO', year, context),
        counts: [
          { municipality: CUIABA, hundredths: of(first) },
          { municipality: '510840', hundredths: of(second) },
        ],
      });
    }
  }
}

/** What one month has in some places by a card that sums, and whom it is of: `few` in the first place, many in the others. */
export async function seedSums(
  context: Context,
  { card: id, system, period, few }: { card: string; system: string; period: string; few: number },
  places: readonly string[],
): Promise<void> {
  const card = catalogue.cards.find((each) => each.id === id)!;
  const [tally] = talliesOf(card) as [Tally];
  const names = amountNames(tally);
  const isMoney = names.includes('people');
  const people = (place: string) => (place === places[0] ? few : 30);
  await replaceSeeded(context, {
    computation: computationOf(tally, card.id, system, period, context),
    counts: places.map((municipality) => ({
      municipality,
      hundredths: names.map((name) => {
        if (name.startsWith('part:')) return hundredths(0);
        return hundredths(people(municipality) * (name.startsWith('people') || !isMoney ? 1 : 700));
      }),
    })),
  });
}
