import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../../kernel/app-error.ts';
import type { Citation } from '../../../../kernel/explained.ts';
import { PROJECT_ROOT } from '../../../../platform/env.ts';
import type { CacTerms } from '../../domain/cac/terms.ts';

/** The goals of clause 5 and what Quadro 01 says of their evaluation, as data. */
const cacTerms: readonly CacTerms[] = [
  JSON.parse(readFileSync(join(PROJECT_ROOT, 'database/seed/cofinancing/cac.json'), 'utf8')),
];

/** What a programme asks of a commission; null where it asks for none. */
export const findCacTerms = (programme: string): CacTerms | null =>
  cacTerms.find((each) => each.programme === programme) ?? null;

/** @throws AppError `not-found` for a programme without goals that a commission evaluates */
export function cacTermsOf(programme: string): CacTerms {
  const terms = findCacTerms(programme);
  if (terms !== null) return terms;
  throw new AppError('not-found', 'Este programa não tem metas que uma comissão avalie.');
}

/** The words of the acts that the evaluations rest on. */
export const citationsOfCac = (): Citation[] =>
  cacTerms.flatMap(({ firstYear, period, commission, answer, goals }) => [
    firstYear.cite,
    period.cite,
    commission,
    answer.cite,
    ...goals.flatMap((goal) => [
      goal.cite,
      ...(goal.kind === 'quantitative' ? goal.targets.flatMap(({ cite }) => cite ?? []) : []),
    ]),
  ]);
