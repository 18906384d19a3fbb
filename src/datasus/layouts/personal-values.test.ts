import { expect, it } from 'vitest';
import { PERSON, type Shape, shapesOf } from '../../../test/personal-data.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { asPublished, deathsByKind, unpacked } from '../../../test/tables-of-layouts.ts';
import type { DatasusTable } from '../index.ts';
import { openTable } from '../index.ts';
import { columnTypes, declaredSystems } from './column-types.ts';
import { storedColumns, storedFields } from './stored-columns.ts';

/** One file or more of every layout of which something may be stored. */
const FILES = [
  ...'sih/RDAC2401 sih/RDDF9705 sih/RDRR1412 sih/RJES1205 sih/RJAL0611 sih/ERRR1204 sih/SPRR1604 sia/PAAC2401'.split(
    ' ',
  ),
  ...'sia/PAAP0607 cnes/LTSP2105 cnes/EQAL1509 cnes/SRMT1509 cnes/STAC2401 cnes/STPE1608 cnes/EPSP2307'.split(
    ' ',
  ),
  ...'cnes/EPDF0707 cnes/HBBA2103 cnes/INSP2307 cnes/GMSC2104 cnes/RCBA1809 cnes/EEAL1811 cnes/EFAC1201'.split(
    ' ',
  ),
  ...'sim/DORR2022 sim/DOTO1996 sim/DOMAT19 sim/DOINF21 sim/DOREXT19 sinasc/DNEX2022 sinasc/DNAP2019'.split(
    ' ',
  ),
  ...'other/CIHAMT1203 other/CRMT0803'.split(' '),
].map((name) => `data/dbc/${name}.dbc`);
const DEATHS = 'data/dbc/sim/DOREXT19.dbc';
const POPULATION = 'data/population/POPSBR22.zip';

interface Found {
  readonly column: string;
  readonly shapes: readonly Shape[];
}

describeWithData('the values of what may be stored', [POPULATION, DEATHS, ...FILES], (paths) => {
  const [population = '', deaths = '', ...files] = paths;
  const tables = [...files.map(asPublished), ...deathsByKind(deaths), unpacked(population, 'POPSBR22.dbf')];
  const seen = new Set<string>();

  it.each(tables)('$name holds none of a person', async ({ name, read }) => {
    const table = await openTable(await read(), { fileName: name });
    const { system } = await table.identify();
    seen.add(system ?? '');
    const asIs = storedFields(table.header.fields, system).filter(({ keep }) => keep === 'as-is');
    const types = columnTypes(
      system,
      asIs.map(({ field }) => field),
    );
    const dates = new Set(asIs.filter((_, at) => types[at]!.kind === 'date').map(({ name }) => name));
    const found = await personalValues(
      table,
      asIs.map(({ field }) => field.name),
    );
    // The day of an event is no birth: only columns that the layout declares as dates may hold days.
    expect(
      found.filter(
        ({ column, shapes }) => !(dates.has(column.toUpperCase()) && shapes.every((s) => s === 'full date')),
      ),
    ).toEqual([]);
  });

  it('are looked at in every layout', () => {
    const stored = declaredSystems().filter((system) => storedColumns(system) !== null);
    expect(stored.filter((system) => !seen.has(system)).toSorted()).toEqual([]);
  });
});

/** Columns that hold a shape: of a document in any value, of a name or a day in half of those that differ. */
async function personalValues(table: DatasusTable, columns: readonly string[]): Promise<Found[]> {
  const values = new Map(columns.map((column) => [column, new Set<string>()]));
  for await (const batch of table)
    for (const column of columns)
      for (const text of batch.column(column).dictionary().values) values.get(column)!.add(text);
  return columns.flatMap((column): Found[] => {
    const texts = [...values.get(column)!].filter((text) => text.trim() !== '');
    const count = (shape: Shape) => texts.filter((text) => shapesOf(text).includes(shape)).length;
    const shapes = [
      ...(['cpf', 'cns'] as const).filter((shape) => count(shape) > 0),
      ...(['name', 'full date'] as const).filter((shape) => count(shape) * 2 > texts.length),
    ];
    return shapes.length === 0 ? [] : [{ column, shapes }];
  });
}

it.each([
  [PERSON.cpf, ['cpf']],
  [`0000${PERSON.cpf}`, ['cpf']],
  ['529.982.247-25', ['cpf']],
  ['52998224724', []],
  ['00000000000', []],
  [PERSON.cns, ['cns']],
  ['700000000000004', []],
  [PERSON.name, ['name']],
  ['JOÃO DA SILVA', ['name']],
  ['J18', []],
  [PERSON.birth, ['full date']],
  [PERSON.birthDayFirst, ['full date']],
  ['20001399', []],
])('%s has the shapes %j', (text, shapes) => expect(shapesOf(text)).toEqual(shapes));
