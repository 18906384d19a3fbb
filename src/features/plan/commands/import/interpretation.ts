import { RETIRE_ABSENT } from '../../domain/absences.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { confirmedReading, vagueDeadline } from '../../domain/deadline-text/confirm-deadline.ts';
import { readDeadline } from '../../domain/deadline-text/read-deadline.ts';
import { type Doubt, deadlineChoices, type Knowledge } from '../../domain/plan-document/doubts.ts';
import { recurrenceInNotes } from '../../domain/plan-document/notes.ts';
import { readOwners } from '../../domain/plan-document/owners.ts';
import type { ReadOperationalAction } from '../../domain/plan-document/read-plan.ts';
import { readStatus, STATUS_CHOICES } from '../../domain/plan-document/status-words.ts';
import { type Owner, reportingOf } from '../../domain/reporting.ts';
import type { Status } from '../../domain/state.ts';
import type { AnsweredCells } from '../../store/actions.ts';
import type { PrintedAction } from '../../store/records.ts';

/** What a person answered to each doubt, by `record|field`, in words that are read as the cell would be. */
export type Answers = Readonly<Record<string, string>>;

export const answerKey = (record: string, field: string): string => `${record}|${field}`;

export function answered(answers: Answers, record: string, field: string): string | null {
  return answers[answerKey(record, field)] ?? null;
}

/**
 * The reading of a deadline: the stored one where the cell is the same and nobody answered, or where the answer only keeps what is
 * written. The text as written is kept.
 */
export function deadlineOf(
  raw: string,
  old: Deadline | undefined,
  answer: string | null,
  planEnd: string,
): Deadline {
  const said = answer === null ? null : confirmedReading(answer, deadlineChoices(raw, planEnd), planEnd);
  if (said !== null) return { ...said, raw, note: `Confirmado na importação como “${answer}”.` };
  return old?.raw === raw ? old : { ...readDeadline(raw, { planEnd }), confirmed: false };
}

const FIGURE = /^\d+(?:[.,]\d+)?$/;

/** Why an answer cannot be taken for its cell; null where it can, also where it keeps the cell as written. */
export function answerRefusal(
  { field, raw, choices }: Doubt,
  answer: string,
  planEnd: string,
): string | null {
  if (answer === '' || answer === raw) return null;
  if (choices.includes(RETIRE_ABSENT) && !choices.includes(answer))
    return `“${answer}” não responde: escolha “${choices.join('” ou “')}”.`;
  if (field === 'deadline' && confirmedReading(answer, deadlineChoices(raw, planEnd), planEnd) === null)
    return vagueDeadline(answer, planEnd);
  if (field === 'status' && readStatus(answer) === 'unknown')
    return `“${answer}” não é uma situação conhecida. Escolha ${STATUS_CHOICES.join(', ')}, ou mantenha como está escrito.`;
  if (field.startsWith('years.') && !FIGURE.test(answer))
    return `“${answer}” não é um número. Escreva só algarismos, por exemplo 12 ou 66,7, ou mantenha como está escrito.`;
  return null;
}

/** An action as its cells are written. */
type ActionCells = Pick<
  ReadOperationalAction,
  | 'id'
  | 'printedNumber'
  | 'printedMarker'
  | 'title'
  | 'owner'
  | 'participants'
  | 'deadline'
  | 'notes'
  | 'status'
>;

interface Place {
  readonly id: string;
  readonly strategicAction: string;
  readonly objective: string;
}

interface Around {
  readonly knowledge: Knowledge;
  readonly answers: Answers;
  readonly context: string;
  readonly planEnd: string;
}

function ownersOf(cell: string, around: Around): Owner[] {
  const { units, office } = around.knowledge;
  return readOwners(cell, { units, office, context: around.context }).owners.flatMap(
    ({ owner }) => owner ?? [],
  );
}

/** What a STATUS cell says: what was answered, else what it was taken for while its text is the same, else what it reads as. */
function statusOf(cell: string, answer: string | null, old: PrintedAction | undefined): Status | null {
  if (answer === null && old !== undefined && old.statusRaw === cell) return old.status;
  const read = readStatus(answer ?? cell);
  return read === 'unknown' ? null : read;
}

/** The cells of an action, each with what was answered for it. */
function cellsOf(
  each: ActionCells,
  place: Place,
  { answers, planEnd }: Around,
  old: PrintedAction | undefined,
) {
  const said = (field: string) => answered(answers, each.id, field);
  /** What was answered, now or of the same text before; else the text. */
  const read = (field: keyof AnsweredCells) =>
    said(field) ?? (old?.answeredCells?.[field] === each[field] ? old[field] : each[field]);
  const cells = { title: read('title'), participants: read('participants'), notes: read('notes') };
  const otherwise = Object.entries(cells).filter(
    ([field, text]) => text !== each[field as keyof AnsweredCells],
  );
  return {
    ...place,
    printedNumber: each.printedNumber,
    printedMarker: each.printedMarker,
    ...cells,
    answeredCells: Object.fromEntries(
      otherwise.map(([field]) => [field, each[field as keyof AnsweredCells]]),
    ) satisfies AnsweredCells,
    owner: each.owner,
    deadline: deadlineOf(each.deadline, old?.deadline, said('deadline'), planEnd),
    status: statusOf(each.status, said('status'), old),
    statusRaw: each.status,
  };
}

export function newAction(each: ActionCells, place: Place, around: Around): PrintedAction {
  const owners = ownersOf(answered(around.answers, each.id, 'owner') ?? each.owner, around);
  const cells = cellsOf(each, place, around, undefined);
  return {
    ...cells,
    owners,
    reporting: reportingOf(owners, around.knowledge.office),
    recurrenceInNotes: recurrenceInNotes(cells.notes),
    quirks: [],
  };
}

export function updatedAction(
  each: ActionCells,
  old: PrintedAction,
  place: Place,
  around: Around,
): PrintedAction {
  const answer = answered(around.answers, each.id, 'owner');
  const cells = cellsOf(each, place, around, old);
  const recurrence = old.notes === cells.notes ? old.recurrenceInNotes : recurrenceInNotes(cells.notes);
  const kept = { ...old, ...cells, recurrenceInNotes: recurrence };
  if (answer === null && old.owner === each.owner) return kept;
  const owners = ownersOf(answer ?? each.owner, around);
  return { ...kept, owners, reporting: reportingOf(owners, around.knowledge.office) };
}
