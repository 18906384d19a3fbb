import { competenciaShort, parseCompetencia } from '../../../kernel/competencia.ts';
import { monthsOf, type Period, periodInWords } from '../../../kernel/period.ts';
import { type Counting, isInForce, type Method } from './card.ts';

/** How files make up a period, and when they may be used. */
type Covering = Pick<Counting, 'grain' | 'over' | 'scope'> & Pick<Method, 'validFrom' | 'validTo'>;

/** The counts of one file by one method, as stored. */
export interface Computation {
  readonly id: string;
  /** `import`: of a version in the warehouse; `seed`: of a public file counted when the seeds were made. */
  readonly origin: 'import' | 'seed';
  readonly versionId: string | null;
  /** State whose places it holds; `BR` for all. */
  readonly uf: string;
  /** `YYYY-MM` or `YYYY`. */
  readonly period: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly fileDate: string;
  /** Instant of counting. */
  readonly computedAt: string;
}

/** When the newest of some counts was made. */
export function newestOf(computations: readonly Computation[]): string | null {
  return (
    computations
      .map((each) => each.computedAt)
      .toSorted()
      .at(-1) ?? null
  );
}

/** Which files a value is made of, and what is missing. */
export interface Coverage {
  readonly chosen: readonly Computation[];
  readonly needed: readonly string[];
  readonly present: readonly string[];
  /** Where the files of this method cannot make up the period at all (pt-BR). */
  readonly refusal: string | null;
}

/** Periods of files that make up a period, oldest first, or why they cannot. */
export function filePeriods(
  method: Pick<Covering, 'grain'>,
  period: Period,
): { needed: string[]; refusal: string | null } {
  if (method.grain === 'month') return { needed: monthsOf(period), refusal: null };
  const whole = period.first.endsWith('-01') && period.last.endsWith('-12');
  if (!whole)
    return { needed: [], refusal: 'Este indicador é apurado por ano. Peça um ano inteiro, como 2019.' };
  const years: string[] = [];
  for (let year = Number(period.first.slice(0, 4)); year <= Number(period.last.slice(0, 4)); year++)
    years.push(String(year));
  return { needed: years, refusal: null };
}

/**
 * Chooses the files of a place's state for a period: every one that adds up, never the same place twice. A stock needs
 * the last file of the period; where it is not there, the newest before it stands, and the period is not whole.
 */
export function coverPeriod(
  method: Covering,
  period: Period,
  uf: string,
  computations: readonly Computation[],
): Coverage {
  const { needed, refusal } = filePeriods(method, period);
  const chosen: Computation[] = [];
  const present: string[] = [];
  for (const each of needed.filter((one) => isInForce(method, one))) {
    const files = filesOf(
      method,
      uf,
      computations.filter((computation) => computation.period === each),
    );
    if (files.length === 0) continue;
    present.push(each);
    chosen.push(...files);
  }
  if (method.over === 'sum') return { chosen, needed, present, refusal };
  const last = present.slice(-1);
  return {
    chosen: chosen.filter((each) => last.includes(each.period)),
    needed: needed.slice(-1),
    present: last,
    refusal,
  };
}

function filesOf(method: Covering, uf: string, ofPeriod: readonly Computation[]): Computation[] {
  const covering = ofPeriod.filter((each) => each.uf === uf || each.uf === 'BR').toSorted(preferred);
  if (covering.length === 0) return [];
  const own = covering.slice(0, 1);
  if (method.scope === 'place') return own;
  const imported = ofPeriod.filter((each) => each.origin === 'import');
  if (own.some((each) => each.origin === 'import')) return imported;
  return own.some((each) => each.uf === 'BR') ? own : [...own, ...imported];
}

/** What was imported before what was seeded; then the newest. */
function preferred(a: Computation, b: Computation): number {
  if (a.origin !== b.origin) return a.origin === 'import' ? -1 : 1;
  if (a.fileDate === b.fileDate) return 0;
  return a.fileDate < b.fileDate ? 1 : -1;
}

/** The file that a stock reaches where it does not close the period; null where it does, and of what adds up. */
export function untilOf(
  { over }: Pick<Counting, 'over'>,
  { needed, present }: Pick<Coverage, 'needed' | 'present'>,
): string | null {
  const last = present.at(-1) ?? null;
  return over === 'last' && last !== needed.at(-1) ? last : null;
}

/** "Até abr 2024, a última competência carregada de 2024: o período só fecha com dez 2024." */
export function stockReached(until: string, end: string, period: Period): string {
  const name = (text: string) => (text.length === 4 ? text : competenciaShort(parseCompetencia(text)));
  return `Até ${name(until)}, a última competência carregada de ${periodInWords(period)}: o período só fecha com ${name(end)}.`;
}
