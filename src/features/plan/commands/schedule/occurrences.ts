import { AppError } from '../../../../kernel/app-error.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { listUnits } from '../../../accounts/index.ts';
import type { OccurrenceBody, TakeBackBody } from '../../contract/schedule.ts';
import { reportingRefusal } from '../../domain/changes.ts';
import { type ActionRecord, lockAction } from '../../store/actions.ts';
import { listOccurrences, type OccurrenceRecord, saveOccurrence } from '../../store/schedule.ts';
import { getPlanOfAction } from '../../store/structure.ts';
import { getAction, reportingPermission } from '../report.ts';
import { refreshOpenDues } from './open-due.ts';
import { plannedOccurrences } from './read.ts';

export const occurrenceStream = (action: string, day: string): string => `plan-occurrence/${action}/${day}`;

/** Who reports any part of the action may report its occurrences. @throws AppError `forbidden`. */
async function refuseStranger(tx: Context, action: ActionRecord): Promise<void> {
  const may = await reportingPermission(tx);
  if (action.lines.some((line) => may(line.unit).allowed)) return;
  const names = new Map((await listUnits(tx)).map((unit) => [unit.id, unit.acronym]));
  const units = action.lines.map(({ unit }) => names.get(unit) ?? unit);
  throw new AppError('forbidden', reportingRefusal(action.id, units, null));
}

/** Holds the action and finds one of its occurrences; one that was reported, also where its day is no longer one of the rule. @throws AppError `forbidden`, `not-found`, `conflict`. */
async function openOccurrence(tx: Context, id: string, day: string, expected: number) {
  await lockAction(tx, id);
  const action = await getAction(tx, id);
  await refuseStranger(tx, action);
  const plan = await getPlanOfAction(tx, id);
  const planned = await plannedOccurrences(tx, plan, action.deadline);
  const said = (await listOccurrences(tx, id)).find((each) => each.day === day);
  if (said?.doneOn == null && !planned.some((each) => each.day === day))
    throw new AppError(
      'not-found',
      `A ação ${id} não tem ocorrência em ${formatDay(day)}. Atualize a página.`,
    );
  if ((said?.version ?? 0) !== expected)
    throw new AppError(
      'conflict',
      'Outra pessoa registrou esta ocorrência enquanto você escrevia. Nada seu foi gravado; atualize a página para ver o que ela disse.',
      { details: { theirs: said ?? null } },
    );
  return said;
}

async function record(
  tx: Context,
  id: string,
  event: { type: 'done' | 'taken-back'; day: string; version: number },
  said: Pick<OccurrenceRecord, 'doneOn' | 'evidence'>,
): Promise<{ version: number }> {
  const stored = await append(tx, {
    stream: occurrenceStream(id, event.day),
    type: event.type,
    data: { ...said },
    expected: event.version,
  });
  await saveOccurrence(tx, id, {
    ...said,
    day: event.day,
    version: stored.sequence,
    at: stored.at,
    by: tx.actor.id,
  });
  await refreshOpenDues(tx, await getPlanOfAction(tx, id), [id]);
  return { version: stored.sequence };
}

/** Says that an occurrence was done, when, and what proves it. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function reportOccurrence(context: Context, id: string, day: string, body: OccurrenceBody) {
  return once(context, 'plan.report-occurrence', async (tx) => {
    const said = await openOccurrence(tx, id, day, body.expectedVersion);
    if (body.doneOn > tx.clock.today())
      throw new AppError(
        'refused',
        `${formatDay(body.doneOn)} ainda não chegou: registra-se o que já aconteceu. Confira a data.`,
      );
    const evidence = body.evidence ? body.evidence : null;
    if (said?.doneOn === body.doneOn && said.evidence === evidence)
      throw new AppError('refused', 'Esta ocorrência já está registrada assim: nada a mudar.');
    const event = { type: 'done', day, version: body.expectedVersion } as const;
    return record(tx, id, event, { doneOn: body.doneOn, evidence });
  });
}

/** Takes back what was said of an occurrence. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function takeBackOccurrence(context: Context, id: string, day: string, body: TakeBackBody) {
  return once(context, 'plan.take-back-occurrence', async (tx) => {
    const said = await openOccurrence(tx, id, day, body.expectedVersion);
    if (said?.doneOn == null)
      throw new AppError('refused', 'Esta ocorrência não está registrada: nada a desfazer.');
    const event = { type: 'taken-back', day, version: body.expectedVersion } as const;
    return record(tx, id, event, { doneOn: null, evidence: null });
  });
}
