import type { Context, Scope } from '../../../platform/context.ts';
import { scopeOfHospitalOf } from './save.ts';

/** The municipality and the hospital of a Termo: those who prove what it obliges to. */
export const OWN = 'cofinancing.submit-evidence';

/** Where a Termo lies for those it is of: a hospital that the register of units lacks is nobody's unit, and not everybody's. */
export async function scopeOfOwn(context: Context, id: string): Promise<Scope> {
  const { unit, territoryPath } = await scopeOfHospitalOf(context, id);
  return { territoryPath, units: unit === null ? [] : [unit] };
}
