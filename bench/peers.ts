import type { Transform } from 'node:stream';
import implodeDecoder from 'implode-decoder';
import { explode, stream } from 'node-pkware';

/** A decoder of npm: a stream of Node that is given pieces of the compressed stream. */
export interface NpmDecoder {
  readonly name: string;
  readonly open: () => Transform;
  /** Size of the pieces. */
  readonly pieceBytes: number;
}

/** What a stream of Node reads from a file by default. */
const FILE_PIECE = 64 * 1024;
/** The size with which node-pkware is at its fastest; implode-decoder is indifferent. */
const SMALL_PIECE = 16 * 1024;
const openPkware = () => stream.through(explode());

/** The decoders of npm, as a file feeds them; the last as it likes best. */
export const npmDecoders: readonly NpmDecoder[] = [
  { name: 'implode-decoder', open: () => implodeDecoder(), pieceBytes: FILE_PIECE },
  { name: 'node-pkware', open: openPkware, pieceBytes: FILE_PIECE },
  { name: 'node-pkware, 16 KiB', open: openPkware, pieceBytes: SMALL_PIECE },
];

/** Decompresses a stream held in memory, and throws the output away. Gives the bytes written. */
export async function decodeBy({ open, pieceBytes }: NpmDecoder, bytes: Uint8Array): Promise<number> {
  const decoder = open();
  let written = 0;
  const ended = new Promise<void>((resolve, reject) => {
    decoder.on('data', (chunk: Uint8Array) => {
      written += chunk.length;
    });
    decoder.on('end', resolve);
    decoder.on('error', reject);
  });
  for (let at = 0; at < bytes.length; at += pieceBytes) decoder.write(bytes.subarray(at, at + pieceBytes));
  decoder.end();
  await ended;
  return written;
}
