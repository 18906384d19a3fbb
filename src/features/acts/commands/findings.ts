import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { listNames } from '../../accounts/index.ts';
import type { AcceptActFinding, ActFinding, ActFindings, ReopenActFinding } from '../contract.ts';
import { readingOf } from '../domain/act.ts';
import { addressLabel } from '../domain/address.ts';
import { placeFindings } from '../domain/lint/placed.ts';
import { getAct, listAcceptances, type StoredAct, saveAcceptance } from '../store.ts';
import { lintStored } from './lint.ts';

/** The verb of whoever keeps the registry of acts. */
const REGISTER = 'acts.register';

const streamOf = (act: string, finding: string) => `act-finding/${act}/${finding}`;

/**
 * What the lint says of the reading of an act, provision by provision, and which of it was accepted. An acceptance holds while the
 * finding is worded as it was. An act whose whole text is not here has no findings. @throws AppError `not-found`
 */
export async function readFindings(context: Context, id: string): Promise<ActFindings> {
  const act = await getAct(context, id);
  const items = await findingsOf(context, act);
  const people = items.flatMap(({ accepted }) => accepted?.by ?? []);
  const names = await listNames(context, [...new Set(people)]);
  return {
    act: { id, title: act.title, number: act.number },
    hasText: act.coverage === 'full',
    mayAccept: context.policy(context.actor, REGISTER, {}, context.clock.today()).allowed,
    items: items.map(({ accepted, ...each }) => ({
      ...each,
      accepted: accepted && { ...accepted, by: accepted.by && (names.get(accepted.by) ?? null) },
    })),
    next: null,
  };
}

async function findingsOf(context: Context, act: StoredAct): Promise<ActFinding[]> {
  if (act.coverage !== 'full') return [];
  const known = new Map((await listAcceptances(context, act.id)).map((each) => [each.finding, each]));
  const findings = await lintStored(context, readingOf(act));
  return placeFindings(act.units, findings).map((each) => {
    const record = known.get(each.id);
    const holds = record?.standing === true && record.message === each.message;
    return {
      ...each,
      label: addressLabel(each.at),
      accepted: holds ? { reason: record.reason, at: record.at, by: record.by } : null,
      version: record?.version ?? 0,
    };
  });
}

/** Says that a finding is known and may stay, with the reason. @throws AppError `forbidden`, `not-found`, `conflict`, `refused` */
export function acceptActFinding(context: Context, act: string, said: AcceptActFinding) {
  authorise(context, REGISTER);
  return once(context, 'acts.accept-finding', async (tx) => {
    const found = await opened(tx, act, said);
    if (found.accepted !== null)
      throw new AppError('refused', 'Este apontamento já está aceito: nada a mudar.');
    return record(tx, act, found, { type: 'accepted', reason: said.reason });
  });
}

/** Takes an acceptance back: the finding stands open again. @throws AppError `forbidden`, `not-found`, `conflict`, `refused` */
export function reopenActFinding(context: Context, act: string, said: ReopenActFinding) {
  authorise(context, REGISTER);
  return once(context, 'acts.reopen-finding', async (tx) => {
    const found = await opened(tx, act, said);
    if (found.accepted === null)
      throw new AppError('refused', 'Este apontamento já está aberto: nada a desfazer.');
    return record(tx, act, found, { type: 'reopened', reason: found.accepted.reason });
  });
}

async function opened(
  tx: Context,
  act: string,
  { finding, expectedVersion }: ReopenActFinding,
): Promise<ActFinding> {
  const found = (await findingsOf(tx, await getAct(tx, act))).find(({ id }) => id === finding);
  if (found === undefined)
    throw new AppError(
      'not-found',
      'O texto já não traz este apontamento: alguém o corrigiu, ou o endereço está errado. Atualize a página.',
    );
  if (found.version !== expectedVersion)
    throw new AppError(
      'conflict',
      'Outra pessoa decidiu sobre este apontamento enquanto você escrevia. Nada seu foi gravado; atualize a página para ver o que ela disse.',
      { details: { theirs: found.accepted } },
    );
  return found;
}

async function record(
  tx: Context,
  act: string,
  { id, message, version }: ActFinding,
  change: { type: 'accepted' | 'reopened'; reason: string },
): Promise<{ version: number }> {
  const stored = await append(tx, {
    stream: streamOf(act, id),
    type: change.type,
    data: { message },
    reason: change.reason,
    expected: version,
  });
  await saveAcceptance(tx, act, {
    finding: id,
    message,
    reason: change.reason,
    standing: change.type === 'accepted',
    version: stored.sequence,
    at: stored.at,
    by: tx.actor.id,
  });
  return { version: stored.sequence };
}
