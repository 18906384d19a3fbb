import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMISSIONS, RECORDS } from '../../../test/admissions.ts';
import { type CommissionRoom, openCommission } from '../../../test/cac-room.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { importAndCompute } from '../../../test/import-files.ts';
import { publishProgramme } from '../../../test/programmes.ts';
import { AGREEMENT } from '../../../test/transfer-room.ts';
import { writeDbc } from '../../datasus/writer.ts';
import { readAssessment } from './commands/assessment/read.ts';
import {
  freezeEvidence,
  reopenAssessment,
  scoreAssessment,
  startAssessment,
} from './commands/assessment/write.ts';
import { recordCnes } from './commands/hospital-cnes.ts';
import { executionOfYear } from './commands/panel/execution-year.ts';
import { AssessmentAnswer } from './contract.ts';
import { getAgreement } from './store.ts';

const CNES = '2391635';
const HOSPITAL = 'HOSPITAL-510642';
const ON = { agreement: AGREEMENT, period: '2021-1' };
const MONTHS = Array.from({ length: 12 }, (_, at) => `2020-${String(at + 1).padStart(2, '0')}`);

/** Admissions of medium complexity of the hospital in a month of 2020: 5 in January, 10 in each other. */
const producedIn = (month: string): number => (month === '2020-01' ? 5 : 10);

const MORE = ['MUNIC_MOV', 'ESPEC', 'COMPLEX'].map((name) => ({ name, width: name === 'MUNIC_MOV' ? 6 : 2 }));

const admissions = (month: string) =>
  writeDbc(
    { fields: [...ADMISSIONS, ...MORE], updatedOn: '2021-02-01' },
    Array.from({ length: producedIn(month) }, (_, at) => {
      const own: Record<string, string> = {
        UF_ZI: '510000',
        ANO_CMPT: '2020',
        MES_CMPT: month.slice(5),
        N_AIH: String(5_120_100_000_000 + Number(month.slice(5)) * 1000 + at),
        CNES,
        MUNIC_RES: '510642',
        DT_SAIDA: `${month.replace('-', '')}10`,
      };
      const values = ADMISSIONS.map(({ name }, index) => own[name] ?? RECORDS[0]?.[index] ?? '');
      return [...values, '510642', '03', '02'];
    }),
  );

describe.skipIf(!hasDatabase)('the execution of the PPI that a score rests on', () => {
  let fresh: FreshContext;
  let room: CommissionRoom;
  let folder: string;
  beforeAll(async () => {
    fresh = await freshContext('2021-02-10T14:00:00Z');
    room = await openCommission(fresh.context);
    folder = mkdtempSync(join(tmpdir(), 'pactua-execution-'));
    await recordCnes(fresh.context, AGREEMENT, { cnes: CNES, from: '2019-01-01', source: 'Ficha do CNES' });
  });
  afterAll(async () => {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const load = async (months: readonly string[]) =>
    importAndCompute(
      fresh.context,
      months.map((month) => {
        const path = join(folder, `RDMT${month.slice(2).replace('-', '')}.dbc`);
        writeFileSync(path, admissions(month));
        return path;
      }),
    );

  /** Publishes the PPI of some months by an act. */
  const publish = (programmed: ReadonlyMap<string, number>, act: string) =>
    publishProgramme(
      fresh.context,
      { hospital: HOSPITAL, kind: 'ppi' },
      [...programmed].map(([month, quantity]) => ({
        month,
        line: 'total:admissions',
        quantity: String(quantity),
      })),
      { name: act, date: '2020-01-15' },
    );

  const year = async () => {
    const executed = await executionOfYear(
      fresh.context,
      await getAgreement(fresh.context, AGREEMENT),
      '2020',
    );
    return {
      mean: executed?.mean?.value.toDecimal(2) ?? null,
      ratio: executed?.ratio?.value.toDecimal(2) ?? null,
      lacking: executed?.lacking.map(({ month, reason }) => [month, reason]) ?? [],
      mean12: executed?.mean?.inputs ?? [],
    };
  };
  const as = (role: string) => ({ ...room.as(role), commandId: randomUUID() });
  const read = async (role = 'spca') => AssessmentAnswer.parse(await readAssessment(as(role), ON));

  test('is not told while a month has no programme or no file, and says which', async () => {
    await load(MONTHS.slice(0, 11));
    expect(await year()).toMatchObject({ mean: null, ratio: null });
    await publish(
      new Map(MONTHS.map((month) => [month, month === '2020-01' ? 20 : 10])),
      'Resolução CIB 1/2020',
    );
    const { mean, lacking } = await year();
    expect([mean, lacking]).toEqual([
      null,
      [['2020-12', expect.stringMatching(/Programação: 10 internações/)]],
    ]);
  });

  test('is counted by both readings, each month down to its file and to the version of the PPI', async () => {
    await load(MONTHS.slice(11));
    // January 5 of 20, every other month 10 of 10: (25 + 11 × 100) ÷ 12, and 115 ÷ 130.
    const { mean, ratio, lacking, mean12 } = await year();
    expect([mean, ratio, lacking]).toEqual(['93.75', '88.46', []]);
    expect(mean12).toHaveLength(12);
    const [produced, programmed] = mean12[0]!.inputs;
    expect([String(produced!.value), String(programmed!.value)]).toEqual(['5/1', '20/1']);
    expect(produced!.evidence?.files.map(({ file }) => file)).toEqual(['RDMT2001.dbc']);
    expect(
      JSON.stringify(mean12[0], (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).toMatch(/PPI, versão \d+: Resolução CIB 1\/2020/);
  });

  test('stands in the frozen evidence beside what was recorded, with its effect in reais', async () => {
    await startAssessment(as('spca'), ON, { competencia: '2021-03', reason: 'Primeiro semestre' });
    await freezeEvidence(as('spca'), ON, { version: 1 });
    expect((await read()).counted).toMatchObject({ year: '2020', amount: null, lacking: [] });
    await scoreAssessment(as('spca'), ON, { version: 2 });
    const { counted, scored } = await read();
    expect(counted?.items.map(({ recorded, counted: own }) => [recorded, own])).toEqual([
      ['104,61%', '93,75%'],
      [null, '88,46%'],
    ]);
    // 104,61 % gives 0,75 TabelaSUS, 93,75 % less: the score falls, and what is scored stays what was recorded.
    expect(counted?.difference).toMatch(/^-\d+\.\d\d$/);
    expect(Number(counted?.amount)).toBe(
      (Number(scored?.amount) * 100 + Number(counted?.difference) * 100) / 100,
    );
    expect(scored?.criteria[0]?.value).toBe('104.61');
    expect(counted?.items[0]?.trace?.inputs).toHaveLength(12);
  });

  test('changes by a later act from its months on, and never in what was frozen', async () => {
    const before = (await read()).counted;
    await publish(new Map(MONTHS.slice(6).map((month) => [month, 8])), 'Resolução CIB 40/2020');
    // From July on 10 of 8: (25 + 5 × 100 + 6 × 125) ÷ 12, and 115 ÷ (20 + 50 + 48).
    expect(await year()).toMatchObject({ mean: '106.25', ratio: '97.46' });
    expect((await read()).counted).toEqual(before);
    await reopenAssessment(as('spca'), ON, { version: 3, reason: 'A PPI mudou por ato da CIB' });
    await freezeEvidence(as('spca'), ON, { version: 4 });
    expect((await read()).counted?.items.map(({ counted }) => counted)).toEqual(['106,25%', '97,46%']);
  });

  test('tells the year to everybody, and its months only to who is told small numbers', async () => {
    const { counted } = await read('health-council');
    expect(counted?.items.map(({ counted: own, trace }) => [own, trace])).toEqual([
      ['106,25%', null],
      ['97,46%', null],
    ]);
  });
});
