import { type Competencia, competenciaOf } from '../../../kernel/competencia.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Card, TargetKind, Tolerance } from './card.ts';

const USUAL: Readonly<Record<Card['direction'], TargetKind>> = {
  higher: 'increase-to',
  lower: 'decrease-to',
  within: 'stay-within',
};

/** What the card says, else what its direction implies. */
export function targetKindOf(card: Pick<Card, 'direction' | 'target'>): TargetKind {
  return card.target?.kind ?? USUAL[card.direction];
}

interface YearTarget {
  readonly year: number;
  readonly value: string | null;
}

interface ExpectedMonth {
  readonly period: Competencia;
  /** Unrounded, in the card's unit. */
  readonly value: Rational;
}

const MONTHS = 12;

/**
 * Where the indicator should be in each month of the years with a target. What is to be kept has the target from January
 * on; what is to be reached goes in twelve equal steps from the number of the year before (the baseline in the first year; without
 * one, that year has no path). What adds up in the year starts from zero; what accumulates, from the year before.
 */
export function expectedPath(
  card: Pick<Card, 'direction' | 'target' | 'accumulation'>,
  targets: readonly YearTarget[],
): ExpectedMonth[] {
  const numbers = new Map(targets.flatMap(({ year, value }) => (value === null ? [] : [[year, value]])));
  return [...numbers]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([year, value]) => {
      const end = Rational.parse(value);
      const start = startOf(
        card,
        end,
        numbers.get(year - 1) ?? null,
        numbers.size > 0 && isFirst(year, numbers),
      );
      return start === null ? [] : steps(year, start, end);
    });
}

function isFirst(year: number, numbers: ReadonlyMap<number, string>): boolean {
  return year === Math.min(...numbers.keys());
}

function startOf(
  card: Pick<Card, 'direction' | 'target' | 'accumulation'>,
  end: Rational,
  before: string | null,
  first: boolean,
): Rational | null {
  const kind = targetKindOf(card);
  if (kind.startsWith('stay')) return end;
  if (card.accumulation === 'periodic-sum') return Rational.zero;
  if (before !== null) return Rational.parse(before);
  if (!first) return null;
  if (card.target?.baseline) return Rational.parse(card.target.baseline.value);
  return card.accumulation === 'cumulative' ? Rational.zero : null;
}

function steps(year: number, start: Rational, end: Rational): ExpectedMonth[] {
  const way = end.sub(start);
  return Array.from({ length: MONTHS }, (_, index) => ({
    period: competenciaOf(year, index + 1),
    value: start.add(way.mul(Rational.of(index + 1, MONTHS))),
  }));
}

/**
 * Whether a value that misses its target lies within the tolerance that the card declares: so many units of the card on
 * the wrong side. Shown beside the verdict, never in its place.
 */
export function isNear(
  { direction, tolerance }: { readonly direction: Card['direction']; readonly tolerance: Tolerance | null },
  actual: string | null,
  target: string | null,
): boolean {
  if (tolerance === null || actual === null || target === null || direction === 'within') return false;
  const short = Rational.parse(target).sub(Rational.parse(actual));
  const missing = direction === 'higher' ? short : Rational.zero.sub(short);
  return Rational.zero.lt(missing) && !Rational.parse(tolerance.value).lt(missing);
}

/**
 * From where to where a miss is near: the target and so many units of the card on its wrong side, as decimal text; null
 * where the card declares no tolerance.
 */
export function nearSpan(
  { direction, tolerance }: { readonly direction: Card['direction']; readonly tolerance: Tolerance | null },
  target: string | null,
): { readonly from: string; readonly to: string } | null {
  if (tolerance === null || target === null || direction === 'within') return null;
  const places = Math.max(...[tolerance.value, target].map((text) => text.split('.')[1]?.length ?? 0));
  const [end, width] = [Rational.parse(target), Rational.parse(tolerance.value)];
  const edge = direction === 'higher' ? end.sub(width) : end.add(width);
  return direction === 'higher'
    ? { from: edge.toDecimal(places), to: target }
    : { from: target, to: edge.toDecimal(places) };
}

/** In which of its bands a value lies, by the names of the documents. Ends belong to the band. */
export function bandsOf(card: Pick<Card, 'bands'>, actual: string | null): string[] {
  if (actual === null) return [];
  const value = Rational.parse(actual);
  return card.bands
    .filter(({ from, to }) => {
      const above = from === null || !value.lt(Rational.parse(from));
      return above && (to === null || !value.gt(Rational.parse(to)));
    })
    .map(({ name }) => name);
}
