import { IndicatorChart } from '../../../../web/charts/IndicatorChart.tsx';
import type { IndicatorPage, Value } from '../../contract.ts';
import { bandsOf, point } from '../indicator/chart-lines.ts';
import { periodWords } from '../words.ts';
import type { Side } from './side.ts';

/** Both places over time; of one place there is one line. */
export function CompareChart({ sides }: { sides: readonly [Side, Side] }) {
  const places = sides.filter(
    (side, index) => index === 0 || side.page.territory.code !== sides[0].page.territory.code,
  );
  const [{ page, period }] = sides;
  const isMonthly = (period?.length ?? 4) > 4;
  const lines = places.map((side) => ({
    id: side.page.territory.code,
    label: side.page.territory.name,
    values: valuesOf(side.page, isMonthly),
  }));
  const periods = [...new Set(lines.flatMap(({ values }) => values.map((value) => value.period)))].sort();
  if (periods.length < 2) return null;
  return (
    <IndicatorChart
      title={`${page.shortName} ${isMonthly ? 'por mês' : 'por ano'}`}
      note={`${page.unitLabel} · ${lines.map(({ label }) => label).join(' e ')}`}
      series={lines.map(({ values, ...line }) => ({ ...line, points: values.map(point) }))}
      bands={bandsOf(page)}
      breaks={page.breaks.map((each) => ({ ...each, period: periodWords(each.period) }))}
      periods={periods.map(periodWords)}
      fileName={`indicador-${page.code}-comparacao-serie`}
    />
  );
}

/** Computed, else as published. */
function valuesOf(page: IndicatorPage, isMonthly: boolean): Value[] {
  const [series] = page.series;
  const known = (values: readonly Value[] = []) => values.filter((value) => value.value !== null);
  if (isMonthly) return known(series?.months);
  const computed = known(series?.years).filter(({ status }) => status !== 'partial');
  const have = new Set(computed.map(({ period }) => period));
  return [...computed, ...known(page.official?.years).filter(({ period }) => !have.has(period))].toSorted(
    (a, b) => a.period.localeCompare(b.period),
  );
}
