import { IndicatorChart } from '../../../../web/charts/IndicatorChart.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import type { Grain, IndicatorPage, Value } from '../../contract.ts';
import type { Asked } from '../queries.ts';
import { numberOf, statusWords } from '../words.ts';
import { bandsOf, expectedYears, otherUnit, pathNote, point, toleranceOf } from './chart-lines.ts';
import { GrainChart } from './GrainChart.tsx';
import { GRAINS } from './grains.ts';
import { MethodTable } from './MethodTable.tsx';
import { PooledTable } from './PooledTable.tsx';
import { PopulationTable } from './PopulationTable.tsx';
import { originBreaks } from './periods.ts';
import { TargetTable } from './TargetTable.tsx';

interface SeriesViewProps {
  page: IndicatorPage;
  asked: Asked;
  grain: Grain | null;
  onGrain: (address: string) => void;
}

/** The series by the chosen method beside the targets; what was published stands apart, and so do other methods. */
export function SeriesView({ page, asked, grain, onGrain }: SeriesViewProps) {
  const { grains, chosen } = lengthsOf(page, grain);
  const isYears = chosen === 'year' && !asked.establishment;
  return (
    <div className="flex flex-col gap-8">
      <div>
        {grains.length > 1 && (
          <Select
            label="Tamanho do período"
            options={grains.map(({ address, label }) => ({ id: address, label }))}
            value={GRAINS.find(({ id }) => id === chosen)?.address ?? null}
            onChange={onGrain}
            className="screen-only mb-4 w-56"
          />
        )}
        {isYears ? <Years page={page} /> : <GrainChart page={page} asked={asked} grain={chosen} />}
      </div>
      {!asked.establishment && page.pooled !== null && (
        <PooledTable page={page} asked={asked} years={page.pooled} />
      )}
      {!asked.establishment && <MethodTable page={page} />}
      {!asked.establishment && <TargetTable targets={page.targets} />}
      {!asked.establishment && <PopulationTable page={page} />}
    </div>
  );
}

/** Lengths of period that may be asked for, and the one that is drawn: years, or the next shorter where none is whole. */
function lengthsOf(page: IndicatorPage, asked: Grain | null) {
  const isShorter = page.series.some((series) => series.months.some(known));
  const grains = GRAINS.filter(({ id }) => id === 'year' || (isShorter && page.grains.includes(id)));
  const usual = yearsToDraw(page).length === 0 ? grains[1] : grains[0];
  const chosen = grains.find(({ id }) => id === asked) ?? usual ?? grains[0];
  return { grains, chosen: chosen?.id ?? 'year' };
}

const known = (value: Value) => value.value !== null;

/** Years that stand for themselves, by the chosen method: the complete ones, and the running one of a stock or of what is counted day by day. */
function yearsToDraw(page: IndicatorPage): Value[] {
  const years = page.series[0]?.years ?? [];
  const isWhole = (value: Value) =>
    value.status !== 'partial' || value.until !== null || page.kind === 'events';
  return years.filter((value) => known(value) && value.method !== 'OFFICIAL' && isWhole(value));
}

function Years({ page }: { page: IndicatorPage }) {
  const published = page.official?.years.filter(known) ?? [];
  const computed = yearsToDraw(page);
  const lines = [
    { id: 'computed', label: published.length > 0 ? 'Calculado' : page.shortName, values: computed },
    { id: 'official', label: 'Publicado', values: published },
  ].filter((line) => line.values.length > 0);
  if (lines.length === 0)
    return <p className="text-16 text-ink-quiet">Ainda não há valores de ano inteiro para desenhar.</p>;
  const targets = otherUnit(page) === null ? page.targets.filter((target) => target.value !== null) : [];
  const expected = expectedYears(page);
  const drawn = [
    ...lines.flatMap((line) => line.values.map((value) => Number(value.period))),
    ...expected.map(({ period }) => Number(period)),
  ];
  return (
    <IndicatorChart
      title={answerOf(page)}
      note={noteOf(page)}
      series={lines.map(({ values, ...line }) => ({ ...line, points: values.map(point) }))}
      target={targets.length === 0 ? undefined : { label: 'Meta do plano', points: targets.map(targetPoint) }}
      expected={expected.length === 0 ? undefined : { label: 'Trajetória esperada', points: expected }}
      tolerance={toleranceOf(
        page,
        'target',
        targets.map(({ year, value }) => ({ period: String(year), value })),
      )}
      bands={bandsOf(page)}
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
  const running = yearsToDraw(page).filter((value) => value.status === 'partial');
  const until = running.map(
    (value) => ` · ${value.period} ${value.until === null ? 'até hoje' : statusWords(value)}`,
  );
  const path = pathNote(page);
  return `${otherUnit(page) ?? page.unitLabel} · ${page.territory.name}${source}${until.join('')}${path === null ? '' : ` · ${path}`}`;
}

/** The axis of time leaves no year out. */
function everyYear(years: readonly number[]): string[] {
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => String(first + index));
}

/** "Razão de mortalidade materna caiu de 64,6 (2019) para 49,9 (2022)", from the first and last whole years. */
function answerOf(page: IndicatorPage): string {
  const published = page.official?.years.filter(known) ?? [];
  const own =
    published.length > 0 ? published : yearsToDraw(page).filter(({ status }) => status !== 'partial');
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last || first === last) return page.shortName;
  const change = Number(last.value) - Number(first.value);
  const verb = change === 0 ? 'ficou igual' : change < 0 ? 'caiu' : 'subiu';
  return `${page.shortName} ${verb} de ${first.text} (${first.period}) para ${last.text} (${last.period})`;
}
