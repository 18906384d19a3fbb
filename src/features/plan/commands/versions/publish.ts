import { AppError } from '../../../../kernel/app-error.ts';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { citationName, listActs } from '../../../acts/index.ts';
import type { PublishBody } from '../../contract/versions.ts';
import { countLevels, type VersionContent } from '../../domain/versions/content.ts';
import { lockPlan } from '../../store/imports.ts';
import { insertVersion, listVersions, type VersionAct } from '../../store/versions.ts';
import { managedPlan } from '../import/import-record.ts';
import { currentContent } from './content.ts';

export const versionStream = (plan: string): string => `plan-version/${plan}`;

const hashOf = (content: VersionContent): string => sha256(canonicalJson(content));

/** The acts of the register as a version names them, newest first; the document of the plan itself is none. */
export async function listAuthorisingActs(context: Context): Promise<(VersionAct & { id: string })[]> {
  const acts = (await listActs(context)).filter(({ kind }) => kind !== 'plan');
  return acts.map((act) => ({ id: act.id, number: citationName(act), date: act.signedOn, body: act.body }));
}

/** @throws AppError `not-found` for an act that the register does not have. */
async function actOf(context: Context, named: PublishBody['act']): Promise<VersionAct | null> {
  if (named === null) return null;
  if (!('id' in named)) return { id: null, ...named };
  const act = (await listAuthorisingActs(context)).find(({ id }) => id === named.id);
  if (act === undefined)
    throw new AppError(
      'not-found',
      `O ato “${named.id}” não está em Documentos. Escolha outro, ou escreva o número, a data e quem o publicou.`,
    );
  return act;
}

interface Publication extends Pick<PublishBody, 'title' | 'dated' | 'reason'> {
  readonly number: number;
  readonly act: VersionAct | null;
}

/** Keeps a state of the plan for good. @returns its number. */
export async function keepVersion(
  tx: Context,
  plan: string,
  { number, title, dated, reason, act }: Publication,
  content: VersionContent,
): Promise<{ number: number }> {
  const hash = hashOf(content);
  const counts = countLevels(content);
  const stored = await append(tx, {
    stream: versionStream(plan),
    type: 'published',
    data: { number, title, dated, act: act === null ? null : { ...act }, counts, sha256: hash },
    reason,
    expected: number - 1,
  });
  const published = { publishedAt: stored.at, publishedBy: tx.actor.id };
  const version = { number, title, dated, reason, act, counts, sha256: hash, ...published };
  await insertVersion(tx, plan, version, content);
  return { number };
}

/**
 * Publishes the plan as it stands as its next version. @throws AppError `forbidden`, `not-found`, `conflict` where somebody has
 * published meanwhile, `refused` where nothing changed since the version before.
 */
export function publishVersion(context: Context, body: PublishBody): Promise<{ number: number }> {
  return once(context, 'plan.publish-version', async (tx) => {
    const plan = await managedPlan(tx);
    await lockPlan(tx, plan.id);
    const [last] = await listVersions(tx, plan.id);
    if ((last?.number ?? 0) !== body.expectedVersion)
      throw new AppError(
        'conflict',
        `Outra pessoa publicou a versão ${last?.number} enquanto você escrevia. Nada seu foi gravado; veja o que ela publicou e repita se ainda fizer sentido.`,
      );
    const content = await currentContent(tx, plan);
    if (last?.sha256 === hashOf(content))
      throw new AppError(
        'refused',
        `O plano é o mesmo da versão ${last.number}: não há mudança a publicar. Importe o documento novo, ou corrija o plano, antes.`,
      );
    const act = await actOf(tx, body.act);
    const { title, dated, reason } = body;
    return keepVersion(tx, plan.id, { number: body.expectedVersion + 1, title, dated, reason, act }, content);
  });
}
