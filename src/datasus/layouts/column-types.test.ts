import { describe, expect, it } from 'vitest';
import type { TableHeader } from '../dbf.ts';
import { openTable } from '../reader.ts';
import { writeDbc } from '../writer.ts';
import { columnTypes, declaredSystems, erasOf, matchEra } from './column-types.ts';
import { columnList, declareColumns, era } from './columns/declare.ts';
import { identify } from './identify.ts';
import { storedColumns } from './stored-columns.ts';

const fieldsOf = (names: Iterable<string>) => [...names].map((name) => ({ name, width: 8 }));
const headerOf = (names: Iterable<string>): TableHeader => ({
  fields: fieldsOf(names).map((field) => ({ ...field, type: 'C', decimals: 0, offset: 1 })),
  records: 0,
  headerLength: 33,
  recordLength: 2,
  updatedOn: null,
  language: 0,
  isGenerated: false,
});

/** Two systems whose tables have the same columns: only rows or the name tell them apart. */
const SHARED = /^(CNES-(HB|IN|GM|RC|EE|EF)|SIM-DO.*|SINAN.*)$/;

describe.each(declaredSystems())('%s', (system) => {
  const eras = erasOf(system).filter(
    ({ when }) => !/^(SAD|PS), /.test(when) || when.startsWith(system.slice(4)),
  );

  it('recognises each of its eras, and no two are alike', () => {
    for (const { when, columns } of eras) {
      expect(matchEra(system, fieldsOf(columns))).toMatchObject({ era: when, message: null });
      if (!SHARED.test(system)) expect(identify(headerOf(columns)).system).toBe(system);
    }
    expect(new Set(erasOf(system).map(({ when }) => when)).size).toBe(erasOf(system).length);
  });

  it('lets be stored only columns that tables of its family have had', () => {
    const family = declaredSystems().filter((other) => other.slice(0, 3) === system.slice(0, 3));
    const known = new Set(family.flatMap(erasOf).flatMap(({ columns }) => [...columns]));
    // The list of what may be stored of ST counts beds without gaps; tables do not.
    const stored = (storedColumns(system) ?? []).filter(({ name }) => !/^QTLEIT\d/.test(name));
    expect(stored.filter(({ name }) => !known.has(name))).toEqual([]);
  });
});

it('knows the 19 layouts of admissions until 2007 and the 6 since, by their counted columns', () => {
  // A public census of one file a month from 1992-01 to 2026-07; layouts that change only widths or types are one set.
  expect(erasOf('SIH-RD').map(({ columns }) => columns.size)).toEqual([
    35, 39, 39, 41, 42, 41, 52, 60, 60, 65, 68, 69, 68, 67, 69, 70, 75, 86, 93, 95, 113, 114,
  ]);
  expect(erasOf('SIA-PA').map(({ columns }) => columns.size)).toEqual([20, 23, 28, 54, 60, 61, 62]);
  expect(erasOf('CNES-ST').map(({ columns }) => columns.size)).toEqual([200, 201, 208]);
  expect(erasOf('CNES-DC').map(({ columns }) => columns.size)).toEqual([163, 171]);
  expect(erasOf('SIM-DO').map(({ columns }) => columns.size)).toEqual([48, 50, 40, 43, 73, 88, 87, 87]);
  expect(erasOf('CNES-PF').map(({ columns }) => columns.size)).toEqual([40]);
  expect(erasOf('SIA-ATD').map(({ columns }) => columns.size)).toEqual([65]);
  expect(erasOf('SIA-ABO').map(({ columns }) => columns.size)).toEqual([78]);
});

describe('a table of no known era', () => {
  const newest = erasOf('SIH-RD').at(-1)!;
  const fields = fieldsOf(newest.columns);

  it('is compared with the closest, and a sentence says what differs', () => {
    const changed = [...fields.filter(({ name }) => name !== 'REGCT'), { name: 'vinc_pac', width: 11 }];
    expect(matchEra('SIH-RD', changed)).toEqual({
      era: null,
      closest: 'desde 2025-03',
      added: ['VINC_PAC'],
      missing: ['REGCT'],
      message:
        'As 114 colunas deste arquivo SIH-RD não são as de nenhuma época conhecida aqui; a mais parecida é "desde 2025-03". A mais: VINC_PAC. A menos: REGCT. O arquivo foi lido assim mesmo: as colunas desconhecidas vêm como texto. Confira-as antes de usar.',
    });
    const types = columnTypes('SIH-RD', changed);
    expect(types.at(-1)).toEqual({ kind: 'text' });
    expect(types[fields.findIndex(({ name }) => name === 'VAL_TOT')]).toEqual({ kind: 'decimal', scale: 2 });
  });

  it('names the first of many differences', () => {
    const { message, missing } = matchEra('SIH-RD', fieldsOf(['UF_ZI', 'N_AIH', 'VAL_TOT']));
    expect(missing.length).toBeGreaterThan(20);
    expect(message).toMatch(
      /a mais parecida é "1992-01 a 1993-12"\. A menos: ANO_CMPT, .* e mais 20\. O arquivo/,
    );
  });

  it('is read, with a warning; one of a known era without', async () => {
    const names = [...erasOf('CNES-LT').at(-1)!.columns];
    const said: Record<string, string> = { CNES: '2081234', CODUFMUN: '510340', COMPETEN: '202401' };
    const warned = async (columns: string[]) => {
      const header = { fields: columns.map((name) => ({ name, width: 7 })) };
      const table = await openTable(writeDbc(header, [columns.map((name) => said[name] ?? '1')]));
      return (await table.finish()).warnings.map(({ code, count }) => [code, count]);
    };
    expect(await warned(names)).toEqual([]);
    expect(await warned([...names, 'QT_NOVA'])).toEqual([['unknown-columns', 1]]);
  });

  it('says nothing where a column is written in small letters or in another place', () => {
    const reordered = fields.map(({ name, width }) => ({ name: name.toLowerCase(), width })).reverse();
    expect(matchEra('SIH-RD', reordered).era).toBe('desde 2025-03');
  });

  it('says nothing where no eras are declared or the system is not known', () => {
    for (const system of ['SINAN-ZIKA', null, 'SIA-XX'])
      expect(matchEra(system, fields)).toEqual({
        era: null,
        closest: null,
        added: [],
        missing: [],
        message: null,
      });
  });

  it('is text everywhere where the system is not known, whatever its header says', () => {
    expect(columnTypes(null, fields.slice(0, 2))).toEqual([{ kind: 'text' }, { kind: 'text' }]);
  });
});

it('declares a date by its width where years had two digits, and no birth by two digits', () => {
  const typed = (name: string, width: number) => columnTypes('SIH-RD', [{ name, width }])[0];
  expect(typed('DT_INTER', 8)).toEqual({ kind: 'date', order: 'aaaammdd' });
  expect(typed('DT_INTER', 6)).toEqual({ kind: 'date', order: 'aammdd' });
  expect(typed('NASC', 8)).toEqual({ kind: 'date', order: 'aaaammdd' });
  expect(typed('NASC', 6)).toEqual({ kind: 'code' });
});

it('types the columns of a notification by their names, and leaves those of each disease as text', () => {
  const names = ['DT_ALRM', 'NU_IDADE_N', 'PARASITO', 'FEBRE'];
  expect(columnTypes('SINAN', fieldsOf(names)).map(({ kind }) => kind)).toEqual([
    'date',
    'code',
    'text',
    'text',
  ]);
});

describe('a declaration', () => {
  it('lists numbered columns with the width of the first number', () => {
    expect(columnList(' QT09..11 A1..2P\n CNES ')).toEqual(['QT09', 'QT10', 'QT11', 'A1P', 'A2P', 'CNES']);
  });

  it('takes a column of an era without a type for a code, and one of no era for nothing', () => {
    const declared = declareColumns([['date:ddmmaaaa', 'DT_*']], [era('sempre', 'CNES DT_A')]);
    expect(declared.typeOf('CNES', 7)).toEqual({ kind: 'code' });
    expect(declared.typeOf('DT_A', 8)).toEqual({ kind: 'date', order: 'ddmmaaaa' });
    expect(declared.typeOf('NOVA', 8)).toBeNull();
  });

  it('refuses a column declared twice and a type that does not exist', () => {
    expect(() => declareColumns([['code', 'A A']], [])).toThrow('A is declared twice');
    expect(() => declareColumns([['float', 'A']], [])).toThrow('float is no type of column');
  });
});
