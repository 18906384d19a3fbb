import type { ExplainedJson } from '../../../kernel/explained.ts';
import { findWords } from '../../../kernel/find-words.ts';
import { formatExplained } from '../../format.ts';
import { formulaWithValues, hasMore, SIGNS } from '../explained-words.ts';

/** A value of the calculation as a line of its tree. */
export interface ExplainedRow {
  readonly node: ExplainedJson;
  /** The node's id, `id~2` where it stands a second time: the same from one month to the next, so that it can be linked. */
  readonly key: string;
  /** 0 for the result itself. */
  readonly level: number;
  readonly parent: string | null;
  readonly position: number;
  /** How many lines stand beside it, itself included. */
  readonly siblings: number;
  /** "+" or "×", between it and the line before. */
  readonly sign: string | undefined;
  readonly opens: boolean;
}

/** Every value of the tree in reading order, the result first. */
export function explainedRows(root: ExplainedJson): ExplainedRow[] {
  const times = new Map<string, number>();
  const rows: ExplainedRow[] = [];
  const walk = (node: ExplainedJson, place: Omit<ExplainedRow, 'node' | 'key' | 'opens'>): void => {
    const count = (times.get(node.id) ?? 0) + 1;
    times.set(node.id, count);
    const key = count === 1 ? node.id : `${node.id}~${count}`;
    rows.push({ ...place, node, key, opens: hasMore(node) });
    node.inputs.forEach((input, index) => {
      const sign = index > 0 ? SIGNS[node.op] : undefined;
      const siblings = node.inputs.length;
      walk(input, { level: place.level + 1, parent: key, position: index + 1, siblings, sign });
    });
  };
  walk(root, { level: 0, parent: null, position: 1, siblings: 1, sign: undefined });
  return rows;
}

/** The lines below the result that stand open to the eye. */
export function rowsInSight(rows: readonly ExplainedRow[], open: ReadonlySet<string>): ExplainedRow[] {
  const seen = new Set(rows.filter(({ level }) => level === 0).map(({ key }) => key));
  return rows.filter(({ key, parent }) => {
    if (parent === null || !seen.has(parent)) return false;
    if (open.has(key)) seen.add(key);
    return true;
  });
}

/** The lines that must be open for this one to be seen, the result left out. */
export function waysTo(rows: readonly ExplainedRow[], key: string): string[] {
  const row = rows.find((each) => each.key === key);
  if (!row || row.level < 2 || row.parent === null) return [];
  return [...waysTo(rows, row.parent), row.parent];
}

/** Where the words were found: in the line itself, or in what it says when open. */
export interface ExplainedMatch {
  readonly key: string;
  readonly inDetail: boolean;
}

/** The lines that hold these words, whatever their accents, in reading order. */
export function findInRows(rows: readonly ExplainedRow[], words: string): ExplainedMatch[] {
  if (words.trim() === '') return [];
  const holds = (text: string) => findWords(text, words).length > 0;
  return rows.flatMap(({ key, node }): ExplainedMatch[] => {
    if (holds(node.label) || holds(formatExplained(node))) return [{ key, inDetail: false }];
    return detailTexts(node).some(holds) ? [{ key, inDetail: true }] : [];
  });
}

function detailTexts(node: ExplainedJson): string[] {
  const { formula, note, cite, reading, evidence } = node;
  return [
    formula,
    formulaWithValues(node),
    note,
    cite?.quote,
    cite?.act,
    cite?.at,
    reading?.label,
    ...(reading?.alternatives ?? []).flatMap((other) => [other.label, other.note]),
    ...(evidence?.files ?? []).map(({ file }) => file),
  ].filter((text) => text !== undefined && text !== null);
}

const PREFIX = 'linha-';

/** What an address says to open one line: `#linha-base.hospital`. */
export const lineId = (key: string): string => `${PREFIX}${key}`;

/** The line that the end of an address names, or null. */
export const keyOfLine = (hash: string): string | null =>
  hash.startsWith(PREFIX) ? decodeURIComponent(hash.slice(PREFIX.length)) : null;
