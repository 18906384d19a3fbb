import type { ChartData, ChartSeries } from '../../../../web/charts/chart-data.ts';
import { IndicatorChart } from '../../../../web/charts/IndicatorChart.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import type { Grain, IndicatorPage, Value } from '../../contract.ts';
import { addedInYear } from '../../domain/sums.ts';
import { type Asked, useSeries } from '../queries.ts';
import { numberOf, periodWords } from '../words.ts';
import { bandsOf, numberText, otherUnit, point, toleranceOf } from './chart-lines.ts';
import { GRAINS } from './grains.ts';

interface GrainChartProps {
  page: IndicatorPage;
  asked: Asked;
  grain: Grain;
}

/** The series by periods of one length: months, twelve months moving, four months, semesters; of a place or an establishment. */
export function GrainChart({ page, asked, grain }: GrainChartProps) {
  const series = useSeries(asked, grain);
  if (series.error) return <ErrorState error={series.error} onRetry={() => void series.refetch()} />;
  if (series.data === undefined) return <Loading label="Somando os períodos" lines={6} />;
  const drawn = series.data.items.filter((item) => item.value !== null);
  if (drawn.length === 0)
    return <EmptyState title="Nenhum período deste tamanho tem valor com o que está carregado." />;
  const { place } = series.data;
  const label = GRAINS.find(({ id }) => id === grain)?.label ?? '';
  const partial = drawn.filter(({ status }) => status === 'partial').length;
  const shown = new Set(drawn.map(({ period }) => period));
  const hasPath = !asked.establishment && otherUnit(page) === null;
  const expected = hasPath ? page.expected.filter(({ period }) => shown.has(period)) : [];
  const lines = linesOf(page, drawn, { label: page.shortName, hasPath: expected.length > 0 });
  const unit = otherUnit(page) ?? page.unitLabel;
  return (
    <IndicatorChart
      title={`${page.shortName} · ${label.toLowerCase()}`}
      note={[
        unit,
        place,
        ...(partial === 0 ? [] : [`${partial} de ${drawn.length} com meses faltando`]),
      ].join(' · ')}
      series={lines}
      expected={pathOf(page, expected, lines.length > 1)}
      tolerance={toleranceOf(
        page,
        'expected',
        expected.map(({ period, value }) => ({ period: periodWords(period), value })),
      )}
      bands={bandsOf(page)}
      breaks={breaksAmong(page, drawn)}
      periods={drawn.map(({ period }) => periodWords(period))}
      fileName={`indicador-${page.code}-${asked.establishment ?? page.territory.code}-${grain}`}
    />
  );
}

/** The values; where the path adds up in the year, what adds up beside it too, for a month alone is not on that path. */
function linesOf(
  page: IndicatorPage,
  drawn: readonly Value[],
  { label, hasPath }: { label: string; hasPath: boolean },
): ChartSeries[] {
  if (!hasPath || page.accumulation !== 'periodic-sum')
    return [{ id: 'values', label, points: drawn.map(point) }];
  const added = addedInYear(drawn).map(({ month, value }) => ({
    period: periodWords(month.period),
    value: numberOf(value),
    text: numberText(page, value),
  }));
  return [
    { id: 'added', label: 'Acumulado no ano', points: added },
    { id: 'values', label: 'No mês', points: drawn.map(point) },
  ];
}

function pathOf(
  page: IndicatorPage,
  expected: IndicatorPage['expected'],
  inYear: boolean,
): ChartData['expected'] {
  if (expected.length === 0) return undefined;
  return {
    label: inYear ? 'Trajetória esperada no ano' : 'Trajetória esperada',
    points: expected.map(({ period, value }) => ({
      period: periodWords(period),
      value: numberOf(value),
      text: numberText(page, value),
    })),
  };
}

/** Each change of method before the first period that comes after it. */
function breaksAmong(page: IndicatorPage, drawn: readonly Value[]): { period: string; note: string }[] {
  return page.breaks.flatMap(({ period, note }) => {
    const first = drawn.find((item) => item.period >= period);
    return first === undefined ? [] : [{ period: periodWords(first.period), note }];
  });
}
