import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { IndicatorPage, Value } from '../../contract.ts';
import { type Asked, useSeries } from '../queries.ts';
import { SourcedValue } from '../SourcedValue.tsx';
import { periodWords, SMALL_WORDS } from '../words.ts';
import { countText } from './PlaceTable.tsx';

/** Years told together, beside the last of them alone: numerators and denominators are added, then divided once. */
export function PooledTable({ page, asked, years }: { page: IndicatorPage; asked: Asked; years: number }) {
  const pools = useSeries(asked, 'pool');
  if (pools.error) return <ErrorState error={pools.error} onRetry={() => void pools.refetch()} />;
  if (pools.data === undefined) return <Loading label="Somando os anos" lines={3} />;
  const alone = new Map(page.series[0]?.years.map((value) => [value.period, value]));
  return (
    <section aria-labelledby="pools">
      <h2 id="pools" className="text-18">
        {years} anos somados
      </h2>
      <p className="mb-2 max-w-[80ch] text-14 text-ink-quiet">
        Com poucos casos por ano, um só muda muito a razão. Aqui os casos e o denominador dos {years} anos são
        somados e divididos uma vez.
      </p>
      {pools.data.items.length === 0 ? (
        <p className="text-14">
          Ainda não há {years} anos seguidos carregados para {page.territory.name}.
        </p>
      ) : (
        <TableScroll label={`${years} anos somados`}>
          <table className="w-full max-w-3xl min-w-lg text-14">
            <thead>
              <tr className="border-rule-strong border-b text-right text-13 [&>th]:px-2 [&>th]:py-1.5">
                <th scope="col" className="text-left">
                  Anos
                </th>
                <th scope="col">Numerador</th>
                <th scope="col">Denominador</th>
                <th scope="col">{page.unitLabel}</th>
                <th scope="col">Só o último ano</th>
              </tr>
            </thead>
            <tbody>
              {pools.data.items.toReversed().map((pool) => (
                <PoolRow
                  key={pool.period}
                  {...{ page, asked, pool }}
                  last={alone.get(pool.period.slice(0, 4)) ?? null}
                />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}

interface PoolRowProps {
  page: IndicatorPage;
  asked: Asked;
  pool: Value;
  last: Value | null;
}

function PoolRow({ page, asked, pool, last }: PoolRowProps) {
  return (
    <tr className="border-rule border-b text-right [&>*]:px-2 [&>*]:py-1.5">
      <th scope="row" className="text-left font-normal">
        {periodWords(pool.period)}
        {pool.small === 'shown' && <span className="text-13 text-ink-quiet"> · {SMALL_WORDS}</span>}
      </th>
      <td>{countText(pool.numerator)}</td>
      <td>{countText(pool.denominator)}</td>
      <td>
        <SourcedValue
          asked={asked}
          period={pool.period}
          text={pool.text ?? '–'}
          label={`${page.shortName}, ${page.territory.name}, ${periodWords(pool.period)}`}
        />
      </td>
      <td className="text-ink-quiet">
        {last?.text ?? '–'}
        {last?.small === 'shown' && ` · ${SMALL_WORDS}`}
      </td>
    </tr>
  );
}
