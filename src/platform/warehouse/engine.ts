/** One immutable Parquet file of one import version. */
export interface Partition {
  readonly path: string;
  readonly sha256: string;
  /** Its texts may have blanks at an end: those of older imports. */
  readonly padded?: boolean;
}

/** A condition on stored text columns: codes, compared without padding. */
export type Filter =
  | {
      readonly column: string;
      /** `icd-` follows the rule of the ICSAP list: upper case, no dots, no padding X in fourth place. */
      readonly op: 'in' | 'not-in' | 'prefix' | 'not-prefix' | 'icd-prefix' | 'not-icd-prefix';
      readonly values: readonly string[];
    }
  /** Both columns are filled in, and with different texts. */
  | { readonly column: string; readonly op: 'differs'; readonly other: string }
  /** One of the sets holds the texts of both columns. */
  | {
      readonly column: string;
      readonly op: 'same-set';
      readonly other: string;
      readonly sets: readonly (readonly string[])[];
    }
  /** At least one of the lists is met, each as a whole. */
  | { readonly op: 'any'; readonly of: readonly (readonly Filter[])[] };

/**
 * What to count: rows, an exact decimal sum of text columns (added, taken away and limited row by row), or the rows whose amount is below
 * zero. A measure may narrow the rows further.
 */
export interface Measure {
  readonly name: string;
  readonly op: 'count' | 'sum' | 'below-zero';
  readonly column?: string;
  readonly less?: readonly string[];
  /** How many times each of the row's amounts counts, where it is not once: teams become people. */
  readonly times?: number;
  readonly plus?: readonly { readonly column: string; readonly times: number }[];
  /** The row's amount is never more than this column's: a municipality's people. */
  readonly atMost?: string;
  readonly where?: readonly Filter[];
}

/**
 * A column to group by; `length` keeps the first characters (a six-digit code out of seven). `among` groups by the name of
 * the only set that the text belongs to, as a filter of that kind would say, and by an empty text where none does.
 */
export interface GroupBy {
  readonly column: string;
  readonly as: string;
  readonly length?: number;
  readonly among?: {
    readonly op: 'in' | 'prefix' | 'icd-prefix';
    readonly sets: readonly { readonly name: string; readonly values: readonly string[] }[];
  };
}

export interface CountQuery {
  readonly system: string;
  /** An explicit list, never a glob: which versions are current is decided by rows of the database. */
  readonly partitions: readonly Partition[];
  readonly filters: readonly Filter[];
  readonly groupBy: readonly GroupBy[];
  readonly measures: readonly Measure[];
}

/** Group keys as text and measures as exact decimal strings. */
export type CountRow = Readonly<Record<string, string>>;

/** A question whose answers are kept, by place. */
export interface PackedQuery extends Pick<CountQuery, 'system' | 'partitions' | 'filters' | 'measures'> {
  /** Each list of keys is answered by itself. */
  readonly groupings: readonly (readonly GroupBy[])[];
  /** What tells parts apart, a key with `among`, and the places of the measures whose parts are asked. */
  readonly parts: { readonly by: GroupBy; readonly of: readonly number[] } | null;
}

/** One amount in the places where it is not zero, in their order, in whole hundredths. */
export interface PackedColumn {
  readonly places: readonly number[];
  readonly hundredths: readonly number[];
}

/** What one partition has by one list of keys. */
export interface PackedCounts {
  /** Its place in the query. */
  readonly partition: number;
  /** Place of its list of keys in the question. */
  readonly grouping: number;
  /** Keys of each place where something is not zero. */
  readonly places: readonly (readonly string[])[];
  /** By number, from 1: the measures in their order, then the parts of each measure asked. */
  readonly columns: ReadonlyMap<number, PackedColumn>;
}

/** The only way to ask the microdata; a distributed engine can stand in its place. */
export interface AnalyticsEngine {
  count(query: CountQuery): Promise<CountRow[]>;
  /** Counts by place, none of a partition added to another. */
  countPacked(query: PackedQuery): Promise<PackedCounts[]>;
  /** The question as this engine asks it, for people to read; it runs nothing. */
  textOf(query: CountQuery): string;
  /** The same of what `countPacked` runs. */
  packedTextOf(query: PackedQuery): string;
  /** Makes rows of text columns the partition `target`; the file appears whole or not at all. */
  writePartition(request: PartitionRequest): Promise<PartitionResult>;
  /** A page of raw rows behind a number, in record order. */
  rows(
    query: Omit<CountQuery, 'groupBy' | 'measures'>,
    columns: readonly string[],
    offset: number,
    limit: number,
  ): Promise<CountRow[]>;
  close(): Promise<void>;
}

/** The rows: a Parquet file of the same disk, taken over as it is, or a CSV file. */
export type PartitionRequest =
  | { readonly parquet: string; readonly target: string }
  | { readonly csv: string; readonly target: string; readonly columns: readonly string[] };

export interface PartitionResult {
  readonly path: string;
  readonly rows: number;
  readonly sha256: string;
  readonly bytes: number;
}
