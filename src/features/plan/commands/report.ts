import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { append, listEvents, type StoredEvent } from '../../../platform/events.ts';
import { listUnits } from '../../accounts/index.ts';
import type { NoteBody, StatusBody, UndoBody } from '../contract.ts';
import { allowedChanges, decideChange, type Given, reportingRefusal } from '../domain/changes.ts';
import { applyEvent, type LineEvent, lineStream, undoOf } from '../domain/line.ts';
import type { KeptPledge } from '../domain/pledge/pledge.ts';
import { type Status, stateOfLines, statusWords } from '../domain/state.ts';
import { type ActionRecord, findAction, type LineRecord, lockAction, saveLine } from '../store/actions.ts';
import { findPlan } from '../store/structure.ts';
import { getRecords, withPledge } from './pledges.ts';

/** What a command did: the line as it now stands, and the state of its action. */
export interface LineChange {
  readonly action: string;
  readonly unit: string;
  readonly status: Status | null;
  readonly note: string | null;
  readonly version: number;
  readonly actionStatus: Status | null;
  readonly at: string;
}

export interface Opened {
  readonly action: ActionRecord;
  readonly line: LineRecord;
}

/** Whether the reader may report for a unit of the plan. */
export async function reportingPermission(context: Context) {
  const plan = await findPlan(context);
  const territoryPath = plan ? [plan.territory] : [];
  const day = context.clock.today();
  return (unit: string) => context.policy(context.actor, 'plan.report', { unit, territoryPath }, day);
}

/** @throws AppError `not-found`. */
export async function getAction(context: Context, id: string): Promise<ActionRecord> {
  const action = await findAction(context, id);
  if (action) return action;
  throw new AppError(
    'not-found',
    `O plano não tem a ação operacional ${id}. Confira o número na grade de ações.`,
  );
}

export async function refuseReport(
  context: Context,
  action: ActionRecord,
  asked: string | null,
): Promise<never> {
  authorise(context, 'plan.read');
  const names = new Map((await listUnits(context)).map((unit) => [unit.id, unit.acronym]));
  const nameOf = (unit: string) => names.get(unit) ?? unit;
  const units = action.lines.map((line) => line.unit);
  const stranger = asked !== null && !units.includes(asked) ? nameOf(asked) : null;
  throw new AppError('forbidden', reportingRefusal(action.id, units.map(nameOf), stranger), {
    details: { action: action.id, reportedBy: units },
  });
}

/** Holds the action and finds the line this person is about to change. @throws AppError `forbidden`, `not-found`. */
async function openLine(tx: Context, id: string, unit: string | undefined): Promise<Opened> {
  await lockAction(tx, id);
  const action = await getAction(tx, id);
  const may = await reportingPermission(tx);
  const own = action.lines.filter((line) => may(line.unit).allowed);
  const asked = unit ?? (own.length === 1 ? own[0]?.unit : undefined);
  if (asked === undefined && own.length > 1) {
    const units = own.map((line) => line.unit).join(', ');
    throw new AppError('invalid-input', `A ação ${id} tem uma linha por unidade. Diga qual: ${units}.`);
  }
  const line = own.find((each) => each.unit === asked);
  return line ? { action, line } : refuseReport(tx, action, unit ?? null);
}

/** @throws AppError `conflict` with both values, where the line changed since the reader saw it. */
export function refuseStale(
  line: LineRecord,
  expected: number,
  yours: { status?: Status | undefined; note?: string | null | undefined },
): void {
  if (line.version === expected) return;
  const theirs = {
    status: line.status,
    note: line.note,
    version: line.version,
    at: line.reportedAt,
    by: line.reportedBy,
  };
  throw new AppError(
    'conflict',
    `Outra pessoa mudou a parte de ${line.unit} na ação ${line.action} enquanto você editava: agora está "${statusWords(line.status)}". Nada seu foi gravado; escolha qual valor fica.`,
    { details: { yours, theirs } },
  );
}

/** Appends the event of a line and saves what the line and its action now are. */
export async function record(
  tx: Context,
  { action, line }: Opened,
  event: LineEvent,
  reason: string | null,
): Promise<LineChange> {
  const stored = await append(tx, {
    stream: lineStream(line.action, line.unit),
    type: event.type,
    data: event.data,
    reason,
    expected: line.version,
  });
  const next = applyEvent(line, event);
  const lines = action.lines.map((each) => (each.unit === line.unit ? next : each));
  const actionStatus = stateOfLines(action.rule, lines);
  const reported = next.origin === 'document' ? { at: null, by: null } : { at: stored.at, by: tx.actor.id };
  await saveLine(tx, next, reported, actionStatus);
  const { unit, status, note, version } = next;
  return { action: action.id, unit, status, note, version, actionStatus, at: stored.at };
}

const written = (note: string | null | undefined): string | null => (note ? note : null);

/** The status asked for, with its words and records where they are due. @throws AppError `refused`. */
export function decideStatus(
  { action, line }: Opened,
  status: Status,
  given: Given,
): { reason: string | null; kept?: { from: KeptPledge | null; to: KeptPledge | null } } {
  const changes = allowedChanges(withPledge(action), line.unit, { allowed: true });
  const change = changes.find((each) => each.status === status);
  if (!change) throw new AppError('refused', `A situação já é "${statusWords(line.status)}": nada a mudar.`);
  const decided = decideChange(change, given);
  if (decided.refusal !== null)
    throw new AppError('refused', decided.refusal, {
      details: { needsNote: true, pledge: change.pledge },
    });
  const { reason, kept } = decided;
  return { reason, ...((kept ?? line.kept) !== null && { kept: { from: line.kept, to: kept } }) };
}

/** One gesture: a unit says how its part of an action stands. @throws AppError `forbidden`, `conflict`, `refused`. */
export function changeStatus(context: Context, id: string, body: StatusBody): Promise<LineChange> {
  return once(context, 'plan.change-status', (tx) => changeStatusWithin(tx, id, body));
}

/** The same inside an open transaction: what a meeting decides of an action. */
export async function changeStatusWithin(tx: Context, id: string, body: StatusBody): Promise<LineChange> {
  const opened = await openLine(tx, id, body.unit);
  const note = written(body.note);
  refuseStale(opened.line, body.expectedVersion, { status: body.status, note });
  const records = await getRecords(tx, body.records);
  const { reason, ...kept } = decideStatus(opened, body.status, { note, records });
  const noteChange = note === null ? null : { from: opened.line.note, to: note };
  const data = {
    from: opened.line.status,
    to: body.status,
    note: noteChange,
    was: opened.line.origin,
    ...kept,
  };
  return record(tx, opened, { type: 'status-changed', data }, reason);
}

/** Writes or erases the unit's own comment. @throws AppError `forbidden`, `conflict`, `refused`. */
export function changeNote(context: Context, id: string, body: NoteBody): Promise<LineChange> {
  return once(context, 'plan.change-note', async (tx) => {
    const opened = await openLine(tx, id, body.unit);
    const to = written(body.note);
    refuseStale(opened.line, body.expectedVersion, { note: to });
    if (to === opened.line.note) throw new AppError('refused', 'O comentário já é este: nada a mudar.');
    return record(tx, opened, { type: 'note-changed', data: { from: opened.line.note, to } }, null);
  });
}

/** Takes back the last change of a line, by who made it, as a new event. @throws AppError `forbidden`, `conflict`, `refused`. */
export function undo(context: Context, id: string, body: UndoBody): Promise<LineChange> {
  return once(context, 'plan.undo', async (tx) => {
    const opened = await openLine(tx, id, body.unit);
    refuseStale(opened.line, body.expectedVersion, {});
    return record(tx, opened, await undoingEvent(tx, opened.line), null);
  });
}

/** The event that takes back the last change of a line by this person. @throws AppError `refused`. */
export async function undoingEvent(tx: Context, line: LineRecord): Promise<LineEvent> {
  const [last] = await listEvents(tx, lineStream(line.action, line.unit), line.version - 1, 1);
  const event = last ? undoOf(line, asLineEvent(last)) : null;
  if (!last || !event) {
    throw new AppError('refused', 'Não há o que desfazer: só a última mudança lançada volta atrás, uma vez.');
  }
  if (last.actorId !== tx.actor.id) {
    throw new AppError(
      'refused',
      'A última mudança foi de outra pessoa. Escolha a situação certa em vez de desfazer a dela.',
    );
  }
  return event;
}

/** A stored event of a line's stream; this room alone writes them. */
export function asLineEvent(event: StoredEvent): LineEvent {
  return { type: event.type, data: event.data } as LineEvent;
}
