import type { CsvForm, DatasusErrorCode, Identity, NamedPart } from '../../../../datasus/index.ts';

/** Only the records whose column holds exactly this text. */
export interface RecordFilter {
  readonly column: string;
  readonly value: string;
}

/** What is asked of the reading thread. A file is handed over by reference: its bytes are read there. */
export interface FileRequest {
  readonly file: File;
  /** Read the whole records of a damaged file. */
  readonly salvage: boolean;
}

export type ReaderRequest =
  /** Reads a file to its end and describes it. */
  | ({ readonly kind: 'describe'; readonly id: number } & FileRequest)
  /** Reads a file that was described; the first records that pass the filter become the view. */
  | ({ readonly kind: 'view'; readonly id: number; readonly filter: RecordFilter | null } & FileRequest)
  /** Texts of rows of a view: from `from`, at most `count`. */
  | {
      readonly kind: 'rows';
      readonly id: number;
      readonly view: number;
      readonly from: number;
      readonly count: number;
    }
  | ({
      readonly kind: 'csv';
      readonly id: number;
      readonly columns: readonly string[];
      readonly form: CsvForm;
      readonly filter: RecordFilter | null;
      /** Where it is written piece by piece; null: it is given back. */
      readonly target: FileSystemFileHandle | null;
    } & FileRequest)
  | { readonly kind: 'cancel'; readonly id: number };

/** A column as its header describes it, and what stands in it. */
export interface ColumnFacts {
  readonly name: string;
  /** DBF type letter. */
  readonly type: string;
  readonly width: number;
  readonly decimals: number;
  /** What the layout declares, where it is known. */
  readonly kind: string;
  /** Different texts, blanks apart; a floor where there were too many to count. */
  readonly distinct: number;
  readonly distinctIsFloor: boolean;
  readonly blanks: number;
  /** The most frequent texts, the first the most; of those that were counted, where `distinctIsFloor`. */
  readonly common: readonly { readonly value: string; readonly count: number }[];
}

/** What a file is, once it was read to its end. */
export interface FileFacts {
  readonly rows: number;
  /** Records that the header declares. */
  readonly declared: number;
  readonly columns: readonly ColumnFacts[];
  readonly identity: Identity;
  /** In what the name of the file contradicts its content. */
  readonly disagreements: readonly NamedPart[];
  /** When tables have had exactly these columns, where it is known. */
  readonly era: string | null;
  /** Date in the header, 'YYYY-MM-DD'. */
  readonly updatedOn: string | null;
  readonly crc: 'ok' | 'none' | 'failed';
  /** What ended the reading of a damaged file; null for a file that is whole. */
  readonly salvaged: Omit<Refusal, 'rows'> | null;
  readonly decodedBytes: number;
  readonly warnings: readonly string[];
  readonly milliseconds: number;
}

/** Records that can be looked at. */
export interface ViewFacts {
  /** Names the view in requests for rows. */
  readonly view: number;
  /** Records that pass the filter; null where there is none, and the reading stopped once enough were kept. */
  readonly matching: number | null;
  /** The first of them, which are kept to be shown. */
  readonly kept: number;
}

export interface RowTexts {
  /** Place of each row's record in the file, from 1. */
  readonly numbers: readonly number[];
  /** By row, then by column of the file. */
  readonly texts: readonly (readonly string[])[];
}

/** Why a file was refused. */
export interface Refusal {
  /** `unreadable`: the browser could not give the bytes. `failed`: a fault of this page. */
  readonly code: DatasusErrorCode | 'unreadable' | 'failed';
  readonly message: string;
  readonly offset: number | null;
  /** Whole records read before the trouble. */
  readonly rows: number;
}

export interface ReaderAnswers {
  readonly describe: FileFacts;
  readonly view: ViewFacts;
  readonly rows: RowTexts;
  /** Null where it was written to its target. */
  readonly csv: Blob | null;
}

export type ReaderReply =
  | { readonly kind: 'progress'; readonly id: number; readonly bytesRead: number; readonly rows: number }
  | { readonly kind: 'done'; readonly id: number; readonly answer: ReaderAnswers[keyof ReaderAnswers] }
  | { readonly kind: 'refused'; readonly id: number; readonly refusal: Refusal };
