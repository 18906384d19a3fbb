import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { newId } from '../../../../platform/ids.ts';
import type { InstrumentReasonBody } from '../../contract/instruments.ts';
import { readRecords } from '../../store/imports.ts';
import { rewriteRecords, setActionAside } from '../../store/retired.ts';
import { openOwnRecords, refuseStaleAction, structureStream } from './own-action.ts';

interface Move {
  readonly type: 'action-removed' | 'action-restored';
  readonly refusal: (id: string) => string;
}

const OUT: Move = {
  type: 'action-removed',
  refusal: (id) => `A ação ${id} já está retirada: nada a mudar.`,
};
const BACK: Move = {
  type: 'action-restored',
  refusal: (id) => `A ação ${id} está no plano: nada a trazer de volta.`,
};

function move(context: Context, { type, refusal }: Move) {
  return (instrument: string, action: string, body: InstrumentReasonBody): Promise<{ action: string }> =>
    once(context, `plan.own-${type}`, async (tx) => {
      const own = await openOwnRecords(tx, instrument);
      const { expectedVersion, reason } = body;
      await refuseStaleAction(tx, own, { id: action, expectedVersion, yours: null });
      const from = type === 'action-removed' ? own.records : own.retired;
      if (!from.operationalActions.some(({ id }) => id === action))
        throw new AppError('refused', refusal(action));
      const by = type === 'action-removed' ? newId(tx.clock.now()) : null;
      await setActionAside(tx, action, by);
      await rewriteRecords(tx, await readRecords(tx, own.plan));
      await append(tx, { stream: structureStream(own.plan.id), type, data: { id: action }, reason });
      return { action };
    });
}

/**
 * Takes an action out of an own plan, with the reason: what its units reported of it stays, and it can be brought back.
 * @throws AppError `forbidden`, `not-found`, `refused`, `conflict` where somebody wrote it since.
 */
export const removeOwnAction = (context: Context, ...said: Parameters<ReturnType<typeof move>>) =>
  move(context, OUT)(...said);

/** Brings an action back that was taken out, or that a document no longer has. @throws as `removeOwnAction`. */
export const restoreOwnAction = (context: Context, ...said: Parameters<ReturnType<typeof move>>) =>
  move(context, BACK)(...said);
