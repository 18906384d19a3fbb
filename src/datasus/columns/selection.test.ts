import { describe, expect, it } from 'vitest';
import { changed, header, padded, read, records, refusal, small } from '../../../test/datasus-table.ts';
import { openDbc } from '../reader.ts';
import type { ColumnCondition } from '../table.ts';
import { writeDbc } from '../writer.ts';

const inMatoGrosso: ColumnCondition = { column: 'uf', test: (text) => text === 'MT' };
const fromMatoGrosso = records.filter(([uf]) => uf === 'MT');

describe.each(['wasm', 'ts'] as const)('a condition on columns (%s)', (engine) => {
  it('leaves the rows that pass it, and counts both', async () => {
    const reading = await read(small, { engine, where: [inMatoGrosso] });
    expect(reading.texts).toEqual(fromMatoGrosso.map(padded));
    expect(reading.numbers).toEqual(fromMatoGrosso.map((_, index) => index * 3 + 1));
    expect(reading).toMatchObject({ rows: 40, kept: 14, crc: 'ok', salvaged: null });
  });

  it('may be on a column that is not asked for, and be one of several', async () => {
    const where = [inMatoGrosso, { column: 'NOME', test: (text: string) => text === 'R 6' }];
    const reading = await read(small, { engine, where, columns: ['VALOR'] });
    expect(reading.texts).toEqual([['     6.50'], ['    27.50']]);
    expect(reading.kept).toBe(2);
  });

  it('is asked once for each distinct text of a batch', async () => {
    const asked: string[] = [];
    const where = [{ column: 'UF', test: (text: string) => asked.push(text) > 0 }];
    expect((await read(small, { engine, where, batchRows: 20 })).kept).toBe(40);
    expect(asked).toEqual(['MT', 'AC', 'AC', 'MT']);
  });

  it('leaves dictionaries of the rows that pass only', async () => {
    for await (const batch of await openDbc(small, { engine, where: [inMatoGrosso] })) {
      const { values, codes, cells } = batch.column('UF').dictionary();
      expect([values, Buffer.from(cells).toString(), new Set(codes)]).toEqual([['MT'], 'MT', new Set([0])]);
      expect(batch.column('NOME').dictionary().values.slice(0, 3)).toEqual(['R 0', 'R 3', 'R 6']);
      expect(Buffer.from(batch.column('NOME').bytes(1)).toString()).toBe('R 3     ');
    }
  });

  it('keeps the numbers of records after deleted ones', async () => {
    const file = writeDbc({ ...header, deleted: [0, 4, 5] }, records);
    const reading = await read(file, { engine, where: [inMatoGrosso], batchRows: 10 });
    expect(reading.numbers.slice(0, 3)).toEqual([4, 7, 10]);
    expect(reading).toMatchObject({ rows: 37, kept: 13, deleted: 3 });
  });

  it('that no row passes gives no batch, of a file read and checked to its end', async () => {
    const where = [{ column: 'UF', test: () => false }];
    expect(await read(small, { engine, where })).toMatchObject({ texts: [], rows: 40, kept: 0, crc: 'ok' });
    const damaged = changed(small, (bytes) => bytes.set([bytes.at(-9)! ^ 1], bytes.length - 9));
    await refusal(read(damaged, { engine, where }));
  });

  it('counts the rows that pass when nothing else is asked', async () => {
    expect(await (await openDbc(small, { engine, where: [inMatoGrosso] })).finish()).toMatchObject({
      rows: 40,
      kept: 14,
    });
  });

  it('on an unknown column is refused', async () => {
    const where = [{ column: 'CPF', test: () => true }];
    expect((await refusal(openDbc(small, { where }))).code).toBe('unknown-column');
  });
});

describe('columns asked for', () => {
  it('are the only ones of a batch', async () => {
    for await (const batch of await openDbc(small, { columns: ['NOME'] })) {
      expect(batch.column('nome').text(1)).toBe('R 1');
      expect(() => batch.column('VALOR')).toThrow('A coluna VALOR não foi pedida; foram: NOME.');
    }
  });

  it('do not hide from the identity the columns that tell it', async () => {
    const fields = ['UF_ZI:6', 'ANO_CMPT:4', 'MES_CMPT:2', 'N_AIH:13', 'VAL_TOT:14'].map((field) => {
      const [name, width] = field.split(':');
      return { name: name!, width: Number(width) };
    });
    const rows = Array.from({ length: 50 }, (_, row) => ['510000', '2024', '01', `${row}`, '1.00']);
    const file = writeDbc({ fields }, rows);
    const told = { system: 'SIH-RD', uf: 'MT', competencia: '2024-01' };
    const options = {
      columns: ['VAL_TOT'],
      where: [{ column: 'N_AIH', test: (text: string) => text === '7' }],
    };
    expect((await read(file, options)).identity).toMatchObject(told);
    expect((await (await openDbc(file, options)).finish()).identity).toMatchObject(told);
    const table = await openDbc(file, { batchRows: 10 });
    expect(await table.identify()).toMatchObject(told);
    expect(await table.finish()).toMatchObject({ rows: 50, kept: 50, identity: told });
  });
});

describe('a dictionary', () => {
  it.each(['wasm', 'ts'] as const)(
    'has one value for cells that differ in their padding (%s)',
    async (engine) => {
      const file = writeDbc({ fields: [{ name: 'A', width: 4 }] }, [
        ['AB\0\0'],
        ['AB'],
        ['C'],
        ['AB\0'],
        [''],
      ]);
      for await (const batch of await openDbc(file, { engine })) {
        const column = batch.columns[0]!;
        const { values, codes, cells } = column.dictionary();
        expect([values, [...codes]]).toEqual([
          ['AB', 'C', ''],
          [0, 0, 1, 0, 2],
        ]);
        expect(Buffer.from(cells).toString()).toBe('AB\0\0C       ');
        expect([0, 1, 3].map((row) => Buffer.from(column.bytes(row)).toString())).toEqual([
          'AB\0\0',
          'AB  ',
          'AB\0 ',
        ]);
      }
    },
  );
});
