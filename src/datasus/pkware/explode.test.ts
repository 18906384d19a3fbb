import fc from 'fast-check';
import implodeDecoder from 'implode-decoder';
import { describe, expect, it } from 'vitest';
import { DatasusError } from '../datasus-error.ts';
import { DISTANCE_CODE, LENGTH_CODE, LITERAL_CODE } from './codes.ts';
import { expansionBound } from './expansion-bound.ts';
import { Exploder } from './explode.ts';
import { type ImplodeOptions, implode } from './implode.ts';
import { explode } from './whole-stream.ts';

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const refusal = (action: () => unknown): DatasusError => {
  try {
    action();
  } catch (error) {
    if (error instanceof DatasusError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

/** The same stream, by an independent decoder. */
function oracle(stream: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    const decoder = implodeDecoder();
    decoder.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    decoder.on('error', reject);
    decoder.on('end', () => resolve(Buffer.concat(chunks)));
    decoder.end(Buffer.from(stream));
  });
}

/** Decodes with the input cut into pieces of the given sizes, used over and over. */
function explodeInPieces(stream: Uint8Array, sizes: number[]): Uint8Array {
  const exploder = new Exploder();
  const chunks: Uint8Array[] = [];
  let at = 0;
  let turn = 0;
  let piece = new Uint8Array(0);
  for (let state = exploder.advance(); state !== 'done'; state = exploder.advance()) {
    if (state === 'has-output') chunks.push(exploder.take().slice());
    else if (piece.length > 0) piece = piece.subarray(exploder.feed(piece));
    else if (at === stream.length) exploder.closeInput();
    else {
      piece = stream.slice(at, at + sizes[turn++ % sizes.length]!);
      at += piece.length;
    }
  }
  return Buffer.concat(chunks);
}

const options = fc.record<ImplodeOptions>({
  literals: fc.constantFrom('binary', 'ascii'),
  dictionary: fc.constantFrom(1024, 2048, 4096),
});
/** Bytes with runs, near and far repetitions: what a table looks like to a compressor. */
const tables = fc
  .tuple(
    fc.array(fc.uint8Array({ minLength: 1, maxLength: 90 }), { minLength: 1, maxLength: 6 }),
    fc.array(fc.nat(5), { maxLength: 120 }),
  )
  .map(([rows, order]) => Buffer.concat(order.map((index) => rows[index % rows.length]!)));

describe('prefix codes', () => {
  it.each([
    ['lengths', LENGTH_CODE, 16],
    ['distances', DISTANCE_CODE, 64],
    ['literals', LITERAL_CODE, 256],
  ])('%s leave no bit pattern without a meaning', (_, code, symbols) => {
    expect(code.lengths.length).toBe(symbols);
    expect([...code.lengths].reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
  });
});

describe('explode', () => {
  it('decodes the sample that comes with the description of the format', () => {
    const stream = Uint8Array.of(0x00, 0x04, 0x82, 0x24, 0x25, 0x8f, 0x80, 0x7f);
    expect(explode(stream)).toEqual(latin('AIAIAIAIAIAIA'));
  });

  it('gives back what was imploded, and so does an independent decoder', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(tables, fc.uint8Array({ maxLength: 2000 })),
        options,
        async (bytes, choice) => {
          const stream = implode(bytes, choice);
          expect(Buffer.compare(explode(stream), bytes)).toBe(0);
          expect(Buffer.compare(await oracle(stream), bytes)).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('does not mind how the input is cut', () => {
    fc.assert(
      fc.property(
        tables,
        options,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        (bytes, choice, sizes) => {
          expect(Buffer.compare(explodeInPieces(implode(bytes, choice), sizes), bytes)).toBe(0);
        },
      ),
    );
  });

  it.each(['binary', 'ascii'] as const)('keeps its window across many output chunks (%s)', (literals) => {
    const bytes = new Uint8Array(1_500_000);
    let seed = 7;
    for (let at = 0; at < bytes.length; at++) {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      bytes[at] = at > 4000 && seed % 11 > 0 ? bytes[at - 4000 + (seed % 3)]! : (seed >>> 16) & 63;
    }
    const stream = implode(bytes, { literals });
    expect(Buffer.compare(explode(stream), bytes)).toBe(0);
    expect(Buffer.compare(explodeInPieces(stream, [65_536, 1, 7_000]), bytes)).toBe(0);
  });

  it('takes the longest match, and matches at every small distance', () => {
    for (let distance = 1; distance <= 20; distance++) {
      const bytes = Uint8Array.from({ length: 3000 }, (_, at) => (at % distance) + 33);
      expect(Buffer.compare(explode(implode(bytes)), bytes)).toBe(0);
    }
  });

  it('stops at the limit it is given', () => {
    expect(refusal(() => explode(implode(new Uint8Array(500_000)), 1000)).code).toBe('too-large');
  });

  it('refuses a stream cut anywhere', () => {
    const stream = implode(latin('RDAC2401 RDAC2402 RDAC2403 o que se repete pouco custa'));
    for (let length = 0; length < stream.length; length++) {
      const error = refusal(() => explode(stream.subarray(0, length)));
      expect([error.code, error.offset]).toEqual(['truncated', length]);
    }
  });

  it.each([
    ['literal coding 2', [2, 6, 0, 0]],
    ['dictionary 3', [0, 3, 0, 0]],
    ['dictionary 7', [0, 7, 0, 0]],
    ['a match before any byte', [0, 6, 0xff, 0xff, 0xff, 0xff]],
  ])('refuses %s', (_, bytes) => {
    expect(refusal(() => explode(Uint8Array.from(bytes))).code).toBe('bad-stream');
  });

  it('refuses a distance beyond the beginning also in the fast loop', () => {
    const stream = implode(Uint8Array.from({ length: 400 }, (_, at) => (at * 7919) >>> 3));
    const broken = Uint8Array.from(stream);
    broken.fill(0xff, 40, 60);
    expect(refusal(() => explode(broken)).code).toMatch(/bad-stream|truncated/);
  });
});

describe('expansion bound', () => {
  it.each([
    [4096, 6, 172.6],
    [2048, 5, 180.1],
    [1024, 4, 188.3],
  ] as const)('of a dictionary of %d is never passed, and nearly reached', (dictionary, bits, ratio) => {
    for (const size of [0, 1, 2, 600, 100_000, 3_000_000]) {
      const stream = implode(new Uint8Array(size), { dictionary, longest: 518 });
      expect(size).toBeLessThanOrEqual(expansionBound(stream.length, bits));
    }
    const large = implode(new Uint8Array(3_000_000), { dictionary, longest: 518 });
    expect(3_000_000 / large.length).toBeGreaterThan(ratio - 0.2);
    expect(expansionBound(1_000_000, bits) / 1_000_000).toBeLessThan(ratio + 0.1);
  });
});
