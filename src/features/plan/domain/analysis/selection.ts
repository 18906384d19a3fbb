import { type Citation, type Explained, fact } from '../../../../kernel/explained.ts';
import { formatDecimal } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';

/** What the filter and the table need of a problem that a macro-region brought. */
export interface Brought {
  readonly macro: string;
  readonly careLines: readonly string[];
  readonly pertinence: { readonly basis: 'competence' | 'careLine' | 'none' } | null;
  readonly prioritised: string | null;
}

/** Selected: of the superintendence's competence, or pointing at a care line (section 3, second paragraph). */
const isSelected = (problem: Brought): boolean =>
  problem.pertinence !== null && problem.pertinence.basis !== 'none';

export interface Funnel {
  readonly registered: number;
  readonly judged: number;
  readonly selected: number;
  /** Of the selected, those that a prioritised problem took up, and how many such problems there are. */
  readonly takenUp: number;
  readonly prioritised: number;
}

export function funnelOf(brought: readonly Brought[], prioritised: number): Funnel {
  const selected = brought.filter(isSelected);
  return {
    registered: brought.length,
    judged: brought.filter((each) => each.pertinence !== null).length,
    selected: selected.length,
    takenUp: selected.filter((each) => each.prioritised !== null).length,
    prioritised,
  };
}

/** Whether what is printed is what the records give, at the printed decimals; `absent` where there is no record. */
export type Agreement = 'agrees' | 'differs' | 'absent';

const placesOf = (printed: string): number => /,(\d+)/.exec(printed)?.[1]?.length ?? 0;
const digitsOf = (printed: string): string => printed.replace('%', '').trim();

/** `66,7%` and 4/6 agree: 66,666… rounds half up to one decimal. */
export function agreementOf(printed: string, value: Rational | null): Agreement {
  if (value === null) return 'absent';
  return formatDecimal(value, placesOf(printed)) === digitsOf(printed) ? 'agrees' : 'differs';
}

/** Every count of `denominator` that would be printed so: of six macro-regions only 4 is written `66,7%`. */
export function countsPrintedAs(printed: string, denominator: number): number[] {
  const counts = Array.from({ length: denominator + 1 }, (_, count) => count);
  return counts.filter((count) => agreementOf(printed, percent(count, denominator)) === 'agrees');
}

const percent = (numerator: number, denominator: number): Rational | null =>
  denominator === 0 ? null : Rational.of(numerator * 100, denominator);

/** A share as a tree whose two leaves are the counts. */
export function explainedShare(
  id: string,
  label: string,
  parts: { numerator: [string, number]; denominator: [string, number] },
  more: { cite?: Citation; note?: string },
): Explained<Rational | null> {
  const [above, numerator] = parts.numerator;
  const [below, denominator] = parts.denominator;
  return {
    id,
    label,
    value: percent(numerator, denominator),
    unit: '%',
    op: 'divide',
    formula: `${above} ÷ ${below} × 100`,
    inputs: [
      fact(`${id}/numerator`, above, Rational.of(numerator), 'count'),
      fact(`${id}/denominator`, below, Rational.of(denominator), 'count'),
    ],
    ...more,
  };
}

/** A care line across the macro-regions: how many problems of each point at it. */
export interface CareLineRow {
  readonly careLine: string;
  readonly cells: readonly { readonly macro: string; readonly problems: number }[];
  /** Macro-regions with at least one. */
  readonly pointed: readonly string[];
}

export function careLineTable(
  brought: readonly Brought[],
  careLines: readonly string[],
  macros: readonly string[],
): CareLineRow[] {
  return careLines.map((careLine) => {
    const cells = macros.map((macro) => ({
      macro,
      problems: brought.filter((each) => each.macro === macro && each.careLines.includes(careLine)).length,
    }));
    return { careLine, cells, pointed: cells.filter((cell) => cell.problems > 0).map((cell) => cell.macro) };
  });
}
