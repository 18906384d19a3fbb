import type { Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { applyEvent, lineStream } from '../domain/line.ts';
import { type Status, stateOfLines } from '../domain/state.ts';
import { findAction, saveActionStatus, saveLine } from '../store/actions.ts';
import { closeLines, openLine } from '../store/reporting.ts';

/**
 * Brings the open lines of an action to the units that report it: a new one begins with what the document says of the whole action, one
 * that had been closed goes on as its unit left it, and one of a unit that reports no longer is closed.
 */
export async function settleLines(
  tx: Context,
  { id, status }: { readonly id: string; readonly status: Status | null },
  units: readonly string[],
): Promise<void> {
  let changed = await closeLines(tx, id, units, tx.clock.now().toISOString());
  for (const [at, unit] of units.entries()) {
    const opened = await openLine(tx, id, unit, at + 1, status);
    changed ||= opened !== 'stood';
    if (opened !== 'new') continue;
    await append(tx, {
      stream: lineStream(id, unit),
      type: 'transcribed',
      data: { status, note: null },
      expected: 0,
    });
  }
  if (changed) await retranscribe(tx, id);
}

/** Brings the open lines that only the document speaks for to its word, and the action to its lines; what a unit reported stays. */
export async function retranscribe(tx: Context, id: string): Promise<void> {
  const action = await findAction(tx, id);
  if (action === null) return;
  const lines = [...action.lines];
  for (const [at, line] of action.lines.entries()) {
    if (line.origin !== 'document' || line.status === action.printedStatus) continue;
    const event = { type: 'transcribed', data: { status: action.printedStatus, note: line.note } } as const;
    await append(tx, { stream: lineStream(line.action, line.unit), ...event, expected: line.version });
    lines[at] = { ...line, ...applyEvent(line, event) };
    const reported = { at: line.reportedAt, by: line.reportedBy };
    await saveLine(tx, lines[at], reported, stateOfLines(action.rule, lines));
  }
  await saveActionStatus(tx, id, stateOfLines(action.rule, lines));
}
