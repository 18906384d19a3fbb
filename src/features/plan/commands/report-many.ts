import { AppError, type ErrorCode } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import type { Context } from '../../../platform/context.ts';
import type { RecordsNamed } from '../contract/pledges.ts';
import type { ManyBody, ManyChange, ManyProblem, UndoManyBody } from '../contract.ts';
import { applyEvent, type LineEvent } from '../domain/line.ts';
import type { Status } from '../domain/state.ts';
import { type ActionRecord, type LineRecord, lockAction } from '../store/actions.ts';
import { getRecords } from './pledges.ts';
import {
  decideStatus,
  getAction,
  type LineChange,
  type Opened,
  record,
  refuseReport,
  refuseStale,
  reportingPermission,
  undoingEvent,
} from './report.ts';

interface Named {
  readonly action: string;
  readonly unit: string;
  readonly expectedVersion: number;
}

/** What becomes of one line: the event with its reason, or null where it already is as asked. */
type Decide<T extends Named> = (
  tx: Context,
  opened: Opened,
  asked: T,
) => Promise<{ event: LineEvent; reason: string | null } | null>;

/** What a stale line was to become, to stand beside what is stored. */
function valuesOf(asked: Named & Partial<Pick<ManyChange, 'status' | 'note'>>) {
  const { status, note } = asked;
  return { ...(status && { status }), ...(note !== undefined && { note: note || null }) };
}

interface ManyDone {
  readonly changes: LineChange[];
  readonly unchanged: number;
}

const byAction = <T extends Named>(asked: readonly T[]): Map<string, T[]> =>
  Map.groupBy(
    [...asked].sort((a, b) => a.action.localeCompare(b.action)),
    ({ action }) => action,
  ) as Map<string, T[]>;

function problemOf(asked: Named, error: unknown): ManyProblem {
  if (!(error instanceof AppError)) throw error;
  const { yours, theirs } = error.details as Partial<Pick<ManyProblem, 'yours' | 'theirs'>>;
  const { action, unit } = asked;
  return {
    action,
    unit,
    code: error.code,
    message: error.message,
    yours: yours ?? null,
    theirs: theirs ?? null,
  };
}

/** All or nothing: one line that may not change keeps the others as they were, and the answer says which and why. */
function refuseAll(problems: readonly ManyProblem[], asked: number): never {
  const worst = (['not-found', 'forbidden', 'refused', 'conflict'] as const).find((code) =>
    problems.some((problem) => problem.code === code),
  );
  const first = problems.find((problem) => problem.code === worst) ?? problems[0];
  const many = problems.length === 1 ? 'uma delas não pode' : `${problems.length} delas não podem`;
  throw new AppError(
    (worst ?? 'refused') satisfies ErrorCode,
    asked === 1 && first
      ? first.message
      : `Nenhuma das ${asked} linhas foi gravada, porque ${many} mudar. ${first?.message ?? ''}`.trim(),
    { details: { problems } },
  );
}

/** The unit that closes an action comes after its partners, which may close in the same gesture. */
function closersLast<T extends Named>(action: ActionRecord, asked: readonly T[]): T[] {
  const place = ({ unit }: Named) => action.lines.findIndex((line) => line.unit === unit);
  return [...asked].sort((a, b) => place(b) - place(a));
}

async function openNamed(
  tx: Context,
  action: ActionRecord,
  unit: string,
  may: Awaited<ReturnType<typeof reportingPermission>>,
): Promise<Opened> {
  const line = action.lines.find((each) => each.unit === unit);
  if (line && may(unit).allowed) return { action, line };
  return refuseReport(tx, action, unit);
}

interface Gathered {
  readonly changes: LineChange[];
  readonly problems: ManyProblem[];
}

/** The lines of one action, each decided on what the one before left. */
async function changeAction<T extends Named>(
  tx: Context,
  id: string,
  asked: readonly T[],
  decide: Decide<T>,
  { changes, problems }: Gathered,
): Promise<void> {
  const may = await reportingPermission(tx);
  await lockAction(tx, id);
  let action = await getAction(tx, id);
  for (const each of closersLast(action, asked)) {
    try {
      const opened = await openNamed(tx, action, each.unit, may);
      refuseStale(opened.line, each.expectedVersion, valuesOf(each));
      const decided = await decide(tx, opened, each);
      if (decided === null) continue;
      changes.push(await record(tx, opened, decided.event, decided.reason));
      const next = { ...opened.line, ...applyEvent(opened.line, decided.event) };
      action = { ...action, lines: action.lines.map((line) => (line.unit === each.unit ? next : line)) };
    } catch (error) {
      problems.push(problemOf(each, error));
    }
  }
}

/** Changes lines as one gesture: the same permission, version and words as one by one, in one transaction. */
async function changeLines<T extends Named>(
  tx: Context,
  asked: readonly T[],
  decide: Decide<T>,
): Promise<ManyDone> {
  const gathered: Gathered = { changes: [], problems: [] };
  for (const [id, own] of byAction(asked)) {
    try {
      await changeAction(tx, id, own, decide, gathered);
    } catch (error) {
      gathered.problems.push(...own.map((each) => problemOf(each, error)));
    }
  }
  if (gathered.problems.length > 0) refuseAll(gathered.problems, asked.length);
  return { changes: gathered.changes, unchanged: asked.length - gathered.changes.length };
}

/** The one event that a change of status, comment or both is, or null where the line already is so. */
async function decideOne(tx: Context, opened: Opened, asked: ManyChange) {
  const { line } = opened;
  const note = asked.note === undefined ? undefined : asked.note || null;
  const noteChange = note === undefined || note === line.note ? null : { from: line.note, to: note };
  if (asked.status === undefined || isSaid(line, asked.status)) {
    return noteChange && { event: { type: 'note-changed', data: noteChange } as const, reason: null };
  }
  const records = await getRecords(tx, asked.records);
  const { reason, ...kept } = decideStatus(opened, asked.status, { note: note ?? null, records });
  const data = { from: line.status, to: asked.status, note: noteChange, was: line.origin, ...kept };
  return { event: { type: 'status-changed', data } as const, reason };
}

const isSaid = (line: LineRecord, status: LineRecord['status']): boolean =>
  line.status === status && line.origin === 'entered';

/** Many lines in one gesture. @throws AppError `forbidden`, `refused`, `conflict`, each with `problems`; nothing is saved then. */
export function changeMany(context: Context, { changes }: ManyBody): Promise<ManyDone> {
  return once(context, 'plan.change-many', (tx) => changeLines(tx, changes, decideOne));
}

/** Takes a whole gesture back, if each of its lines still is as it left them. @throws AppError as `changeMany`. */
export function undoMany(context: Context, { lines }: UndoManyBody): Promise<ManyDone> {
  return once(context, 'plan.undo-many', (tx) => takeBackLines(tx, lines));
}

/** What another room says of a line: its status, with words where the change is due some. */
export interface LineReport extends Named {
  readonly status: Status;
  readonly reason: string | null;
  readonly records: RecordsNamed;
}

/**
 * Lines said in another room's report, in its transaction: the same permission, version and words as in the plan. A line that already is
 * so stays as it is.
 * @throws AppError as `changeMany`.
 */
export const reportLines = (tx: Context, reports: readonly LineReport[]): Promise<ManyDone> =>
  changeLines(tx, reports, async (inner, opened, { status, reason: words, records: named }) => {
    const { line } = opened;
    if (isSaid(line, status)) return null;
    const records = await getRecords(inner, named);
    const { reason, ...kept } = decideStatus(opened, status, { note: words, records });
    const data = { from: line.status, to: status, note: null, was: line.origin, ...kept };
    return { event: { type: 'status-changed', data }, reason };
  });

/** Takes back what `reportLines` said, where nobody has said anything since. @throws AppError as `changeMany`. */
export const takeBackLines = (tx: Context, lines: readonly Named[]): Promise<ManyDone> =>
  changeLines(tx, lines, async (inner, { line }) => ({
    event: await undoingEvent(inner, line),
    reason: null,
  }));
