import { DatasusError } from '../datasus-error.ts';

/** What `advance` stopped for. */
export type DecoderState = 'needs-input' | 'has-output' | 'done';

/**
 * Decompresses a PKWARE DCL ("implode") stream, piece by piece, in constant memory: give it bytes with `feed`, call
 * `advance`, collect `take` whenever there is output. Two engines do it, to the same bytes, errors and offsets.
 * What was decoded before an error is handed out first; only then `advance` throws, and throws again when called again.
 */
export interface StreamDecoder {
  /** Copies as much of `bytes` (from `start` on) as fits and returns how many bytes that was. */
  feed(bytes: Uint8Array, start?: number): number;
  /** Says that no more input will come: running out of it is then an error. */
  closeInput(): void;
  /** Decodes until input runs out, the output chunk is full, or the stream ends. */
  advance(): DecoderState;
  /**
   * The output not yet taken: a window on the decoder's buffer, good until the next `advance`. Directly before it, in
   * the same buffer, stand at least the last `keep` bytes of earlier output (all of it, where there were fewer).
   */
  take(): Uint8Array;
  /** Bytes of the stream read so far; once done, the length of the stream. */
  readonly consumed: number;
  /** Bytes decoded so far, taken or not. */
  readonly produced: number;
  /** Base-2 logarithm of the dictionary, less 6 (4, 5 or 6); 0 before the stream's two header bytes. */
  readonly dictionaryBits: number;
}

/** Bytes that a decoder keeps before what it hands out: a match may point this far back. */
export const DICTIONARY = 4096;

export function badStreamHeader(): DatasusError {
  return corrupt('os dois primeiros bytes da compactação não são os do formato DBC', 0);
}

/** A match that begins before the first byte. `offset` is the byte of the stream after it. */
export function tooFarBack(offset: number): DatasusError {
  return corrupt('uma repetição aponta para antes do início dos dados', offset);
}

/** The input ended before the stream did. `offset` is the length of the input. */
export function truncatedStream(offset: number): DatasusError {
  return new DatasusError(
    'truncated',
    'O arquivo está truncado: os dados terminam antes do fim da compactação. Baixe o arquivo de novo e reenvie.',
    { offset },
  );
}

function corrupt(reason: string, offset: number): DatasusError {
  return new DatasusError(
    'bad-stream',
    `Os dados compactados estão corrompidos: ${reason}. Baixe o arquivo de novo e reenvie.`,
    { offset },
  );
}
