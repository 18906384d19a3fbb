import type { Deadline } from '../../domain/deadline.ts';
import { readDeadline } from '../../domain/deadline-text/read-deadline.ts';
import type { Knowledge } from '../../domain/plan-document/doubts.ts';
import { recurrenceInNotes } from '../../domain/plan-document/notes.ts';
import { readOwners } from '../../domain/plan-document/owners.ts';
import type { ReadOperationalAction } from '../../domain/plan-document/read-plan.ts';
import { readStatus } from '../../domain/plan-document/status-words.ts';
import { type Owner, reportingOf } from '../../domain/reporting.ts';
import type { Status } from '../../domain/state.ts';
import type { PrintedAction } from '../../store/records.ts';

/** What a person answered to each doubt, by `record|field`, in words that are read as the cell would be. */
export type Answers = Readonly<Record<string, string>>;

export const answerKey = (record: string, field: string): string => `${record}|${field}`;

export function answered(answers: Answers, record: string, field: string): string | null {
  return answers[answerKey(record, field)] ?? null;
}

/** The reading of a deadline: the stored one where the cell is the same and nobody answered. The text as written is kept. */
export function deadlineOf(
  raw: string,
  old: Deadline | undefined,
  answer: string | null,
  planEnd: string,
): Deadline {
  if (answer === null && old?.raw === raw) return old;
  if (answer === null) return { ...readDeadline(raw, { planEnd }), confirmed: false };
  const reading = readDeadline(answer, { planEnd });
  const note = answer === raw ? reading.note : `Confirmado na importação como “${answer}”.`;
  return { ...reading, raw, confirmed: reading.confidence !== 'unparseable', note };
}

interface Place {
  readonly id: string;
  readonly strategicAction: string;
  readonly objective: string;
}

interface Around {
  readonly knowledge: Knowledge;
  readonly coordinations: readonly string[];
  readonly answers: Answers;
  readonly context: string;
  readonly planEnd: string;
}

function ownersOf(cell: string, around: Around): Owner[] {
  const { units } = around.knowledge;
  return readOwners(cell, { units, context: around.context }).owners.flatMap(({ owner }) => owner ?? []);
}

function statusOf(cell: string): Status | null {
  const read = readStatus(cell);
  return read === 'unknown' ? null : read;
}

/** The cells of an action, each with what was answered for it. */
function cellsOf(
  each: ReadOperationalAction,
  place: Place,
  { answers, planEnd }: Around,
  old: Deadline | undefined,
) {
  const said = (field: string) => answered(answers, each.id, field);
  return {
    ...place,
    printedNumber: each.printedNumber,
    printedMarker: each.printedMarker,
    title: said('title') ?? each.title,
    owner: each.owner,
    participants: said('participants') ?? each.participants,
    deadline: deadlineOf(each.deadline, old, said('deadline'), planEnd),
    notes: said('notes') ?? each.notes,
    status: statusOf(said('status') ?? each.status),
  };
}

export function newAction(each: ReadOperationalAction, place: Place, around: Around): PrintedAction {
  const owners = ownersOf(answered(around.answers, each.id, 'owner') ?? each.owner, around);
  return {
    ...cellsOf(each, place, around, undefined),
    owners,
    reporting: reportingOf(owners, around.coordinations),
    recurrenceInNotes: recurrenceInNotes(each.notes),
    quirks: [],
  };
}

export function updatedAction(
  each: ReadOperationalAction,
  old: PrintedAction,
  place: Place,
  around: Around,
): PrintedAction {
  const answer = answered(around.answers, each.id, 'owner');
  const cells = cellsOf(each, place, around, old.deadline);
  const recurrence = old.notes === each.notes ? old.recurrenceInNotes : recurrenceInNotes(each.notes);
  const kept = { ...old, ...cells, recurrenceInNotes: recurrence };
  if (answer === null && old.owner === each.owner) return kept;
  const owners = ownersOf(answer ?? each.owner, around);
  return { ...kept, owners, reporting: reportingOf(owners, around.coordinations) };
}
