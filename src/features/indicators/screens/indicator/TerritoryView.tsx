import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { Tabs } from '../../../../web/components/Tabs.tsx';
import { Choropleth, type MapBand } from '../../../../web/map/Choropleth.tsx';
import type { IndicatorPage, MapAnswer } from '../../contract.ts';
import { type Asked, type MapLevel, useGeometry, useMapValues } from '../queries.ts';
import { numberOf, periodWords } from '../words.ts';
import { filesTable, PlaceTable } from './PlaceTable.tsx';

interface ViewProps {
  page: IndicatorPage;
  asked: Asked;
  period: string;
}

interface TerritoryViewProps extends ViewProps {
  /** As the address says. */
  level: string | undefined;
  onLevel: (level: string) => void;
}

/** What a place is made of, level by level; the parts of another state are its municipalities and establishments. */
const LEVELS: readonly { id: string; label: string; level: MapLevel; of: readonly string[] }[] = [
  {
    id: 'municipio',
    label: 'Municípios',
    level: 'municipality',
    of: ['state', 'macroRegion', 'healthRegion'],
  },
  { id: 'regiao', label: 'Regiões de saúde', level: 'healthRegion', of: ['state', 'macroRegion'] },
  { id: 'macro', label: 'Macrorregiões', level: 'macroRegion', of: ['state'] },
  {
    id: 'estabelecimento',
    label: 'Estabelecimentos',
    level: 'establishment',
    of: ['state', 'macroRegion', 'healthRegion', 'municipality'],
  },
];

/** Where: every level as a table whose parts and total stand together, the municipalities on the map with their ranking first. */
export function TerritoryView({ page, asked, period, level, onLevel }: TerritoryViewProps) {
  const isRegion = (each: MapLevel) => each === 'healthRegion' || each === 'macroRegion';
  const levels = LEVELS.filter(
    (each) =>
      each.of.includes(page.territory.level) &&
      (page.isHome || !isRegion(each.level)) &&
      (page.kind !== 'events' || each.level !== 'establishment'),
  );
  const items = levels.map((each) => ({
    id: each.id,
    label: each.label,
    content:
      each.level === 'municipality' ? (
        <Municipalities page={page} asked={asked} period={period} />
      ) : (
        <PlaceTable page={page} asked={asked} period={period} level={each.level} />
      ),
  }));
  if (items.length === 0)
    return <EmptyState title="Este indicador não tem partes menores que este território." />;
  const selected = items.find(({ id }) => id === level) ?? items[0]!;
  return <Tabs label="Nível" items={items} selected={selected.id} onSelect={onLevel} />;
}

function Municipalities({ page, asked, period }: ViewProps) {
  const values = useMapValues(asked, period, 'municipality');
  const geometry = useGeometry();
  if (values.error) return <ErrorState error={values.error} onRetry={() => void values.refetch()} />;
  if (values.data === undefined || geometry.isPending) return <Loading label="Desenhando o mapa" lines={8} />;
  if (values.data.places.length === 0)
    return (
      <EmptyState title="Não há contagem por município neste período.">
        {page.kind === 'events'
          ? 'O fato é da macrorregião ou do estado inteiro, e não de cada município.'
          : 'O número do estado foi publicado pronto; carregue o arquivo de microdados em Cargas para vê-lo por município.'}
      </EmptyState>
    );
  const table = <PlaceTable page={page} asked={asked} period={period} level="municipality" />;
  if (!page.isHome || geometry.data === undefined) return table;
  const { unitLabel, places } = values.data;
  return (
    <div className="flex flex-col gap-8">
      <Choropleth
        title={values.data.shows === 'count' ? countTitle(page) : `${page.shortName} por município`}
        bands={bandsOf(page, values.data)}
        unit={`${unitLabel}, ${periodWords(period)}`}
        topology={geometry.data}
        areas="municipalities"
        borders="macroRegions"
        values={places.map((place) => ({
          code: place.code,
          name: place.name,
          value: numberOf(place.value),
          text: place.text,
          ...(place.group === null ? {} : { group: place.group }),
        }))}
        table={() => filesTable(places, unitLabel)}
        fileName={`indicador-${page.code}-municipios-${period.replace('/', '-')}`}
        note={
          values.data.shows === 'count'
            ? 'Mostra a contagem: não há denominador publicado por município, e razões de poucos casos enganam.'
            : undefined
        }
      />
      {table}
    </div>
  );
}

function countTitle(page: IndicatorPage): string {
  const counted = page.countLabel ?? 'contagem';
  return `${counted.charAt(0).toUpperCase()}${counted.slice(1)} por município`;
}

/** Counts have bands of their own; what a municipality has or has not, two. */
function bandsOf(page: IndicatorPage, answer: MapAnswer): MapBand[] | undefined {
  if (page.kind !== 'events') return answer.shows === 'count' ? countBands(answer) : undefined;
  const whole = page.unit === '%' ? 100 : 1;
  const isEither = answer.places.every(({ value }) => value === '0' || value === String(whole));
  if (!isEither) return undefined;
  return [
    { from: 0, to: whole, label: 'sem fato em vigor' },
    { from: whole, to: whole, label: 'com fato em vigor' },
  ];
}

const STEPS = [0, 1, 2, 5, 10];

/** Small whole numbers: none and one stand by themselves. */
function countBands(answer: MapAnswer): MapBand[] {
  const most = Math.max(...answer.places.map((place) => Number(place.value ?? 0)));
  const starts = STEPS.filter((step) => step <= most);
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? most;
    const last = index === starts.length - 1 ? most : to - 1;
    return { from, to, label: last === from ? String(from) : `${from} a ${last}` };
  });
}
