import { likenessOfWords, plainWords, wordSet } from './plan-document/source-row.ts';

export type ImportedList =
  | 'plan'
  | 'problems'
  | 'acronyms'
  | 'objectives'
  | 'targets'
  | 'indicators'
  | 'strategicActions'
  | 'operationalActions';

/** What an import does to one record; `from` and `to` are the cells as printed. */
export interface ImportChange {
  readonly list: ImportedList;
  readonly kind: 'new' | 'changed' | 'moved' | 'removed';
  readonly id: string;
  /** Number of the record in the document; null for what the document no longer has. */
  readonly documentId: string | null;
  readonly title: string;
  readonly fields: readonly { readonly field: string; readonly from: string; readonly to: string }[];
}

/** A record as one side has it: its number and its title. */
export interface Titled {
  readonly id: string;
  readonly title: string;
}

/** Below this share of words in common two titles are not one record, even under the same number. */
const SAME_NUMBER = 0.5;
const SAME_GROUP = 0.6;
const ELSEWHERE = 0.8;

/** What the same number adds to the likeness of two titles. */
const NUMBER_COUNTS = 0.15;

const groupOf = (id: string): string => id.split('.').slice(0, -1).join('.');

function leastLikeness(one: string, other: string): number {
  if (one === other) return SAME_NUMBER;
  return groupOf(one) === groupOf(other) ? SAME_GROUP : ELSEWHERE;
}

interface Known extends Titled {
  readonly at: number;
  readonly words: ReadonlySet<string>;
}

const knownOf = (each: Titled, at: number): Known => ({ ...each, at, words: wordSet(each.title) });

/** The least share of its own words that a title has in common with another of this likeness. */
const shareInCommon = (alike: number): number => alike / (2 - alike);

/**
 * Which stored records a record of the document has to be compared with, without comparing each with each. Two titles of a likeness share so many words that one of
 * them is among the rarest of either: only those are looked up. The rule itself is for `matchRecords` to apply.
 * @returns the stored records to look at, in their order, for one of the document
 */
export function recordsToCompare(records: readonly Titled[]): (one: Titled) => readonly Known[] {
  const stored = records.map(knownOf);
  const often = new Map<string, number>();
  for (const { words } of stored) for (const word of words) often.set(word, (often.get(word) ?? 0) + 1);
  const rank = (one: string, other: string) =>
    (often.get(one) ?? 0) - (often.get(other) ?? 0) || (one < other ? -1 : 1);
  const rarest = (ranked: readonly string[], alike: number): string[] =>
    ranked.slice(0, ranked.length - Math.ceil(ranked.length * shareInCommon(alike) - 1e-9) + 1);
  const byId = new Map(stored.map((each) => [each.id, each]));
  const byWord = new Map<string, Known[]>();
  const keysOf = ({ id, words }: Pick<Known, 'id' | 'words'>): string[] => {
    const ranked = [...words].sort(rank);
    const group = groupOf(id);
    return [...rarest(ranked, ELSEWHERE), ...rarest(ranked, SAME_GROUP).map((word) => `${word} ${group}`)];
  };
  for (const each of stored)
    for (const key of keysOf(each)) {
      const listed = byWord.get(key);
      if (listed === undefined) byWord.set(key, [each]);
      else listed.push(each);
    }
  return (one) => {
    const same = byId.get(one.id);
    const near = keysOf(knownOf(one, 0)).flatMap((key) => byWord.get(key) ?? []);
    return [...new Set(same === undefined ? near : [same, ...near])].sort((a, b) => a.at - b.at);
  };
}

/**
 * Which stored record each record of the document is: the one of its number where the titles are alike, else the most alike of its
 * own table, else one almost equal anywhere. An inserted row so moves the numbers of its neighbours, and not who they are.
 * @returns id of the stored record by id in the document
 */
export function matchRecords(stored: readonly Titled[], read: readonly Titled[]): Map<string, string> {
  const titles = new Map(stored.map(({ id, title }) => [id, title]));
  const same = new Set(
    read.filter(({ id, title }) => plainWords(title) !== '' && titles.get(id) === title).map(({ id }) => id),
  );
  const left = stored.filter(({ id }) => !same.has(id));
  const candidates = recordsToCompare(left);
  const changed = read.filter(({ id }) => !same.has(id));
  const pairs = changed.flatMap((one) => {
    const words = wordSet(one.title);
    return candidates(one)
      .map((other) => ({ read: one.id, stored: other.id, alike: likenessOfWords(words, other.words) }))
      .filter((pair) => pair.alike >= leastLikeness(pair.read, pair.stored))
      .map((pair) => ({ ...pair, alike: pair.alike + (pair.read === pair.stored ? NUMBER_COUNTS : 0) }));
  });
  const matched = new Map([...same].map((id) => [id, id]));
  const taken = new Set<string>();
  for (const pair of pairs.toSorted((a, b) => b.alike - a.alike)) {
    if (matched.has(pair.read) || taken.has(pair.stored)) continue;
    matched.set(pair.read, pair.stored);
    taken.add(pair.stored);
  }
  return matched;
}

/** A number for a new record: its own where it is free, else the next of its table. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const group = groupOf(wanted);
  for (let at = 1; ; at++) {
    const id = group === '' ? `${wanted}-${at + 1}` : `${group}.${at}`;
    if (!taken.has(id)) return id;
  }
}

/**
 * Whether a document is another plan and not a newer text of the stored one, or a part of it: hardly any of the records that they could
 * have in common is the same.
 */
export function isAnotherPlan(stored: number, read: number, same: number): boolean {
  return stored > 0 && same < Math.min(stored, read) / 4;
}

/** Cells that differ, as printed; null where none does. */
export function changedFields(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): ImportChange['fields'] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((field) => {
    const [from, to] = [before[field] ?? '', after[field] ?? ''];
    return from === to ? [] : [{ field, from, to }];
  });
}

/** The fields that an import touched, as a version of the plan names them; null for the whole record. A target is read as a whole. */
export function touchedFields({ list, kind, fields }: ImportChange): string[] | null {
  if (kind === 'new' || kind === 'removed' || list === 'targets') return null;
  return fields.map(({ field }) => {
    if (field === 'owners') return 'reporting';
    return list === 'indicators' && /^\d{4}$/.test(field) ? `years.${field}` : field;
  });
}
