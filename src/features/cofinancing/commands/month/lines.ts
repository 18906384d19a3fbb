import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { refusalsOfLines } from '../../domain/month/indicator-lines.ts';
import type { Month } from '../../domain/month/month.ts';
import { refuse } from '../refuse.ts';
import { scopeOfAgreement } from '../save.ts';
import { indicatorLines } from './indicator-lines.ts';
import { type MonthOf, openFor, writeEvent } from './open.ts';

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
