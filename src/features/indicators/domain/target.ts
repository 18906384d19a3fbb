import type { Period } from '../../../kernel/period.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Card } from './card.ts';
import type { ValueStatus } from './compute.ts';
import { sumOf } from './sums.ts';

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

/**
 * Why a value does not stand beside the target of its year (pt-BR); null where it is judged. The one rule of the panel,
 * the page and the API: a target is of a whole year, in the unit of the card, by a method that the document means.
 */
export function whyNotJudged(
  card: Pick<Card, 'methods' | 'facts' | 'unitLabel'>,
  period: Period,
  reached: { readonly status: ValueStatus; readonly method: string | null },
): string | null {
  const method = card.methods.find(({ id }) => id === reached.method);
  if (method?.notComparable !== undefined) return method.notComparable;
  const rule = card.facts?.rules.find(({ id }) => id === reached.method);
  if (rule !== undefined && rule.unitLabel !== card.unitLabel)
    return `A meta do plano é em ${card.unitLabel}; aqui se contam ${rule.unitLabel}.`;
  if (period.kind !== 'year') return `A meta é do ano inteiro; este valor é de ${SPANS[period.kind]}.`;
  if (reached.status === 'partial') return 'A meta é do ano inteiro; este valor ainda é parcial.';
  const hasValue = reached.status === 'computed' || reached.status === 'declared';
  return hasValue ? null : 'Sem valor, não há o que comparar com a meta.';
}

const SPANS: Readonly<Record<Exclude<Period['kind'], 'year'>, string>> = {
  month: 'um mês',
  'four-months': 'um quadrimestre',
  semester: 'um semestre',
  window: 'uma janela de meses',
};

/** Equal is met; lower can be better; what is not judged, and a target without a number, is not yet. */
export function judgeTarget(
  direction: Card['direction'],
  actual: { readonly unjudged: string | null; readonly value: string | null },
  target: Pick<Target, 'value'>,
): Verdict {
  const isOpen = actual.unjudged !== null || direction === 'within';
  if (isOpen || actual.value === null || target.value === null) return 'notYet';
  const order = Rational.parse(actual.value).compare(Rational.parse(target.value));
  const met = direction === 'lower' ? order <= 0 : order >= 0;
  return met ? 'met' : 'missed';
}

/**
 * The targets of a part of the state, as the cells of the state's name it: "54 (19 Sul + 35 Norte)" asks 19 of Sul. What
 * accumulates is kept in the years after; what does not has no target where it is not named.
 */
export function targetsOfPart<T extends Target>(
  accumulation: Card['accumulation'],
  targets: readonly T[],
  isPart: (label: string) => boolean,
): T[] {
  let kept: T | null = null;
  return targets
    .toSorted((a, b) => a.year - b.year)
    .flatMap((target) => {
      const named = target.parts.filter((part) => isPart(part.label));
      const before: T | null = accumulation === 'cumulative' ? kept : null;
      if (named.length === 0)
        return before === null ? [] : [{ ...before, year: target.year, note: keptNote(before) }];
      kept = {
        ...target,
        raw: named.map((part) => part.raw).join(' + '),
        value: sumOf([...named.map((part) => part.value), before === null ? '0' : before.value]),
        parts: [],
        note: `Parte da meta do estado em ${target.year}: ${target.raw}.`,
      };
      return [kept];
    });
}

const keptNote = (before: Target): string =>
  `Escrita em ${before.year}; o indicador se acumula e ela segue valendo.`;

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
