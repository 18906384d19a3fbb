import { useParams } from '@tanstack/react-router';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { useFilters, usePlace } from '../../../web/place.ts';
import { useScreenTitle } from '../../../web/screen-title.ts';
import type { IndicatorPage } from '../contract.ts';
import { CompareChart } from './compare/CompareChart.tsx';
import { CompareTable } from './compare/CompareTable.tsx';
import { Sides } from './compare/Sides.tsx';
import type { Side } from './compare/side.ts';
import { KnownOnMark } from './indicator/KnownOn.tsx';
import { latestPeriod, periodsKnown } from './indicator/periods.ts';
import { type Asked, useIndicator, useValue } from './queries.ts';
import { isNumbered, periodWords } from './words.ts';

const FILTERS = ['a', 'b', 'periodo-a', 'periodo-b', 'metodo', 'denominador', 'conhecido'] as const;

/** Two places, or two periods, side by side: what each counts, and by how much they differ. */
export function CompareScreen() {
  const { indicador = '' } = useParams({ strict: false }) as { indicador?: string };
  const { territorio } = usePlace();
  const [filters, setFilters] = useFilters(FILTERS);
  const of = (territory: string): Asked => ({
    id: indicador,
    territory,
    method: filters.metodo[0],
    variant: filters.denominador[0],
    knownOn: filters.conhecido[0],
  });
  const one = of(filters.a[0] ?? territorio);
  const other = of(filters.b[0] ?? territorio);
  const pages = [useIndicator(one), useIndicator(other)] as const;
  const [mine, theirs] = pages.map(({ data }) => data);
  const failed = pages.find(({ error }) => error);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (mine === undefined || theirs === undefined) return <Loading label="Lendo os dois lados" lines={10} />;
  const periods = periodsOfSides(mine, theirs, [filters['periodo-a'][0], filters['periodo-b'][0]]);
  return (
    <Compared
      sides={[
        { page: mine, asked: one, period: periods[0] },
        { page: theirs, asked: other, period: periods[1] },
      ]}
      change={setFilters}
    />
  );
}

/** The periods asked for; else the last of the first side and, in the same place, the one before it. */
function periodsOfSides(
  one: IndicatorPage,
  other: IndicatorPage,
  asked: readonly (string | undefined)[],
): [string | null, string | null] {
  const first = asked[0] ?? latestPeriod(one);
  const known = periodsKnown(other);
  const samePlace = one.territory.code === other.territory.code;
  const before = known
    .filter((each) => first !== null && each.length === first.length && each < first)
    .at(-1);
  const usual = samePlace ? before : known.find((each) => each === first);
  return [first, asked[1] ?? usual ?? first];
}

type Change = (next: Partial<Record<(typeof FILTERS)[number], string[]>>) => void;

function Compared({ sides, change }: { sides: readonly [Side, Side]; change: Change }) {
  const [{ page }] = sides;
  const values = [useSide(sides[0]), useSide(sides[1])] as const;
  const failed = values.find(({ error }) => error);
  const [one, other] = values.map(({ data }) => data);
  useScreenTitle(`Comparação: ${page.shortName}`);
  const home = `/indicadores/${page.code}`;
  return (
    <>
      <PageHeader
        title={`${page.shortName}: comparação`}
        breadcrumb={[
          { label: 'Indicadores', href: '/indicadores' },
          { label: isNumbered(page.code) ? page.code : page.shortName, href: home },
          { label: 'Comparar' },
        ]}
        context="Cada lado vem das suas próprias contagens. O endereço desta página guarda a comparação e pode ser enviado."
      />
      <KnownOnMark day={page.knownOn} onChange={(day) => change({ conhecido: day === null ? [] : [day] })} />
      <Sides sides={sides} change={change} />
      {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {one && other && <CompareTable sides={sides} values={[one, other]} names={namesOf(sides)} />}
      <CompareChart sides={sides} />
    </>
  );
}

const useSide = ({ asked, period }: Side) => useValue(asked, period);

/** What tells the two sides apart: the place, the period, or both. */
function namesOf(sides: readonly [Side, Side]): [string, string] {
  const [one, other] = sides;
  const samePlace = one.page.territory.code === other.page.territory.code;
  const samePeriod = one.period === other.period;
  const name = ({ page, period }: Side) =>
    [
      ...(samePlace && !samePeriod ? [] : [page.territory.name]),
      ...(samePeriod ? [] : [periodWords(period ?? '')]),
    ]
      .filter((each) => each !== '')
      .join(', ');
  return [name(one), name(other)];
}
