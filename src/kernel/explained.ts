/** Where the law says so: the act, the stable address inside it, the words, and the hash of the words. */
export interface Citation {
  readonly act: string;
  readonly at: string;
  readonly quote: string;
  readonly sha256?: string;
}

/** A file that a value came from; `sha256` is of the file as received. */
export interface SourceFile {
  readonly file: string;
  readonly sha256: string;
  readonly date: string | null;
}

const NOT_THE_MINISTRYS = /não é dado do DATASUS/;

/** Whether a file was made up: its name then says so wherever it is told, also of values kept long ago. */
export const isGenerated = ({ file }: Pick<SourceFile, 'file'>): boolean => NOT_THE_MINISTRYS.test(file);

const AN_EXTRACT = /não é o arquivo do Ministério/;

/** Whether somebody wrote the file from one of the ministry's: its name then says so wherever it is told. */
export const isExtract = ({ file }: Pick<SourceFile, 'file'>): boolean => AN_EXTRACT.test(file);

/** The records behind a value: what to ask the warehouse, and the files it was asked of. */
interface Evidence {
  readonly files: readonly SourceFile[];
  readonly query?: string;
  readonly records?: number;
}

/** A named choice where the law can be read in more than one way. */
export interface Reading {
  /** The question, e.g. `referencia`. */
  readonly id: string;
  readonly chosen: string;
  readonly label: string;
  readonly status: 'printed' | 'reconstructed' | 'assumed' | 'to-decide' | 'decided';
  readonly alternatives: readonly ReadingAlternative[];
}

export interface ReadingAlternative {
  readonly id: string;
  readonly label: string;
  /** What the whole calculation would give under this reading, and the difference from the chosen one. */
  readonly result: string | null;
  readonly difference: string | null;
  readonly note?: string;
}

export type Unit =
  | 'BRL'
  | 'TabSUS'
  | '%'
  | 'count'
  | 'ratio'
  | 'text'
  | 'boolean'
  | 'per-1000'
  | 'per-100000';

export type Operation =
  | 'fact'
  | 'parameter'
  | 'band'
  | 'sum'
  | 'cap'
  | 'times'
  | 'divide'
  | 'mean'
  | 'round'
  | 'choose'
  | 'count';

/**
 * A value that knows where it came from: one shape for indicators and payments. A tree: each input is explained too.
 * `T` is the exact value in memory; `explainedJson` writes rationals as `n/d`.
 */
export interface Explained<T = unknown> {
  readonly id: string;
  readonly label: string;
  readonly value: T;
  readonly unit: Unit;
  readonly op: Operation;
  readonly inputs: readonly Explained[];
  /** The calculation in words, e.g. `média de 2019 × fator`. */
  readonly formula?: string;
  readonly cite?: Citation;
  readonly evidence?: Evidence;
  readonly reading?: Reading;
  readonly note?: string;
}

/** The tree as data: rationals become `n/d`, everything else stays. */
export type ExplainedJson = Omit<Explained, 'value' | 'inputs'> & {
  readonly value: string | boolean | null;
  readonly inputs: readonly ExplainedJson[];
};

export function explainedJson(node: Explained): ExplainedJson {
  const { id, label, value, unit, op, formula, cite, evidence, reading, note } = node;
  return {
    id,
    label,
    unit,
    op,
    ...(formula !== undefined && { formula }),
    ...(cite !== undefined && { cite }),
    ...(evidence !== undefined && { evidence }),
    ...(reading !== undefined && { reading }),
    ...(note !== undefined && { note }),
    value: value === null || typeof value === 'boolean' ? value : String(value),
    inputs: node.inputs.map(explainedJson),
  };
}

/** Every citation of the tree, each once, in reading order. */
export function citationsOf(
  node: Pick<Explained, 'cite'> & { readonly inputs: readonly Explained[] },
): Citation[] {
  const seen = new Map<string, Citation>();
  const walk = (inner: typeof node): void => {
    if (inner.cite) seen.set(`${inner.cite.act}#${inner.cite.at}#${inner.cite.quote}`, inner.cite);
    for (const input of inner.inputs) walk(input);
  };
  walk(node);
  return [...seen.values()];
}

/** The first node with this id, depth first, or null. */
export function findExplained(node: Explained, id: string): Explained | null {
  if (node.id === id) return node;
  for (const input of node.inputs) {
    const found = findExplained(input, id);
    if (found) return found;
  }
  return null;
}

/** A leaf: something observed or declared. */
export function fact<T>(
  id: string,
  label: string,
  value: T,
  unit: Unit,
  more: Partial<Explained<T>> = {},
): Explained<T> {
  return { id, label, value, unit, op: 'fact', inputs: [], ...more };
}
