import { formatDecimal } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { ChartBand, ChartPoint, ChartTolerance } from '../../../../web/charts/chart-data.ts';
import type { IndicatorPage, Value } from '../../contract.ts';
import { nearSpan } from '../../domain/expected-path.ts';
import { numberOf, periodWords, statusWords } from '../words.ts';

/** What is not whole is drawn open, and its words say so. */
export const point = (value: Value): ChartPoint => {
  const isOpen = value.status === 'partial';
  const text = value.text ?? '';
  return {
    period: periodWords(value.period),
    value: numberOf(value.value),
    text: isOpen ? `${text} (${statusWords(value)})` : text,
    isOpen,
  };
};

/** A decimal text in the unit of the indicator: `42,5%`. */
export function numberText({ unit }: Pick<IndicatorPage, 'unit'>, decimal: string): string {
  const places = decimal.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  const figure = formatDecimal(Rational.parse(decimal), places);
  return unit === '%' ? `${figure}%` : figure;
}

/** The unit of the chosen method, where it is not the one of the targets. */
export function otherUnit(page: IndicatorPage): string | null {
  return page.methods.find((method) => method.id === page.method)?.otherUnit ?? null;
}

/** The ranges that a document names, as the chart draws them. */
export function bandsOf(page: IndicatorPage): ChartBand[] {
  if (otherUnit(page) !== null) return [];
  return page.bands.map(({ name, from, to }) => ({ label: name, from: numberOf(from), to: numberOf(to) }));
}

/** Where the year should end by the plan's path, from the year that it starts in where the document dates it. */
export function expectedYears(page: IndicatorPage): ChartPoint[] {
  if (otherUnit(page) !== null || page.baseline === null) return [];
  const ends = page.expected.filter(({ period }) => period.endsWith('-12'));
  if (ends.length === 0) return [];
  const { period: since, value: from } = page.baseline;
  const start = /^\d{4}/.test(since) ? [{ period: since, value: from }] : [];
  return [...start, ...ends].map(({ period, value }) => ({
    period: period.slice(0, 4),
    value: numberOf(value),
    text: numberText(page, value),
  }));
}

/** How wide a tolerance is: of a percentage, in points of it. */
export function toleranceWidth({ unit }: Pick<IndicatorPage, 'unit'>, decimal: string): string {
  if (unit !== '%') return numberText({ unit }, decimal);
  const figure = numberText({ unit: '' }, decimal);
  return `${figure} ${Number(decimal) < 2 ? 'ponto percentual' : 'pontos percentuais'}`;
}

const SIDES = { higher: 'abaixo', lower: 'acima' } as const;
const LINES = { target: 'da meta', expected: 'da trajetória esperada' } as const;

/** What misses by little, drawn beside the numbers that are to be reached; only where the card declares it. */
export function toleranceOf(
  page: IndicatorPage,
  along: ChartTolerance['along'],
  goals: readonly { readonly period: string; readonly value: string | null }[],
): ChartTolerance | undefined {
  const { tolerance, direction } = page;
  if (tolerance === null || direction === 'within' || otherUnit(page) !== null) return undefined;
  const points = goals.flatMap(({ period, value }) => {
    const span = nearSpan(page, value);
    if (span === null) return [];
    const edge = direction === 'higher' ? span.from : span.to;
    return { period, from: Number(span.from), to: Number(span.to), text: `até ${numberText(page, edge)}` };
  });
  if (points.length === 0) return undefined;
  const width = toleranceWidth(page, tolerance.value);
  const label = `Tolerância: até ${width} ${SIDES[direction]} ${LINES[along]} ainda é “por pouco”`;
  return { along, points, label };
}
