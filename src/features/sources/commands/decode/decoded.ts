import type { StateName } from '../../domain/egestor.ts';
import type { NamedMunicipality } from '../../domain/egestor-series.ts';
import type { ExtractForm } from '../../domain/extract.ts';

/** What the decoding thread is given. */
export interface DecodeRequest {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
  /** Where the rows go. */
  readonly rowsFile: string;
  /** Key of the HMAC of authorisation numbers. */
  readonly secret: string;
  readonly states: readonly StateName[];
  /** The one that the name of a file of e-Gestor tells, or null. */
  readonly municipality: NamedMunicipality | null;
  /** How the file was written, where whoever sent it says that it is a CSV extract. */
  readonly extract: ExtractForm | null;
}

interface Warning {
  readonly code: string;
  readonly message: string;
  readonly count: number;
}

/** A file read to its end with every check passed. */
export interface Decoded {
  /** As what its rows stand in `rowsFile`. */
  readonly rowsFormat: 'parquet' | 'csv';
  readonly system: string | null;
  readonly uf: string | null;
  readonly period: string | null;
  /** Day of issue that the file itself tells, or null. */
  readonly issuedOn: string | null;
  readonly issueBasis: 'header' | 'footer' | 'upload';
  readonly named: { system: string | null; uf: string | null; period: string | null } | null;
  readonly rows: number;
  /** Columns of the file as received. */
  readonly columns: number;
  readonly stored: readonly string[];
  readonly hashed: readonly string[];
  readonly dropped: readonly string[];
  readonly warnings: readonly Warning[];
}

/** Why a file cannot be stored: one sentence for the person who sent it. */
export interface Unreadable {
  readonly code: string;
  readonly message: string;
  readonly offset: number | null;
}

export interface DecodeProgress {
  readonly bytes: number;
  readonly rows: number;
}

export type DecodeMessage =
  | { readonly kind: 'progress'; readonly progress: DecodeProgress }
  | { readonly kind: 'done'; readonly decoded: Decoded }
  | { readonly kind: 'unreadable'; readonly unreadable: Unreadable };

export const RECORD_NUMBER = 'record_number';
