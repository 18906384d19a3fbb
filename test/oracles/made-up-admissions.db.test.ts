import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { ADMISSION_COLUMNS } from '../../src/app/demonstration/production/columns.ts';
import { writeDbc } from '../../src/datasus/index.ts';
import { Rational } from '../../src/kernel/rational.ts';
import { type FreshContext, freshContext, hasDatabase } from '../database/fresh.ts';
import { expectMeasured } from './measured-admissions.ts';

/**
 * How many admissions of each kind stand in three made-up files, under the names of the public ones on which the page of the
 * field measured 713 and the caesarean rate and which are not there. IDENT 5 is the monthly bill of a long stay, no admission;
 * ESPEC is the bed: 01 surgical, 02 obstetric, 03 clinical, 07 paediatric.
 */
const KINDS = [
  // what it is                                     IDENT ESPEC  CID    procedure     DF2212 DF2309 SP2301
  ['pneumonia por pneumococo: na lista', /*      */ '1', '03', 'J13', '0303140151', /**/ 4, 2, 6],
  ['gastroenterite de criança: na lista', /*     */ '1', '07', 'A09', '0303010061', /**/ 2, 5, 3],
  ['hipertensão em leito cirúrgico: na lista', /**/ '1', '01', 'I10', '0303060107', /**/ 1, 3, 2],
  ['pneumonia sem agente (J18.9): fora', /*      */ '1', '03', 'J189', '0303140151', /**/ 3, 1, 5],
  ['fratura de fêmur: fora', /*                  */ '1', '01', 'S720', '0408050519', /**/ 6, 4, 8],
  ['parto normal (O80)', /*                      */ '1', '02', 'O800', '0310010039', /**/ 5, 2, 7],
  ['cesárea (O82)', /*                           */ '1', '02', 'O820', '0411010034', /**/ 3, 6, 5],
  ['cesárea por cicatriz anterior (O34)', /*     */ '1', '02', 'O342', '0411010026', /**/ 1, 0, 1],
  ['parto com infecção urinária por causa', /*   */ '1', '02', 'N390', '0310010039', /**/ 0, 2, 1],
  ['asma, conta mensal de longa permanência', /* */ '5', '03', 'J450', '0303140046', /**/ 1, 3, 2],
] as const;

/**
 * The answer, counted by hand on the table above. Listed: the first three lines; the infection of a delivery is listed, but its
 * procedure takes it out. All: lines 1 to 9. Without births by diagnosis: less lines 6 and 7. Without obstetric procedures: less
 * lines 6 to 9. Clinical beds: lines 1 and 4, of which line 1 is listed; with paediatric ones, line 2 in both. Caesarean: lines 7
 * and 8; the other deliveries: lines 6 and 9.
 */
const ANSWERS = {
  RDDF2212: {
    admissions: 25,
    shares: ['7/25', '7/17', '7/16', '4/7', '6/9'],
    deliveries: { caesarean: 4, vaginal: 5 },
  },
  RDDF2309: {
    admissions: 25,
    shares: ['10/25', '10/17', '10/15', '2/3', '7/8'],
    deliveries: { caesarean: 6, vaginal: 4 },
  },
  RDSP2301: {
    admissions: 38,
    shares: ['11/38', '11/26', '11/24', '6/11', '9/14'],
    deliveries: { caesarean: 6, vaginal: 8 },
  },
} as const;
type Name = keyof typeof ANSWERS;

const CITIES: Readonly<Record<string, string>> = { DF: '530010', SP: '355030' };

/** The file in the ministry's own layout, column by column, marked as made up. */
function madeUp(name: Name): Uint8Array {
  const city = CITIES[name.slice(2, 4)] as string;
  const column = Object.keys(ANSWERS).indexOf(name);
  const shared = {
    UF_ZI: `${city.slice(0, 2)}0000`,
    ANO_CMPT: `20${name.slice(4, 6)}`,
    MES_CMPT: name.slice(6, 8),
    MUNIC_RES: city,
    MUNIC_MOV: city,
    CNES: '9999999',
    VAL_TOT: '500.00',
  };
  const rows = KINDS.flatMap(([, IDENT, ESPEC, DIAG_PRINC, PROC_REA, ...counts]) =>
    Array.from({ length: counts[column] as number }, (_, at) => ({
      ...shared,
      ...{ IDENT, ESPEC, DIAG_PRINC, PROC_REA },
      N_AIH: `99${DIAG_PRINC.charCodeAt(0)}${ESPEC}${String(at).padStart(7, '0')}`,
    })),
  );
  const records = rows.map((row: Readonly<Record<string, string>>) =>
    ADMISSION_COLUMNS.map((field) => row[field.name] ?? ''),
  );
  return writeDbc({ fields: ADMISSION_COLUMNS, updatedOn: '2023-11-20', isGenerated: true }, records);
}

const fraction = (text: string) => {
  const [above = '', below = ''] = text.split('/');
  return Rational.of(BigInt(above), BigInt(below));
};

if (hasDatabase)
  describe('admissions of a table counted by hand, in the layout of the ministry', () => {
    let fresh: FreshContext;
    const folder = mkdtempSync(join(tmpdir(), 'pactua-made-up-'));
    beforeAll(async () => {
      fresh = await freshContext();
    });
    afterAll(async () => {
      await fresh.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test.each(Object.keys(ANSWERS) as Name[])(
      '%s, made up: the cards count what the hand counted',
      async (name) => {
        const path = join(folder, `${name}.dbc`);
        writeFileSync(path, madeUp(name));
        const { admissions, shares, deliveries } = ANSWERS[name];
        const [all, births, procedures, clinical, paediatric] = shares.map(fraction) as [
          Rational,
          Rational,
          Rational,
          Rational,
          Rational,
        ];
        await expectMeasured(fresh.context, path, {
          name,
          admissions,
          shares: {
            shareAll: all,
            shareExceptBirthsO80O84: births,
            shareExceptObstetricProcedures11: procedures,
            shareClinical03: clinical,
            shareClinical03And07: paediatric,
          },
          deliveries,
          apart: Rational.zero,
        });
      },
    );
  });
