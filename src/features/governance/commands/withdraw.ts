import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import type { Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { takeBackLines, undoRenegotiationWithin } from '../../plan/index.ts';
import type { WithdrawBody } from '../contract.ts';
import type { Said } from '../domain/agenda.ts';
import { type ItemRecord, listItems, lockItem, saveItem } from '../store/meetings.ts';
import { itemStream } from './agenda.ts';
import { openItem } from './live.ts';
import { tellAssigned } from './tell.ts';

/**
 * Takes back what was said of an item by mistake, while the meeting goes on: it stays in the history, out of the minutes. Where it changed
 * the plan, or put the item before the next meeting, that goes back in the same gesture or not at all.
 * @throws AppError `forbidden`, `not-found`, `conflict` with `{yours, theirs}`, `refused` with what happened since
 */
export function withdrawOutcome(context: Context, id: string, wanted: WithdrawBody) {
  return once(context, 'governance.withdraw-outcome', async (tx) => {
    const around = await openItem(tx, id, wanted);
    const { item } = around;
    const own = item.outcomes.find((each) => each.id === wanted.outcome);
    if (own === undefined || own.withdrawn != null)
      throw new AppError('refused', 'Este registro não existe ou já foi retirado. Atualize a página.');
    await takeBack(tx, item, own);
    const { outcome, reason } = wanted;
    const stored = await append(tx, {
      stream: itemStream(id),
      type: 'outcome-withdrawn',
      data: { outcome },
      reason,
      expected: item.version,
    });
    const withdrawn = { at: stored.at, by: stored.actorId, reason };
    const outcomes = item.outcomes.map((each) => (each.id === outcome ? { ...each, withdrawn } : each));
    await saveItem(tx, { ...item, outcomes, version: stored.sequence });
    if (own.kind === 'assigned') await tellAssigned(tx, around, { ...own, withdrawn });
    return { id, version: stored.sequence };
  });
}

/** What a record changed elsewhere goes back. @throws AppError `refused` where somebody changed it since. */
async function takeBack(tx: Context, item: ItemRecord, said: Said): Promise<void> {
  switch (said.kind) {
    case 'decided':
    case 'assigned':
      return;
    case 'nonConformity':
      throw new AppError(
        'refused',
        `O registro fica: a ${said.number} tem história própria. Se foi engano, cancele-a na página dela, com o motivo.`,
      );
    case 'rescheduled':
      return unschedule(tx, item);
    case 'redefined':
      return undoRenegotiationWithin(tx, said.action, said.number).catch(changedSince(said.action));
    case 'status': {
      const { action, unit, version = 0 } = said;
      await takeBackLines(tx, [{ action, unit, expectedVersion: version }]).catch(changedSince(action));
    }
  }
}

const changedSince =
  (action: string) =>
  (error: unknown): never => {
    if (!(error instanceof AppError) || (error.code !== 'refused' && error.code !== 'conflict')) throw error;
    throw new AppError(
      'refused',
      `O registro fica: a ação ${action} mudou no plano depois dele. Veja-a e diga agora o que vale, num novo registro. (${error.message})`,
      { cause: error },
    );
  };

/** The item no longer waits for the next meeting. @throws AppError `refused` where it is on that agenda already. */
async function unschedule(tx: Context, { id, body, title }: ItemRecord): Promise<void> {
  const waiting = (await listItems(tx, body, null)).find(({ follows }) => follows === id);
  if (waiting === undefined)
    throw new AppError(
      'refused',
      `O registro fica: “${title}” já está na pauta da reunião seguinte, ou alguém o retirou de lá.`,
    );
  const held = await lockItem(tx, waiting.id);
  await append(tx, { stream: itemStream(held.id), type: 'withdrawn', data: {}, expected: held.version });
  await saveItem(tx, { ...held, removed: true, version: held.version + 1 });
}
