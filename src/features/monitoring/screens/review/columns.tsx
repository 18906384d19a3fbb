import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import type { Column } from '../../../../web/grid/Grid.tsx';
import { LatenessBadge } from '../../../plan/screens/index.tsx';
import type { ReviewLine } from '../../contract.ts';
import { monthShort } from '../month-words.ts';
import { evidenceAddress } from '../queries.ts';
import { statusText } from '../words.ts';

function Proofs({ line: { evidence } }: { line: ReviewLine }) {
  const [first] = evidence;
  if (first === undefined) return <span className="text-ink-quiet">–</span>;
  return (
    <a href={evidenceAddress(first.sha256)} title={first.fileName} className="truncate">
      {evidence.length === 1 ? first.fileName : `${evidence.length} provas`}
    </a>
  );
}

/** What was said, against the last month and the deadline, and what to look at. */
export const reviewColumns: readonly Column<ReviewLine>[] = [
  { id: 'id', header: 'Nº', width: 88, sortable: false, value: ({ action }) => action },
  {
    id: 'title',
    header: 'Ação operacional',
    width: 208,
    sortable: false,
    value: ({ title }) => title,
    cell: ({ title }) => <span className="line-clamp-2">{title}</span>,
  },
  {
    id: 'status',
    header: 'Situação',
    width: 140,
    sortable: false,
    value: ({ status }) => statusText(status),
    cell: ({ status, progress }) => (
      <span className="flex flex-col">
        <StateBadge fact="status" state={status ?? 'noInformation'} />
        {progress !== null && <span className="text-13 text-ink-quiet">{progress}%</span>}
      </span>
    ),
    onCard: true,
  },
  {
    id: 'comment',
    header: 'Comentário do mês',
    width: 190,
    sortable: false,
    value: ({ comment }) => comment ?? '',
    cell: ({ comment, reason }) => (
      <span className="flex min-w-0 flex-col">
        <span className="line-clamp-2">{comment}</span>
        {reason !== null && <span className="truncate text-13 text-warn">Pedido: {reason}</span>}
      </span>
    ),
    onCard: true,
  },
  {
    id: 'before',
    header: 'Mês passado',
    width: 116,
    sortable: false,
    value: ({ before }) => (before === null ? '' : statusText(before.status)),
    cell: ({ before }) =>
      before === null ? (
        <span className="text-ink-quiet">–</span>
      ) : (
        <span className="flex flex-col">
          <span>
            {statusText(before.status)}
            {before.progress !== null && ` · ${before.progress}%`}
          </span>
          <span className="text-13 text-ink-quiet">{monthShort(before.competencia)}</span>
        </span>
      ),
  },
  {
    id: 'findings',
    header: 'A conferir',
    width: 176,
    sortable: false,
    value: ({ findings }) => findings.join(' '),
    cell: ({ findings }) => <span className="line-clamp-3 text-warn">{findings.join(' ')}</span>,
    onCard: true,
  },
  {
    id: 'evidence',
    header: 'Provas',
    width: 84,
    sortable: false,
    value: ({ evidence }) => evidence.length,
    cell: (line) => <Proofs line={line} />,
  },
];

/** After what is decided by. */
export const dueColumn: Column<ReviewLine> = {
  id: 'due',
  header: 'Prazo',
  width: 160,
  sortable: false,
  value: ({ deadline }) => deadline,
  cell: ({ lateness }) => <LatenessBadge lateness={lateness} />,
};
