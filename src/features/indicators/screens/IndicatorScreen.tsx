import { Link, useParams } from '@tanstack/react-router';
import { GitCompareArrows } from 'lucide-react';
import { buttonLook } from '../../../web/components/Button.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { RecordActions } from '../../../web/components/RecordActions.tsx';
import { Select } from '../../../web/components/Select.tsx';
import { Tabs } from '../../../web/components/Tabs.tsx';
import { useFilters, usePlace } from '../../../web/place.ts';
import { useScreenTitle } from '../../../web/screen-title.ts';
import type { IndicatorPage } from '../contract.ts';
import { CardView } from './indicator/CardView.tsx';
import { CountedFacts } from './indicator/CountedFacts.tsx';
import { EstablishmentHead } from './indicator/EstablishmentHead.tsx';
import { grainOf } from './indicator/grains.ts';
import { Headline } from './indicator/Headline.tsx';
import { KnownOnField, KnownOnMark } from './indicator/KnownOn.tsx';
import { OriginView } from './indicator/OriginView.tsx';
import { PartsView } from './indicator/PartsView.tsx';
import { hasMissedTarget, latestPeriod, periodsKnown } from './indicator/periods.ts';
import { SeriesView } from './indicator/SeriesView.tsx';
import { TerritoryView } from './indicator/TerritoryView.tsx';
import { type Asked, csvAddress, useIndicator } from './queries.ts';
import { isNumbered, periodWords, VARIANT_WORDS } from './words.ts';

const FILTERS = ['metodo', 'denominador', 'periodo', 'aba', 'grao', 'nivel', 'cnes', 'conhecido'] as const;
type Filters = Record<(typeof FILTERS)[number], string[]>;

/** One indicator in one place: the answer, its series against the targets, where, of what, and by which method. */
export function IndicatorScreen() {
  const { indicador = '' } = useParams({ strict: false }) as { indicador?: string };
  const { territorio } = usePlace();
  const [filters, setFilters] = useFilters(FILTERS);
  const asked: Asked = {
    id: indicador,
    territory: territorio,
    method: filters.metodo[0],
    variant: filters.denominador[0],
    establishment: filters.cnes[0],
    knownOn: filters.conhecido[0],
  };
  const page = useIndicator(asked);
  if (page.error) return <ErrorState error={page.error} onRetry={() => void page.refetch()} />;
  if (page.data === undefined) return <Loading label="Lendo o indicador" lines={10} />;
  const numbered = isNumbered(page.data.code);
  return (
    <>
      <PageHeader
        title={page.data.shortName}
        breadcrumb={[
          { label: 'Indicadores', href: '/indicadores' },
          { label: numbered ? page.data.code : page.data.shortName },
        ]}
        context={page.data.name === page.data.shortName ? page.data.concept : page.data.name}
        actions={
          <>
            <RecordActions
              kind="indicator"
              id={page.data.code}
              title={page.data.shortName}
              isOffTrack={page.data.territory.level === 'state' && hasMissedTarget(page.data)}
            />
            <Link
              to={'/indicadores/$indicador/comparar' as string}
              params={{ indicador: page.data.code } as never}
              search={comparedWith(asked) as never}
              className={buttonLook('secondary')}
            >
              <GitCompareArrows aria-hidden="true" className="size-4" />
              Comparar
            </Link>
          </>
        }
        exports={[{ id: 'csv', label: 'CSV das séries', href: csvAddress(asked) }]}
      />
      <Body page={page.data} asked={asked} filters={filters} change={setFilters} />
    </>
  );
}

/** The comparison begins with the establishment that is looked at. */
const comparedWith = ({ establishment }: Asked) =>
  establishment === undefined ? true : (search: object) => ({ ...search, 'cnes-a': establishment });

interface BodyProps {
  page: IndicatorPage;
  asked: Asked;
  filters: Filters;
  change: (next: Partial<Filters>) => void;
}

function Body({ page, asked, filters, change }: BodyProps) {
  useScreenTitle(page.shortName);
  const known = periodsKnown(page);
  const period = known.includes(filters.periodo[0] ?? '')
    ? (filters.periodo[0] as string)
    : latestPeriod(page);
  const tabs = tabsOf({ page, asked, filters, change }, period);
  const selected = tabs.some((tab) => tab.id === filters.aba[0]) ? (filters.aba[0] as string) : 'serie';
  const know = (day: string | null) => change({ conhecido: day === null ? [] : [day], periodo: [] });
  return (
    <>
      <KnownOnMark day={page.knownOn} onChange={know} />
      {asked.establishment && period !== null ? (
        <EstablishmentHead page={page} asked={asked} period={period} onLeave={() => change({ cnes: [] })} />
      ) : (
        <Headline page={page} asked={asked} period={period} />
      )}
      <Choices
        page={page}
        period={period}
        known={known}
        change={change}
        day={asked.knownOn ?? null}
        know={know}
      />
      <Tabs
        label={page.shortName}
        items={tabs}
        selected={selected}
        onSelect={(aba) => change({ aba: aba === 'serie' ? [] : [aba] })}
      />
    </>
  );
}

/** What may be asked of the indicator in this place and period, tab by tab. */
function tabsOf({ page, asked, filters, change }: BodyProps, period: string | null) {
  const card = { id: 'ficha', label: 'Ficha do método', content: <CardView page={page} /> };
  const series = {
    id: 'serie',
    label: 'Série e metas',
    content: (
      <SeriesView
        page={page}
        asked={asked}
        grain={grainOf(filters.grao[0])}
        onGrain={(grao) => change({ grao: [grao] })}
      />
    ),
  };
  if (period === null) return [series, card];
  return [
    series,
    {
      id: 'territorio',
      label: 'Por território',
      content: (
        <TerritoryView
          page={page}
          asked={asked}
          period={period}
          level={filters.nivel[0]}
          onLevel={(nivel) => change({ nivel: [nivel] })}
        />
      ),
    },
    ...(page.kind === 'events'
      ? [
          {
            id: 'fatos',
            label: 'Fatos contados',
            content: <CountedFacts asked={asked} period={period} />,
          },
        ]
      : []),
    ...(page.partsLabel
      ? [
          {
            id: 'partes',
            label: page.partsLabel,
            content: <PartsView asked={asked} period={period} page={page} />,
          },
        ]
      : []),
    {
      id: 'origem',
      label: 'Origem e consulta',
      content: <OriginView asked={asked} period={period} code={page.code} />,
    },
    card,
  ];
}

interface ChoicesProps {
  page: IndicatorPage;
  period: string | null;
  known: readonly string[];
  change: BodyProps['change'];
  /** The day of knowledge that the address names. */
  day: string | null;
  know: (day: string | null) => void;
}

/** Period, method and denominator, each only where there is a choice, and the day by whose files all is counted. */
function Choices({ page, period, known, change, day, know }: ChoicesProps) {
  const method = page.methods.find((each) => each.id === page.method);
  return (
    <div className="screen-only my-4 flex flex-wrap gap-4">
      {known.length > 1 && (
        <Select
          label="Período"
          options={known.toReversed().map((each) => ({ id: each, label: periodWords(each) }))}
          value={period}
          onChange={(value) => change({ periodo: [value] })}
          className="w-36"
        />
      )}
      {page.methods.length > 1 && (
        <Select
          label="Método"
          options={page.methods.map((each) => ({ id: each.id, label: each.name }))}
          value={page.method}
          onChange={(value) => change({ metodo: [value], denominador: [], periodo: [] })}
          className="w-full max-w-96"
        />
      )}
      {method && method.variants.length > 1 && (
        <Select
          label={VARIANT_WORDS[method.variesIn].one}
          options={method.variants.map((each) => ({ id: each.id, label: each.name }))}
          value={page.variant}
          onChange={(value) => change({ denominador: [value] })}
          className="w-full max-w-96"
        />
      )}
      {page.kind !== 'events' && <KnownOnField day={day} onChange={know} />}
    </div>
  );
}
