import { AppError } from '../../../kernel/app-error.ts';
import type { Citation } from '../../../kernel/explained.ts';
import { sha256 } from '../../../platform/ids.ts';
import { quoteSpan, readingOf } from '../domain/act.ts';
import type { StoredAct } from '../store.ts';
import { verifyAgainst } from './verify.ts';

/** A citation with the place of its words in the corrected reading and their hash, kept in a file beside what cites. */
export interface LockedQuote {
  readonly act: string;
  readonly at: string;
  readonly quote: string;
  /** In `readingOf(act)`, UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Of exactly the words of that stretch. */
  readonly sha256: string;
}

type Acts = ReadonlyMap<string, StoredAct>;

const keyOf = ({ act, at, quote }: Citation) => `${act}\n${at}\n${quote}`;
const nameOf = ({ act, at }: Citation) => `${act}, ${at}`;

/** The lock of these citations against these acts, each once, in the order of act, place and words. @throws AppError `refused` where a text does not hold one */
export function lockQuotes(acts: Acts, citations: readonly Citation[]): LockedQuote[] {
  const distinct = [...new Map(citations.map((cite) => [keyOf(cite), cite])).values()];
  return verifyAgainst(acts, distinct)
    .map(({ act, at, quote, start, end, sha256: hash }) => ({ act, at, quote, start, end, sha256: hash }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/**
 * What is wrong with citations held against their lock and the stored texts: one sentence each, naming the citation, what was
 * expected and what was found. A lock that no citation uses any more is wrong too.
 */
function brokenQuotes(acts: Acts, citations: readonly Citation[], lock: readonly LockedQuote[]): string[] {
  const locked = new Map(lock.map((each) => [keyOf(each), each]));
  const cited = new Map(citations.map((cite) => [keyOf(cite), cite]));
  return [
    ...[...cited].filter(([key]) => !locked.has(key)).map(([, cite]) => unlocked(cite, lock, cited)),
    ...[...locked]
      .filter(([key]) => !cited.has(key))
      .map(([, each]) => `${nameOf(each)}: ninguém mais cita “${each.quote}”.`),
    ...lock.flatMap((each) => moved(acts, each)),
  ];
}

/** A quote that nobody locked: the one of the same place that no citation uses is the one it was. */
function unlocked(
  cite: Citation,
  lock: readonly LockedQuote[],
  cited: ReadonlyMap<string, Citation>,
): string {
  const before = lock.find((each) => nameOf(each) === nameOf(cite) && !cited.has(keyOf(each)));
  const expected = before ? `esperava-se “${before.quote}”` : 'esperava-se uma citação conferida';
  return `${nameOf(cite)}: ${expected}, e está citado “${cite.quote}”.`;
}

/** A stretch of the stored text that no longer holds the words of the lock. */
function moved(acts: Acts, { start, end, sha256: expected, ...cite }: LockedQuote): string[] {
  const act = acts.get(cite.act);
  if (act === undefined) return [`${nameOf(cite)}: o ato não está guardado; esperava-se “${cite.quote}”.`];
  const found = readingOf(act).slice(start, end);
  const quoted = quoteSpan(act, cite.at, cite.quote);
  if (sha256(found) === expected && quoted.found && quoted.start === start) return [];
  return [
    `${nameOf(cite)}: esperava-se “${cite.quote}” em ${start}–${end} (SHA-256 ${expected.slice(0, 12)}…), e o texto guardado traz “${found}” (${sha256(found).slice(0, 12)}…).`,
  ];
}

/** `brokenQuotes` as a refusal. @throws AppError `refused` naming each, and what to do */
export function refuseBrokenQuotes(
  acts: Acts,
  citations: readonly Citation[],
  lock: readonly LockedQuote[],
): void {
  const problems = brokenQuotes(acts, citations, lock);
  if (problems.length === 0) return;
  throw new AppError(
    'refused',
    `As palavras em que as regras se apoiam não são as que foram conferidas. ${problems.join(' ')} Corrija a citação ou o texto; se a mudança é pretendida, confira-a e firme de novo com scripts/seed/quotes.ts.`,
    { details: { problems } },
  );
}
