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

/** In how many of the lists each word stands. */
function oftenIn(lists: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const often = new Map<string, number>();
  for (const list of lists) for (const word of list) often.set(word, (often.get(word) ?? 0) + 1);
  return often;
}

/**
 * How far each subject is named by some one text. A word weighs by how few of the texts and how few of the other subjects have it: what
 * every subject says is not what one is about.
 */
export function coverOf(subjects: readonly Text[], texts: readonly Text[]): Cover[] {
  const words = texts.map((each) => topicsOf(each.text));
  const topics = subjects.map((each) => topicsOf(each.text));
  const [inTexts, inSubjects] = [oftenIn(words), oftenIn(topics)];
  const weigh = (word: string) =>
    Math.log(1 + texts.length / (inTexts.get(word) ?? 0.5)) *
    Math.log(0.1 + Math.max(2, subjects.length) / (inSubjects.get(word) ?? 1));
  return subjects.map((subject, at) => {
    const weights = new Map([...(topics[at] ?? [])].map((word) => [word, weigh(word)]));
    const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    const shares = words.map((own) =>
      [...weights].reduce((sum, [word, weight]) => sum + (own.has(word) ? weight : 0), 0),
    );
    const best = shares.reduce((most, share) => Math.max(most, share), 0);
    const nearest = best === 0 ? null : (texts[shares.indexOf(best)] ?? null);
    return { subject: subject.id, nearest, share: all === 0 ? 0 : best / all };
  });
}
