import { type Engine, startEngine } from '../src/datasus/engine.ts';
import { type DbcFile, streamOf } from './files.ts';

/** A way to use ours. */
export interface OurDecoder {
  readonly name: string;
  /** Decompresses a file held in memory, and throws the output away. Gives the bytes written. */
  readonly decode: (file: DbcFile) => number;
  /** How many times the best npm peer it has to be. */
  readonly goal: number;
  /** How many times the C decoder `blast` it has to be. */
  readonly goalOverNative: number | null;
}

/** The engines of src/datasus. The second compares the checksum of the file, which no peer looks at. */
export const ourDecoders: readonly OurDecoder[] = [
  { name: 'WebAssembly', goal: 22, goalOverNative: 6, decode: (file) => exhaust('wasm', file, false) },
  {
    name: 'WebAssembly + CRC-32',
    goal: 15,
    goalOverNative: 4,
    decode: (file) => exhaust('wasm', file, true),
  },
  { name: 'TypeScript', goal: 9, goalOverNative: null, decode: (file) => exhaust('ts', file, false) },
];

function exhaust(asked: 'wasm' | 'ts', file: DbcFile, checked: boolean): number {
  const { decoder, wasm, crc, release } = startEngine(0, asked);
  if (wasm === null && asked === 'wasm') throw new Error('this Node does not start the WebAssembly engine');
  if (checked) crc.add(file.bytes.subarray(0, file.headerLength));
  drain(decoder, streamOf(file), checked ? crc : null);
  if (checked && crc.finish() !== checksumOf(file)) throw new Error(`the checksum of ${file.name} differs`);
  const { produced } = decoder;
  release();
  return produced;
}

function drain(decoder: Engine['decoder'], stream: Uint8Array, crc: Engine['crc'] | null): void {
  let fed = 0;
  for (let state = decoder.advance(); state !== 'done'; state = decoder.advance()) {
    if (state === 'has-output') {
      const chunk = decoder.take();
      if (crc !== null) crc.add(chunk);
    } else if (fed === stream.length) decoder.closeInput();
    else fed += decoder.feed(stream, fed);
  }
}

function checksumOf({ bytes, headerLength }: DbcFile): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(headerLength, true);
}
