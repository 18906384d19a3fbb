import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { crc32, type RunningCrc32, runningCrc32 } from './crc32.ts';
import { releaseWasm, startWasm } from './wasm/instance.ts';
import { WasmRunningCrc32 } from './wasm/running-crc32.ts';

const wasm = startWasm()!;
const ROOM = 100_000;
const room = wasm.reserve(ROOM);
afterAll(() => releaseWasm(wasm));

/** Adds a copy in the memory of WebAssembly, each time at another alignment. */
function inPlace(): RunningCrc32 {
  const running = new WasmRunningCrc32(wasm);
  return {
    add: (bytes) => {
      const copy = new Uint8Array(wasm.memory.buffer, room + (bytes.length & 15), bytes.length);
      copy.set(bytes);
      running.add(copy);
    },
    finish: () => running.finish(),
  };
}

describe.each([
  ['in TypeScript', () => runningCrc32()],
  ['of the host', () => runningCrc32(zlibCrc32)],
  ['in WebAssembly', inPlace],
  ['in WebAssembly, of bytes elsewhere', () => new WasmRunningCrc32(wasm)],
])('CRC-32 %s', (_, start) => {
  const sum = (...pieces: Uint8Array[]) => {
    const running = start();
    for (const piece of pieces) running.add(piece);
    return running.finish();
  };

  it('gives the check value of the standard', () => {
    expect(sum(Buffer.from('123456789'))).toBe(0xcbf43926);
    expect(sum()).toBe(0);
  });

  it('agrees with zlib of pieces of any size and alignment', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), fc.nat(300), (bytes, one, other) => {
        const [cut, end] = [Math.min(one, other), Math.max(one, other)];
        const pieces = [bytes.subarray(0, cut), bytes.subarray(cut, end), bytes.subarray(end)];
        expect(sum(...pieces)).toBe(zlibCrc32(bytes));
      }),
    );
  });

  it('agrees with zlib of lengths around every border there is inside', () => {
    const bytes = Uint8Array.from({ length: 80_000 }, (_, i) => (Math.imul(i, 2_654_435_761) >>> 15) & 255);
    for (const border of [16, 64, 145 * 16, 4800, 16_384, 21_184, 37_568]) {
      for (let length = border - 17; length < border + 18; length++) {
        if (length < 0) continue;
        const whole = bytes.subarray(0, length);
        expect(sum(whole)).toBe(zlibCrc32(whole));
        expect(sum(whole, bytes.subarray(length, 70_001))).toBe(zlibCrc32(bytes.subarray(0, 70_001)));
      }
    }
  });
});

it('goes on from a value', () => {
  const bytes = Buffer.from('uma coisa depois da outra, e mais outra');
  expect(crc32(bytes.subarray(20), crc32(bytes.subarray(0, 20)))).toBe(zlibCrc32(bytes));
});
