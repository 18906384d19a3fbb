import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import type { Context } from '../../../platform/context.ts';
import { listEvents } from '../../../platform/events.ts';
import type { UndoEntryBody } from '../contract/entries.ts';
import type { KeptContent } from '../domain/analysis/content.ts';
import type { EntryRecord } from '../store/entries.ts';
import type { PlanRecord } from '../store/structure.ts';
import { entryStream, knownOf, openEntry, refuseAny, refuseTwice, write } from './entries.ts';
import { managedPlan } from './import/import-record.ts';

interface EntryState {
  readonly content: KeptContent;
  readonly removed: boolean;
}

/** The entry before its last event; null where that event began it. */
async function stateBefore(tx: Context, id: string): Promise<EntryState | null> {
  const event = (await listEvents(tx, entryStream(id))).at(-2);
  if (event === undefined) return null;
  return { content: event.data.content as KeptContent, removed: event.type === 'removed' };
}

async function refuseStanding(
  tx: Context,
  plan: PlanRecord,
  id: string,
  { content }: EntryState,
): Promise<void> {
  if (content.kind === 'statement' || content.kind === 'instrument') return;
  refuseAny([content], await knownOf(tx, plan));
  await refuseTwice(tx, plan.id, id, content);
}

/**
 * Takes back the last thing that was done to an entry, as a new event: what was added goes, what was removed comes back, what was written
 * is as before. Taken back twice, it stands again.
 * @throws AppError `refused` where the entry stands as the document brought it, or can no longer stand as it was; `forbidden`, `conflict`, `not-found`.
 */
export function undoEntry(
  context: Context,
  id: string,
  { expectedVersion }: UndoEntryBody,
): Promise<EntryRecord> {
  return once(context, 'plan.undo-entry', async (tx) => {
    const plan = await managedPlan(tx);
    const entry = await openEntry(tx, id, expectedVersion, { yours: null, orRemoved: true });
    const before = await stateBefore(tx, id);
    if (before === null && entry.origin !== 'entered') {
      throw new AppError('refused', 'Este registro está como o documento o trouxe: não há o que desfazer.');
    }
    const state = before ?? { content: entry.content, removed: true };
    if (!state.removed) await refuseStanding(tx, plan, id, state);
    const next = { ...entry, ...state, version: entry.version + 1 };
    return write(tx, next, state.removed ? 'removed' : 'restored', 'Desfeito');
  });
}
