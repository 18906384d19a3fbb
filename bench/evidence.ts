import { sql } from 'kysely';
import { readEvidence } from '../src/features/cofinancing/commands/month/evidence.ts';
import type { ProductionPart } from '../src/features/cofinancing/domain/month/production.ts';
import { insertProduction } from '../src/features/cofinancing/store/month.ts';
import { addMonths, parseCompetencia } from '../src/kernel/competencia.ts';
import type { Context } from '../src/platform/context.ts';
import { newId } from '../src/platform/ids.ts';
import { median } from './harness.ts';
import { type Hand, openHand } from './indicator-answers.ts';
import type { MadeUpFile } from './indicator-data.ts';
import { DAY, LAST, openInstallation, register } from './indicator-installation.ts';
import type { Finding, Outcome } from './report.ts';

const AGREEMENT = 'peixoto-de-azevedo';
/** The largest establishment of the made-up state. */
const CNES = '2300000';
const PAGE = 200;
const ROUNDS = { quick: 5, thorough: 25 };

interface Line {
  readonly part: ProductionPart;
  readonly what: string;
  readonly system: 'SIH-RD' | 'SIA-PA';
  readonly where: string;
  readonly amount: string;
  readonly columns: string;
}

const decimal = (column: string) => `"${column}"::decimal(18, 2)`;
const SIH = {
  system: 'SIH-RD',
  amount: `${decimal('VAL_TOT')} - ${decimal('VAL_SH_GES')} - ${decimal('VAL_SP_GES')}`,
  columns:
    'ANO_CMPT, MES_CMPT, CNES, PROC_REA, COMPLEX, FINANC, VAL_TOT, VAL_SH_GES, VAL_SP_GES, IDENT, record_number',
} as const;
const SIA = {
  system: 'SIA-PA',
  amount: `${decimal('PA_VALAPR')} - ${decimal('PA_VL_CL')}`,
  columns: 'PA_MVM, PA_CODUNI, PA_PROC_ID, PA_NIVCPL, PA_TPFIN, PA_VALAPR, PA_VL_CL, record_number',
} as const;
const sih = (financing: string) => `"CNES" = '${CNES}' and "COMPLEX" = '02' and "FINANC" ${financing} '04'`;
const sia = (financing: string) =>
  `"PA_CODUNI" = '${CNES}' and "PA_NIVCPL" = '2' and "PA_TPFIN" ${financing} '04'`;

const LINES: readonly Line[] = [
  { ...SIH, part: 'hospital', what: 'admissions, without FAEC', where: sih('<>') },
  { ...SIH, part: 'hospitalFaec', what: 'admissions of the FAEC', where: sih('=') },
  { ...SIA, part: 'ambulatory', what: 'procedures, without FAEC', where: sia('<>') },
  { ...SIA, part: 'ambulatoryFaec', what: 'procedures of the FAEC', where: sia('=') },
];

interface Sums {
  readonly rows: number;
  readonly total: string;
}

/** The same page and the same sums, asked of the file by hand. */
async function byHand({ connection }: Hand, { path }: MadeUpFile, line: Line): Promise<Sums> {
  const from = `from read_parquet('${path}') where ${line.where}`;
  await connection.runAndReadAll(`select ${line.columns} ${from} limit ${PAGE}`);
  const sums = await connection.runAndReadAll(`select count(*), sum(${line.amount})::varchar ${from}`);
  const [rows, total] = sums.getRowsJson()[0] ?? [];
  return { rows: Number(rows), total: String(total) };
}

/** From a payment to the rows of the files behind each of its production lines, in a month of the state's real size. */
export async function evidence(quick: boolean): Promise<Outcome> {
  const bench = await openInstallation(1);
  const hand = await openHand(bench.places);
  try {
    const files = bench.files.filter(
      ({ period, system }) => period === LAST && LINES.some((line) => line.system === system),
    );
    for (const file of files) await register(bench.context, file);
    const of = (line: Line) => files.find(({ system }) => system === line.system)!;
    const sums = new Map<ProductionPart, Sums>();
    for (const line of LINES) sums.set(line.part, await byHand(hand, of(line), line));
    await keepRecord(bench.context, files, (part) => sums.get(part)?.total ?? '0.00');
    const lines: Measured[] = [];
    for (const line of LINES)
      lines.push(
        await measure({
          line,
          rounds: quick ? ROUNDS.quick : ROUNDS.thorough,
          rows: of(line).rows,
          ours: () => byUs(bench.context, line.part),
          hand: () => byHand(hand, of(line), line),
        }),
      );
    return outcomeOf(lines);
  } finally {
    hand.close();
    await bench.close();
  }
}

/** What `closeProduction` leaves of a hospital and its files. */
async function keepRecord(
  context: Context,
  files: readonly MadeUpFile[],
  amount: (part: ProductionPart) => string,
): Promise<void> {
  const { rows } = await sql<{ system: string; file: string; sha256: string }>`
    select system, file_name as file, sha256 from source_versions where period = ${LAST}`.execute(context.db);
  if (rows.length !== files.length) throw new Error(`${rows.length} of ${files.length} files`);
  await insertProduction(context, AGREEMENT, {
    id: newId(context.clock.now()),
    month: LAST,
    origin: 'files',
    cnes: CNES,
    hospital: amount('hospital'),
    hospitalFaec: amount('hospitalFaec'),
    ambulatory: amount('ambulatory'),
    ambulatoryFaec: amount('ambulatoryFaec'),
    files: rows.map(({ system, file, sha256 }) => ({
      system: system === 'SIH-RD' ? 'SIH' : 'SIA',
      file,
      sha256,
      date: DAY,
    })),
    reason: null,
    knownOn: DAY,
    at: `${DAY}T12:00:00.000Z`,
    by: null,
  });
}

/** The whole command: who may look, the record, the page, the sums beside the leaf, and the event of the look. */
async function byUs(context: Context, part: ProductionPart): Promise<Sums> {
  const competencia = addMonths(parseCompetencia(LAST), 2);
  const asked = { part, file: 0, offset: 0, limit: PAGE };
  const { files, total, matches } = await readEvidence(context, { agreement: AGREEMENT, competencia }, asked);
  if (!matches) throw new Error(`the rows of ${part} do not add up to its line`);
  return { rows: files[0]?.rows ?? 0, total };
}

interface Spent {
  readonly cpu: number;
  readonly clock: number;
}

interface Measured {
  readonly line: Line;
  readonly rows: number;
  readonly behind: number;
  readonly ours: readonly Spent[];
  readonly hand: readonly Spent[];
}

interface Race {
  readonly line: Line;
  readonly rounds: number;
  readonly rows: number;
  readonly ours: () => Promise<Sums>;
  readonly hand: () => Promise<Sums>;
}

async function measure({ line, rounds, rows, ours, hand }: Race): Promise<Measured> {
  const readings = { ours: [] as Spent[], hand: [] as Spent[] };
  const first = await ours();
  const other = await hand();
  if (first.rows !== other.rows || first.total !== other.total)
    throw new Error(`${line.part}: ${JSON.stringify(first)} beside ${JSON.stringify(other)}`);
  for (let round = 0; round < rounds; round++) {
    const turns = round % 2 === 0 ? (['ours', 'hand'] as const) : (['hand', 'ours'] as const);
    for (const turn of turns) readings[turn].push(await spent(turn === 'ours' ? ours : hand));
  }
  return { line, rows, behind: first.rows, ...readings };
}

async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, clock: performance.now() - clock };
}

const GOAL_MS = 100;
const of = (spents: readonly Spent[], what: keyof Spent): number => median(spents.map((each) => each[what]));
const ms = (milliseconds: number): string => milliseconds.toFixed(1);

function outcomeOf(lines: readonly Measured[]): Outcome {
  const slowest = Math.max(...lines.map(({ ours }) => of(ours, 'clock')));
  const found: Finding = {
    what: 'from a payment to the rows behind one of its lines',
    goal: `≤ ${GOAL_MS} ms`,
    measured: `${ms(slowest)} ms by the clock, the slowest line`,
    reached: slowest <= GOAL_MS,
  };
  return {
    tables: [
      {
        title: `The rows behind a payment: the first ${PAGE} and what all of them sum, milliseconds, median`,
        columns: [
          'line',
          'rows of the file',
          'behind the line',
          'ours, clock',
          'ours, CPU',
          'by hand, clock',
          'by hand, CPU',
        ],
        rows: lines.map(({ line, rows, behind, ours, hand }) => [
          line.what,
          rows,
          behind,
          ms(of(ours, 'clock')),
          ms(of(ours, 'cpu')),
          ms(of(hand, 'clock')),
          ms(of(hand, 'cpu')),
        ]),
        notes: [],
      },
    ],
    findings: [found],
  };
}
