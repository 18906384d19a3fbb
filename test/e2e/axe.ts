import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  id: string;
  impact: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** A colour on its way to another one is nobody's contrast: whatever moves only once has to arrive first. */
async function comeToRest(page: Page): Promise<void> {
  await page.evaluate(`Promise.allSettled(
    document.getAnimations()
      .filter((one) => one.effect.getComputedTiming().endTime < Infinity)
      .map((one) => one.finished)
  ).then(() => undefined)`);
}

/** What axe finds serious or critical on the page as it stands, once it has come to rest at its top: a target half under the bar is only scrolled. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(`scrollTo({ top: 0, behavior: 'instant' })`);
  await comeToRest(page);
  // It stays on a page that has had it: reading its half million letters takes longer than many a look.
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe);
  const violations = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) => r.violations)`,
  )) as Finding[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')} (${nodes.length}) ${nodes[0]?.failureSummary}`,
    );
}
