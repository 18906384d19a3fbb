import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithData } from '../../../test/shared-data.ts';
import { Imploder, implode } from './implode.ts';
import { LOOK_PAST, MatchFinder } from './match-finder.ts';
import { explode } from './whole-stream.ts';

/** Rows of a table: much is repeated, at multiples of the record and in runs. */
const tables = fc
  .tuple(
    fc.array(fc.uint8Array({ minLength: 1, maxLength: 700 }), { minLength: 1, maxLength: 5 }),
    fc.nat(60),
    fc.nat(900),
  )
  .map(([rows, order, blanks]) =>
    Buffer.concat(
      Array.from({ length: order }, (_, i) =>
        Buffer.concat([rows[(i * i) % rows.length]!, new Uint8Array(blanks)]),
      ),
    ),
  );

/** The same choice by trying every candidate. */
function longestByTrying(bytes: Uint8Array, at: number, reach: number, longest: number, farthest: boolean) {
  let best = { length: 0, distance: 0 };
  for (let distance = 2; distance <= Math.min(reach, at); distance++) {
    let length = 0;
    while (length < longest && bytes[at + length] === bytes[at + length - distance]) length++;
    if (length < 2) continue;
    if (length > best.length || (farthest && length === longest)) best = { length, distance };
  }
  return best;
}

describe('match finder', () => {
  it.each([true, false])('overlooks no candidate (farthest of the longest: %s)', (farthest) => {
    fc.assert(
      fc.property(
        tables,
        fc.integer({ min: 8, max: 60 }),
        fc.integer({ min: 10, max: 4095 }),
        (table, longest, reach) => {
          const bytes = Buffer.concat([table, new Uint8Array(longest + LOOK_PAST)]);
          const finder = new MatchFinder(bytes, longest, farthest);
          for (let at = 0; at < Math.min(table.length, 5000); at += 1 + (at % 29)) {
            finder.find(at, reach);
            const { length, distance } = finder;
            const expected = longestByTrying(bytes, at, reach, longest, farthest);
            expect([at, length, length && distance]).toEqual([at, expected.length, expected.distance]);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('implode', () => {
  it('does not mind how the input is cut', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(tables, pieces, fc.constantFrom(516 as const, 518 as const), (table, sizes, longest) => {
        const imploder = new Imploder({ longest });
        const out: Uint8Array[] = [];
        for (let at = 0, turn = 0; at < table.length; turn++) {
          const piece = table.subarray(at, at + sizes[turn % sizes.length]!);
          out.push(imploder.push(piece));
          at += piece.length;
        }
        const stream = Buffer.concat([...out, imploder.finish()]);
        expect(stream.equals(implode(table, { longest }))).toBe(true);
        expect(table.equals(explode(stream))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('slides over a body larger than its buffer', () => {
    const body = new Uint8Array(3_000_000);
    let seed = 3;
    for (let at = 0; at < body.length; at++) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      body[at] = at > 702 && seed >>> 29 > 0 ? body[at - 702]! : seed >>> 26;
    }
    expect(Buffer.compare(explode(implode(body)), body)).toBe(0);
  });
});

describeWithData('what DATASUS wrote', ['data/dbc'], ([folder]) => {
  const files = globSync('**/*.{dbc,DBC}', { cwd: folder! });

  it('is made again from its content, byte for byte', () => {
    const others = files.filter((path) => {
      const bytes = readFileSync(`${folder}/${path}`);
      const stream = bytes.subarray(bytes.readUInt16LE(8) + 4);
      const again = implode(explode(stream));
      return !stream.subarray(0, again.length).equals(again);
    });
    expect([files.length, others]).toEqual([70, []]);
  });
});
