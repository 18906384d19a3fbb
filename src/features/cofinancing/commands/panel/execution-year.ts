import { SYSTEM } from '../../../../kernel/actor.ts';
import { addMonths, type Competencia, parseCompetencia } from '../../../../kernel/competencia.ts';
import type { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { getTerritory } from '../../../territory/index.ts';
import { type ExecutedMonth, type ExecutedYear, executedYear } from '../../domain/execution-year.ts';
import type { Criterion } from '../../domain/panel.ts';
import type { Agreement } from '../../domain/programme.ts';
import { executionValues } from './execution-values.ts';
import { panel, placeOf } from './read-panel.ts';
import { toldOnce } from './told-once.ts';

const MONTHS = 12;

/**
 * What the hospital of a Termo produced of the PPI in a year, from the files and the versions of the PPI as they are: the denominators of
 * Quadro 01 (Art. 5º, II). Counted as the records say it, whoever asks: a score rests on it. Null where the panel has no such criterion.
 */
export async function executionOfYear(
  context: Context,
  agreement: Agreement,
  year: string,
): Promise<ExecutedYear | null> {
  const criterion = panel.criteria.find(({ year: facts }) => facts !== undefined);
  if (criterion?.year === undefined) return null;
  const asSystem = { ...context, actor: SYSTEM };
  const first = parseCompetencia(`${year}-01`);
  const months: ExecutedMonth[] = [];
  for (let at = 0; at < MONTHS; at++)
    months.push(await executedMonth(asSystem, agreement, ofAllLines(criterion), addMonths(first, at)));
  return executedYear(year, months, criterion.year);
}

/** The criterion with its whole groups alone, and no line or municipality by itself. */
const ofAllLines = ({ execution = [], ...criterion }: Criterion): Criterion => ({
  ...criterion,
  execution: execution.filter(
    ({ line, under, byOrigin }) => line === undefined && under === undefined && byOrigin === undefined,
  ),
});

async function executedMonth(
  context: Context,
  agreement: Agreement,
  criterion: Criterion,
  month: Competencia,
): Promise<ExecutedMonth> {
  const territory = await getTerritory(context);
  const { place } = await placeOf(context, agreement, territory, { level: 'unit', month });
  const [value] = await executionValues(context, criterion, place, toldOnce(context, month));
  const explained = value?.explained;
  if (value == null || explained == null || value.isPartial)
    return { month, reason: value?.reason ?? 'Nada foi contado.' };
  return { month, explained: { ...explained, value: value.exact as Rational } };
}
