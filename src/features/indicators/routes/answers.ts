import { formatCount, formatDecimal } from '../../../kernel/format.ts';
import { parsePeriod } from '../../../kernel/period.ts';
import { Rational } from '../../../kernel/rational.ts';
import { plain } from '../commands/indicator-value.ts';
import type { TargetAnswer, Value } from '../contract.ts';
import { type Card, publicCode } from '../domain/card.ts';
import type { IndicatorValue } from '../domain/compute.ts';
import { partsDifference, whyNotJudged } from '../domain/target.ts';
import type { TargetRecord } from '../store/published.ts';

/** A decimal text as people read it, in the card's unit: `19,4%`, `64,6`. */
export function textOf(card: Pick<Card, 'unit'>, decimal: string): string {
  const places = decimal.split('.')[1]?.length ?? 0;
  const figure = formatDecimal(Rational.parse(decimal), places);
  return card.unit === '%' ? `${figure}%` : figure;
}

/** `29 óbitos maternos`, where only the count is known. */
function countText(card: Card, numerator: Rational): string {
  return `${formatCount(numerator.numerator / numerator.denominator)} ${card.countLabel ?? ''}`.trim();
}

/** What stands in the place of a number that is not told. */
export const OMITTED_TEXT = 'omitido';

function textShown(card: Card, { status, rounded, numerator }: IndicatorValue): string | null {
  if (status === 'suppressed') return OMITTED_TEXT;
  if (rounded !== null) return textOf(card, rounded);
  return status === 'no-denominator' && numerator !== null ? countText(card, numerator) : null;
}

export function valueAnswer(card: Card, period: string, value: IndicatorValue): Value {
  const { status, reason, method, variant, rounded, numerator } = value;
  return {
    period,
    status,
    reason,
    value: rounded,
    text: textShown(card, value),
    numerator: plain(numerator),
    denominator: plain(value.denominator),
    method,
    variant,
    sources: value.files.map(({ file, sha256, date }) => ({ file, sha256, date })),
    computedAt: value.computedAt,
    until: value.until,
    unjudged: whyNotJudged(card, parsePeriod(period), value),
    small: value.small,
  };
}

/** `all` are the targets of the same place and indicator: what accumulates is compared with the year before. */
export function targetAnswer(card: Card, target: TargetRecord, all: readonly TargetRecord[]): TargetAnswer {
  const before =
    card.accumulation === 'cumulative' ? all.find((each) => each.year === target.year - 1) : undefined;
  const { year, raw, value, parts, note, act } = target;
  return {
    year,
    raw,
    value,
    text: value === null ? null : textOf(card, value),
    parts: [...parts],
    partsSum: partsDifference(target, before ?? null),
    note,
    act,
  };
}

export function namedAnswer(card: Card) {
  const { id, planId, name, shortName, direction, unit, unitLabel, countLabel } = card;
  return {
    id,
    code: publicCode(card),
    planId,
    name,
    shortName,
    direction,
    isBanded: card.bands.length > 0,
    unit,
    unitLabel,
    countLabel,
  };
}
