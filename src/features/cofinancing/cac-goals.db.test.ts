import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMISSIONS, RECORDS } from '../../../test/admissions.ts';
import { hasDatabase } from '../../../test/database/fresh.ts';
import {
  type DeclarationsRoom,
  hospital,
  openDeclarations,
  PEIXOTO,
  regional,
} from '../../../test/declarations-room.ts';
import { importAndCompute } from '../../../test/import-files.ts';
import { publishProgramme } from '../../../test/programmes.ts';
import { writeDbc } from '../../datasus/writer.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { type Form, itemsOf } from '../declarations/domain/monthly/form.ts';
import { cacTermsOf } from './commands/cac/terms.ts';
import { goalValues } from './commands/cac/values.ts';
import { recordCnes } from './commands/hospital-cnes.ts';
import type { FourMonths } from './domain/cac/period.ts';
import { getAgreement } from './store.ts';

const form: Form = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'database/seed/declarations/monthly-form.json'), 'utf8'),
);
const CNES = '2391635';
const TERM = 'peixoto-de-azevedo';
/** September to December of 2024; the files of the last two months never came. */
const PERIOD = '2024-3' as FourMonths;
const MONTHS = ['2024-09', '2024-10', '2024-11', '2024-12'];

const field = (text: string) => {
  const [name = '', width] = text.split('/');
  return { name, width: Number(width) };
};
const compact = (month: string) => month.replace('-', '');

/** So many admissions of medium complexity of the hospital, as the SIH has them. */
const admissions = (month: string, count: number) =>
  writeDbc(
    {
      fields: [...ADMISSIONS, ...['MUNIC_MOV/6', 'ESPEC/2', 'COMPLEX/2'].map(field)],
      updatedOn: '2025-01-05',
    },
    Array.from({ length: count }, () => {
      const [ANO_CMPT = '', MES_CMPT = ''] = month.split('-');
      const own = new Map(Object.entries({ UF_ZI: '510000', ANO_CMPT, MES_CMPT, CNES, MUNIC_RES: '510642' }));
      const row = ADMISSIONS.map(({ name }, at) => own.get(name) ?? RECORDS[0]?.[at] ?? '');
      return [...row, '510642', '03', '02'];
    }),
  );

const SIA =
  'PA_CODUNI/7 PA_UFMUN/6 PA_MVM/6 PA_CMP/6 PA_PROC_ID/10 PA_NIVCPL/1 PA_QTDAPR/11 PA_VALAPR/20 PA_MUNPCN/6';
/** Quantities of laboratory, ultrasound and consultations; tomography is of high complexity and counts for no goal. */
const procedures = (month: string, quantities: readonly string[]) =>
  writeDbc(
    { fields: SIA.split(' ').map(field), updatedOn: '2025-01-05' },
    [
      ['0202010120', '2'],
      ['0205020038', '2'],
      ['0301010072', '2'],
      ['0206010010', '3'],
    ].map(([code = '', level = ''], at) => [
      ...[CNES, '510642', compact(month), compact(month), code, level, quantities[at] ?? '9'],
      ...['1.00', '510642'],
    ]),
  );

/** By hand: what the hospital did in the two months with files, over twice what it agreed for each. */
const FILES = {
  'RDMT2409.dbc': admissions('2024-09', 6),
  'RDMT2410.dbc': admissions('2024-10', 9),
  'PAMT2409.dbc': procedures('2024-09', ['100', '30', '50', '7']),
  'PAMT2410.dbc': procedures('2024-10', ['140', '10', '40', '7']),
};
const AGREED = {
  'subgroup:0202': '120',
  'subgroup:0205': '40',
  'subgroup:0301': '40',
  'clinic:clinical': '10',
};

/** What the hospital declared of each month: patients of one day in each of four clinics of ten beds, admissions, and the day of the agenda. */
const DECLARED = [
  { patients: '9', admitted: '50', regulated: '50', day: '10' },
  { patients: '8', admitted: '60', regulated: '45', day: '18' },
  { patients: '10', admitted: '40', regulated: '40', day: '05' },
  { patients: '7', admitted: '50', regulated: '25', day: '12' },
];

describe.skipIf(!hasDatabase)('the seven goals that nobody types', () => {
  let room: DeclarationsRoom;
  let folder: string;
  beforeAll(async () => {
    room = await openDeclarations();
    folder = mkdtempSync(join(tmpdir(), 'pactua-cac-'));
    const paths = Object.entries(FILES).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    });
    await importAndCompute(room.context, paths);
    await recordCnes(room.context, TERM, { cnes: CNES, from: '2020-07-01', source: 'Ficha do CNES' });
    await agree();
    for (const [at, month] of MONTHS.entries()) await declare(month, DECLARED[at]!);
  }, 120_000);
  afterAll(async () => {
    await room?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The hospital's contract, the same for each month. */
  const agree = () =>
    publishProgramme(
      room.context,
      { hospital: PEIXOTO, kind: 'descriptive' },
      MONTHS.flatMap((month) =>
        Object.entries(AGREED).map(([line, quantity]) => ({ month, line, quantity })),
      ),
      { name: 'Documento Descritivo 2024', date: '2024-08-01' },
    );

  async function declare(month: string, said: (typeof DECLARED)[number]): Promise<void> {
    const proof = (await room.upload('prova.pdf', Buffer.from('%PDF-1.7\nprova\n%%EOF\n'), hospital)).body;
    const opened = await room.post('/monthly', { hospital: PEIXOTO, month }, hospital);
    const { id } = opened.body;
    const nothing = { count: '0', 'yes-no': false, day: `${month}-${said.day}` };
    const items = {
      ...Object.fromEntries(itemsOf(form).map((item) => [item.id, nothing[item.kind]])),
      ...{ 'admissions.both': said.admitted, 'admissions.regulated': said.regulated },
      ...{ 'agenda.agreed': '100', 'agenda.centre': '70', 'agenda.discharged': '30' },
    };
    const census = Object.fromEntries(
      form.census.columns.map(({ id: column, kind }) => [
        column,
        { beds: '10', patients: said.patients, observation: '0' }[kind],
      ]),
    );
    const proofs = { 'infection.episodes': proof, 'agenda.day': proof };
    const patch = { items, census: { '10': census }, proofs };
    const kept = await room.patch(`/monthly/${id}`, { expected: opened.body.sequence, patch }, hospital);
    const sent = await room.post(`/monthly/${id}/send`, { expected: kept.body.sequence }, hospital);
    const approved = await room.post(`/monthly/${id}/approve`, { expected: sent.body.sequence }, regional);
    expect([kept.status, sent.status, approved.status], JSON.stringify(sent.body)).toEqual([200, 200, 200]);
  }

  test('are what a hand counts in the files, the contract and the declarations, months added before dividing', async () => {
    const { establishment } = await getAgreement(room.context, TERM);
    const values = await goalValues(room.context, establishment, cacTermsOf('mt.cofin.hospitalar'), PERIOD);
    const quantitative = values.filter(({ goal }) => goal.startsWith('5.2-'));
    expect(quantitative.map(({ goal, text }) => [goal, text])).toEqual([
      ['5.2-1', '92,50%'], // (100 + 30 + 50 + 140 + 10 + 40) ÷ 2 × (120 + 40 + 40); tomography is not of medium complexity
      ['5.2-2', '112,50%'], // (50 + 40) ÷ 2 × 40
      ['5.2-3', '87,50%'], // (100 + 30 + 140 + 10) ÷ 2 × (120 + 40)
      ['5.2-4', '75,00%'], // (6 + 9) ÷ 2 × 10
      ['5.2-5', '85,00%'], // 4 × (9 + 8 + 10 + 7) ÷ 4 × 40; the mean of the months would be the same
      ['5.2-6', '80,00%'], // (50 + 45 + 40 + 25) ÷ (50 + 60 + 40 + 50); the mean of the months, 81,25%, is another
      ['5.2-7', 'Sim'], // by the 18th in each of the four
    ]);
    for (const { goal, reason } of quantitative)
      if (/[1-4]$/.test(goal))
        expect(reason).toMatch(/^Meses fora da conta\. nov 2024, dez 2024: .* do mês foi carregado/);
      else expect(reason).toBeNull();
  });
});
