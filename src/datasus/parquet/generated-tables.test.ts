import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { column, expectReadBack, type MadeColumn, TEXT } from '../../../test/parquet-files.ts';
import { type ParquetOracle, startParquetOracle } from '../../../test/parquet-values.ts';
import type { ColumnType } from '../layouts/column-type.ts';
import { GROUP_ROWS } from './file.ts';

const INTEGER: ColumnType = { kind: 'integer' };

let oracle: ParquetOracle;
beforeAll(async () => {
  oracle = await startParquetOracle();
});
afterAll(() => oracle.close());

const check = (columns: readonly MadeColumn[]) => expectReadBack(oracle, columns);

describe('tables of every size', () => {
  it.each([0, 1, 7, 8, 9, 63, 64, 504, 505, 4096])('%i rows', async (rows) => {
    await check([
      column(['A', 3, TEXT], rows, (row) => String(row % 5)),
      column(['B', 4, TEXT], rows, (row) => (row % 3 === 0 ? '' : String(row % 7))),
      column(['C', 1, TEXT], rows, () => ''),
      column(['D', 6, INTEGER], rows, String),
    ]);
  });

  it.each([GROUP_ROWS - 1, GROUP_ROWS, GROUP_ROWS + 9])('%i rows: a row group has 61,440', async (rows) => {
    const file = await check([
      column(['A', 6, TEXT], rows, String),
      column(['B', 6, INTEGER], rows, String),
      column(['C', 2, TEXT], rows, (row) => (row % 20_000 === 0 ? 'X' : 'Y')),
      column(['D', 2, TEXT], rows, (row) => (row % 20_000 === 0 ? 'X' : '')),
    ]);
    const [told] = await oracle.query(file, 'select num_row_groups as n from parquet_file_metadata($file)');
    expect(Number(told!.n)).toBe(Math.ceil(rows / GROUP_ROWS));
  });

  it.each([1, 2, 3, 5, 9, 17, 33, 65, 129, 257, 513, 1025, 2049, 4097, 8193])(
    '%i distinct values: an index has as many bits as they need',
    async (distinct) => {
      const text = (row: number) => String((row * 7919) % distinct);
      const holed = (row: number) => (row % 11 === 0 ? '' : text(row));
      await check([
        column(['A', 5, TEXT], 2 * distinct + 50, text),
        column(['B', 5, TEXT], 2 * distinct + 50, holed),
        column(['C', 5, INTEGER], 2 * distinct + 50, holed),
      ]);
    },
  );

  it.each([16_385, 32_769, GROUP_ROWS])('%i distinct values of 61,440', async (distinct) => {
    const text = (row: number) => String((row * 7919) % distinct);
    await check([
      column(['A', 5, TEXT], GROUP_ROWS, text),
      column(['B', 5, TEXT], GROUP_ROWS, (row) => (row % 11 === 0 ? '' : text(row))),
      column(['C', 5, { kind: 'decimal', scale: 6 }], GROUP_ROWS, text),
    ]);
  });

  const widths = Array.from({ length: 254 }, (_, index) => index + 1);
  it.each(widths.filter((width) => width < 40 || width % 31 === 0 || width > 250))(
    'a column %i bytes wide',
    async (width) => {
      const accents = 'çãé'.repeat(90);
      await check([
        column(['A', width, TEXT], 200, (row) =>
          `${accents.slice(0, row)}${row}`.slice(-(1 + (row % width))),
        ),
      ]);
    },
  );
});

describe('runs', () => {
  const lengths = [1, 7, 8, 9, 15, 16, 17, 63, 64, 65, 503, 504, 505, 1000, 3, 2, 1, 8, 8, 8, 5000, 12];
  const runOf = lengths.flatMap((length, at) => Array.from({ length }, () => at));

  it('of one value, of blanks, and between them', async () => {
    await check([
      column(['A', 2, TEXT], runOf.length, (row) => ['A', 'B'][runOf[row]! % 2]!),
      column(['B', 2, TEXT], runOf.length, (row) => ['A', '', 'B'][runOf[row]! % 3]!),
      column(['C', 4, TEXT], runOf.length, (row) => (runOf[row]! % 2 === 0 ? 'AAAA' : String(row % 900))),
    ]);
  });

  it('of one value for a whole row group take some bytes, whatever its rows', async () => {
    const short = await check([column(['A', 9, TEXT], 10_000, () => 'SEMPRE')]);
    const long = await check([column(['A', 9, TEXT], 60_000, () => 'SEMPRE')]);
    expect(long.length - short.length).toBeLessThan(10);
  });

  it('of values each its own take their own bytes and no dictionary', async () => {
    const file = await check([
      column(['A', 13, TEXT], GROUP_ROWS, (row) => `5124100${String(row).padStart(6, '0')}`),
    ]);
    expect(file.length).toBeLessThan(GROUP_ROWS * 17 + 800);
    const chunks = await oracle.query(
      file,
      'select encodings, dictionary_page_offset as at from parquet_metadata($file)',
    );
    expect(chunks).toEqual([{ encodings: expect.not.stringContaining('DICTIONARY'), at: null }]);
  });
});

describe('any texts in columns of any type', () => {
  const character = fc.oneof(
    fc.constantFrom(...'019 .-*AçÃ\u0080\u0084{\u00a0,+'),
    fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)),
  );
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 12 });
  const number = fc
    .tuple(fc.constantFrom('', '-', ' '), digits, fc.constantFrom('', '.', '.0', '.5', '.25', '.250', '.255'))
    .map(([sign, whole, fraction]) => (sign + whole + fraction).slice(0, 12));
  const dayParts = fc
    .tuple(
      fc.integer({ min: 1798, max: 2301 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    )
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')));
  const edges = '18000101 17991231 22991231 23000101 20000229 19000229 20240229 29022024 01011800'.split(' ');
  const cell = fc.oneof(
    fc.string({ unit: character, maxLength: 12 }),
    number,
    digits,
    dayParts.map((parts) => parts.join('')),
    dayParts.map((parts) => parts.toReversed().join('')),
    fc.constantFrom(...edges, '', '', '********', '00000000', '99', '999999'),
  );
  const type = fc.constantFrom<ColumnType>(
    TEXT,
    { kind: 'code' },
    { kind: 'masked' },
    INTEGER,
    { kind: 'integer', none: '99' },
    { kind: 'decimal', scale: 0 },
    { kind: 'decimal', scale: 2 },
    { kind: 'decimal', scale: 4 },
    { kind: 'date', order: 'aaaammdd' },
    { kind: 'date', order: 'ddmmaaaa' },
    { kind: 'date', order: 'aaaammdd', none: '20000229' },
    { kind: 'month', order: 'aaaamm', none: '999999' },
  );
  const table = fc
    .array(type, { minLength: 1, maxLength: 6 })
    .chain((types) =>
      fc.tuple(fc.constant(types), fc.array(fc.tuple(...types.map(() => cell)), { maxLength: 60 })),
    );

  it('are read back as their values, and both engines write the same', async () => {
    const property = fc.asyncProperty(table, async ([types, rows]) => {
      await check(
        types.map((kind, at) => column([`C${at}`, 12, kind], rows.length, (row) => rows[row]![at]!)),
      );
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('of columns too narrow for 32 bits to be exceeded are read back too', async () => {
    const property = fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 80 }), async (texts) => {
      const narrow = (row: number) => texts[row]!.slice(0, 7);
      await check([
        column(['A', 7, INTEGER], texts.length, narrow),
        column(['B', 7, { kind: 'decimal', scale: 2 }], texts.length, narrow),
      ]);
    });
    await fc.assert(property, { numRuns: 50 });
  });
});
