import { AppError } from '../../../kernel/app-error.ts';
import type { Competencia } from '../../../kernel/competencia.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { listEvents, type StoredEvent } from '../../../platform/events.ts';
import type { Approved, CellsBody, ReportWritten } from '../contract.ts';
import { type CellEvent, foldCell } from '../domain/cell.ts';
import { foldReport, type ReportEvent } from '../domain/report.ts';
import {
  APPROVE_REPORT,
  cellStream,
  type OpenReport,
  openReport,
  recordCell,
  recordReport,
  refuseStaleReport,
  reportStream,
} from './open-report.ts';
import { byUnit, seenCell, written } from './review.ts';
import { tellReturnUndone } from './tell.ts';

type Decision = 'returned' | 'approved';

const WORDS: Readonly<Record<Decision, string>> = { returned: 'devolução', approved: 'aprovação' };

/** The events before a decision of the actor's, the last thing that happened. @throws AppError `refused`. */
async function beforeDecision(
  tx: Context,
  stream: string,
  decision: Decision,
  what: string,
): Promise<StoredEvent[]> {
  const events = await listEvents(tx, stream);
  const last = events.at(-1);
  if (last?.type !== decision)
    throw new AppError(
      'refused',
      `A ${WORDS[decision]} de ${what} já não é a última coisa que se fez ali: veja como está.`,
    );
  if (last.actorId !== tx.actor.id)
    throw new AppError('refused', `A ${WORDS[decision]} de ${what} foi de outra pessoa: só ela a desfaz.`);
  return events.slice(0, -1);
}

async function undoOfCell(tx: Context, opened: OpenReport, action: string, decision: Decision) {
  const { competencia, unit } = opened;
  const what = `${action} (${unit})`;
  const before = await beforeDecision(tx, cellStream(competencia, action, unit), decision, what);
  const { review, reason } = foldCell(before as unknown as CellEvent[]);
  const data = { undoes: before.length + 1, review, reason };
  await recordCell(tx, opened, action, opened.cells.get(action), { type: 'decision-undone', data });
}

async function undoOfReport(tx: Context, opened: OpenReport, decision: Decision) {
  const stream = reportStream(opened.competencia, opened.unit);
  const before = await beforeDecision(tx, stream, decision, opened.unit);
  const { state, reason, wholeReturned } = foldReport(before as unknown as ReportEvent[]);
  const data = { undoes: before.length + 1, state, reason, wholeReturned };
  return recordReport(tx, opened, { type: 'decision-undone', data });
}

/** The lines that the last return of a report named. */
async function linesReturned(
  tx: Context,
  { competencia, unit, report }: OpenReport,
): Promise<readonly string[]> {
  const [last] = await listEvents(tx, reportStream(competencia, unit), report.version - 1, 1);
  return last?.type === 'returned' ? (last.data as { cells: readonly string[] }).cells : [];
}

/**
 * Takes back a return, by who made it, while the unit has not answered; the unit is told.
 * @throws AppError `conflict`, `refused`.
 */
export function undoReturn(
  context: Context,
  competencia: Competencia,
  unit: string,
  expectedVersion: number,
): Promise<ReportWritten> {
  return once(context, 'monitoring.undo-return', async (tx) => {
    const opened = await openReport(tx, competencia, unit);
    if (!opened.powers.send) authorise(tx, APPROVE_REPORT, { unit, territoryPath: [opened.territory] });
    await refuseStaleReport(tx, opened, expectedVersion);
    for (const action of await linesReturned(tx, opened)) await undoOfCell(tx, opened, action, 'returned');
    const next = await undoOfReport(tx, opened, 'returned');
    await tellReturnUndone(tx, next);
    return written(next);
  });
}

/** What was approved when a month locked, or after, is opened by a line given back with its reason, and in no other way. */
function refuseLocked({ phase, unit }: OpenReport): void {
  if (phase === 'locked')
    throw new AppError(
      'refused',
      `O mês fechou: a aprovação de ${unit} fica como está. Para corrigir uma linha, devolva-a com o motivo.`,
    );
}

/** Takes back the approval of lines, by who gave it, in a month that is not locked. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function undoApproval(
  context: Context,
  competencia: Competencia,
  { cells }: CellsBody,
): Promise<Approved> {
  return once(context, 'monitoring.undo-approval', async (tx) => {
    for (const [unit, asked] of byUnit(cells)) {
      const opened = await openReport(tx, competencia, unit);
      authorise(tx, APPROVE_REPORT, { unit, territoryPath: [opened.territory] });
      refuseLocked(opened);
      for (const each of asked) {
        await seenCell(tx, opened, each);
        await undoOfCell(tx, opened, each.action, 'approved');
      }
      if (opened.report.state === 'approved') await undoOfReport(tx, opened, 'approved');
    }
    return { approved: cells.length, mayUndo: false };
  });
}
