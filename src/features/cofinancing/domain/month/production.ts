import { addMonths, type Competencia } from '../../../../kernel/competencia.ts';
import type { SourceFile } from '../../../../kernel/explained.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import { regimeOf } from '../period.ts';
import type { Fact, Programme } from '../programme.ts';

/** The parts of a month's production, each the fact that the rules add. */
export const PRODUCTION_PARTS = {
  hospital: { fact: 'production.hospital', label: 'Produção hospitalar, sem FAEC', system: 'SIH' },
  ambulatory: { fact: 'production.ambulatory', label: 'Produção ambulatorial, sem FAEC', system: 'SIA' },
  hospitalFaec: { fact: 'production.hospital.faec', label: 'Produção hospitalar do FAEC', system: 'SIH' },
  ambulatoryFaec: {
    fact: 'production.ambulatory.faec',
    label: 'Produção ambulatorial do FAEC',
    system: 'SIA',
  },
} as const;
export type ProductionPart = keyof typeof PRODUCTION_PARTS;
export const PARTS = Object.keys(PRODUCTION_PARTS) as ProductionPart[];

/** Decimal text with two places, in BRL, for each part. */
export type ProductionAmounts = Readonly<Record<ProductionPart, string>>;

interface ProductionFile extends SourceFile {
  readonly system: 'SIH' | 'SIA';
}

/** What a hospital produced in a month, as somebody recorded it. */
export interface ProductionRecord extends ProductionAmounts {
  readonly id: string;
  /** Production month. */
  readonly month: string;
  readonly origin: 'files' | 'typed';
  readonly cnes: string | null;
  readonly files: readonly ProductionFile[];
  readonly reason: string | null;
  readonly knownOn: string;
  readonly at: string;
  readonly by: string | null;
  /** Who countersigned what was typed, and since when it holds; null until then, and of files. */
  readonly countersigned: {
    readonly knownOn: string;
    readonly at: string;
    readonly by: string | null;
  } | null;
}

/** Whether a record may be calculated with: files speak for themselves, what was typed needs another person. */
export const holds = ({ origin, countersigned }: ProductionRecord): boolean =>
  origin === 'files' || countersigned !== null;

const holdsSince = ({ knownOn, at, countersigned }: ProductionRecord) => ({
  day: countersigned?.knownOn ?? knownOn,
  at: countersigned?.at ?? at,
});

/** The records that hold, in the order in which they began to. */
export function inForce(records: readonly ProductionRecord[]): ProductionRecord[] {
  return records
    .filter(holds)
    .toSorted((a, b) => compare(holdsSince(a).at, holdsSince(b).at) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * The facts that records give a calculation: each known from the day it held until the next took its place; of the same day, the last.
 * Each names its files, so that the tree of a payment reaches them.
 */
export function productionFacts(records: readonly ProductionRecord[]): Fact[] {
  return [...Map.groupBy(inForce(records), ({ month }) => month).values()].flatMap((ofMonth) => {
    const lastOfDay = [...new Map(ofMonth.map((record) => [holdsSince(record).day, record])).values()];
    return lastOfDay.flatMap((record, index) => {
      const next = lastOfDay[index + 1];
      return factsOf(record, [holdsSince(record).day, next === undefined ? null : holdsSince(next).day]);
    });
  });
}

/** The facts of one record, known in a span of days. */
export function factsOf(record: ProductionRecord, known: Fact['known']): Fact[] {
  return PARTS.map((part): Fact => {
    const { fact, label, system } = PRODUCTION_PARTS[part];
    const files = record.files.filter((each) => each.system === system);
    return {
      id: fact,
      label,
      month: record.month,
      value: record[part],
      effect: [`${record.month}-01`, null],
      known,
      status: 'printed',
      note: noteOf(record, files),
      ...(files.length > 0 && {
        evidence: { files: files.map(({ file, sha256, date }) => ({ file, sha256, date })) },
      }),
    };
  });
}

function noteOf({ origin, reason, cnes }: ProductionRecord, files: readonly ProductionFile[]): string {
  if (origin === 'typed') return `Digitada e contra-assinada por outra pessoa: ${reason}`;
  return `CNES ${cnes}, ${files.map(({ file, date }) => (date ? `${file}, emitido em ${formatDay(date)}` : file)).join('; ')}.`;
}

/** Everything that was produced, in BRL. */
export const totalOf = (amounts: ProductionAmounts): Rational =>
  sum(PARTS.map((part) => Rational.parse(amounts[part])));

/** Whether two records say the same of the same files: to record the second would say nothing new. */
export function saysTheSame(a: ProductionRecord, b: Omit<ProductionRecord, 'id' | 'at' | 'by'>): boolean {
  const hashes = (files: readonly ProductionFile[]) =>
    files
      .map(({ sha256 }) => sha256)
      .sort()
      .join();
  return (
    a.origin === b.origin &&
    a.cnes === b.cnes &&
    hashes(a.files) === hashes(b.files) &&
    PARTS.every((part) => Rational.parse(a[part]).eq(Rational.parse(b[part])))
  );
}

/** The month whose production a competência pays, as the programme's rules say; null under the exceptional regime. */
export function productionMonthOf(programme: Programme, competencia: Competencia): Competencia | null {
  if (regimeOf(programme.exceptional, competencia) === 'exceptional') return null;
  const [back] = Object.values(programme.rules).flatMap((rule) =>
    rule.op === 'fact' && rule.fact === PRODUCTION_PARTS.hospital.fact ? (rule.monthsBack ?? []) : [],
  );
  return back === undefined ? null : addMonths(competencia, -back);
}
