import { plainWords } from '../plan-document/source-row.ts';

/** Words of so little weight that sharing them tells nothing. */
const LITTLE = new Set(
  'a o e as os de da do das dos em na no nas nos por para com ate que ou ao aos um uma'.split(' '),
);
/** Words by which a text says that something is missing, not what it is about. */
const LACK = /^(?:fragil|baix|falt|ausenci|insufic|dificul|deficien|problem|precari|inexist|resolu)/;

/** Words of a text without endings, so that `materna` and `materno` are one. */
export function topicsOf(text: string): Set<string> {
  const words = plainWords(text)
    .split(' ')
    .filter((word) => word.length > 1 && !LITTLE.has(word) && !LACK.test(word) && !/^\d/.test(word));
  return new Set(
    words.map((word) =>
      word
        .replace(/(?:oes|ais|s)$/, '')
        .slice(0, 6)
        .replace(/[aeo]$/, ''),
    ),
  );
}

export interface Text {
  readonly id: string;
  readonly text: string;
}

export interface Cover {
  readonly subject: string;
  /** The text nearest to the subject, null where there is no text. */
  readonly nearest: Text | null;
  /** Share of what the subject is about that the nearest text names, 0 to 1. */
  readonly share: number;
}

/**
 * How far each subject is named by some one text. A word weighs by how few of the texts and how few of the other subjects have it: what
 * every subject says is not what one is about.
 */
export function coverOf(subjects: readonly Text[], texts: readonly Text[]): Cover[] {
  const words = texts.map((each) => topicsOf(each.text));
  const topics = subjects.map((each) => topicsOf(each.text));
  const often = (lists: readonly Set<string>[], word: string) =>
    lists.filter((list) => list.has(word)).length;
  const weigh = (word: string) =>
    Math.log(1 + texts.length / Math.max(0.5, often(words, word))) *
    Math.log(0.1 + Math.max(2, subjects.length) / often(topics, word));
  return subjects.map((subject, at) => {
    const weights = new Map([...(topics[at] ?? [])].map((word) => [word, weigh(word)]));
    const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    const shares = words.map((own) =>
      [...weights].reduce((sum, [word, weight]) => sum + (own.has(word) ? weight : 0), 0),
    );
    const best = Math.max(0, ...shares);
    const nearest = best === 0 ? null : (texts[shares.indexOf(best)] ?? null);
    return { subject: subject.id, nearest, share: all === 0 ? 0 : best / all };
  });
}
