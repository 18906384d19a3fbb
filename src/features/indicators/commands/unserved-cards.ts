import { authorise, type Context } from '../../../platform/context.ts';
import { findVersion } from '../../sources/index.ts';
import { type Unserved, unservedBy } from '../domain/unserved.ts';
import { catalogue } from './recompute.ts';

/** Indicators that an imported file cannot serve, for the columns that it does not have; of a file that is not known, none. */
export async function unservedCards(context: Context, versionId: string): Promise<Unserved[]> {
  authorise(context, 'indicators.read');
  const version = await findVersion(context, versionId);
  return version === null ? [] : unservedBy(catalogue.cards, version);
}

/** The same of a file that was not sent yet, by its columns; one that does not tell its month is taken as of today. */
export function unservedBefore(
  context: Context,
  { system, period, columns }: { system: string; period?: string; columns: string },
): Unserved[] {
  authorise(context, 'indicators.read');
  const month = period ?? context.clock.today().slice(0, 7);
  return unservedBy(catalogue.cards, { system, period: month, storedColumns: columns.split(',') });
}
