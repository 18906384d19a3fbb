import { Paperclip } from 'lucide-react';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import type { Column } from '../../../../web/grid/Grid.tsx';
import { LatenessBadge } from '../../../plan/screens/index.tsx';
import type { MonthLine } from '../../contract.ts';
import { CELL_STATUSES } from '../../domain/cell.ts';
import { monthShort } from '../month-words.ts';
import { progressText, statusText } from '../words.ts';
import type { Clash, ReportCells } from './use-report-cells.ts';

const NOT_YET = 'Nada dito neste mês';

function StatusFace({ line }: { line: MonthLine }) {
  const { status, planStatus, said } = line;
  return (
    <span className="flex min-w-0 flex-col">
      <StateBadge fact="status" state={status ?? 'noInformation'} />
      {planStatus !== null && (
        <span className="truncate text-13 text-ink-quiet" title={said ? undefined : NOT_YET}>
          no plano: {statusText(planStatus)}
        </span>
      )}
    </span>
  );
}

function Before({ line: { before } }: { line: MonthLine }) {
  if (before === null) return <span className="text-ink-quiet">–</span>;
  const { competencia, status, progress, comment } = before;
  return (
    <span className="flex min-w-0 flex-col" title={comment ?? undefined}>
      <span className="truncate">
        {statusText(status)}
        {progress !== null && ` · ${progress}%`}
      </span>
      <span className="truncate text-13 text-ink-quiet">
        {monthShort(competencia)}
        {comment !== null && `: ${comment}`}
      </span>
    </span>
  );
}

/** Where a change of one field met a newer one. */
function conflictOf(field: 'status' | 'progress' | 'comment', cells: ReportCells) {
  const text = (each: Clash['change'] | Clash['theirs']) =>
    field === 'status'
      ? statusText(each.status ?? null)
      : field === 'progress'
        ? progressText(each.progress ?? null)
        : (each.comment ?? 'em branco');
  return (line: MonthLine) => {
    const clash = cells.clashOf(line.action);
    if (clash === null || clash.change[field] === undefined) return null;
    return {
      mine: text(clash.change),
      theirs: text(clash.theirs),
      onKeepMine: () => cells.keepMine(clash),
      onTakeTheirs: () => cells.takeTheirs(clash),
    };
  };
}

/** What the plan says and does not change here. */
const PLAN: readonly Column<MonthLine>[] = [
  {
    id: 'before',
    header: 'Mês passado',
    width: 134,
    sortable: false,
    value: ({ before }) =>
      before === null ? '' : `${statusText(before.status)} ${progressText(before.progress)}`,
    cell: (line) => <Before line={line} />,
  },
  {
    id: 'due',
    header: 'Prazo',
    width: 172,
    sortable: false,
    value: ({ deadline }) => deadline,
    cell: ({ lateness, deadline }) => (
      <span className="flex min-w-0 flex-col">
        <LatenessBadge lateness={lateness} />
        <span className="truncate text-13 text-ink-quiet">{deadline}</span>
      </span>
    ),
    onCard: true,
  },
  {
    id: 'notes',
    header: 'Observações do documento',
    width: 200,
    sortable: false,
    value: ({ notes }) => notes,
    cell: ({ notes }) => <span className="line-clamp-2 text-13 text-ink-quiet">{notes}</span>,
  },
];

const plain = (title: string): string => title.replace(/[;.\s]+$/, '');

const NAME_COLUMNS: readonly Column<MonthLine>[] = [
  { id: 'id', header: 'Nº', width: 64, sortable: false, value: ({ action }) => action },
  {
    id: 'title',
    header: 'Ação operacional',
    width: 224,
    sortable: false,
    value: ({ title }) => plain(title),
    cell: (line) => (
      <span className="flex min-w-0 flex-col">
        <span className="line-clamp-2">{plain(line.title)}</span>
        {line.review === 'returned' && (
          <span className="truncate text-13 text-warn" title={line.reason ?? ''}>
            Devolvida: {line.reason}
          </span>
        )}
      </span>
    ),
  },
];

const refusal = (line: MonthLine): string | null => line.refusal;

/** The month of each line: typed, chosen, pasted; beside it the last month, the deadline and what the document notes. */
export function columnsOf(cells: ReportCells): readonly Column<MonthLine>[] {
  return [
    ...NAME_COLUMNS,
    {
      id: 'status',
      header: 'Situação',
      width: 152,
      sortable: false,
      value: ({ status }) => (status === null ? '' : statusText(status)),
      cell: (line) => <StatusFace line={line} />,
      conflict: conflictOf('status', cells),
      edit: {
        kind: 'select',
        refusal,
        chosen: ({ status }) => status,
        options: () => CELL_STATUSES.map((id) => ({ id, label: statusText(id) })),
      },
      onCard: true,
    },
    {
      id: 'progress',
      header: 'Andamento',
      width: 96,
      align: 'right',
      sortable: false,
      value: ({ progress }) => (progress === null ? '' : `${progress}%`),
      conflict: conflictOf('progress', cells),
      edit: { kind: 'text', maxLength: 8, refusal },
    },
    {
      id: 'comment',
      header: 'Comentário do mês',
      width: 216,
      sortable: false,
      value: ({ comment }) => comment ?? '',
      cell: ({ comment }) => <span className="line-clamp-2">{comment}</span>,
      conflict: conflictOf('comment', cells),
      edit: { kind: 'text', maxLength: 2000, refusal },
    },
    {
      id: 'evidence',
      header: 'Provas',
      width: 66,
      sortable: false,
      value: ({ evidence }) => evidence.length || '',
      cell: ({ evidence }) =>
        evidence.length === 0 ? null : (
          <span className="inline-flex items-center gap-1">
            <Paperclip aria-hidden="true" className="size-4" />
            {evidence.length}
          </span>
        ),
    },
    ...PLAN,
  ];
}
