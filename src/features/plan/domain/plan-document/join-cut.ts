import type { SourceRow } from './source-row.ts';

/** What the words of a document tell of where one ends: tells where a page break cut a word in two. */
export interface Vocabulary {
  /** How often each word stands in the document. */
  readonly words: ReadonlyMap<string, number>;
  /** How often each run of one to four letters does, `^` and `$` being where a word begins and ends. */
  readonly runs: ReadonlyMap<string, number>;
}

const WORD = /\p{L}+/gu;

export function vocabularyOf(rows: readonly SourceRow[]): Vocabulary {
  const words = new Map<string, number>();
  for (const cell of rows.flatMap((row) => row.cells))
    for (const [word] of cell.toLowerCase().matchAll(WORD)) words.set(word, (words.get(word) ?? 0) + 1);
  return { words, runs: runsOf(words.keys()) };
}

const ORDER = 4;

function runsOf(words: Iterable<string>): Map<string, number> {
  const runs = new Map<string, number>();
  for (const word of words) for (const run of runsIn(word)) runs.set(run, (runs.get(run) ?? 0) + 1);
  return runs;
}

/** Every run of letters of a word with its edges: `^s`, `^se`, … `s$`. */
function runsIn(word: string): string[] {
  const letters = `^${word}$`;
  return Array.from(letters).flatMap((_, end) =>
    Array.from({ length: Math.min(ORDER, end + 1) }, (_none, back) => letters.slice(end - back, end + 1)),
  );
}

/** What a page break cut, put together again. */
export interface Joined {
  readonly text: string;
  /** Whether the pieces could as well be joined the other way. */
  readonly doubtful: boolean;
}

/** How much likelier a page breaks between two words than inside one. */
const BETWEEN = Math.log(20);
/**
 * Nearer than this the two ways of joining are as good: it is asked. A word that stands nowhere else is weighed by its spelling alone
 * (`instala` + `da`), so that a space asks for more than none.
 */
const DOUBT = { glued: 1, spaced: 3.5 };

/**
 * Joins what a page break cut, by a space unless the cut went through a word (`privada` + `s`, `COS` + `EMS`): what the words of the
 * document, and how its words begin and end, make likelier.
 */
export function joinCut(before: string, after: string, vocabulary?: Vocabulary): Joined {
  const [glued, spaced] = [before + after, `${before} ${after}`];
  if (before === '' || after === '') return { text: glued, doubtful: false };
  if (hasNoSpace(before, after)) return { text: glued, doubtful: false };
  const left = /\p{L}+$/u.exec(before)?.[0];
  const right = /^\p{L}+/u.exec(after)?.[0];
  if (left === undefined || right === undefined || isNewWord(left, right))
    return { text: spaced, doubtful: false };
  const leaning = wholeness(left.toLowerCase(), right.toLowerCase(), vocabulary ?? vocabularyOf([]));
  const isGlued = leaning > 0;
  const doubtful = isGlued ? leaning < DOUBT.glued || isNumbered(left, right) : -leaning < DOUBT.spaced;
  return { text: isGlued ? glued : spaced, doubtful };
}

/** Capitals before a Roman number: `PR` + `I` may be PRI, or the first PR. */
const isNumbered = (left: string, right: string): boolean =>
  /^[IVX]+$/.test(right) && left === left.toUpperCase();

/** Whether the signs at the cut say that no space stood there; before a comma converters often leave one. */
function hasNoSpace(before: string, after: string): boolean {
  if (/[([]$/.test(before) || /^(?:[)\]ªº%/.?!]|-\p{Ll}|-\d)/u.test(after)) return true;
  return /\d[/-]?$|\p{L}\/$/u.test(before) && /^\d/.test(after);
}

/** A capital after small letters begins a word. */
const isNewWord = (left: string, right: string): boolean =>
  /\p{Lu}/u.test(right[0] ?? '') && /\p{Ll}$/u.test(left);

/** How much likelier one word is than two: a difference of logarithms. */
function wholeness(left: string, right: string, vocabulary: Vocabulary): number {
  const likely = (word: string, itself: number) => likelihood(word, itself, vocabulary);
  return likely(left + right, 0) - likely(left, 1) - likely(right, 1) - BETWEEN;
}

/** The likelihood of a word, `itself` being how often the cut alone put it into the document. */
function likelihood(word: string, itself: number, { words, runs }: Vocabulary): number {
  const count = Math.max(0, (words.get(word) ?? 0) - itself);
  let all = 0;
  for (const each of words.values()) all += each;
  const letters = `^${word}$`;
  let spelled = 1;
  for (let end = 1; end < letters.length; end++)
    spelled *= follows(letters.slice(Math.max(0, end - 3), end), letters[end] ?? '', runs);
  return Math.log((count + (words.size + 1) * spelled) / (all + words.size + 1));
}

/** The likelihood of a letter after others, shorter runs standing in where longer ones are rare. */
function follows(before: string, letter: string, runs: ReadonlyMap<string, number>): number {
  if (before === '') return ((runs.get(letter) ?? 0) + 1) / 40_000;
  const [seen, base] = [runs.get(before + letter) ?? 0, runs.get(before) ?? 0];
  return (seen + 4 * follows(before.slice(1), letter, runs)) / (base + 4);
}
