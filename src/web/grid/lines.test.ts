import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from './column.ts';
import { blockOver, fromTsv, linesOf, sortRows, toTsv } from './lines.ts';

interface Row {
  n: string;
  value: number | null;
  unit: string;
}

const columns: Column<Row>[] = [
  { id: 'n', header: 'Nº', width: 60, value: (row) => row.n },
  { id: 'value', header: 'Valor', width: 60, value: (row) => row.value },
];
const rows: Row[] = [
  { n: '3.5.16', value: 2, unit: 'COPHS' },
  { n: '1.1.1', value: null, unit: 'SAS' },
  { n: '3.5.2', value: 10, unit: 'COPHS' },
];
const numbers = (sorted: Row[]) => sorted.map((row) => row.n);

describe('rows in order', () => {
  it('reads numbered items as people count', () => {
    expect(numbers(sortRows(rows, columns, { columnId: 'n', direction: 'ascending' }))).toEqual([
      '1.1.1',
      '3.5.2',
      '3.5.16',
    ]);
  });

  it.each([
    ['ascending', ['3.5.16', '3.5.2', '1.1.1']],
    ['descending', ['3.5.2', '3.5.16', '1.1.1']],
  ] as const)('keeps blanks last when %s', (direction, expected) => {
    expect(numbers(sortRows(rows, columns, { columnId: 'value', direction }))).toEqual(expected);
  });

  it('leaves the order as it came without a column', () => {
    expect(sortRows(rows, columns, null)).toEqual(rows);
  });
});

describe('rows under heads', () => {
  const groupOf = (row: Row) => ({ id: row.unit, label: row.unit });
  const shape = (closed: string[]) =>
    linesOf(rows, (row) => row.n, groupOf, new Set(closed)).map((line) =>
      line.kind === 'group' ? `${line.group.label} ${line.count}` : line.id,
    );

  it('gathers rows of a group where the group first appears', () => {
    expect(shape([])).toEqual(['COPHS 2', '3.5.16', '3.5.2', 'SAS 1', '1.1.1']);
  });

  it('hides the rows of a closed group, never its count', () => {
    expect(shape(['COPHS'])).toEqual(['COPHS 2', 'SAS 1', '1.1.1']);
  });
});

describe('the clipboard', () => {
  it('writes a decimal comma and no stray tab', () => {
    expect(toTsv([['a\tb', 19.4, null]])).toBe('a b\t19,4\t');
  });

  it('reads back cells of plain text', () => {
    const cell = fc.stringMatching(/^[^\t\r\n]{1,12}$/);
    const width = fc.integer({ min: 1, max: 4 });
    const table = width.chain((n) =>
      fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1 }),
    );
    fc.assert(
      fc.property(table, (cells) => {
        expect(fromTsv(toTsv(cells))).toEqual(cells);
      }),
    );
  });

  it('reads what a spreadsheet of another system puts there', () => {
    expect(fromTsv('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });
});

describe('a block pasted over cells', () => {
  const editable: Column<Row>[] = [
    { id: 'n', header: 'Nº', width: 60, value: (row) => row.n },
    {
      id: 'value',
      header: 'Valor',
      width: 60,
      value: (row) => row.value,
      edit: { kind: 'text', refusal: (row) => (row.unit === 'SAS' ? 'Não é sua.' : null) },
    },
  ];
  const lines = linesOf(
    rows,
    (row) => row.n,
    (row) => ({ id: row.unit, label: row.unit }),
    new Set(),
  );

  it('steps over heads and columns that nobody edits, and says which cells may not be changed', () => {
    const cells = blockOver(lines, editable, { r: 1, c: 0 }, [
      ['x', '1'],
      ['y', '2', 'beyond'],
      ['z', '3'],
      ['past the end', '4'],
    ]);
    expect(cells.map(({ row, columnId, value, refusal }) => [row.n, columnId, value, refusal])).toEqual([
      ['3.5.16', 'value', '1', null],
      ['3.5.2', 'value', '2', null],
      ['1.1.1', 'value', '3', 'Não é sua.'],
    ]);
  });

  it('begins at the first row when the head is active', () => {
    expect(blockOver(lines, editable, { r: -1, c: 1 }, [['7']]).map(({ row }) => row.n)).toEqual(['3.5.16']);
  });
});
