import { Paperclip } from 'lucide-react';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import type { Column } from '../../../../web/grid/Grid.tsx';
import { LatenessBadge } from '../../../plan/screens/index.tsx';
import type { MonthLine, MonthValue } from '../../contract.ts';
import { CELL_STATUSES } from '../../domain/cell.ts';
import { monthShort } from '../month-words.ts';
import { progressText, statusText } from '../words.ts';
import { figureText, type Row, valueState } from './rows.ts';
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
    width: 124,
    sortable: false,
    value: ({ before }) =>
      before === null ? '' : `${statusText(before.status)} ${progressText(before.progress)}`,
    cell: (line) => <Before line={line} />,
  },
  {
    id: 'due',
    header: 'Prazo',
    width: 154,
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
    header: 'Observações',
    width: 156,
    sortable: false,
    value: ({ notes }) => notes,
    cell: ({ notes }) => (
      <span className="line-clamp-2 text-13 text-ink-quiet" title={notes}>
        {notes}
      </span>
    ),
  },
];

const plain = (title: string): string => title.replace(/[;.\s]+$/, '');

const NAME_COLUMNS: readonly Column<MonthLine>[] = [
  { id: 'id', header: 'Nº', width: 58, sortable: false, value: ({ action }) => action },
  {
    id: 'title',
    header: 'Ação operacional',
    width: 196,
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

/** The month of each line of the plan: typed, chosen, pasted; beside it the last month, the deadline and what the document notes. */
function lineColumns(cells: ReportCells): readonly Column<MonthLine>[] {
  return [
    ...NAME_COLUMNS,
    {
      id: 'status',
      header: 'Situação',
      width: 146,
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
      width: 104,
      align: 'right',
      sortable: false,
      value: ({ progress }) => (progress === null ? '' : `${progress}%`),
      conflict: conflictOf('progress', cells),
      edit: { kind: 'text', maxLength: 8, refusal },
    },
    {
      id: 'comment',
      header: 'Comentário do mês',
      width: 184,
      sortable: false,
      value: ({ comment }) => comment ?? '',
      cell: ({ comment }) => <span className="line-clamp-2">{comment}</span>,
      conflict: conflictOf('comment', cells),
      edit: { kind: 'text', maxLength: 2000, refusal },
    },
    {
      id: 'evidence',
      header: 'Provas',
      width: 60,
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

const VALUE_STATUS = 'A situação de um valor vem do seu envio e da sua aprovação.';

/** What a value is in each column of the grid, and whether it is typed there. */
const VALUE_CELLS: Readonly<
  Record<string, (value: MonthValue) => { text: string; small?: string; warns?: boolean }>
> = {
  id: ({ indicator }) => ({ text: /^\d/.test(indicator) ? indicator : '' }),
  title: ({ shortName, periodName, reason }) => ({
    text: shortName,
    small: reason === null ? `valor do Estado, ${periodName}` : `Devolvido: ${reason}`,
    warns: reason !== null,
  }),
  status: (value) => ({
    text: valueState(value),
    ...(value.problems.length > 0 &&
      figureText(value) !== '' && { small: value.problems[0] ?? '', warns: true }),
  }),
  progress: (value) => ({ text: figureText(value) }),
  comment: ({ source }) => ({ text: source.note ?? '' }),
  evidence: ({ source }) => ({ text: source.evidence || source.act || source.url ? '1' : '' }),
  before: () => ({ text: '–' }),
  due: ({ periodName }) => ({ text: 'Período encerrado', small: periodName }),
  notes: ({ help }) => ({ text: '', small: help }),
};

function ValueFace({ value, column }: { value: MonthValue; column: string }) {
  const { text, small, warns } = VALUE_CELLS[column]?.(value) ?? { text: '' };
  return (
    <span className="flex min-w-0 flex-col">
      {text !== '' && <span className="line-clamp-2">{text}</span>}
      {small !== undefined && (
        <span className={`line-clamp-2 text-13 ${warns ? 'text-warn' : 'text-ink-quiet'}`} title={small}>
          {small}
        </span>
      )}
    </span>
  );
}

/** A column of the lines, for the grid in which the values of indicators stand too. */
function forRows({ value, cell, conflict, edit, header, ...column }: Column<MonthLine>): Column<Row> {
  const textOf = (row: Row) =>
    row.kind === 'line' ? value(row.line) : (VALUE_CELLS[column.id]?.(row.value).text ?? '');
  return {
    ...column,
    header: column.id === 'progress' ? 'Andamento ou valor' : header,
    value: textOf,
    cell: (row) =>
      row.kind === 'value' ? (
        <ValueFace value={row.value} column={column.id} />
      ) : cell ? (
        cell(row.line)
      ) : (
        value(row.line)
      ),
    ...(conflict && { conflict: (row: Row) => (row.kind === 'line' ? conflict(row.line) : null) }),
    ...(edit && { edit: editOf(column.id, edit) }),
  };
}

function editOf(
  column: string,
  edit: NonNullable<Column<MonthLine>['edit']>,
): NonNullable<Column<Row>['edit']> {
  const refusalOfRow = (row: Row) =>
    row.kind === 'line'
      ? (edit.refusal?.(row.line) ?? null)
      : (row.value.refusal ?? (column === 'status' ? VALUE_STATUS : null));
  if (edit.kind === 'text')
    return {
      kind: 'text',
      maxLength: column === 'progress' ? 60 : (edit.maxLength ?? 2000),
      refusal: refusalOfRow,
    };
  return {
    kind: 'select',
    refusal: refusalOfRow,
    options: (row) => (row.kind === 'line' ? edit.options(row.line) : []),
    chosen: (row) => (row.kind === 'line' ? (edit.chosen?.(row.line) ?? null) : null),
  };
}

/** The columns of the month's grid: lines of the plan and, below them, values of indicators. */
export const columnsOf = (cells: ReportCells): readonly Column<Row>[] => lineColumns(cells).map(forRows);
