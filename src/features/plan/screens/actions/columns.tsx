import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import { StateBadge, stateWords } from '../../../../web/components/StateBadge.tsx';
import type { CellConflict, Column } from '../../../../web/grid/Grid.tsx';
import type { Action, Line } from '../../contract.ts';
import { deadlineInWords } from '../../domain/deadline-text/in-words.ts';
import { titleInForce } from '../../domain/renegotiation.ts';
import { STATUS_WORDS, statusWords } from '../../domain/state.ts';
import { LatenessBadge } from '../LatenessBadge.tsx';
import { clashText } from '../reporting/ClashNote.tsx';
import type { Reporting } from '../reporting/use-reporting.tsx';
import { dueText, ownLines, plainTitle, statusState, understoodDeadline, unitsText } from '../words.ts';

/** Chosen in the cell of an action with several lines of mine: the drawer has one control for each. */
export const BY_UNIT = 'by-unit';

const refusalOf = (action: Action): string | null =>
  ownLines(action).length > 0 ? null : (action.lines[0]?.refusal ?? null);

function onlyOwn(action: Action): Line | null {
  const own = ownLines(action);
  return own.length === 1 ? (own[0] ?? null) : null;
}

function conflictOf(action: Action, field: 'status' | 'note', reporting: Reporting): CellConflict | null {
  const clash = reporting.clashOf(action, field);
  if (!clash) return null;
  return {
    mine: clashText(clash, 'mine'),
    theirs: clashText(clash, 'theirs'),
    onKeepMine: () => void reporting.keepMine(clash),
    onTakeTheirs: () => reporting.takeTheirs(clash),
  };
}

/** What may be changed has the edge of a control; what may not, has none. */
function StatusFace({ action }: { action: Action }) {
  const own = onlyOwn(action);
  const several = action.lines.length > 1;
  const edge = ownLines(action).length > 0 ? 'rounded border border-rule-strong px-1.5 py-0.5' : 'px-1.5';
  return (
    <span className="flex min-w-0 flex-col items-start gap-0.5">
      <span className={`inline-flex max-w-full ${edge}`}>
        <StateBadge fact="status" state={statusState(action.status)} />
      </span>
      {several && (
        <span className="max-w-full truncate px-1.5 text-13 text-ink-quiet">
          {own ? `${own.unitName}: ${statusWords(own.status)}` : partsSaid(action)}
        </span>
      )}
    </span>
  );
}

function partsSaid(action: Action): string {
  const said = action.lines.filter((line) => line.origin === 'entered').length;
  return `${said} de ${action.lines.length} lançaram`;
}

function statusColumn(reporting: Reporting): Column<Action> {
  return {
    id: 'status',
    header: 'Situação',
    width: 196,
    value: (action) => (action.status === null ? '' : STATUS_WORDS[action.status]),
    cell: (action) => <StatusFace action={action} />,
    conflict: (action) => conflictOf(action, 'status', reporting),
    edit: {
      kind: 'select',
      refusal: refusalOf,
      chosen: (action) => onlyOwn(action)?.status ?? null,
      options: (action) => {
        const own = onlyOwn(action);
        if (!own) return [{ id: BY_UNIT, label: 'Escolher a unidade…', note: 'uma linha por unidade' }];
        return own.changes.map((change) => ({
          id: change.status,
          label:
            change.status === own.status
              ? `Confirmar: ${STATUS_WORDS[change.status]}`
              : STATUS_WORDS[change.status],
          note: dueText(change),
        }));
      },
    },
    onCard: true,
  };
}

function noteColumn(reporting: Reporting): Column<Action> {
  const text = (action: Action) =>
    onlyOwn(action)?.note ?? action.lines.find((line) => line.note !== null)?.note ?? '';
  return {
    id: 'note',
    header: 'Comentário',
    width: 152,
    value: text,
    conflict: (action) => conflictOf(action, 'note', reporting),
    edit: {
      kind: 'text',
      maxLength: 2000,
      refusal: (action) =>
        refusalOf(action) ??
        (onlyOwn(action) ? null : 'Há uma linha por unidade: abra a ação e escreva na linha certa.'),
    },
  };
}

const plain = (picking: boolean): Column<Action>[] => [
  { id: 'id', header: 'Nº', width: picking ? 96 : 64, value: (action) => action.id },
  {
    id: 'title',
    header: 'Ação operacional',
    width: picking ? 244 : 276,
    value: (action) => plainTitle(titleInForce(action)),
  },
];

/** The deadline in words that are read again the same: as understood where that is certain, else as printed. */
const deadlineText = ({ deadline }: Action): string =>
  deadline.certain ? deadlineInWords(deadline) : deadline.raw;

/** What stands behind the words in the cell: what the document prints, or how that is understood. */
const deadlineTitle = (deadline: Action['deadline']): string =>
  deadline.confirmed ? `No documento: ${deadline.raw}` : understoodDeadline(deadline);

const ownersText = (action: Action): string =>
  action.rule === 'each' ? 'Todas as coordenadorias' : unitsText(action);

const facts = (mayCorrect: boolean): Column<Action>[] => [
  {
    id: 'due',
    header: 'Prazo',
    width: 228,
    value: deadlineText,
    cell: (action) => (
      <span className="flex min-w-0 flex-col">
        <LatenessBadge lateness={action.lateness} />
        <span className="truncate text-13 text-ink-quiet" title={deadlineTitle(action.deadline)}>
          {action.deadline.confirmed ? understoodDeadline(action.deadline) : action.deadline.raw}
          {action.deadline.redefined && ' · reprogramado'}
        </span>
      </span>
    ),
    onCard: true,
    ...(mayCorrect && { edit: { kind: 'text', maxLength: 200 } }),
  },
  {
    id: 'unit',
    header: 'Lança',
    width: 140,
    value: ownersText,
    cell: (action) => <span className="line-clamp-2 print:line-clamp-none">{unitsText(action)}</span>,
    ...(mayCorrect && { edit: { kind: 'text', maxLength: 400 } }),
  },
];

/** Whether only the document speaks, or a unit has. */
export const REVIEW: Column<Action> = {
  id: 'review',
  header: 'Lançamento',
  width: 120,
  value: (action) => (action.review === null ? 'Documento' : stateWords('entry', action.review)),
  cell: (action) =>
    action.review === null ? (
      <OriginBadge origin="document" />
    ) : (
      <StateBadge fact="entry" state={action.review} />
    ),
};

/** The columns of any plan: what it is, what is said and when it is due, who reports, what the unit wrote. */
export function columnsFor(
  reporting: Reporting,
  { picking, mayCorrect }: { picking: boolean; mayCorrect: boolean },
): readonly Column<Action>[] {
  return [...plain(picking), statusColumn(reporting), ...facts(mayCorrect), noteColumn(reporting)];
}
