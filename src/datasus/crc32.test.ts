import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Crc32, crc32 } from './crc32.ts';
import { wasmCrc32 } from './wasm/crc32.ts';
import { releaseWasm, startWasm } from './wasm/instance.ts';

const wasm = startWasm()!;
const room = wasm.reserve(1024);
afterAll(() => releaseWasm(wasm));

/** Of a copy in the memory of WebAssembly, each time at another alignment. */
const inWasm: Crc32 = (bytes, value) => {
  const copy = new Uint8Array(wasm.memory.buffer, room + (bytes.length & 15), bytes.length);
  copy.set(bytes);
  return wasmCrc32(wasm)(copy, value);
};

describe.each([
  ['in TypeScript', crc32],
  ['in WebAssembly', inWasm],
  ['in WebAssembly, of bytes elsewhere', wasmCrc32(wasm)],
])('CRC-32 %s', (_, checked) => {
  it('gives the check value of the standard', () => {
    expect(checked(Buffer.from('123456789'))).toBe(0xcbf43926);
  });

  it('agrees with zlib, also when continued over pieces and at any alignment', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, cut) => {
        const rest = bytes.subarray(cut);
        expect(checked(rest, checked(bytes.subarray(0, cut)))).toBe(zlibCrc32(bytes));
      }),
    );
  });
});
