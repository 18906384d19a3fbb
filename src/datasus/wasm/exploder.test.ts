import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { describeWithData } from '../../../test/shared-data.ts';
import { type Decoding, decodeInPieces, streamOfTokens, type Token } from '../../../test/stream-decoders.ts';
import { startEngine } from '../engine.ts';
import { Exploder } from '../pkware/explode.ts';
import { implode } from '../pkware/implode.ts';
import { explode } from '../pkware/whole-stream.ts';
import { releaseWasm } from './instance.ts';

/** What both engines make of a stream; they must not differ in anything that can be seen. */
function decodeByBoth(stream: Uint8Array, sizes: readonly number[], keep = 0): Decoding {
  const { decoder, wasm } = startEngine(keep, 'wasm');
  if (wasm === null) throw new Error('the engine in WebAssembly did not start');
  const one = decodeInPieces(decoder, stream, sizes, keep);
  releaseWasm(wasm);
  const other = decodeInPieces(new Exploder(keep), stream, sizes, keep);
  expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  expect({ ...one, bytes: 0 }).toEqual({ ...other, bytes: 0 });
  expect(one.produced).toBe(one.bytes.length);
  return one;
}

const tokens: fc.Arbitrary<Token[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.nat(255) },
    {
      weight: 4,
      arbitrary: fc.record({
        length: fc.oneof(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 2, max: 518 })),
        distance: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 4096 })),
      }),
    },
  ),
  { minLength: 1, maxLength: 400 },
);
const sizes = fc.oneof(
  fc.constant([1]),
  fc.constant([65_536]),
  fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
);
const keep = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 65_535 }));

/** So many different bytes that any distance reaches some. */
const anything = Array.from({ length: 4096 }, (_, i) => (Math.imul(i, 2_654_435_761) >>> 13) & 255);

describe('the two engines', () => {
  it('agree on any tokens, however the input is cut and much or little is kept', () => {
    fc.assert(
      fc.property(tokens, sizes, keep, (list, pieces, kept) => {
        const { refusal } = decodeByBoth(streamOfTokens([...anything, ...list]), pieces, kept);
        expect(refusal).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('agree on the byte at which a match reaches before the beginning, and on what came before', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(fc.nat(255), { maxLength: 300 }), tokens, sizes, (first, list, pieces) => {
        const { refusal } = decodeByBoth(streamOfTokens([...first, ...list]), pieces);
        if (refusal !== null) refused += 1;
        if (refusal !== null) expect(refusal[0]).toBe('bad-stream');
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  it('agree where coded literals and small dictionaries are used', () => {
    fc.assert(
      fc.property(tokens, sizes, fc.boolean(), fc.constantFrom(4, 5, 6), (list, pieces, coded, bits) => {
        decodeByBoth(streamOfTokens([...anything, ...list], { coded, dictionaryBits: bits }), pieces);
      }),
      { numRuns: 200 },
    );
  });

  it('agree on streams that end too soon', () => {
    fc.assert(
      fc.property(tokens, sizes, fc.double({ min: 0, max: 1, noNaN: true }), (list, pieces, part) => {
        const stream = streamOfTokens([...anything, ...list], { ended: false });
        const cut = stream.subarray(0, Math.floor(part * stream.length));
        expect(decodeByBoth(cut, pieces).refusal).toEqual(['truncated', cut.length]);
      }),
      { numRuns: 200 },
    );
  });

  it('agree on damaged streams and on noise', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(tokens, sizes, damage, fc.uint8Array({ maxLength: 800 }), (list, pieces, spots, noise) => {
        const stream = streamOfTokens([...anything.slice(0, 700), ...list]);
        for (const [at, byte] of spots) stream[at % stream.length] = byte;
        decodeByBoth(stream, pieces);
        decodeByBoth(Buffer.concat([Uint8Array.of(0, 6), noise]), pieces);
        decodeByBoth(noise, pieces);
      }),
      { numRuns: 300 },
    );
  });

  it('repeat every distance below 40 in every length', () => {
    for (let distance = 1; distance < 40; distance++) {
      const list: Token[] = anything.slice(0, 50);
      for (let length = 2; length <= 518; length++) list.push({ length, distance }, length & 255, distance);
      expect(decodeByBoth(streamOfTokens(list), [65_536], 300).refusal).toBeNull();
    }
  });

  it('keep what they must across chunks, for records of any length', () => {
    const bytes = Uint8Array.from({ length: 900_000 }, (_, i) => anything[(i * 31 + (i >>> 9)) & 4095]!);
    const stream = implode(bytes);
    for (const kept of [1, 702, 4096, 4097, 65_535]) {
      expect(Buffer.compare(decodeByBoth(stream, [65_536, 1, 7_000], kept).bytes, bytes)).toBe(0);
    }
  });
});

describe('an instance of WebAssembly', () => {
  const { decoder, wasm } = startEngine(702, 'wasm');
  afterAll(() => releaseWasm(wasm!));

  it('hands out windows on its own memory, which does not grow past 1 MiB', () => {
    const before = wasm!.memory.buffer.byteLength;
    const stream = implode(new Uint8Array(3_000_000));
    let fed = 0;
    for (let state = decoder.advance(); state !== 'done'; state = decoder.advance()) {
      if (state === 'has-output') expect(decoder.take().buffer).toBe(wasm!.memory.buffer);
      else if (fed === stream.length) decoder.closeInput();
      else fed += decoder.feed(stream, fed);
    }
    expect(decoder.produced).toBe(3_000_000);
    expect(wasm!.memory.buffer.byteLength).toBeLessThanOrEqual(Math.max(before, 1024 * 1024));
  });

  it('is used again, as good as new', () => {
    const before = new Set<unknown>();
    for (let i = 0; i < 50; i++) {
      const engine = startEngine(100 + i * 1000);
      expect(explode(implode(Uint8Array.of(1, 2, 3, i)), 100, engine.decoder)).toEqual(
        Uint8Array.of(1, 2, 3, i),
      );
      before.add(engine.wasm);
      releaseWasm(engine.wasm!);
    }
    expect(before.size).toBe(1);
  });
});

describeWithData('the two engines, on the public files', ['data/dbc'], ([folder]) => {
  const files = readdirSync(folder ?? '.', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.dbc$/i.test(name),
  );

  it.each(files)('%s', (name) => {
    const file = readFileSync(join(folder!, name));
    const stream = new Uint8Array(file.subarray(file.readUInt16LE(8) + 4));
    const whole = decodeByBoth(stream, [65_536], file.readUInt16LE(10));
    expect(whole.refusal).toBeNull();
    const start = stream.slice(0, 30_000);
    for (let i = 0; i < 20; i++) {
      const damaged = start.slice();
      for (let spot = 0; spot <= i % 3; spot++) {
        const at = (Math.imul(i * 3 + spot + 1, 2_654_435_761) >>> 4) % damaged.length;
        damaged[at] = damaged[at]! ^ (1 << (i & 7));
      }
      decodeByBoth(damaged, i % 2 === 0 ? [65_536] : [977, 3, 40]);
    }
  });
});
