import { AppError } from '../../../../kernel/app-error.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import type { ImportedList } from '../../domain/import-changes.ts';
import { listAllActions } from '../../store/actions.ts';
import { listLinks } from '../../store/entries.ts';
import {
  findLastConfirmed,
  lockPlan,
  type PlanBefore,
  type PlanImportRecord,
  readBefore,
  restoreRetired,
  retirePlan,
  saveUndone,
} from '../../store/imports.ts';
import type { PlanRecords } from '../../store/records.ts';
import { listReporting } from '../../store/reporting.ts';
import { listDeadlines, listPlanOccurrences } from '../../store/schedule.ts';
import type { PlanRecord } from '../../store/structure.ts';
import { planOfImport } from './import-plan.ts';
import { getImport, refuseStale, refuseUnless, stream } from './import-record.ts';
import { writePlan } from './write-plan.ts';

/** Version of a line that was opened and of which nobody has said anything. */
const OPENED = 1;

const lineKey = (line: { action: string; unit: string }): string => `${line.action}/${line.unit}`;
const dayKey = (each: { action: string; day: string }): string => `${each.action}/${each.day}`;

type Marks = Pick<PlanBefore, 'versions' | 'deadlines' | 'occurrences' | 'reporting' | 'links'>;

const LEVELS: Readonly<Partial<Record<ImportedList, string>>> = {
  objectives: 'objective',
  targets: 'target',
  indicators: 'indicator',
  strategicActions: 'strategicAction',
};

/** How far everything that people say around the plan has come: what is later than these stands in the way of an undo. */
export async function readMarks(context: Context, plan: string): Promise<Marks> {
  const lines = (await listAllActions(context, plan)).flatMap((action) => action.lines);
  const deadlines = await listDeadlines(context, plan);
  const occurrences = await listPlanOccurrences(context, plan);
  const reporting = await listReporting(context, plan);
  return {
    versions: Object.fromEntries(lines.map((line) => [lineKey(line), line.version])),
    deadlines: Object.fromEntries([...deadlines.values()].map((each) => [each.action, each.version])),
    occurrences: Object.fromEntries(occurrences.map((each) => [dayKey(each), each.version])),
    reporting: Object.fromEntries([...reporting.values()].map((each) => [each.action, each.version])),
    links: (await listLinks(context, plan)).map(({ id }) => id),
  };
}

const touchedBy = (record: PlanImportRecord): ReadonlySet<string> =>
  new Set((record.changes ?? []).filter((each) => each.list === 'operationalActions').map(({ id }) => id));

/** Ties that people made since to records that the import brought, and that an undo would set aside. */
async function laterLinks(
  context: Context,
  plan: string,
  record: PlanImportRecord,
  before: PlanBefore | null,
): Promise<string[]> {
  const brought = new Set(
    (record.changes ?? []).flatMap(({ kind, list, id }) => (kind === 'new' ? [`${LEVELS[list]}/${id}`] : [])),
  );
  const known = new Set(before?.links ?? []);
  return (await listLinks(context, plan))
    .filter(({ id }) => !known.has(id))
    .filter(({ content }) => [content.from, content.to].some((end) => brought.has(`${end.level}/${end.id}`)))
    .map(({ content }) => `${content.from.id} foi ligado a ${content.to.id}`);
}

/** Everything said since of what the import touched, in the words of the refusal. */
async function inTheWay(context: Context, plan: string, record: PlanImportRecord): Promise<string[]> {
  const touched = touchedBy(record);
  const before = await readBefore(context, record.id);
  const actions = (await listAllActions(context, plan)).filter(({ id }) => touched.has(id));
  const lines = actions
    .flatMap((action) => action.lines)
    .filter((line) => line.version !== (before?.versions[lineKey(line)] ?? OPENED));
  const deadlines = [...(await listDeadlines(context, plan)).values()]
    .filter(({ action }) => touched.has(action))
    .filter(({ action, version }) => version !== (before?.deadlines?.[action] ?? 0));
  const occurrences = (await listPlanOccurrences(context, plan))
    .filter(({ action }) => touched.has(action))
    .filter((each) => each.version !== before?.occurrences?.[dayKey(each)]);
  const reporting = [...(await listReporting(context, plan)).values()]
    .filter(({ action }) => touched.has(action))
    .filter(({ action, version }) => version !== (before?.reporting?.[action] ?? 0));
  return [
    ...lines.map((line) => `lançou-se em ${line.action} (${line.unit})`),
    ...deadlines.map(({ action }) => `mexeu-se no prazo de ${action}`),
    ...occurrences.map(({ action, day }) => `registrou-se a ocorrência de ${formatDay(day)} de ${action}`),
    ...reporting.map(({ action }) => `corrigiu-se quem lança em ${action}`),
    ...(await laterLinks(context, plan, record, before)),
  ];
}

/** Why an import cannot be taken back now, with all that stands in the way; null where it can. */
export async function undoRefusal(
  context: Context,
  plan: PlanRecord,
  record: PlanImportRecord,
): Promise<string | null> {
  if ((await findLastConfirmed(context, plan.id)) !== record.id)
    return 'Outra importação foi confirmada depois desta: desfaça primeiro a mais nova.';
  const later = await inTheWay(context, plan.id, record);
  if (later.length === 0) return null;
  return `Não dá para desfazer: depois da importação ${later.join('; ')}. Desfaça antes o que se disse, ou importe a versão anterior do documento.`;
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
    await restoreRetired(tx, before.retired);
    if (before.isFirst === true) await retirePlan(tx, record.plan, id);
    await saveUndone(tx, id, record.version + 1, tx.clock.now().toISOString());
    await append(tx, { stream: stream(id), type: 'undone', data: {}, expected: record.version });
    return getImport(tx, id);
  });
}
