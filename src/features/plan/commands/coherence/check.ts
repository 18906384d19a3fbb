import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import type { AcceptBody, CoherenceFinding, DecidedFinding, ReopenBody } from '../../contract/coherence.ts';
import { checkPlan } from '../../domain/coherence/check-plan.ts';
import { listAcceptances, saveAcceptance } from '../../store/acceptances.ts';
import { findPlan, type PlanRecord } from '../../store/structure.ts';
import { managedPlan } from '../import/import-record.ts';
import { readFacts, readOwnFacts } from './facts.ts';

export const findingStream = (plan: string, finding: string): string => `plan-finding/${plan}/${finding}`;

/**
 * Every contradiction of the stored plan, and of those born of it, with its evidence, the weightier first. An acceptance holds while the finding is worded as
 * when it was accepted: where the figures have changed, it is open again. @throws AppError `not-found` where no plan was loaded.
 */
export async function findContradictions(context: Context): Promise<CoherenceFinding[]> {
  const plan = await findPlan(context);
  if (plan === null) throw new AppError('not-found', 'Esta instalação ainda não tem um plano para conferir.');
  const known = new Map((await listAcceptances(context, plan.id)).map((each) => [each.finding, each]));
  const facts = await readFacts(context, plan);
  return checkPlan(facts, await readOwnFacts(context, facts)).map(({ items, evidence, ...each }) => {
    const record = known.get(each.id);
    const holds = record?.standing === true && record.message === each.message;
    return {
      ...each,
      items: [...items],
      evidence: [...evidence],
      accepted: holds ? { reason: record.reason, at: record.at, by: record.by } : null,
      version: record?.version ?? 0,
    };
  });
}

async function opened(tx: Context, finding: string, expected: number) {
  const plan = await managedPlan(tx);
  const found = (await findContradictions(tx)).find(({ id }) => id === finding);
  if (found === undefined)
    throw new AppError(
      'not-found',
      'O plano já não traz este achado: alguém o corrigiu, ou o endereço está errado. Atualize a página.',
    );
  if (found.version !== expected)
    throw new AppError(
      'conflict',
      'Outra pessoa decidiu sobre este achado enquanto você escrevia. Nada seu foi gravado; atualize a página para ver o que ela disse.',
      { details: { theirs: found.accepted } },
    );
  return { plan, found };
}

async function record(
  tx: Context,
  plan: PlanRecord,
  found: CoherenceFinding,
  change: { type: 'accepted' | 'reopened'; reason: string },
): Promise<DecidedFinding> {
  const { message } = found;
  const stored = await append(tx, {
    stream: findingStream(plan.id, found.id),
    type: change.type,
    data: { message },
    reason: change.reason,
    expected: found.version,
  });
  await saveAcceptance(tx, plan.id, {
    finding: found.id,
    message,
    reason: change.reason,
    standing: change.type === 'accepted',
    version: stored.sequence,
    at: stored.at,
    by: tx.actor.id,
  });
  return { finding: found.id, version: stored.sequence };
}

/** Says that a contradiction is known and may stay, with the reason. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function acceptFinding(context: Context, { finding, reason, expectedVersion }: AcceptBody) {
  return once(context, 'plan.accept-finding', async (tx) => {
    const { plan, found } = await opened(tx, finding, expectedVersion);
    if (found.accepted !== null) throw new AppError('refused', 'Este achado já está aceito: nada a mudar.');
    return record(tx, plan, found, { type: 'accepted', reason });
  });
}

/** Takes an acceptance back: the finding stands open again. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function reopenFinding(context: Context, { finding, expectedVersion }: ReopenBody) {
  return once(context, 'plan.reopen-finding', async (tx) => {
    const { plan, found } = await opened(tx, finding, expectedVersion);
    if (found.accepted === null)
      throw new AppError('refused', 'Este achado já está aberto: nada a desfazer.');
    return record(tx, plan, found, { type: 'reopened', reason: found.accepted.reason });
  });
}
