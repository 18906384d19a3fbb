import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, inTransaction } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { sha256 } from '../../platform/ids.ts';
import { settleLines } from './commands/lines.ts';
import { HOLIDAYS_FILE } from './commands/schedule/holidays.ts';
import { refreshOpenDues } from './commands/schedule/open-due.ts';
import { reportingInForce } from './domain/reporting.ts';
import { DOCUMENT_WORDS } from './domain/state.ts';
import { listAllActions } from './store/actions.ts';
import { hasStandingImport } from './store/imports.ts';
import { type PlanRecords, type PrintedAction, savePrinted } from './store/records.ts';
import { listReporting } from './store/reporting.ts';
import type { ObjectiveRecord, PlanRecord } from './store/structure.ts';

const FILE = join(PROJECT_ROOT, 'database/seed/plan/plan-2024-2027.json');

/** The seed file, written by `scripts/seed/plan.ts`. */
interface PlanSeedFile extends Omit<PlanRecords, 'plan' | 'objectives' | 'operationalActions'> {
  /** Their STATUS cells are those of `DOCUMENT_WORDS`: the script that writes the file refuses any other word. */
  readonly operationalActions: readonly Omit<PrintedAction, 'statusRaw' | 'answeredCells'>[];
  readonly uf: string;
  readonly sources: PlanRecord['sources'];
  readonly plan: Omit<PlanRecord, 'sources' | 'guidelines' | 'problems' | 'acronyms'>;
  readonly guidelines: string[];
  readonly problems: PlanRecord['problems'];
  readonly acronyms: PlanRecord['acronyms'];
  readonly perspectives: { id: string; title: string; printed: string }[];
  readonly objectives: Omit<ObjectiveRecord, 'perspectiveTitle'>[];
}

function recordsOf(file: PlanSeedFile): PlanRecords {
  const titles = new Map(file.perspectives.map((each) => [each.id, each.title]));
  return {
    ...file,
    operationalActions: file.operationalActions.map((each) => ({
      ...each,
      answeredCells: {},
      statusRaw: each.status === null ? '' : DOCUMENT_WORDS[each.status],
    })),
    plan: {
      ...file.plan,
      sources: file.sources,
      guidelines: file.guidelines,
      problems: file.problems,
      acronyms: file.acronyms,
    },
    objectives: file.objectives.map((each) => ({
      ...each,
      perspectiveTitle: titles.get(each.perspective) ?? each.perspective,
    })),
  };
}

/** The records with the readings of deadlines that people have confirmed since, where the cell is still the same. */
async function withConfirmed(tx: Context, records: PlanRecords): Promise<PlanRecords> {
  const stored = (await listAllActions(tx, records.plan.id)).filter(({ deadline }) => deadline.confirmed);
  const confirmed = new Map(stored.map(({ id, deadline }) => [id, deadline]));
  const operationalActions = records.operationalActions.map((each) => {
    const deadline = confirmed.get(each.id);
    return deadline?.raw === each.deadline.raw ? { ...each, deadline } : each;
  });
  return { ...records, operationalActions };
}

/** Brings the plan to its seed file; does nothing in an installation of another state, nor over a document imported since. */
async function applyPlan(context: Context): Promise<void> {
  const file = JSON.parse(await readFile(FILE, 'utf8')) as PlanSeedFile;
  if (file.uf !== context.env.uf) return;
  const records = recordsOf(file);
  await inTransaction(context, async (tx) => {
    if (await hasStandingImport(tx, records.plan.id)) return refreshOpenDues(tx, records.plan);
    await savePrinted(tx, await withConfirmed(tx, records));
    const standing = await listReporting(tx, records.plan.id);
    for (const action of records.operationalActions) {
      const corrected = standing.get(action.id)?.corrected ?? null;
      await settleLines(tx, action, reportingInForce({ derived: action.reporting, corrected }).units);
    }
    await refreshOpenDues(tx, records.plan);
  });
}

/** The strategic plan as its document has it. */
export const planSeed = {
  name: 'plan',
  version: sha256(Buffer.concat([readFileSync(FILE), readFileSync(HOLIDAYS_FILE)])),
  apply: applyPlan,
};
