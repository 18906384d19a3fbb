import { useParams } from '@tanstack/react-router';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { useFilters, usePlace } from '../../../web/place.ts';
import { useScreenTitle } from '../../../web/screen-title.ts';
import type { IndicatorPage, ValueAnswer } from '../contract.ts';
import { CompareChart } from './compare/CompareChart.tsx';
import { CompareTable } from './compare/CompareTable.tsx';
import { Sides } from './compare/Sides.tsx';
import { isSamePlace, type Side } from './compare/side.ts';
import { KnownOnMark } from './indicator/KnownOn.tsx';
import { latestPeriod, periodsKnown } from './indicator/periods.ts';
import { type Asked, useIndicator, useValue } from './queries.ts';
import { isNumbered, periodWords } from './words.ts';

const FILTERS = [
  'a',
  'b',
  'cnes-a',
  'cnes-b',
  'periodo-a',
  'periodo-b',
  'metodo',
  'denominador',
  'conhecido',
] as const;

/** Two places, two establishments or two periods, side by side: what each counts, and by how much they differ. */
export function CompareScreen() {
  const { indicador = '' } = useParams({ strict: false }) as { indicador?: string };
  const { territorio } = usePlace();
  const [filters, setFilters] = useFilters(FILTERS);
  const of = (territory: string, establishment: string | undefined): Asked => ({
    id: indicador,
    territory,
    establishment,
    method: filters.metodo[0],
    variant: filters.denominador[0],
    knownOn: filters.conhecido[0],
  });
  const one = of(filters.a[0] ?? territorio, filters['cnes-a'][0]);
  const other = of(filters.b[0] ?? territorio, filters['cnes-b'][0]);
  const pages = [useIndicator(one), useIndicator(other)] as const;
  const [mine, theirs] = pages.map(({ data }) => data);
  const failed = pages.find(({ error }) => error);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (mine === undefined || theirs === undefined) return <Loading label="Lendo os dois lados" lines={10} />;
  const samePlace =
    mine.territory.code === theirs.territory.code && one.establishment === other.establishment;
  const periods = periodsOfSides(mine, theirs, samePlace, [filters['periodo-a'][0], filters['periodo-b'][0]]);
  return (
    <Compared
      sides={[
        { page: mine, asked: one, period: periods[0], name: mine.territory.name },
        { page: theirs, asked: other, period: periods[1], name: theirs.territory.name },
      ]}
      change={setFilters}
    />
  );
}

/** The periods asked for; else the last of the first side and, in the same place, the one before it. */
function periodsOfSides(
  one: IndicatorPage,
  other: IndicatorPage,
  samePlace: boolean,
  asked: readonly (string | undefined)[],
): [string | null, string | null] {
  const first = asked[0] ?? latestPeriod(one);
  const known = periodsKnown(other);
  const before = known
    .filter((each) => first !== null && each.length === first.length && each < first)
    .at(-1);
  const usual = samePlace ? before : known.find((each) => each === first);
  return [first, asked[1] ?? usual ?? first];
}

type Change = (next: Partial<Record<(typeof FILTERS)[number], string[]>>) => void;

function Compared({ sides: asked, change }: { sides: readonly [Side, Side]; change: Change }) {
  const [{ page }] = asked;
  const values = [useSide(asked[0]), useSide(asked[1])] as const;
  const failed = values.find(({ error }) => error);
  const [one, other] = values.map(({ data }) => data);
  const sides = [named(asked[0], one), named(asked[1], other)] as const;
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

/** The side by the name of its establishment, once it is known. */
const named = (side: Side, answer: ValueAnswer | undefined): Side =>
  side.asked.establishment === undefined
    ? side
    : { ...side, name: answer?.establishment ?? `CNES ${side.asked.establishment}` };

/** What tells the two sides apart: the place, the period, or both. */
function namesOf(sides: readonly [Side, Side]): [string, string] {
  const [one, other] = sides;
  const samePeriod = one.period === other.period;
  const showsPlace = samePeriod || !isSamePlace(sides);
  const name = ({ name: place, period }: Side) =>
    [...(showsPlace ? [place] : []), ...(samePeriod ? [] : [periodWords(period ?? '')])]
      .filter((each) => each !== '')
      .join(', ');
  return [name(one), name(other)];
}
