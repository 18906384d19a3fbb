import { type Context, inTransaction } from '../../platform/context.ts';
import type { Seed } from '../../platform/seeds.ts';
import { contentOf, currentContent } from './commands/versions/content.ts';
import { keepVersion } from './commands/versions/publish.ts';
import type { VersionContent } from './domain/versions/content.ts';
import { listLinks } from './store/entries.ts';
import { findFirstStanding, readBefore } from './store/imports.ts';
import { findPlan, type PlanRecord } from './store/structure.ts';
import { listVersions } from './store/versions.ts';

/** The plan as its document brought it: before any import that stands over it. */
async function documentContent(tx: Context, plan: PlanRecord): Promise<VersionContent> {
  const first = await findFirstStanding(tx, plan.id);
  const before = first === null ? null : await readBefore(tx, first);
  return before === null || before.isFirst === true
    ? currentContent(tx, plan)
    : contentOf(before.records, await listLinks(tx, plan.id));
}

/** Version 1 of the plan that the seed brought: the document itself. Where a version stands already, nothing is published. */
async function publishDocument(context: Context): Promise<void> {
  await inTransaction(context, async (tx) => {
    const plan = await findPlan(tx);
    if (plan === null || (await listVersions(tx, plan.id)).length > 0) return;
    const years = `${plan.from.slice(0, 4)}–${plan.to.slice(0, 4)}`;
    const publication = {
      number: 1,
      title: `Plano ${years}, como no documento`,
      dated: plan.from,
      reason: 'O plano como o seu documento o imprime, trazido na carga inicial.',
      act: null,
    };
    await keepVersion(tx, plan.id, publication, await documentContent(tx, plan));
  });
}

export const planVersionSeed: Seed = { name: 'plan-version', version: '1', apply: publishDocument };
