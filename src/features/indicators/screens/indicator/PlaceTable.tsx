import { formatCount } from '../../../../kernel/format.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import type { IndicatorPage } from '../../contract.ts';
import { type Asked, type MapLevel, useMapValues } from '../queries.ts';
import { SourcedValue } from '../SourcedValue.tsx';
import { periodWords } from '../words.ts';

const TITLES: Readonly<Record<MapLevel, string>> = {
  municipality: 'Por município',
  healthRegion: 'Por região de saúde',
  macroRegion: 'Por macrorregião',
};

interface PlaceTableProps {
  page: IndicatorPage;
  asked: Asked;
  period: string;
  level: MapLevel;
}

const whole = (decimal: string | null) => (decimal === null ? '–' : formatCount(Math.trunc(Number(decimal))));

/** The parts of a place: each from its own counts, never from an average. */
export function PlaceTable({ page, asked, period, level }: PlaceTableProps) {
  const values = useMapValues(asked, period, level);
  if (values.error) return <ErrorState error={values.error} onRetry={() => void values.refetch()} />;
  if (values.data === undefined) return <Loading label="Somando as partes" />;
  if (values.data.places.length === 0) return null;
  return (
    <section aria-labelledby={`places-${level}`}>
      <h2 id={`places-${level}`} className="text-18">
        {TITLES[level]}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too */}
      <section aria-label="Partes do território" className="overflow-x-auto" tabIndex={0}>
        <table className="mt-2 w-full max-w-3xl text-14">
          <thead>
            <tr className="border-rule-strong border-b text-13">
              <th scope="col" className="py-1.5 pr-4 text-left">
                Território
              </th>
              <th scope="col" className="px-2 py-1.5 text-right">
                Numerador
              </th>
              <th scope="col" className="px-2 py-1.5 text-right">
                Denominador
              </th>
              <th scope="col" className="py-1.5 pl-2 text-right">
                {values.data.unitLabel}
              </th>
            </tr>
          </thead>
          <tbody>
            {values.data.places.map((place) => (
              <tr key={place.code} className="border-rule border-b">
                <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                  {place.name}
                </th>
                <td className="px-2 py-1.5 text-right">{whole(place.numerator)}</td>
                <td className="px-2 py-1.5 text-right">{whole(place.denominator)}</td>
                <td className="py-1.5 pl-2 text-right">
                  <SourcedValue
                    asked={{ ...asked, territory: place.code }}
                    period={period}
                    text={place.text}
                    label={`${page.shortName}, ${place.name}, ${periodWords(period)}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
