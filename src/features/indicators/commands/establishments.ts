import type { Context } from '../../../platform/context.ts';
import { establishmentNames, saveEstablishmentName } from '../store/establishments.ts';

/** Takes the name of an establishment that another room tells. Telling it twice, or late, changes nothing. */
export const nameEstablishment = saveEstablishmentName;

/** What people call each of some establishments: its name with the CNES, or the CNES alone where nobody named it. */
export async function namesOfEstablishments(
  context: Context,
  establishments: readonly string[],
): Promise<(establishment: string) => string> {
  const names = await establishmentNames(context, establishments);
  return (establishment) => {
    const name = names.get(establishment);
    return name === undefined ? `CNES ${establishment}` : `${name} (CNES ${establishment})`;
  };
}

export async function nameOfEstablishment(context: Context, establishment: string): Promise<string> {
  return (await namesOfEstablishments(context, [establishment]))(establishment);
}
