import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { listEvents, type StoredEvent } from '../../../../platform/events.ts';
import { foldSheet, type Sheet, type SheetEvent, sheetStream } from '../../domain/entries/sheet.ts';
import { holdSheet, holdUnsettled, listVersionsOf, type SheetRecord } from '../../store/entries.ts';
import { APPROVE_VALUES, getEntryCard, mayDo } from './ground.ts';
import { listAllEvents } from './read.ts';
import { tellUndone } from './tell.ts';
import { type SheetWritten, writeSheet } from './write.ts';

const WORDS = { returned: 'devolução', approved: 'aprovação' } as const;

/**
 * Takes back a return or an approval, by who made it, while it is the last thing that happened; an approval until the month locks.
 * @throws AppError `forbidden`, `conflict`, `refused`.
 */
export function undoDecision(context: Context, id: string, expected: number): Promise<SheetWritten> {
  return once(context, 'indicators.undo-entry-decision', async (tx) => {
    const sheet = await holdSheet(tx, id);
    await mayDo(tx, APPROVE_VALUES, getEntryCard(sheet.indicator));
    const { state, reason } = await beforeDecision(tx, sheet);
    const data = { undoes: sheet.sequence, state, reason };
    const written = await writeSheet(tx, { id, sequence: expected }, sheet, {
      type: 'decision-undone',
      data,
    });
    await tellUndone(tx, sheet, written.sequence, sheet.state as 'returned' | 'approved');
    return written;
  });
}

/** The sheet as it stood before the decision that is its last event. @throws AppError `refused`. */
async function beforeDecision(tx: Context, sheet: SheetRecord): Promise<Sheet> {
  const { id, state, settled, sequence } = sheet;
  if (settled)
    throw new AppError(
      'refused',
      'O mês em que este valor foi aprovado já fechou: a aprovação não se desfaz. Abra uma correção, com o motivo.',
    );
  const last = await lastEvent(tx, id, sequence);
  if ((state !== 'returned' && state !== 'approved') || last?.type !== state)
    throw new AppError(
      'refused',
      'A decisão já não é a última coisa que se fez neste lançamento: veja como está.',
    );
  if (last.actorId !== tx.actor.id)
    throw new AppError('refused', `A ${WORDS[state]} deste lançamento foi de outra pessoa: só ela a desfaz.`);
  const [newest] = await listVersionsOf(tx, sheet);
  if (newest?.id !== id)
    throw new AppError(
      'refused',
      'Já se abriu uma correção deste lançamento: descarte-a antes de desfazer a aprovação.',
    );
  return sheetBefore(tx, id, sequence);
}

const lastEvent = async (tx: Context, id: string, sequence: number): Promise<StoredEvent | undefined> =>
  (await listEvents(tx, sheetStream(id), sequence - 1, 1))[0];

async function sheetBefore(tx: Context, id: string, sequence: number): Promise<Sheet> {
  const before = foldSheet(
    id,
    (await listAllEvents(tx, sheetStream(id)))
      .filter((event) => event.sequence < sequence)
      .map(({ type, data, reason, actorId }) => ({
        event: { type, data, reason } as unknown as SheetEvent,
        by: actorId,
      })),
  );
  if (before === null) throw new Error(`indicator-entry/${id}: decided before opened`);
  return before;
}

/** Makes every approval final, inside the transaction that locks the month in which it was given. */
export async function settleApprovals(tx: Context): Promise<void> {
  for (const sheet of await holdUnsettled(tx))
    await writeSheet(tx, sheet, sheet, { type: 'settled', data: {} });
}
