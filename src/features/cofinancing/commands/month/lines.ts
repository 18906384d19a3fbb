import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { type IndicatorLine, lineOf, refusalsOfLines } from '../../domain/month/indicator-lines.ts';
import type { Month } from '../../domain/month/month.ts';
import { readPanel } from '../panel/read-panel.ts';
import { refuse } from '../refuse.ts';
import { scopeOfAgreement } from '../save.ts';
import { type MonthOf, type OpenedMonth, openFor, writeEvent } from './open.ts';

/** The hospital's indicators of the month that a competência pays, or of its own under the exceptional regime. */
export async function indicatorLines(
  context: Context,
  {
    agreement,
    competencia,
    productionMonth,
  }: Pick<OpenedMonth, 'agreement' | 'competencia' | 'productionMonth'>,
): Promise<IndicatorLine[]> {
  const month = productionMonth ?? competencia;
  if (month > context.clock.today().slice(0, 7)) return [];
  const { criteria } = await readPanel(context, agreement.id, { level: 'unit', competencia: month });
  return criteria.map(lineOf);
}

interface Validating {
  readonly version: number;
  readonly lines: readonly string[];
  /** What explains an exception. */
  readonly words: string | null;
}

/**
 * The regional office says that indicator lines are right as they stand: the clean ones together, each exception alone with its words.
 * @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function validateLines(
  context: Context,
  on: MonthOf,
  { version, lines: asked, words }: Validating,
): Promise<Month> {
  authorise(context, 'cofinancing.calculate', await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.validate-lines', async (tx) => {
    const opened = await openFor(tx, on, 'validate-lines', version);
    const lines = await indicatorLines(tx, opened);
    refuse(refusalsOfLines(lines, asked, words));
    const validated = lines
      .filter(({ id }) => asked.includes(id))
      .map(({ id, label, value }) => ({ id, label, value, words }));
    return writeEvent(tx, opened, { type: 'lines-validated', data: { lines: validated } });
  });
}
