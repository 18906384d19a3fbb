import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMISSIONS, RECORDS } from '../../../test/admissions.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { importAndCompute } from '../../../test/import-files.ts';
import { publishProgramme } from '../../../test/programmes.ts';
import { writeDbc } from '../../datasus/writer.ts';
import { recordCnes } from './commands/hospital-cnes.ts';
import { panel, readPanel } from './commands/panel/read-panel.ts';
import type { PanelLevel } from './contract.ts';

const CNES = '2391635';
const TERM = 'peixoto-de-azevedo';
const HOSPITAL = 'HOSPITAL-510642';
const MONTH = '2026-09';

/** Clinic of each admission of medium complexity. */
const CLINICS = ['01', '01', '01', '01', '03', '03', '04', '07'];
const admissions = () =>
  writeDbc(
    {
      fields: [...ADMISSIONS, ...['MUNIC_MOV/6', 'ESPEC/2', 'COMPLEX/2'].map(fieldOf)],
      updatedOn: '2026-11-05',
    },
    CLINICS.map((clinic) => {
      const own = { UF_ZI: '510000', ANO_CMPT: '2026', MES_CMPT: '09', CNES, MUNIC_RES: '510642' };
      const values = ADMISSIONS.map(
        ({ name }, index) => new Map(Object.entries(own)).get(name) ?? RECORDS[0]?.[index] ?? '',
      );
      return [...values, '510642', clinic, '02'];
    }),
  );

/** Procedure, complexity and approved quantity. Tomography is of high complexity, minor surgery has no goal. */
const PROCEDURES = [
  ['0202010120', '2', '100'],
  ['0202010473', '2', '200'],
  ['0205020038', '2', '50'],
  ['0206010010', '3', '7'],
  ['0301010072', '2', '30'],
  ['0401010023', '2', '5'],
];
const SIA =
  'PA_CODUNI/7 PA_UFMUN/6 PA_MVM/6 PA_CMP/6 PA_PROC_ID/10 PA_NIVCPL/1 PA_QTDAPR/11 PA_VALAPR/20 PA_MUNPCN/6'.split(
    ' ',
  );
const procedures = () =>
  writeDbc(
    { fields: SIA.map(fieldOf), updatedOn: '2026-11-05' },
    PROCEDURES.map(([code = '', level = '', quantity = '']) => [
      CNES,
      '510642',
      '202609',
      '202609',
      code,
      level,
      quantity,
      '1.00',
      // Laboratory is for those of Matupá.
      code.startsWith('0202') ? '510560' : '510642',
    ]),
  );

function fieldOf(text: string) {
  const [name = '', width] = text.split('/');
  return { name, width: Number(width) };
}

/** The goals of the hospital's contract for the month. */
const GOALS = {
  'subgroup:0202': '400',
  'subgroup:0205': '100',
  'subgroup:0301': '60',
  'subgroup:0302': '0',
  'clinic:surgical': '10',
  'clinic:clinical': '20',
};

describe.skipIf(!hasDatabase)('goals and the programme of ambulatory procedures', () => {
  let fresh: FreshContext;
  let folder: string;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T14:00:00Z');
    folder = mkdtempSync(join(tmpdir(), 'pactua-goals-'));
    const files = { 'RDMT2609.dbc': admissions(), 'PAMT2609.dbc': procedures() };
    const paths = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    });
    await importAndCompute(fresh.context, paths);
  });
  afterAll(async () => {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const publishGoals = () =>
    publishProgramme(
      fresh.context,
      { hospital: HOSPITAL, kind: 'descriptive' },
      Object.entries(GOALS).map(([line, quantity]) => ({ month: MONTH, line, quantity })),
      { name: 'Documento Descritivo 2026', date: '2026-08-01' },
    );

  const linesOf = async (id: string, level: PanelLevel = 'unit') => {
    const { criteria } = await readPanel(fresh.context, TERM, { level, competencia: MONTH });
    return criteria.find((each) => each.id === id)?.values ?? [];
  };
  const read = async (id: string, level: PanelLevel = 'unit') =>
    (await linesOf(id, level)).map(({ label, text, counts, reason }) => [label, text ?? reason, counts]);

  test('have only what was programmed, and the reason, while nobody said the CNES', async () => {
    expect(await read('5.2-4')).toEqual([
      [
        'Todas as internações',
        'Programação: 428 internações (Documento Descritivo, versão 1). Sem CNES.',
        null,
      ],
      [
        'Por especialidade',
        expect.stringMatching(/^Documento Descritivo, versão 1 não traz quantidade desse grupo/),
        null,
      ],
    ]);
  });

  const by = (
    produced: string,
    programmed: string,
    noun: string,
    file: string,
    version = 'Documento Descritivo, versão 2',
  ) => `Produção: ${produced} ${noun} (${file}). Programação: ${programmed} ${noun} (${version}).`;
  const sia = (produced: string, programmed: string, version?: string) =>
    by(produced, programmed, 'procedimentos', 'PAMT2609.dbc', version);
  const sih = (produced: string, programmed: string) =>
    by(produced, programmed, 'internações', 'RDMT2609.dbc');

  test('are divided line by line, with both counts and where each is from, for the unit and its municipality', async () => {
    await recordCnes(fresh.context, TERM, { cnes: CNES, from: '2020-07-01', source: 'Ficha do CNES' });
    await publishGoals();
    const expected: Record<string, unknown[]> = {
      '5.2-1': [
        ['Todos os procedimentos', '68,75%', sia('385', '560')],
        [expect.stringMatching(/^0202 /), '75,00%', sia('300', '400')],
        [expect.stringMatching(/^0205 /), '50,00%', sia('50', '100')],
        [expect.stringMatching(/^0301 /), '50,00%', sia('30', '60')],
        [expect.stringMatching(/^0302 /), 'A quantidade programada é zero: não há o que dividir.', null],
      ],
      '5.2-3': [['Exames com meta (subgrupos do grupo 02)', '70,00%', sia('350', '500')]],
      '5.2-4': [
        ['Todas as internações', '26,67%', sih('8', '30')],
        ['Clínica (com crônicos)', '15,00%', sih('3', '20')],
        ['Cirúrgica', '40,00%', sih('4', '10')],
      ],
    };
    for (const level of ['unit', 'municipality'] as const)
      for (const [id, lines] of Object.entries(expected)) expect(await read(id, level)).toEqual(lines);
  });

  test('the agreed programme is divided by subgroup too, and what is invented is badged', async () => {
    const [all, ...others] = await linesOf('ppi-sia');
    const each = others.slice(0, 4);
    expect(each.map(({ label }) => label.slice(0, 4))).toEqual(['0202', '0204', '0205', '0301']);
    const [laboratory, radiology] = each;
    const [produced, programmed] = laboratory?.explained?.inputs ?? [];
    expect([produced?.value, produced?.evidence?.files?.[0]?.file]).toEqual(['300/1', 'PAMT2609.dbc']);
    expect(programmed?.note).toContain('PPI, versão 2');
    expect(radiology).toMatchObject({ text: '0,00%', isDemonstration: true, band: null });
    expect(all).toMatchObject({ isDemonstration: true, recordsHref: expect.stringContaining(CNES) });
    expect(others.slice(4).map(({ label, text, band }) => [label, text, band])).toEqual([
      ['Moradores de Guarantã do Norte', '0,00%', null],
      ['Moradores de Matupá', '25,00%', null],
      ['Moradores de Novo Mundo', '0,00%', null],
      ['Moradores de Peixoto de Azevedo', '1,11%', null],
      ['Moradores de Terra Nova do Norte', '0,00%', null],
    ]);
  });

  test('stand under the words of the act', () => {
    const goals = panel.criteria.filter(({ execution }) => execution !== undefined);
    expect(goals.map(({ id, cite }) => [id, cite.at])).toEqual([
      ['II', 'art-5/inc-2'],
      ['ppi-sia', 'anexo/quadro-01/nota-2'],
      ['5.2-1', 'anexo/cl-5/quanti-1'],
      ['5.2-3', 'anexo/cl-5/quanti-3'],
      ['5.2-4', 'anexo/cl-5/quanti-4'],
    ]);
  });
});
