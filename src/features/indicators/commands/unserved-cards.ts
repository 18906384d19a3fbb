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
