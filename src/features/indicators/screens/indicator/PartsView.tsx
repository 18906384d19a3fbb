import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FilesMenu } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import type { IndicatorPage, ValueAnswer } from '../../contract.ts';
import { differenceOf, sumOf } from '../../domain/sums.ts';
import { type Asked, useValue } from '../queries.ts';
import { numberOf, periodWords, STATUS_WORDS } from '../words.ts';
import { countText } from './PlaceTable.tsx';

const OMITTED = STATUS_WORDS.suppressed;

interface PartsViewProps {
  page: IndicatorPage;
  asked: Asked;
  period: string;
}

/** Of what the numerator is made: its groups, the largest first, each with its share. */
export function PartsView({ page, asked, period }: PartsViewProps) {
  const value = useValue(asked, period);
  if (value.error) return <ErrorState error={value.error} onRetry={() => void value.refetch()} />;
  if (value.data === undefined) return <Loading label="Contando os grupos" />;
  const parts = value.data.parts.toSorted((a, b) => Number(b.count ?? -1) - Number(a.count ?? -1));
  const areOmitted = parts.some(({ count }) => count === null);
  if (parts.length === 0)
    return (
      <EmptyState title="Não há contagem por grupo neste período.">{value.data.value.reason}</EmptyState>
    );
  return (
    <section aria-labelledby="parts">
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <h2 id="parts" className="text-18">
          {titleOf(parts[0]!, periodWords(period))}
        </h2>
        <FilesMenu
          of={page.partsLabel ?? 'Grupos'}
          name={`indicador-${page.code}-grupos-${period.replace('/', '-')}`}
          table={() => ({
            header: ['Grupo', 'Nome', countedWords(page), '% do total'],
            rows: value.data.parts.map((part) => [
              part.id,
              part.name,
              part.count === null ? OMITTED : Number(part.count),
              numberOf(part.share),
            ]),
          })}
        />
      </div>
      <table className="mt-2 w-full max-w-4xl text-14">
        <thead>
          <tr className="border-rule-strong border-b text-13">
            <th scope="col" className="py-1.5 pr-4 text-left">
              Grupo
            </th>
            <th scope="col" className="min-w-28 px-2 py-1.5 text-right">
              {countedWords(page)}
            </th>
            <th scope="col" className="w-20 px-2 py-1.5 text-right">
              %
            </th>
            <td className="w-2/5 max-sm:hidden" />
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <PartRow key={part.id} part={part} most={Number(parts[0]!.count)} />
          ))}
        </tbody>
        <PartsTotal parts={parts} total={value.data.value.numerator} />
      </table>
      {areOmitted && <p className="mt-2 max-w-[80ch] text-14">{value.data.value.reason}</p>}
    </section>
  );
}

/** The sum of the groups beside the numerator, and what belongs to no group. */
function PartsTotal({ parts, total }: { parts: readonly Part[]; total: string | null }) {
  const told = parts.flatMap(({ count }) => count ?? []);
  const sum = sumOf(told);
  const left = differenceOf(total, sum);
  const areOmitted = told.length < parts.length;
  const row = (label: string, count: string | null) => (
    <tr>
      <th scope="row" className="py-1.5 pr-4 text-left">
        {label}
      </th>
      <td className="px-2 py-1.5 text-right">{countText(count)}</td>
      <td />
      <td className="max-sm:hidden" />
    </tr>
  );
  return (
    <tfoot className="border-rule-strong border-t">
      {row(areOmitted ? 'Soma dos grupos mostrados' : 'Soma dos grupos', sum)}
      {row('Numerador', total)}
      {left !== null && Number(left) !== 0 && row(leftWords(areOmitted), left)}
    </tfoot>
  );
}

const leftWords = (areOmitted: boolean) =>
  areOmitted ? 'Diferença: os grupos omitidos, juntos' : 'Diferença: fora dos grupos, ou em mais de um';

/** What each group counts, as the head of a column: `"Óbitos prematuros"`, `"R$"`. */
function countedWords({ unit, countLabel }: IndicatorPage): string {
  if (unit === 'BRL') return 'R$';
  return countLabel === null ? 'Contagem' : `${countLabel.charAt(0).toUpperCase()}${countLabel.slice(1)}`;
}

type Part = ValueAnswer['parts'][number];

function titleOf(largest: Part, period: string): string {
  if (largest.count === null) return `Nenhum grupo é mostrado em ${period}`;
  return Number(largest.count) === 0
    ? `Nada contado em nenhum grupo em ${period}`
    : `${largest.name} é o maior grupo em ${period}, com ${largest.share?.replace('.', ',')}%`;
}

function PartRow({ part, most }: { part: Part; most: number }) {
  const width = most === 0 ? 0 : (Number(part.count) / most) * 100;
  return (
    <tr className="border-rule border-b">
      <th scope="row" className="py-1.5 pr-4 text-left font-normal">
        <span className="text-ink-quiet">{part.id}. </span>
        {part.name}
      </th>
      <td className="px-2 py-1.5 text-right">{part.count === null ? OMITTED : countText(part.count)}</td>
      <td className="px-2 py-1.5 text-right">{part.share?.replace('.', ',') ?? '–'}</td>
      <td aria-hidden="true" className="max-sm:hidden">
        <div className="h-3 bg-action" style={{ width: `${width}%` }} />
      </td>
    </tr>
  );
}
