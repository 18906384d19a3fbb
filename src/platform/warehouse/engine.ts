/** One immutable Parquet file of one import version. */
export interface Partition {
  readonly path: string;
  readonly sha256: string;
}

/** A condition on stored text columns. Codes are text as stored; `prefix` and `in` compare after trimming. */
export type Filter =
  | { readonly column: string; readonly op: 'in' | 'not-in'; readonly values: readonly string[] }
  | { readonly column: string; readonly op: 'prefix' | 'not-prefix'; readonly values: readonly string[] }
  /** The diagnosis rule of the ICSAP list: upper case, without dots, without a padding X in fourth place. */
  | {
      readonly column: string;
      readonly op: 'icd-prefix' | 'not-icd-prefix';
      readonly values: readonly string[];
    };

/** What to count: rows, or an exact decimal sum of a text column. A measure may narrow the rows further. */
export interface Measure {
  readonly name: string;
  readonly op: 'count' | 'sum';
  readonly column?: string;
  readonly where?: readonly Filter[];
}

/** A column to group by; `length` keeps the first characters (a six-digit code out of seven). */
export interface GroupBy {
  readonly column: string;
  readonly as: string;
  readonly length?: number;
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

/** The only way to ask the microdata; a distributed engine can stand in its place. */
export interface AnalyticsEngine {
  count(query: CountQuery): Promise<CountRow[]>;
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
