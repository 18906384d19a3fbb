import { IndicatorChart } from '../../../../web/charts/IndicatorChart.tsx';
import type { IndicatorPage, Value } from '../../contract.ts';
import { bandsOf, point } from '../indicator/chart-lines.ts';
import { useSeries } from '../queries.ts';
import { periodWords } from '../words.ts';
import { isSamePlace, type Side } from './side.ts';

/** Both places over time; of one place there is one line. */
export function CompareChart({ sides }: { sides: readonly [Side, Side] }) {
  const [{ page, period }] = sides;
  const isMonthly = (period?.length ?? 4) > 4;
  const values = [useLine(sides[0], isMonthly), useLine(sides[1], isMonthly)];
  const lines = (isSamePlace(sides) ? [sides[0]] : sides).map((side, index) => ({
    id: String(index),
    label: side.name,
    values: values[index] ?? [],
  }));
  const periods = [...new Set(lines.flatMap((line) => line.values.map((value) => value.period)))].sort();
  if (periods.length < 2) return null;
  return (
    <IndicatorChart
      title={`${page.shortName} ${isMonthly ? 'por mês' : 'por ano'}`}
      note={`${page.unitLabel} · ${lines.map(({ label }) => label).join(' e ')}`}
      series={lines.map(({ id, label, values: drawn }) => ({ id, label, points: drawn.map(point) }))}
      bands={bandsOf(page)}
      breaks={page.breaks.map((each) => ({ ...each, period: periodWords(each.period) }))}
      periods={periods.map(periodWords)}
      fileName={`indicador-${page.code}-comparacao-serie`}
    />
  );
}

/** The values of a side: those of its page, or of the establishment in it. */
function useLine({ page, asked }: Side, isMonthly: boolean): Value[] {
  const isEstablishment = asked.establishment !== undefined;
  const own = useSeries(asked, isMonthly ? 'month' : 'year', isEstablishment);
  if (!isEstablishment) return valuesOf(page, isMonthly);
  return (own.data?.items ?? []).filter(
    ({ value, status }) => value !== null && (isMonthly || status !== 'partial'),
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
