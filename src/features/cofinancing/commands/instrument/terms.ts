import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../../kernel/app-error.ts';
import type { Citation } from '../../../../kernel/explained.ts';
import { WorkingDays } from '../../../../kernel/working-days.ts';
import type { Context } from '../../../../platform/context.ts';
import { PROJECT_ROOT } from '../../../../platform/env.ts';
import { findPlanSeat } from '../../../plan/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { LifecycleTerms } from '../../domain/instrument/instrument.ts';

const FOLDER = join(PROJECT_ROOT, 'database/seed/cofinancing/lifecycle');

/** What each programme asks of the life of its instruments, as data. */
const lifecycleTerms: readonly LifecycleTerms[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as LifecycleTerms);

/** @throws AppError `not-found` for a programme that says nothing of the life of its instruments */
export function termsOf(programme: string): LifecycleTerms {
  const terms = lifecycleTerms.find((each) => each.programme === programme);
  if (terms !== undefined) return terms;
  throw new AppError(
    'not-found',
    `O programa "${programme}" não diz o que pede dos seus instrumentos. Inclua-o em database/seed/cofinancing/lifecycle.`,
  );
}

/** The words of the acts that the life of the instruments rests on. */
export const citationsOfLifecycle = (): Citation[] =>
  lifecycleTerms.flatMap(({ documents, beforePayment, baseValue, reference, suspension, ...more }) => [
    ...documents.flatMap(({ cite, contentsCite }) => [cite, contentsCite]),
    ...beforePayment.map(({ cite }) => cite),
    baseValue,
    reference,
    suspension.cite,
    more.assessment.cite,
    more.revision.cite,
    ...more.eligibility.criteria.flatMap(({ cite, plan }) => (plan ? [cite, plan] : [cite])),
    ...more.eligibility.coverage.map(({ cite }) => cite),
    ...more.technicalFile.map(({ cite }) => cite),
    more.team,
    more.licence.cite,
    more.licence.tac,
  ]);

/** Working days where documents are handed in: at the seat of the department, else those of the state. */
export async function workingDays(context: Context): Promise<WorkingDays> {
  const seat = await findPlanSeat(context);
  return seat?.days ?? new WorkingDays((await getTerritory(context)).home);
}
