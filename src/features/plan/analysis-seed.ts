import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, inTransaction } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { sha256 } from '../../platform/ids.ts';
import type { Seed } from '../../platform/seeds.ts';
import { transcribeEntry } from './commands/entries.ts';
import type { EntryRecord } from './store/entries.ts';
import { findPlan } from './store/structure.ts';

/** What `scripts/seed/analysis.ts` writes. */
interface AnalysisFile {
  readonly plan: string;
  /** `origin` only where an entry differs from its file. */
  readonly entries: readonly (Pick<EntryRecord, 'id' | 'content'> & Partial<Pick<EntryRecord, 'origin'>>)[];
}

function analysisSeedOf(name: string, fileName: string, origin: 'document' | 'demonstration'): Seed {
  const file = join(PROJECT_ROOT, 'database/seed/plan', fileName);
  return {
    name,
    version: sha256(readFileSync(file)),
    demonstration: origin === 'demonstration',
    async apply(context: Context) {
      const { plan, entries } = JSON.parse(await readFile(file, 'utf8')) as AnalysisFile;
      if ((await findPlan(context))?.id !== plan) return;
      await inTransaction(context, async (tx) => {
        for (const entry of entries) await transcribeEntry(tx, { origin, ...entry, plan });
      });
    },
  };
}

/** What the document states of its own analysis: workshops, the ten prioritised problems, its numbers. */
export const analysisSeed = analysisSeedOf('plan-analysis', 'analysis-2024-2027.json', 'document');

/** The 46 problems as a demonstration only: without text, spread so as to give the document's totals. */
export const demonstrationAnalysisSeed = analysisSeedOf(
  'plan-analysis-demonstration',
  'analysis-demonstration.json',
  'demonstration',
);
