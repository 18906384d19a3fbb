/** Why a file was refused. */
export type DatasusErrorCode =
  | 'empty'
  | 'not-a-dbc'
  | 'truncated'
  | 'bad-header'
  | 'bad-stream'
  | 'bad-record'
  | 'crc-mismatch'
  | 'record-count'
  | 'bomb'
  | 'too-large'
  | 'unknown-layout'
  | 'unknown-column'
  | 'cancelled';

export interface DatasusErrorDetails {
  /** Byte of the file where the trouble was seen. */
  offset?: number;
  /** Whole records delivered before the trouble. They must not be trusted as a complete file. */
  rows?: number;
  cause?: unknown;
}

/** A file that cannot be read. The message is one sentence for the person who sent it (pt-BR). */
export class DatasusError extends Error {
  readonly code: DatasusErrorCode;
  readonly offset: number | null;
  readonly rows: number;

  constructor(code: DatasusErrorCode, message: string, details: DatasusErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'DatasusError';
    this.code = code;
    this.offset = details.offset ?? null;
    this.rows = details.rows ?? 0;
  }

  /** The same error, placed by whoever knows the file: offset and rows given replace those it had. */
  at(place: { offset?: number; rows?: number }): DatasusError {
    return new DatasusError(this.code, this.message, {
      offset: place.offset ?? this.offset ?? undefined,
      rows: place.rows ?? this.rows,
      cause: this.cause,
    });
  }
}
