import { useState } from 'react';
import { IndicatorChart } from '../../../../web/charts/IndicatorChart.tsx';
import { Tabs } from '../../../../web/components/Tabs.tsx';
import type { IndicatorPage, Value } from '../../contract.ts';
import { numberOf, periodWords } from '../words.ts';
import { MethodTable } from './MethodTable.tsx';
import { originBreaks } from './periods.ts';
import { TargetTable } from './TargetTable.tsx';

/** The series by the chosen method beside the targets; what was published stands apart, and so do other methods. */
export function SeriesView({ page }: { page: IndicatorPage }) {
  const monthly = page.series.some((series) => series.months.some(known));
  const [grain, setGrain] = useState(monthly && wholeYears(page).length === 0 ? 'months' : 'years');
  return (
    <div className="flex flex-col gap-8">
      {monthly ? (
        <Tabs
          label="Período do gráfico"
          selected={grain}
          onSelect={setGrain}
          items={[
            { id: 'years', label: 'Por ano', content: <Years page={page} /> },
            { id: 'months', label: 'Por mês', content: <Months page={page} /> },
          ]}
        />
      ) : (
        <Years page={page} />
      )}
      <MethodTable page={page} />
      <TargetTable targets={page.targets} />
    </div>
  );
}

const point = (value: Value) => ({
  period: periodWords(value.period),
  value: numberOf(value.value),
  text: value.text ?? '',
});

const known = (value: Value) => value.value !== null;

/** Years that are complete, by the chosen method, and the running one of what is counted day by day. */
function wholeYears(page: IndicatorPage): Value[] {
  const years = page.series[0]?.years ?? [];
  const isWhole = (value: Value) => value.status !== 'partial' || page.kind === 'events';
  return years.filter((value) => known(value) && value.status !== 'declared' && isWhole(value));
}

function Years({ page }: { page: IndicatorPage }) {
  const published = page.official?.years.filter(known) ?? [];
  const computed = wholeYears(page);
  const lines = [
    { id: 'computed', label: published.length > 0 ? 'Calculado' : page.shortName, values: computed },
    { id: 'official', label: 'Publicado', values: published },
  ].filter((line) => line.values.length > 0);
  if (lines.length === 0)
    return <p className="text-16 text-ink-quiet">Ainda não há valores de ano inteiro para desenhar.</p>;
  const targets = otherUnit(page) === null ? page.targets.filter((target) => target.value !== null) : [];
  const drawn = lines.flatMap((line) => line.values.map((value) => Number(value.period)));
  return (
    <IndicatorChart
      title={answerOf(page)}
      note={noteOf(page)}
      series={lines.map(({ values, ...line }) => ({ ...line, points: values.map(point) }))}
      target={targets.length === 0 ? undefined : { label: 'Meta do plano', points: targets.map(targetPoint) }}
      breaks={[...originBreaks(page), ...page.breaks]}
      periods={everyYear([...drawn, ...targets.map((target) => target.year)])}
      fileName={`indicador-${page.code}-${page.territory.code}`}
    />
  );
}

const targetPoint = (target: IndicatorPage['targets'][number]) => ({
  period: String(target.year),
  value: numberOf(target.value),
  text: target.text ?? target.raw,
});

function noteOf(page: IndicatorPage): string {
  const source = page.official ? ` · publicado: ${page.official.name}` : '';
  const running =
    page.kind === 'events' ? wholeYears(page).find((value) => value.status === 'partial') : null;
  const until = running ? ` · ${running.period} até hoje` : '';
  return `${otherUnit(page) ?? page.unitLabel} · ${page.territory.name}${source}${until}`;
}

/** The unit of the chosen method, where it is not the one of the targets. */
function otherUnit(page: IndicatorPage): string | null {
  return page.methods.find((method) => method.id === page.method)?.otherUnit ?? null;
}

/** The axis of time leaves no year out. */
function everyYear(years: readonly number[]): string[] {
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => String(first + index));
}

function Months({ page }: { page: IndicatorPage }) {
  const months = page.series[0]?.months.filter(known) ?? [];
  return (
    <IndicatorChart
      title={`${page.shortName} por mês`}
      note={`${otherUnit(page) ?? page.unitLabel} · ${page.territory.name}`}
      series={[{ id: 'months', label: monthLabel(page), points: months.map(point) }]}
      periods={months.map((value) => periodWords(value.period))}
      fileName={`indicador-${page.code}-${page.territory.code}-meses`}
    />
  );
}

/** A name short enough for the end of a line that reaches the edge. */
function monthLabel(page: IndicatorPage): string {
  return page.kind === 'events' ? (otherUnit(page) ?? page.countLabel ?? page.unitLabel) : page.shortName;
}

/** "Razão de mortalidade materna caiu de 64,6 (2019) para 49,9 (2022)", from the first and last whole years. */
function answerOf(page: IndicatorPage): string {
  const published = page.official?.years.filter(known) ?? [];
  const own = published.length > 0 ? published : wholeYears(page);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last || first === last) return page.shortName;
  const change = Number(last.value) - Number(first.value);
  const verb = change === 0 ? 'ficou igual' : change < 0 ? 'caiu' : 'subiu';
  return `${page.shortName} ${verb} de ${first.text} (${first.period}) para ${last.text} (${last.period})`;
}
