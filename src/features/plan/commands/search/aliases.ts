import type { Context } from '../../../../platform/context.ts';
import { listUnits } from '../../../accounts/index.ts';
import type { Acronym } from '../../domain/acronyms.ts';
import type { Alias } from '../../domain/search.ts';

/** Every name under which an office, or a sigla whose sense is settled, is looked for; the register of units has the last word. */
export async function aliasesOf(context: Context, acronyms: readonly Acronym[]): Promise<Alias[]> {
  const settled = acronyms.flatMap(({ acronym, senses, settled: at }) => {
    const sense = at === null ? undefined : senses[at];
    return sense === undefined ? [] : [{ names: [acronym, sense.expansion] }];
  });
  const units = await listUnits(context);
  return [...settled, ...units.map(({ acronym, name, aliases }) => ({ names: [acronym, name, ...aliases] }))];
}
