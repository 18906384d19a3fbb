import type { SearchText } from '../../../web/place.ts';

/** Names that the frame itself keeps in every address. */
const FRAME = new Set(['mes', 'territorio']);

/** Facts and readings that this address states (`?ppi=99&reading.bands=lower-band`). */
export function whatIfOf(search: SearchText): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' && !FRAME.has(name) ? [[name, value]] : [],
    ),
  );
}
