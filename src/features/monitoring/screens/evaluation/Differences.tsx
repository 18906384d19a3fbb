import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FilesMenu } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { DifferencesAnswer } from '../../contract.ts';
import { verdictWords } from '../../domain/evaluation/words.ts';
import { statusText } from '../words.ts';
import { useDifferences } from './queries.ts';

const KINDS: Readonly<Record<DifferencesAnswer['items'][number]['kind'], string>> = {
  objective: 'Objetivo',
  action: 'Ação',
  target: 'Meta',
  indicator: 'Indicador',
  renegotiation: 'Redefinição',
  nonConformity: 'Não conformidade',
  month: 'Mês',
};

const FIELDS: Readonly<Record<string, string>> = {
  title: 'Texto',
  text: 'Texto',
  responsible: 'Responsável',
  status: 'Situação',
  deadline: 'Prazo',
  lateness: 'No fim do semestre',
  due: 'Até',
  goal: 'Valor pactuado',
  verdict: 'Aferição',
  annual: 'Valor no ano',
  semester: 'Valor no semestre',
  target: 'Meta do ano',
  sources: 'Arquivos',
  toDeadline: 'Prazo depois',
  toTitle: 'Texto depois',
  takenBack: 'Desfeita',
  state: 'Situação',
  cause: 'Causa',
  measures: 'Medidas',
  measuresDone: 'Medidas feitas',
  asked: 'Linhas pedidas',
  said: 'Linhas lançadas',
  sentOn: 'Enviado em',
};

const fieldWords = (field: string): string =>
  field.startsWith('line ') ? `Parte de ${field.slice(5)}` : (FIELDS[field] ?? field);

type Status = Parameters<typeof statusText>[0];
type Verdict = Parameters<typeof verdictWords>[0];

function shown(field: string, value: string | null): string {
  if (field === 'status') return statusText(value as Status);
  if (field === 'verdict') return verdictWords(value as Verdict);
  if (value === null) return '–';
  if (!field.startsWith('line ')) return value;
  const [status = '', ...rest] = value.split(' · ');
  return [statusText((status === '–' ? null : status) as Status), ...rest].join(' · ');
}

const HEAD = 'border-rule border-b bg-ground-deep px-3 py-2 text-left font-semibold';
const CELL = 'border-rule border-b px-3 py-2 align-top';

/** Where today's data are not those that were frozen; the evaluation stays on the frozen ones. */
export function Differences({ semester }: { semester: string }) {
  const query = useDifferences(semester);
  if (query.isPending) return <Loading label="Comparando com os dados de hoje" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { items } = query.data;
  if (items.length === 0)
    return (
      <EmptyState title="Nada mudou desde o congelamento.">
        Os dados de hoje são os mesmos que foram congelados.
      </EmptyState>
    );
  const lines = items.flatMap(({ kind, id, fields }) =>
    fields.map(({ field, frozen, now }) => ({
      key: `${kind} ${id} ${field}`,
      cells: [`${KINDS[kind]} ${id}`, fieldWords(field), shown(field, frozen), shown(field, now)],
    })),
  );
  const header = ['O quê', 'Campo', 'Congelado', 'Hoje'];
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-[80ch] text-14 text-ink-quiet">
          Estes dados mudaram depois do congelamento. A avaliação continua sobre os congelados.
        </p>
        <FilesMenu
          of="Desde o congelamento"
          name={`avaliacao-${semester}-diferencas`}
          table={() => ({ header, rows: lines.map(({ cells }) => cells) })}
        />
      </div>
      <TableScroll label="Desde o congelamento">
        <table className="w-full min-w-[640px] border-collapse text-14">
          <thead>
            <tr>
              {header.map((name) => (
                <th key={name} scope="col" className={HEAD}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, cells: [what, field, frozen, now] }) => (
              <tr key={key}>
                <th scope="row" className={`${CELL} text-left font-semibold whitespace-nowrap`}>
                  {what}
                </th>
                <td className={CELL}>{field}</td>
                <td className={CELL}>{frozen}</td>
                <td className={CELL}>{now}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}
