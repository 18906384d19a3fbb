import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import { findUnit } from '../../accounts/index.ts';
import { getTerritory, territoryPath } from '../../territory/index.ts';

/** A hospital that declares: a unit of the register of units, and where it lies. */
export interface Hospital {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  readonly municipalityName: string;
}

/** By id or name. @throws AppError `not-found`. */
export async function getHospital(context: Context, text: string): Promise<Hospital> {
  const unit = await findUnit(context, text);
  if (unit?.kind !== 'hospital' || unit.territory === null)
    throw new AppError('not-found', `"${text}" não é um hospital do cadastro de unidades.`, {
      details: { hospital: text },
    });
  const territory = await getTerritory(context);
  const { code, name } = territory.get(unit.territory, context.clock.today());
  return { id: unit.id, name: unit.name, municipality: code, municipalityName: name };
}

/** What the policy is asked about a hospital's records. */
export async function scopeOfHospital(context: Context, { id, municipality }: Hospital) {
  return { unit: id, territoryPath: await territoryPath(context, municipality, context.clock.today()) };
}
