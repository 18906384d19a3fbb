import type { ActFinding, FindingEffects } from '../../contract.ts';

const plain = (text: string) => text.replace(/\s+/gu, '');

/** A finding with what payments by the act say that it is worth: where its own text does not, the first of the same words at the same address. */
export function worthOf(found: ActFinding, effects: FindingEffects['items']): ActFinding {
  if (found.effect !== null || found.rule !== 'L008') return found;
  const same = effects.find(
    ({ at, quote }) => at === found.at && plain(quote).startsWith(plain(found.quote)),
  );
  return same ? { ...found, effect: same.effect, message: `${found.message} ${same.note}` } : found;
}
