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
export function otherUnit(page: Pick<IndicatorPage, 'method' | 'methods'>): string | null {
  return page.methods.find((method) => method.id === page.method)?.otherUnit ?? null;
}

/** The ranges that a document names, as the chart draws them. */
export function bandsOf(page: IndicatorPage): ChartBand[] {
  if (otherUnit(page) !== null) return [];
  return page.bands.map(({ name, from, to }) => ({ label: name, from: numberOf(from), to: numberOf(to) }));
}

type PathOf = Pick<
  IndicatorPage,
  'accumulation' | 'baseline' | 'expected' | 'method' | 'methods' | 'targets' | 'unit'
>;

/**
 * Where the year should end by the plan's path, from the year that it starts in where the document dates it; without a starting point, from
 * the first target on. What begins each year from zero has no path from year to year.
 */
export function expectedYears(page: PathOf): ChartPoint[] {
  if (otherUnit(page) !== null || page.accumulation === 'periodic-sum') return [];
  const ends = page.expected.filter(({ period }) => period.endsWith('-12'));
  if (ends.length === 0) return [];
  return [...startOfPath(page), ...ends].map(({ period, value }) => ({
    period: period.slice(0, 4),
    value: numberOf(value),
    text: numberText(page, value),
  }));
}

/** None where the path already has the year: what accumulates begins at zero. */
function startOfPath({ baseline, expected, targets }: PathOf): { period: string; value: string }[] {
  if (baseline !== null) return /^\d{4}/.test(baseline.period) ? [baseline] : [];
  const first = targets.find(({ value }) => value !== null);
  if (!first?.value || expected.some(({ period }) => period.startsWith(`${first.year}-`))) return [];
  return [{ period: String(first.year), value: first.value }];
}

/** Why the path does not begin before its first target, or there is none from year to year (pt-BR); null where nothing is to be said. */
export function pathNote(page: PathOf): string | null {
  const [first] = page.targets.filter(({ value }) => value !== null);
  if (first === undefined || otherUnit(page) !== null) return null;
  if (page.accumulation === 'periodic-sum')
    return 'a trajetória esperada recomeça do zero a cada ano: veja-a por mês';
  if (page.baseline !== null || page.expected.length === 0 || startOfPath(page).length === 0) return null;
  return `o plano não imprime o ponto de partida: a trajetória esperada começa na meta de ${first.year}`;
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
