import { useState } from 'react';
import { IndicatorChart } from '../../../../web/charts/IndicatorChart.tsx';
import { Tabs } from '../../../../web/components/Tabs.tsx';
import type { IndicatorPage, Value } from '../../contract.ts';
import { numberOf, periodWords } from '../words.ts';
import { TargetTable } from './TargetTable.tsx';

/** The series by every method beside the targets; what was published stands apart. */
export function SeriesView({ page }: { page: IndicatorPage }) {
  const [grain, setGrain] = useState('years');
  const monthly = page.series.some((series) => series.months.length > 0);
  if (!monthly) return <Years page={page} />;
  return (
    <Tabs
      label="Período do gráfico"
      selected={grain}
      onSelect={setGrain}
      items={[
        { id: 'years', label: 'Por ano', content: <Years page={page} /> },
        { id: 'months', label: 'Por mês', content: <Months page={page} /> },
      ]}
    />
  );
}

const point = (value: Value) => ({
  period: periodWords(value.period),
  value: numberOf(value.value),
  text: value.text ?? '',
});

const known = (value: Value) => value.value !== null;

function Years({ page }: { page: IndicatorPage }) {
  const computed = page.series
    .map((series) => ({
      id: series.method,
      label: page.series.length > 1 ? series.name : page.shortName,
      points: series.years.filter((value) => known(value) && value.status !== 'declared').map(point),
    }))
    .filter((series) => series.points.length > 0);
  const published = page.official?.years.filter(known).map(point) ?? [];
  const series = [
    ...computed,
    ...(published.length > 0 && page.official
      ? [{ id: 'official', label: `Publicado: ${page.official.name}`, points: published }]
      : []),
  ];
  const targets = page.targets.filter((target) => target.value !== null);
  return (
    <div className="flex flex-col gap-6">
      {series.length > 0 ? (
        <IndicatorChart
          title={answerOf(page)}
          note={`${page.unitLabel} · ${page.territory.name}`}
          series={series}
          target={
            targets.length === 0
              ? undefined
              : {
                  label: 'Meta do plano',
                  points: targets.map((target) => ({
                    period: String(target.year),
                    value: numberOf(target.value),
                    text: target.text ?? target.raw,
                  })),
                }
          }
          breaks={page.breaks}
          csvName={`indicador-${page.code}-${page.territory.code}`}
        />
      ) : (
        <p className="text-16 text-ink-quiet">Ainda não há valores para desenhar.</p>
      )}
      <TargetTable targets={page.targets} />
    </div>
  );
}

function Months({ page }: { page: IndicatorPage }) {
  const series = page.series
    .map((each) => ({ id: each.method, label: each.name, months: each.months.filter(known) }))
    .filter((each) => each.months.length > 0);
  const order = [...new Set(series.flatMap((each) => each.months.map((value) => value.period)))].sort();
  return (
    <IndicatorChart
      title={`${page.shortName} por mês`}
      note={`${page.unitLabel} · ${page.territory.name}`}
      series={series.map(({ months, ...each }) => ({ ...each, points: months.map(point) }))}
      periods={order.map(periodWords)}
      csvName={`indicador-${page.code}-${page.territory.code}-meses`}
    />
  );
}

/** "Razão de mortalidade materna caiu de 64,6 (2019) para 49,9 (2022)", from the first and last whole years. */
function answerOf(page: IndicatorPage): string {
  const own = page.series[0]?.years.filter((value) => known(value) && value.status !== 'partial') ?? [];
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last || first === last) return page.shortName;
  const change = Number(last.value) - Number(first.value);
  const verb = change === 0 ? 'ficou igual' : change < 0 ? 'caiu' : 'subiu';
  return `${page.shortName} ${verb} de ${first.text} (${first.period}) para ${last.text} (${last.period})`;
}
