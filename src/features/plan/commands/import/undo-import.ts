import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { type ActionRecord, listAllActions } from '../../store/actions.ts';
import {
  findLastConfirmed,
  lockPlan,
  type PlanImportRecord,
  readBefore,
  restoreRetired,
  saveUndone,
} from '../../store/imports.ts';
import type { PlanRecord } from '../../store/structure.ts';
import { getImport, managedPlan, refuseStale, refuseUnless, stream } from './import-record.ts';
import { writePlan } from './write-plan.ts';

const lineKey = (line: { action: string; unit: string }): string => `${line.action}/${line.unit}`;

export function versionsOf(actions: readonly ActionRecord[]): Record<string, number> {
  const lines = actions.flatMap((action) => action.lines);
  return Object.fromEntries(lines.map((line) => [lineKey(line), line.version]));
}

export async function undoRefusal(
  context: Context,
  plan: PlanRecord,
  record: PlanImportRecord,
): Promise<string | null> {
  if ((await findLastConfirmed(context, plan.id)) !== record.id)
    return 'Outra importação foi confirmada depois desta: desfaça primeiro a mais nova.';
  const touched = new Set(
    (record.changes ?? []).filter((each) => each.list === 'operationalActions').map((each) => each.id),
  );
  const [before, actions] = [await readBefore(context, record.id), await listAllActions(context, plan.id)];
  const later = actions
    .filter((action) => touched.has(action.id))
    .flatMap((action) => action.lines)
    .filter((line) => line.version !== before?.versions[lineKey(line)]);
  if (later.length === 0) return null;
  const named = later.map((line) => `${line.action} (${line.unit})`).join(', ');
  return `Não dá para desfazer: depois da importação já se lançou em ${named}.`;
}

/** Takes a whole import back, as long as nothing was reported on what it touched. @throws AppError `conflict`, `refused`. */
export async function undoImport(
  context: Context,
  id: string,
  body: { readonly expectedVersion: number },
): Promise<PlanImportRecord> {
  const plan = await managedPlan(context);
  return once(context, 'plan.undo-import', async (tx) => {
    await lockPlan(tx, plan.id);
    const record = await getImport(tx, id);
    refuseStale(record, body.expectedVersion);
    refuseUnless(record, 'confirmed', 'Só uma importação confirmada pode ser desfeita.');
    const refusal = await undoRefusal(tx, plan, record);
    const before = await readBefore(tx, id);
    if (refusal !== null || before === null) throw new AppError('refused', refusal ?? 'Nada a desfazer.');
    await writePlan(tx, before.records, id);
    await restoreRetired(tx, before.retired);
    await saveUndone(tx, id, record.version + 1, tx.clock.now().toISOString());
    await append(tx, { stream: stream(id), type: 'undone', data: {}, expected: record.version });
    return getImport(tx, id);
  });
}
