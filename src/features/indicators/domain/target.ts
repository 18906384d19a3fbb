import { Rational } from '../../../kernel/rational.ts';
import { type Card, findMethod } from './card.ts';
import type { ValueStatus } from './compute.ts';

/** The yearly target of an indicator in a place, as its act printed it. */
export interface Target {
  readonly year: number;
  /** The cell as printed. */
  readonly raw: string;
  readonly value: string | null;
  readonly parts: readonly { readonly label: string; readonly value: string | null; readonly raw: string }[];
  readonly note: string | null;
}

export type Verdict = 'met' | 'missed' | 'notYet';

/** Why a value made by this method is not judged by the targets; null where it is. */
export function whyNotJudged(
  card: Pick<Card, 'methods' | 'defaultMethod'>,
  method: string | null,
): string | null {
  return method === null ? null : (findMethod(card, method)?.notComparable ?? null);
}

/** Equal is met; lower can be better; a value that is not whole is not judged. */
export function judgeTarget(
  direction: Card['direction'],
  actual: { readonly status: ValueStatus; readonly rounded: string | null },
  target: Pick<Target, 'value'>,
): Verdict {
  const judgeable = actual.status === 'computed' || actual.status === 'declared';
  if (!judgeable || actual.rounded === null || target.value === null || direction === 'within')
    return 'notYet';
  const order = Rational.parse(actual.rounded).compare(Rational.parse(target.value));
  const met = direction === 'lower' ? order <= 0 : order >= 0;
  return met ? 'met' : 'missed';
}

/**
 * The sum of the parts where all have a number and it differs from what the year adds: the printed total or, where
 * targets accumulate, the total less that of the year before. Both are shown.
 */
export function partsDifference(target: Target, before: Pick<Target, 'value'> | null): string | null {
  if (target.value === null || target.parts.length === 0) return null;
  if (target.parts.some((part) => part.value === null)) return null;
  const total = target.parts.reduce(
    (sum, part) => sum.add(Rational.parse(part.value as string)),
    Rational.of(0),
  );
  const added = Rational.parse(target.value).sub(Rational.parse(before?.value ?? '0'));
  return total.eq(added) ? null : total.toDecimal(0);
}
