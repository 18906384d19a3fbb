import type { Period } from '../../../kernel/period.ts';
import type { Context, Scope } from '../../../platform/context.ts';
import type { Territory } from '../../territory/index.ts';
import { holdersThroughout } from '../domain/establishment-holders.ts';
import { listHoldings } from '../store/establishments.ts';
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

/** What a small number would be of. */
export interface Told {
  /** The place, or the municipality of the establishment. */
  readonly place: string;
  readonly establishment: string | null;
  readonly period: Period;
}

/**
 * Whose small numbers this actor sees: of the places whose rows they may read, and of the establishment that their hospital was
 * throughout the period, as the register of hospitals told it (`nameEstablishment`).
 */
export async function seesSmall(
  context: Context,
  territory: Territory,
  values: readonly Told[],
): Promise<(told: Told) => boolean> {
  const places = new Map(
    [...new Set(values.map(({ place }) => place))].map((code) => [
      code,
      mayReadRecords(context, territory, code),
    ]),
  );
  const isOfRows = ({ place }: Told) => places.get(place) === true;
  const mayOwn =
    values.some((told) => told.establishment !== null && !isOfRows(told)) &&
    isAllowed(context, READ_OWN_NUMBERS, null);
  const own = (mayOwn ? await listHoldings(context) : []).filter(({ unit }) =>
    isAllowed(context, READ_OWN_NUMBERS, { unit }),
  );
  return (told) => {
    const { establishment, period } = told;
    if (isOfRows(told)) return true;
    const days = { first: `${period.first}-01`, last: `${period.last}-28` };
    return establishment !== null && holdersThroughout(own, establishment, days).length > 0;
  };
}
