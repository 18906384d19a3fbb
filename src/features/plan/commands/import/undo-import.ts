import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import {
  findLastConfirmed,
  lockPlan,
  type PlanBefore,
  type PlanImportRecord,
  readBefore,
  retirePlan,
  saveUndone,
} from '../../store/imports.ts';
import type { PlanRecords } from '../../store/records.ts';
import { restoreRetired } from '../../store/retired.ts';
import { listDeadlines } from '../../store/schedule.ts';
import type { PlanRecord } from '../../store/structure.ts';
import { planOfImport } from './import-plan.ts';
import { getImport, refuseStale, refuseUnless, stream } from './import-record.ts';
import { saidSince, touchedBy } from './said-since.ts';
import { transcribeFront } from './transcribe-front.ts';
import { writePlan } from './write-plan.ts';

/** Why an import cannot be taken back now, with all that stands in the way; null where it can. */
export async function undoRefusal(
  context: Context,
  plan: PlanRecord,
  record: PlanImportRecord,
): Promise<string | null> {
  if ((await findLastConfirmed(context, plan.id)) !== record.id)
    return 'Outra importação foi confirmada depois desta: desfaça primeiro a mais nova.';
  const later = await saidSince(context, plan.id, record);
  if (later.length === 0) return null;
  return `Não dá para desfazer: depois da importação ${later.join('; ')}. Desfaça antes o que se disse ou escreveu, ou importe a versão anterior do documento.`;
}

/** The records before the import; an action that it did not touch keeps what was made of its deadline since. */
async function recordsBefore(
  tx: Context,
  before: PlanBefore,
  record: PlanImportRecord,
): Promise<PlanRecords> {
  const touched = touchedBy(record);
  const now = await listDeadlines(tx, record.plan);
  const operationalActions = before.records.operationalActions.map((each) => {
    const deadline = touched.has(each.id) ? undefined : now.get(each.id)?.deadline;
    return deadline === undefined ? each : { ...each, deadline };
  });
  return { ...before.records, operationalActions };
}

/** Takes a whole import back, as long as nobody has had a word since in what it touched. @throws AppError `conflict`, `refused`. */
export async function undoImport(
  context: Context,
  id: string,
  body: { readonly expectedVersion: number },
): Promise<PlanImportRecord> {
  const plan = await planOfImport(context, await getImport(context, id));
  return once(context, 'plan.undo-import', async (tx) => {
    await lockPlan(tx, plan.id);
    const record = await getImport(tx, id);
    refuseStale(record, body.expectedVersion);
    refuseUnless(record, 'confirmed', 'Só uma importação confirmada pode ser desfeita.');
    const refusal = await undoRefusal(tx, plan, record);
    const before = await readBefore(tx, id);
    if (refusal !== null || before === null) throw new AppError('refused', refusal ?? 'Nada a desfazer.');
    await writePlan(tx, await recordsBefore(tx, before, record), id);
    const reason = `Desfeita a importação de ${record.fileName}.`;
    await transcribeFront(tx, before.records.plan, record.changes ?? [], reason);
    await restoreRetired(tx, before.retired);
    if (before.isFirst === true) await retirePlan(tx, record.plan, id);
    await saveUndone(tx, id, record.version + 1, tx.clock.now().toISOString());
    await append(tx, { stream: stream(id), type: 'undone', data: {}, expected: record.version });
    return getImport(tx, id);
  });
}
