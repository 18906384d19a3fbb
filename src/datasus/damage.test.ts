import { describe, expect, it } from 'vitest';
import { judge } from '../../test/datasus-fuzz/judge.ts';
import { type Manner, PLAINLY } from '../../test/datasus-fuzz/manner.ts';
import { header, read, records } from '../../test/datasus-table.ts';
import { DatasusError } from './datasus-error.ts';
import { openTable } from './reader.ts';
import { writeDbc, writeDbf } from './writer.ts';

/**
 * Damage at every place of small files. `judge` reads with both engines and holds code, offset, rows before the damage
 * and rows given against a reference of its own.
 */
const rows = records.slice(0, 8);
const FILES: [string, Uint8Array][] = [
  ['a DBC', writeDbc(header, rows)],
  ['a DBC without end mark', writeDbc({ ...header, endMark: false }, rows)],
  ['a DBC of coded literals', writeDbc(header, rows, { literals: 'ascii', dictionary: 1024 })],
  ['a DBC without records', writeDbc(header, [])],
  ['a DBC with deleted records', writeDbc({ ...header, deleted: [0, 7] }, rows, { dictionary: 2048 })],
  ['a DBF', writeDbf(header, rows)],
];
const WAYS: Manner[] = [
  PLAINLY,
  { ...PLAINLY, sizeKnown: false, piece: 7, batchRows: 3 },
  { ...PLAINLY, sizeKnown: false, piece: 30, hostCrc: false, salvage: true },
];
const isDbc = (file: Uint8Array) => file.length < 32 * 5 + 1 || file[32 * 5 + 5]! <= 1;

describe.each(FILES)('%s', (name, file) => {
  it.each(WAYS)('cut at every byte is refused, at the cut (size known: $sizeKnown)', async (way) => {
    for (let length = 0; length < file.length; length++) {
      const { fault } = await judge(file.subarray(0, length), way);
      if (isWhole(name, length, file)) expect(fault).toBeNull();
      else expect(`${fault?.code} at ${fault?.offset}`).toMatch(expectedAt(length, way.sizeKnown));
    }
  });

  it('with any one bit flipped is refused, or gives the same rows', async () => {
    const [way] = WAYS;
    const good = await read(file, {}, openTable);
    let unnoticed = 0;
    for (let bit = 0; bit < file.length * 8; bit++) {
      const flipped = file.slice();
      flipped[bit >>> 3]! ^= 1 << (bit & 7);
      const { fault } = await judge(flipped, way!);
      if (fault !== null || !isDbc(file)) continue;
      unnoticed++;
      expect((await read(flipped, {}, openTable)).texts).toEqual(good.texts);
    }
    // The bits that fill the last byte, and those of a distance to another place that holds the same bytes.
    expect(unnoticed).toBeLessThan(16);
  });

  it('with any one byte lost, doubled or taken for its neighbour is refused, or gives the same rows', async () => {
    if (!isDbc(file)) return;
    const good = await read(file, {}, openTable);
    for (let at = 0; at < file.length; at++) {
      const [before, byte, after] = [file.subarray(0, at), file.subarray(at, at + 1), file.subarray(at + 1)];
      const next = after.subarray(0, 1);
      for (const parts of [
        [before, after],
        [before, byte, byte, after],
        [before, next, byte, after.subarray(1)],
      ]) {
        const damaged = new Uint8Array(Buffer.concat(parts));
        await judge(damaged, WAYS[1]!);
        const reading = await read(damaged, {}, openTable).catch((error: unknown) => error);
        if (!(reading instanceof DatasusError)) expect(reading).toMatchObject({ texts: good.texts });
      }
    }
  });
});

/** Where the cut leaves a good file: a DBF without its end mark, or, where there are no records, a header alone. */
function isWhole(name: string, length: number, file: Uint8Array): boolean {
  if (name === 'a DBF') return length === file.length - 1;
  return name === 'a DBC without records' && length === 32 * 5 + 1;
}

/** So little may be left of a file whose size is known that it cannot hold what it declares. */
function expectedAt(length: number, sizeKnown: boolean): RegExp {
  if (length === 0) return /^empty at 0$/;
  return new RegExp(`^truncated at ${length}$${sizeKnown ? '|^bomb at 4$' : ''}`);
}
