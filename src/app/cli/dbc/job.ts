import type { CsvForm } from '../../../datasus/index.ts';

/** What is done with one file; crosses to a thread as it is. */
export interface DbcJob {
  /** As the caller wrote it. */
  readonly file: string;
  /** Where it is. */
  readonly path: string;
  readonly target: Target | null;
  readonly columns: readonly string[] | null;
  readonly engine: 'wasm' | 'ts';
  /** Read the whole records of a damaged file instead of refusing it. */
  readonly salvage: boolean;
}

export interface Target {
  readonly format: 'csv' | 'parquet';
  readonly form: CsvForm;
  readonly path: string;
}

/** What came of a job: what to print, or why the file was refused. */
export type DbcAnswer =
  | {
      readonly ok: true;
      readonly json: Readonly<Record<string, unknown>>;
      readonly text: string;
      readonly warnings: readonly string[];
    }
  | {
      readonly ok: false;
      readonly code: 'refused' | 'not-found' | 'invalid-input' | 'unavailable';
      readonly message: string;
      readonly offset: number | null;
    };
