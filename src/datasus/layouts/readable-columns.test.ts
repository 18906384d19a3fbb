import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { convertAll } from '../../../test/datasus-columns.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { openTable } from '../reader.ts';
import { writeDbc } from '../writer.ts';
import { type ColumnType, convertValue, type TypedValue, typedDictionary } from './column-type.ts';
import { columnTypes } from './column-types.ts';
import { valueText } from './value-text.ts';

/** Column, as it is stored, what it is, and as a person reads it. */
const AS_READ: readonly (readonly [
  file: string,
  column: string,
  stored: string,
  kind: string,
  read: string,
])[] = [
  ['sih/RDAC2401.dbc', 'VAL_TOT', '     110802.21', 'dinheiro', '110.802,21'],
  ['sih/RDAC2401.dbc', 'DT_INTER', '20240118', 'data', '18/01/2024'],
  ['sih/RDAC2401.dbc', 'DIAS_PERM', '  145', 'número', '145'],
  ['sih/RDAC2401.dbc', 'CNES', '2000121', 'código', '2000121'],
  ['sih/RDAC2401.dbc', 'MUNIC_RES', '120060', 'código', '120060'],
  ['sih/RDDF9705.dbc', 'VAL_TOT', '      10167.88', 'dinheiro', '10.167,88'],
  ['sih/RDDF9705.dbc', 'DT_INTER', '970116', 'data', '16/01/1997'],
  ['sih/RDDF9705.dbc', 'DIAG_PRINC', '029599', 'código', '029599'],
  ['sih/RDRR9504.dbc', 'NASC', '690901', 'código', '690901'],
  ['sih/SPRR1604.dbc', 'SP_PTSP', '150', 'número', '150'],
  ['sih/ERSP1906.dbc', 'CO_ERRO', '020081', 'código', '020081'],
  ['sia/PAAC2401.dbc', 'PA_CMP', '202310', 'mês', '10/2023'],
  ['sia/PAAC2401.dbc', 'PA_QTDAPR', '      10184', 'número', '10.184'],
  ['sia/PAAC2401.dbc', 'PA_PROC_ID', '0204010128', 'código', '0204010128'],
  ['sia/paro9910.dbc', 'PA_DATREF', '9910', 'mês', '10/1999'],
  ['sia/paro9910.dbc', 'PA_QTDPRO', '00016', 'número', '16'],
  ['sia/paro9910.dbc', 'PA_VALPRO', ' 313200.00', 'dinheiro', '313.200,00'],
  ['cnes/LTBA2301.dbc', 'QT_SUS', ' 159', 'número', '159'],
  ['cnes/LTBA2301.dbc', 'COMPETEN', '202301', 'mês', '01/2023'],
  ['cnes/HBBA2103.dbc', 'DTPORTAR', '30/09/2015', 'data', '30/09/2015'],
  ['cnes/HBBA2103.dbc', 'SGRUPHAB', '0616', 'código', '0616'],
  ['sim/DOMAT22.dbc', 'IDADE', '427', 'código', '427'],
  ['sim/DOMAT15.dbc', 'DTOBITO', '28092015', 'data', '28/09/2015'],
  ['sim/DOMAT15.dbc', 'NUDIASOBCO', '0120', 'número', '120'],
  ['sinasc/DNAP2019.dbc', 'PESO', '3000', 'número', '3.000'],
  ['sinasc/DNAP2019.dbc', 'DTNASC', '06052019', 'data', '06/05/2019'],
  ['sinasc/DNRRR94.DBC', 'DATA_NASC', '19940210', 'data', '10/02/1994'],
  ['other/CIHAMT1203.dbc', 'QT_PROC', '1214', 'número', '1.214'],
  ['other/RESPBR23.dbc', 'PERIMCEFAL', '38.0', 'medida', '38,0'],
  ['other/RESPBR23.dbc', 'DT_NOTIFIC', '17012023', 'data', '17/01/2023'],
  ['other/ZIKABR21.dbc', 'DT_SIN_PRI', '20201229', 'data', '29/12/2020'],
  ['other/ZIKABR21.dbc', 'NU_IDADE_N', '3008', 'código', '3008'],
];
const KINDS: Record<string, ColumnType['kind']> = {
  dinheiro: 'decimal',
  medida: 'decimal',
  número: 'integer',
  data: 'date',
  mês: 'month',
  código: 'code',
};

describeWithData('columns as a person reads them', ['data/README.md'], ([manifest]) => {
  const bytesOf = (path: string) => readFileSync(join(manifest!, '..', path));
  it.each(AS_READ)('%s: %s "%s" é %s e se lê %s', async (file, column, stored, kind, read) => {
    const table = await openTable(bytesOf(`dbc/${file}`));
    const { system } = await table.identify();
    const field = table.header.fields.find(({ name }) => name === column)!;
    const [type] = columnTypes(system, [field]);
    let found = false;
    for await (const batch of table) found ||= batch.column(column).dictionary().values.includes(stored);
    expect(found).toBe(true);
    expect(type!.kind).toBe(KINDS[kind]);
    expect(valueText(convertValue(stored, type!).value, type!, 'readable')).toBe(read);
  });
});

/** Every row of these columns converted: bigint for money, number for counts. */
async function converted(bytes: Uint8Array, names: readonly string[]): Promise<TypedValue[][]> {
  const table = await openTable(bytes, { columns: names });
  const { system } = await table.identify();
  const types = columnTypes(system, table.columns);
  const rows: TypedValue[][] = [];
  for await (const batch of table) {
    const columns = batch.columns.map((column, at) => {
      const dictionary = column.dictionary();
      return { codes: dictionary.codes, values: typedDictionary(dictionary, types[at]!).values };
    });
    for (let row = 0; row < batch.rows; row++)
      rows.push(columns.map(({ codes, values }) => values[codes[row]!]!));
  }
  return rows;
}

describeWithData(
  'money adds up to the cent',
  ['data/dbc/sih/RDAC2401.dbc', 'data/dbc/sia/PAAC2401.dbc'],
  ([admissions, ambulatory]) => {
    it('the total of each of 4,315 admissions is the sum of its six parts', async () => {
      const parts = ['VAL_SH', 'VAL_SP', 'VAL_SH_FED', 'VAL_SP_FED', 'VAL_SH_GES', 'VAL_SP_GES'];
      const rows = (await converted(readFileSync(admissions!), ['VAL_TOT', ...parts])) as bigint[][];
      const wrong = rows.filter(([total, ...rest]) => rest.reduce((sum, part) => sum + part, 0n) !== total);
      expect([rows.length, wrong.length]).toEqual([4315, 0]);
    });

    it('each of 105,836 approved values is unit value times quantity plus increment', async () => {
      const names = ['PA_VALAPR', 'NU_PA_TOT', 'PA_QTDAPR', 'PA_VL_INC'];
      const rows = await converted(readFileSync(ambulatory!), names);
      const wrong = rows.filter(
        ([approved, unit, quantity, increment]) =>
          approved !== (unit as bigint) * BigInt(quantity as number) + (increment as bigint),
      );
      expect([rows.length, wrong.length]).toEqual([105_836, 0]);
    });
  },
);

describe('marks of dBase and of DATASUS', () => {
  it('counts the asterisks of SIFGBR17 apart from dates that are missing or wrong', async () => {
    const field = (name: string, type: string, width: number) => ({ name, type, width });
    const header = {
      fields: [
        field('TP_NOT', 'C', 1),
        field('ID_AGRAVO', 'C', 4),
        field('NU_ANO', 'C', 4),
        field('SG_UF_NOT', 'C', 2),
        field('DT_NOTIFIC', 'D', 8),
      ],
    };
    const days = ['20170105', '********', '********', '', '00000000', '20171399'];
    const rows = days.map((day) => ['2', 'A539', '2017', '51', day]);
    const { system, lacking, invalid } = await convertAll(writeDbc(header, rows));
    expect(system).toBe('SINAN');
    expect(lacking).toEqual({ DT_NOTIFIC: { none: 1, overflow: 2, invalid: 1 } });
    expect(invalid).toEqual(['20171399']);
  });

  it('keeps a masked identifier byte for byte, and stores nothing of its table', async () => {
    const bytes = Uint8Array.of(0x7b, 0x84, 0x80, 0x7f, 0x81, 0x7d, 0x7e, 0x7c, 0x82, 0x83, 0x7b);
    const mask = String.fromCharCode(...bytes);
    const header = {
      fields: ['CNES', 'CODUFMUN', 'COMPETEN', 'CBO', 'CNS_PROF', 'CPF_PROF'].map((name) => ({
        name,
        width: 11,
      })),
    };
    const table = await openTable(writeDbc(header, [['2000121', '120040', '202401', '225125', '', mask]]));
    const { system } = await table.identify();
    const [type] = columnTypes(system, [{ name: 'CPF_PROF', width: 11 }]);
    expect([system, type]).toEqual(['CNES-PF', { kind: 'masked' }]);
    for await (const batch of table) {
      const { value } = convertValue(batch.column('CPF_PROF').text(0), type!);
      expect(Uint8Array.from(String(value), (character) => character.charCodeAt(0))).toEqual(bytes);
    }
  });
});
