import type { Transform } from 'node:stream';
import implodeDecoder from 'implode-decoder';
import { explode, stream } from 'node-pkware';

/** Decompresses a stream held in memory, and throws the output away. Gives the bytes written. */
export interface StreamDecoder {
  readonly name: string;
  readonly decode: (bytes: Uint8Array) => number | Promise<number>;
}

/** What a stream of Node reads from a file by default. */
const FILE_PIECE = 64 * 1024;
/** The size with which node-pkware is at its fastest; implode-decoder is indifferent. */
const SMALL_PIECE = 16 * 1024;

/** The decoders of npm, given the stream as a file gives it. */
export const npmDecoders: readonly StreamDecoder[] = [
  { name: 'implode-decoder', decode: (bytes) => drain(implodeDecoder(), bytes, FILE_PIECE) },
  { name: 'node-pkware', decode: (bytes) => drain(stream.through(explode()), bytes, FILE_PIECE) },
  { name: 'node-pkware, 16 KiB', decode: (bytes) => drain(stream.through(explode()), bytes, SMALL_PIECE) },
];

async function drain(decoder: Transform, bytes: Uint8Array, piece: number): Promise<number> {
  let written = 0;
  const ended = new Promise<void>((resolve, reject) => {
    decoder.on('data', (chunk: Uint8Array) => {
      written += chunk.length;
    });
    decoder.on('end', resolve);
    decoder.on('error', reject);
  });
  for (let at = 0; at < bytes.length; at += piece) decoder.write(bytes.subarray(at, at + piece));
  decoder.end();
  await ended;
  return written;
}
