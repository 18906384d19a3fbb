import { Link } from '@tanstack/react-router';
import { formatDecimal } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FilesMenu, type FilesTable } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { IndicatorPage, MapAnswer } from '../../contract.ts';
import { differenceOf, sumOf } from '../../domain/sums.ts';
import { type Asked, type MapLevel, useMapValues, useValue } from '../queries.ts';
import { SourcedValue } from '../SourcedValue.tsx';
import { numberOf, periodWords, SMALL_WORDS } from '../words.ts';

const TITLES: Readonly<Record<MapLevel, string>> = {
  municipality: 'Por município',
  healthRegion: 'Por região de saúde',
  macroRegion: 'Por macrorregião',
  establishment: 'Por estabelecimento',
};
/** Every municipality of Mato Grosso fits. */
const MOST = 150;

interface PlaceTableProps {
  page: IndicatorPage;
  asked: Asked;
  period: string;
  level: MapLevel;
}

/** A count, with cents only where it has them. */
export function countText(decimal: string | null): string {
  if (decimal === null) return '–';
  return formatDecimal(Rational.parse(decimal), decimal.split('.')[1]?.length ?? 0);
}

/** The places with what each value is made of, as a file. */
export const filesTable = (places: MapAnswer['places'], unitLabel: string): FilesTable => ({
  header: ['Código', 'Nome', 'Dentro de', 'Numerador', 'Denominador', unitLabel],
  rows: places.map((place) => [
    place.code,
    place.name,
    place.group,
    numberOf(place.numerator),
    numberOf(place.denominator),
    numberOf(place.value),
  ]),
});

/** The parts of a place: each from its own counts, never from an average; their sum beside the total. */
export function PlaceTable({ page, asked, period, level }: PlaceTableProps) {
  const values = useMapValues(asked, period, level);
  if (values.error) return <ErrorState error={values.error} onRetry={() => void values.refetch()} />;
  if (values.data === undefined) return <Loading label="Somando as partes" />;
  const { unitLabel } = values.data;
  const places = values.data.places.toSorted((a, b) => Number(b.numerator ?? -1) - Number(a.numerator ?? -1));
  if (places.length === 0)
    return (
      <EmptyState title={`Não há contagem ${TITLES[level].toLowerCase()} neste período.`}>
        O indicador não é contado neste nível, ou os arquivos do período não foram carregados.
      </EmptyState>
    );
  return (
    <section aria-labelledby={`places-${level}`}>
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <h2 id={`places-${level}`} className="text-18">
          {TITLES[level]}
        </h2>
        <FilesMenu
          of={TITLES[level]}
          name={`indicador-${page.code}-${level}-${period.replace('/', '-')}`}
          table={() => filesTable(places, unitLabel)}
        />
      </div>
      <TableScroll label="Partes do território">
        <table className="mt-2 w-full max-w-3xl text-14">
          <thead>
            <tr className="border-rule-strong border-b text-right text-13 [&>th]:px-2 [&>th]:py-1.5">
              <th scope="col" className="text-left">
                {level === 'establishment' ? 'Estabelecimento' : 'Território'}
              </th>
              <th scope="col">Numerador</th>
              <th scope="col">Denominador</th>
              <th scope="col">{unitLabel}</th>
            </tr>
          </thead>
          <tbody>
            {places.slice(0, MOST).map((place) => (
              <PlaceRow key={place.code} {...{ place, page, asked, period, level }} />
            ))}
          </tbody>
          <Totals page={page} asked={asked} period={period} places={places} />
        </table>
      </TableScroll>
      {places.length > MOST && (
        <p className="mt-2 text-14 text-ink-quiet">
          Os {MOST} maiores de {places.length}. O arquivo de “Baixar” traz todos.
        </p>
      )}
    </section>
  );
}

type PlaceOfMap = MapAnswer['places'][number];

function PlaceRow({ place, page, asked, period, level }: PlaceTableProps & { place: PlaceOfMap }) {
  const isUnit = level === 'establishment';
  return (
    <tr className="border-rule border-b text-right [&>*]:px-2 [&>*]:py-1.5">
      <th scope="row" className="text-left font-normal">
        {isUnit ? (
          <Link
            to="."
            search={((before: object) => ({ ...before, cnes: place.code, aba: undefined })) as never}
          >
            {place.name}
          </Link>
        ) : (
          place.name
        )}
        {isUnit && place.group && <span className="text-ink-quiet"> · {place.group}</span>}
        {place.small === 'shown' && <span className="text-13 text-ink-quiet"> · {SMALL_WORDS}</span>}
      </th>
      <td>{countText(place.numerator)}</td>
      <td>{countText(place.denominator)}</td>
      <td>
        <SourcedValue
          asked={{ ...asked, ...(isUnit ? { establishment: place.code } : { territory: place.code }) }}
          period={period}
          text={place.text}
          label={`${page.shortName}, ${place.name}, ${periodWords(period)}`}
        />
      </td>
    </tr>
  );
}

/** Parts and total both kept: what the parts leave out is said, never spread over them. */
function Totals({
  page,
  asked,
  period,
  places,
}: Omit<PlaceTableProps, 'level'> & { places: readonly PlaceOfMap[] }) {
  const whole = useValue({ ...asked, establishment: undefined }, period).data?.value;
  if (whole === undefined || whole.numerator === null) return null;
  const sums = {
    numerator: sumOf(places.map(({ numerator }) => numerator)),
    denominator: sumOf(places.map(({ denominator }) => denominator)),
  };
  const left = {
    numerator: differenceOf(whole.numerator, sums.numerator),
    denominator: differenceOf(whole.denominator, sums.denominator),
  };
  const isWhole = [left.numerator, left.denominator].every((each) => each === null || Number(each) === 0);
  const row = (label: string, counts: typeof sums, value = '') => (
    <tr className="text-right [&>*]:px-2 [&>*]:py-1.5">
      <th scope="row" className="text-left">
        {label}
      </th>
      <td>{countText(counts.numerator)}</td>
      <td>{countText(counts.denominator)}</td>
      <td>{value}</td>
    </tr>
  );
  return (
    <tfoot className="border-rule-strong border-t">
      {row('Soma das partes', sums)}
      {row(`Total (${page.territory.name})`, whole, whole.text ?? '')}
      {isWhole ? null : row(leftWords(places), left)}
    </tfoot>
  );
}

const leftWords = (places: readonly PlaceOfMap[]) =>
  places.some(({ small }) => small === 'hidden')
    ? 'Diferença: os omitidos, sem lugar conhecido, ou fora destas partes'
    : 'Diferença: sem lugar conhecido, ou fora destas partes';
