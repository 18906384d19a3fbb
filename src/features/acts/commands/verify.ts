import { AppError } from '../../../kernel/app-error.ts';
import type { Citation } from '../../../kernel/explained.ts';
import type { Context } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/ids.ts';
import { quoteSpan } from '../domain/act.ts';
import { addressLabel } from '../domain/address.ts';
import { citationName } from '../domain/naming.ts';
import { getReading, type StoredAct } from '../store.ts';

/** A citation found in the stored text: the exact words, where they stand in the reading, and their hash. */
export interface VerifiedCitation extends Citation {
  readonly sha256: string;
  readonly start: number;
  readonly end: number;
  /** "Resolução CIB/MT nº 072/2020". */
  readonly actName: string;
  /** "Art. 9º, parágrafo único". */
  readonly atLabel: string;
}

type CitedAct = Pick<StoredAct, 'title' | 'number' | 'units'>;

/**
 * Finds each quote in the stored text of its act, at its address; answers in the same order.
 * @throws AppError `refused` naming every citation that the text does not hold.
 */
export async function verifyCitations(
  context: Context,
  citations: readonly Citation[],
): Promise<VerifiedCitation[]> {
  const acts = new Map<string, CitedAct>();
  for (const id of new Set(citations.map((cite) => cite.act))) acts.set(id, await getReading(context, id));
  return verifyAgainst(acts, citations);
}

/** `verifyCitations` over acts at hand. */
export function verifyAgainst(
  acts: ReadonlyMap<string, CitedAct>,
  citations: readonly Citation[],
): VerifiedCitation[] {
  const verified: VerifiedCitation[] = [];
  const missing: string[] = [];
  for (const cite of citations) {
    const act = acts.get(cite.act);
    const found = act && quoteSpan(act, cite.at, cite.quote);
    if (!act || !found?.found) {
      missing.push(`${cite.act}, ${cite.at}: "${cite.quote}"`);
      continue;
    }
    verified.push({
      ...cite,
      sha256: sha256(found.text),
      start: found.start,
      end: found.end,
      actName: citationName(act),
      atLabel: addressLabel(cite.at),
    });
  }
  if (missing.length === 0) return verified;
  throw new AppError(
    'refused',
    `O texto guardado do ato não traz o que se cita: ${missing.join('; ')}. Nada foi calculado; corrija a citação ou o texto.`,
    { details: { missing } },
  );
}
