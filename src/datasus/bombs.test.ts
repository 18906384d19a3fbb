import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { END, type Token, writeTokens } from '../../test/datasus-fuzz/token-stream.ts';
import { dbcOf, pieces, read, refusal } from '../../test/datasus-table.ts';
import type { ByteInput } from './byte-source.ts';
import { expansionBound } from './pkware/expansion-bound.ts';
import { openDbf } from './reader.ts';
import type { OpenOptions } from './table.ts';
import { type HeaderDraft, writeDbf } from './writer.ts';

const ENGINES = ['wasm', 'ts'] as const;
const DICTIONARIES = [4, 5, 6] as const;
const MIB = 2 ** 20;
/** Buffers of input and output, a batch, the kernel's memory: what any file may cost. */
const MOST_MEMORY = 16 * MIB;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A space, and as many copies of it as matches of the greatest length can say: nothing expands more. */
function densest(matches: number, dictionary: number): { stream: Uint8Array; decoded: Uint8Array } {
  const tokens: Token[] = [
    { literal: 0x20 },
    ...new Array<Token>(matches).fill({ length: 518, distance: 1 }),
    END,
  ];
  const stream = writeTokens(tokens, { coded: false, dictionary });
  return { stream, decoded: new Uint8Array(1 + 518 * matches).fill(0x20) };
}

/** Counts what is decoded (the checksum sees every byte) and how far memory rises meanwhile. */
class Meter {
  decoded = 0;
  #base: number;
  #peak = 0;

  constructor() {
    collectGarbage();
    this.#base = Meter.#held();
  }

  options(more: OpenOptions): OpenOptions {
    return {
      ...more,
      crc32: (bytes, value) => {
        this.decoded += bytes.length;
        this.see();
        return crc32(bytes, value);
      },
    };
  }

  see(): void {
    this.#peak = Math.max(this.#peak, Meter.#held());
  }

  get risen(): number {
    return this.#peak - this.#base;
  }

  static #held(): number {
    const { arrayBuffers, external } = process.memoryUsage();
    return arrayBuffers + external;
  }
}

async function measured(input: ByteInput, options: OpenOptions, open?: typeof openDbf) {
  const meter = new Meter();
  const error = await refusal(read(input, meter.options(options), open));
  meter.see();
  return { error, decoded: meter.decoded, risen: meter.risen };
}

const four: HeaderDraft = { fields: [{ name: 'A', width: 4 }] };
const two: HeaderDraft = { fields: [{ name: 'A', width: 1 }] };

describe.each(DICTIONARIES)('the expansion bound, dictionary %d', (dictionary) => {
  it('lets the densest stream there can be through', async () => {
    // 1 + 518 × 1003 = 5 × 103,911.
    const { stream, decoded } = densest(1003, dictionary);
    expect(expansionBound(stream.length, dictionary)).toBeGreaterThanOrEqual(decoded.length);
    expect(expansionBound(stream.length, dictionary)).toBeLessThan(decoded.length + 2 * 518);
    for (const engine of ENGINES) {
      const reading = await read(dbcOf(four, decoded.length / 5, stream, decoded), { engine });
      expect([reading.rows, reading.decodedBytes]).toEqual([103_911, decoded.length]);
    }
  });

  it('is exact: what it allows is decoded, one record more is refused before', async () => {
    const { stream, decoded } = densest(1000, dictionary);
    const bound = Math.floor(((stream.length * 8 - 32) * 518) / (18 + dictionary));
    const allowed = Math.floor(bound / 2);
    for (const engine of ENGINES) {
      const within = await measured(dbcOf(two, allowed, stream, decoded), { engine });
      expect(within.error).toMatchObject({ code: 'record-count', offset: 4 });
      expect(within.decoded).toBeGreaterThan(decoded.length);
      const above = await measured(dbcOf(two, allowed + 1, stream, decoded), { engine });
      expect(above.error).toMatchObject({ code: 'bomb', offset: 4, rows: 0 });
      // Of the header's own checksum only.
      expect(above.decoded).toBeLessThan(100);
    }
  });
});

describe('what a header claims costs nothing', () => {
  const { stream, decoded } = densest(40, 6);
  const wide: HeaderDraft = {
    fields: Array.from({ length: 256 }, (_, i) => ({ name: `C${i}`, width: 255 })),
  };

  it.each<[string, HeaderDraft, number]>([
    ['four billion narrow records', two, 0xffff_ffff],
    ['four billion wide records', wide, 0xffff_ffff],
    ['two billion records', four, 0x8000_0000],
  ])('%s', async (_, draft, count) => {
    const file = dbcOf(draft, count, stream, decoded);
    for (const engine of ENGINES) {
      const known = await measured(file, { engine });
      expect(known.error).toMatchObject({ code: 'bomb', offset: 4, rows: 0 });
      const unknown = await measured(pieces(file, 100), { engine });
      expect(unknown.error).toMatchObject({ code: 'record-count', offset: 4 });
      expect(unknown.decoded).toBeLessThanOrEqual(file.length + decoded.length);
      for (const { risen } of [known, unknown]) expect(risen).toBeLessThan(MOST_MEMORY);
    }
    const dbf = file.slice(0, file.length - stream.length - 4);
    for (const input of [dbf, pieces(dbf, 100)]) {
      const { error, risen } = await measured(input, {}, openDbf);
      expect([error.code, error.offset]).toEqual(['truncated', dbf.length]);
      expect(risen).toBeLessThan(MOST_MEMORY);
    }
  });

  it('the widest records in the largest batches', async () => {
    const file = dbcOf(wide, 200_000, stream, decoded);
    for (const engine of ENGINES) {
      const { error, risen } = await measured(pieces(file, 999), { engine, batchRows: 65_535 });
      expect(error).toMatchObject({ code: 'record-count' });
      expect(risen).toBeLessThan(MOST_MEMORY);
    }
  });
});

describe('what a stream decodes to beyond its header', () => {
  it('is not decoded: 50 MiB behind ten records', async () => {
    const { stream, decoded } = densest(100_000, 6);
    const file = dbcOf(four, 10, stream, decoded);
    for (const engine of ENGINES)
      for (const input of [file, pieces(file, 5000)]) {
        const { error, decoded: count, risen } = await measured(input, { engine });
        expect(error).toMatchObject({ code: 'record-count', offset: 4, rows: 10 });
        expect(count).toBeLessThan(MIB);
        expect(risen).toBeLessThan(MOST_MEMORY);
      }
  });
});

describe('the limit of the caller', () => {
  const { stream, decoded } = densest(1003, 6);
  const file = dbcOf(four, decoded.length / 5, stream, decoded);
  const dbf = writeDbf(four, [['1'], ['2']]);

  it('holds to the byte, before anything is decoded', async () => {
    for (const engine of ENGINES) {
      expect((await read(file, { engine, maxDecodedBytes: decoded.length })).rows).toBe(103_911);
      const over = await measured(file, { engine, maxDecodedBytes: decoded.length - 1 });
      expect(over.error).toMatchObject({ code: 'too-large', offset: 4 });
      expect(over.error.message).toMatch(/limite de \d+ aceito aqui\. Divida-o/);
      expect(over.decoded).toBeLessThan(100);
    }
    expect((await read(dbf, { maxDecodedBytes: 10 }, openDbf)).rows).toBe(2);
    expect(await refusal(read(dbf, { maxDecodedBytes: 9 }, openDbf))).toMatchObject({ code: 'too-large' });
  });
});
