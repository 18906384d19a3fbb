import type { SourceFile } from '../../../kernel/explained.ts';
import { formatDecimal } from '../../../kernel/format.ts';
import { ofPeriodInWords, type Period, periodInWords } from '../../../kernel/period.ts';
import { Rational, sum } from '../../../kernel/rational.ts';
import type { Card } from './card.ts';
import { explainedUnit, type IndicatorValue, NO_VALUE } from './compute.ts';

/** A figure of an official publication. */
export interface OfficialFigure {
  readonly series: string;
  readonly value: Rational;
  readonly source: SourceFile;
}

/** What was published for a state and year; each figure may be absent. */
export interface Published {
  readonly value: OfficialFigure | null;
  readonly numerator: OfficialFigure | null;
  readonly denominator: OfficialFigure | null;
}

/** The published value, as printed, with what it was published beside; null where nothing was. */
export function declaredValue(
  card: Card,
  place: string,
  period: Period,
  published: Published,
): IndicatorValue | null {
  const { value, numerator, denominator } = published;
  if (card.official === null || value === null) return null;
  const quotient = correctedQuotient(card, published);
  return {
    ...NO_VALUE,
    status: 'declared',
    reason: quotient
      ? `Publicado por ${card.official.name}, com fator de correção: o quociente dos números publicados é ${formatDecimal(quotient, card.decimals)}.`
      : `Publicado por ${card.official.name}; nenhum arquivo de microdados ${ofPeriodInWords(period)} foi carregado.`,
    value: value.value,
    rounded: value.value.toDecimal(card.decimals),
    numerator: numerator?.value ?? null,
    denominator: denominator?.value ?? null,
    method: 'OFFICIAL',
    files: [value.source],
    explained: {
      id: `official/${card.id}`,
      label: `${card.shortName}, ${place}, ${periodInWords(period)}, como publicado`,
      value: value.value,
      unit: explainedUnit(card.unit),
      op: 'fact',
      inputs: [],
      evidence: { files: [value.source] },
      note: card.official.name,
    },
  };
}

/**
 * Some published years told together: what was counted in them, divided once. Null where a year lacks one of its numbers, or where
 * the card has no published series.
 */
export function declaredTogether(
  card: Card,
  place: string,
  period: Period,
  years: readonly Published[],
): IndicatorValue | null {
  const numerators = years.flatMap(({ numerator }) => numerator ?? []);
  const denominators = years.flatMap(({ denominator }) => denominator ?? []);
  const isWhole = numerators.length === years.length && denominators.length === years.length;
  if (card.official === null || years.length === 0 || !isWhole) return null;
  const [numerator, denominator] = [numerators, denominators].map((figures) =>
    sum(figures.map(({ value }) => value)),
  ) as [Rational, Rational];
  if (denominator.isZero()) return null;
  const value = numerator.mul(Rational.of(card.multiplier)).div(denominator);
  const files = [
    ...new Map([...numerators, ...denominators].map(({ source }) => [source.sha256, source])).values(),
  ];
  const part = (id: string, label: string, total: Rational) => ({
    id,
    label,
    value: total,
    unit: 'count' as const,
    op: 'sum' as const,
    inputs: [],
    evidence: { files },
  });
  return {
    ...NO_VALUE,
    status: 'declared',
    reason: `Soma dos números publicados ano a ano por ${card.official.name}, sem fator de correção; nenhum arquivo de microdados ${ofPeriodInWords(period)} foi carregado.`,
    value,
    rounded: value.toDecimal(card.decimals, card.rounding),
    numerator,
    denominator,
    method: 'OFFICIAL',
    files,
    explained: {
      id: `official/${card.id}`,
      label: `${card.shortName}, ${place}, ${periodInWords(period)}, dos números publicados`,
      value,
      unit: explainedUnit(card.unit),
      op: 'divide',
      inputs: [
        part('numerator', 'Numerador publicado, somado', numerator),
        part('denominator', 'Denominador publicado, somado', denominator),
      ],
      note: card.official.name,
    },
  };
}

/**
 * The computed value, its reason also telling the published one where the two differ: what is loaded takes its place
 * and must not change a known number in silence.
 */
export function besidePublished(card: Card, computed: IndicatorValue, published: Published): IndicatorValue {
  const { value } = published;
  if (value === null || computed.rounded === null) return computed;
  if (computed.rounded === value.value.toDecimal(card.decimals)) return computed;
  const corrected = correctedQuotient(card, published) !== null;
  const said = `Publicado${corrected ? ' com fator de correção' : ''}: ${formatDecimal(value.value, card.decimals)}.`;
  return { ...computed, reason: computed.reason === null ? said : `${computed.reason} ${said}` };
}

/** The quotient of the published numbers where the published ratio is another, so carries a correction factor; else null. */
function correctedQuotient(card: Card, { value, numerator, denominator }: Published): Rational | null {
  if (value === null || numerator === null || denominator === null) return null;
  const quotient = numerator.value.mul(Rational.of(card.multiplier)).div(denominator.value);
  return quotient.toDecimal(card.decimals) === value.value.toDecimal(card.decimals) ? null : quotient;
}
