import type { Context, Scope } from '../../../platform/context.ts';
import type { Territory } from '../../territory/index.ts';
import { pathOf } from './facts/ground.ts';

/** Rows hold no name and no document, but day, place and cause together can point to somebody. */
export const READ_RECORDS = 'indicators.read-records';

/** The verb of a hospital that sees its own numbers, however few people they count. */
const READ_OWN_NUMBERS = 'indicators.read-own-numbers';

/** Where a number lies, for the policy. */
export function scopeOfPlace({ clock }: Context, territory: Territory, code: string): Scope {
  return { territoryPath: pathOf(territory, code, clock.today()) };
}

const isAllowed = ({ policy, actor, clock }: Context, verb: string, scope: Scope | null): boolean =>
  policy(actor, verb, scope, clock.today()).allowed;

/** Whether the rows behind the numbers of a place are for this actor, who must answer for it or for a place that it lies in. */
export function mayReadRecords(context: Context, territory: Territory, code: string): boolean {
  return (
    isAllowed(context, READ_RECORDS, null) &&
    isAllowed(context, READ_RECORDS, scopeOfPlace(context, territory, code))
  );
}

/** Whether this actor sees the small numbers of a place: who may read its rows, and the hospital whose establishment it is. */
export function maySeeSmall(
  context: Context,
  territory: Territory,
  { code, hospital }: { readonly code: string; readonly hospital: string | null },
): boolean {
  if (mayReadRecords(context, territory, code)) return true;
  return hospital !== null && isAllowed(context, READ_OWN_NUMBERS, { unit: hospital });
}
