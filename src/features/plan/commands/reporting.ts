import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import type { Context } from '../../../platform/context.ts';
import { append, listEvents, type StoredEvent } from '../../../platform/events.ts';
import { listUnits } from '../../accounts/index.ts';
import type { CorrectReportingBody, TakeBackReportingBody } from '../contract/reporting.ts';
import {
  correctionOf,
  correctionRefusals,
  isSameReporting,
  type Reporting,
  reportingInForce,
  type StandingReporting,
} from '../domain/reporting.ts';
import type { ReportingEvent } from '../domain/reporting-events.ts';
import { type ActionRecord, lockAction } from '../store/actions.ts';
import type { PrintedAction } from '../store/records.ts';
import { getReporting, reportingStream, saveReporting } from '../store/reporting.ts';
import { getPlanOfAction } from '../store/structure.ts';
import { managedPlan } from './import/import-record.ts';
import { settleLines } from './lines.ts';
import { getAction } from './report.ts';

/** A stored event of the stream; this room alone writes them. */
export const asReportingEvent = ({ type, data }: StoredEvent): ReportingEvent =>
  ({ type, data }) as unknown as ReportingEvent;

async function open(tx: Context, id: string, expected: number) {
  await getAction(tx, id);
  await managedPlan(tx, (await getPlanOfAction(tx, id)).id);
  await lockAction(tx, id);
  const standing = await getReporting(tx, id);
  if (standing.version !== expected)
    throw new AppError(
      'conflict',
      'Outra pessoa, ou uma importação, mexeu em quem lança esta ação enquanto você escolhia. Nada seu foi gravado; atualize a página para ver como ficou.',
      { details: { theirs: reportingInForce(standing).units } },
    );
  return { action: await getAction(tx, id), standing };
}

async function save(
  tx: Context,
  { id, printedStatus }: ActionRecord,
  standing: StandingReporting & { version: number },
  change: { readonly type: 'corrected' | 'taken-back'; to: Reporting | null; reason: string | null },
) {
  const { derived, corrected: from, version } = standing;
  const { type, to, reason } = change;
  const stored = await append(tx, {
    stream: reportingStream(id),
    type,
    data: { from, to, derived },
    reason,
    expected: version,
  });
  const next = { derived, corrected: to };
  await saveReporting(tx, id, next, stored.sequence);
  await settleLines(tx, { id, status: printedStatus }, reportingInForce(next).units);
  return { version: stored.sequence };
}

/**
 * Says which units report an action, in place of those that its OWNER cell gives. The line of a unit left out is closed and keeps what it
 * said; named again, it goes on from there.
 * @throws AppError `forbidden`, `not-found`, `conflict`, `refused` with every reason.
 */
export function correctReporting(context: Context, id: string, body: CorrectReportingBody) {
  return once(context, 'plan.correct-reporting', (tx) => correctWithin(tx, id, body));
}

/** The same, within a gesture over many actions. */
export async function correctWithin(
  tx: Context,
  id: string,
  { units, reason, expectedVersion }: CorrectReportingBody,
) {
  const { action, standing } = await open(tx, id, expectedVersion);
  const inForce = await listUnits(tx, { day: tx.clock.today() });
  const refusals = correctionRefusals(units, standing, new Set(inForce.map((unit) => unit.id)));
  if (refusals.length > 0)
    throw new AppError('refused', refusals.join(' '), { details: { problems: refusals } });
  return save(tx, action, standing, {
    type: 'corrected',
    to: correctionOf(units, standing.derived),
    reason,
  });
}

/** Takes the last correction back: who reports is as it was before. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function takeBackReporting(context: Context, id: string, body: TakeBackReportingBody) {
  return once(context, 'plan.take-back-reporting', (tx) => takeBackReportingWithin(tx, id, body));
}

/** The same, within a gesture over many actions. */
export async function takeBackReportingWithin(
  tx: Context,
  id: string,
  { expectedVersion }: TakeBackReportingBody,
) {
  const { action, standing } = await open(tx, id, expectedVersion);
  const [stored] = await listEvents(tx, reportingStream(id), standing.version - 1, 1);
  const last = stored && asReportingEvent(stored);
  if (last?.type !== 'corrected')
    throw new AppError(
      'refused',
      'Não há correção a desfazer: só a última volta atrás, uma vez. Corrija de novo, ou volte ao que o documento diz.',
    );
  return save(tx, action, standing, { type: 'taken-back', to: last.data.from, reason: null });
}

/** Where an import changes who its OWNER cell gives, the stream of who reports says so; a correction stands all the same. */
export async function recordDerived(
  tx: Context,
  { id, reporting: to }: PrintedAction,
  old: (StandingReporting & { version: number }) | undefined,
  by: string,
): Promise<void> {
  if (old === undefined || isSameReporting(old.derived, to)) return;
  const { corrected, derived: from, version } = old;
  const data = { from, to, corrected, import: by };
  const stored = await append(tx, { stream: reportingStream(id), type: 'derived', data, expected: version });
  await saveReporting(tx, id, { derived: to, corrected }, stored.sequence);
}
