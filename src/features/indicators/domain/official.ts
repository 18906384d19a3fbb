import type { SourceFile } from '../../../kernel/explained.ts';
import { formatDecimal } from '../../../kernel/format.ts';
import { type Period, periodInWords } from '../../../kernel/period.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Card } from './card.ts';
import { type IndicatorValue, NO_VALUE } from './compute.ts';

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
  const quotient =
    numerator && denominator ? numerator.value.mul(multiplier(card)).div(denominator.value) : null;
  const raw = quotient?.toDecimal(card.decimals) ?? null;
  const printed = value.value.toDecimal(card.decimals);
  const corrected = raw !== null && raw !== printed;
  return {
    ...NO_VALUE,
    status: 'declared',
    reason: corrected
      ? `Publicado por ${card.official.name}, com fator de correção: o quociente dos números publicados é ${formatDecimal(quotient as Rational, card.decimals)}.`
      : `Publicado por ${card.official.name}; nenhum arquivo de microdados de ${periodInWords(period)} foi carregado.`,
    value: value.value,
    rounded: printed,
    numerator: numerator?.value ?? null,
    denominator: denominator?.value ?? null,
    method: 'OFFICIAL',
    files: [value.source],
    explained: {
      id: `official/${card.id}`,
      label: `${card.shortName}, ${place}, ${periodInWords(period)}, como publicado`,
      value: value.value,
      unit: card.unit === 'per-10000' ? 'ratio' : card.unit,
      op: 'fact',
      inputs: [],
      evidence: { files: [value.source] },
      note: card.official.name,
    },
  };
}

function multiplier(card: Card): Rational {
  return Rational.of(card.multiplier);
}
