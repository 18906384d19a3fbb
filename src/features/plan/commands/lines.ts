import type { Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { applyEvent, lineStream } from '../domain/line.ts';
import { type Status, stateOfLines } from '../domain/state.ts';
import { type ActionRecord, saveLine } from '../store/actions.ts';
import { openLine, type PrintedAction } from '../store/records.ts';

/** Opens one line for each unit that reports, beginning with what the document says of the whole action. */
export async function openLines(context: Context, action: PrintedAction): Promise<void> {
  for (const [position, unit] of action.reporting.units.entries()) {
    const isNew = await openLine(context, action.id, unit, position + 1, action.status);
    if (!isNew) continue;
    await append(context, {
      stream: lineStream(action.id, unit),
      type: 'transcribed',
      data: { status: action.status, note: null },
      expected: 0,
    });
  }
}

/** Brings the lines that only the document speaks for to its new word; what a unit reported stays. */
export async function retranscribe(tx: Context, action: ActionRecord, status: Status | null): Promise<void> {
  const lines = [...action.lines];
  for (const [at, line] of action.lines.entries()) {
    if (line.origin !== 'document' || line.status === status) continue;
    const event = { type: 'transcribed', data: { status, note: line.note } } as const;
    await append(tx, { stream: lineStream(line.action, line.unit), ...event, expected: line.version });
    lines[at] = { ...line, ...applyEvent(line, event) };
    const reported = { at: line.reportedAt, by: line.reportedBy };
    await saveLine(tx, lines[at], reported, stateOfLines(action.rule, lines));
  }
}
