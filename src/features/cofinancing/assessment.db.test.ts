import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommissionRoom, openCommission } from '../../../test/cac-room.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { AGREEMENT, caller } from '../../../test/transfer-room.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { renderAssessmentOrdinance } from './commands/assessment/paper.ts';
import { readAssessment, readAssessments } from './commands/assessment/read.ts';
import {
  freezeEvidence,
  orderAssessment,
  publishAssessment,
  ratifyScore,
  reopenAssessment,
  scoreAssessment,
  signScore,
  startAssessment,
} from './commands/assessment/write.ts';
import { explainAgreementPayment } from './commands/explain.ts';
import { getInstrument } from './commands/instrument/open.ts';
import { recordStep } from './commands/instrument/record.ts';
import { AssessmentAnswer, AssessmentList } from './contract.ts';
import type { Evaluation } from './domain/cac/evaluation.ts';
import type { FourMonths } from './domain/cac/period.ts';
import type { EventType } from './domain/instrument/event-types.ts';
import { listAssessments } from './store/assessments.ts';
import { saveEvaluation } from './store/cac.ts';

const ON = { agreement: AGREEMENT, period: '2021-1' };
const SECOND = { agreement: AGREEMENT, period: '2021-1-2' };
const REASON = 'Disponibilidade orçamentária do exercício';
const base = { base: '100000.00' };

/** An evaluation of the commission that all its members signed. */
const final = (period: string, percent: string, competencia: string): Evaluation => ({
  state: 'FINAL',
  version: 1,
  lastAt: '2021-02-10T15:00:00Z',
  judged: {},
  meeting: null,
  notice: {
    by: null,
    at: '',
    until: '2021-02-10',
    sha256: 'b'.repeat(64),
    sheet: { judged: {}, values: [], readings: {}, percent } as never,
  },
  answer: null,
  opinion: { by: null, at: '', text: 'Mantida', competencia, seats: [] },
  signatures: [],
  final: { paper: randomUUID(), number: `CAC ${period}`, day: '2021-02-10' },
});

describe.skipIf(!hasDatabase)('the twice-yearly assessment of the incentive', () => {
  let fresh: FreshContext;
  let room: CommissionRoom;
  beforeAll(async () => {
    fresh = await freshContext('2021-02-10T14:00:00Z');
    room = await openCommission(fresh.context);
  });
  afterAll(() => fresh.close());

  const as = (role: string) => ({ ...room.as(role), commandId: randomUUID() });
  const read = async (on = ON) => AssessmentAnswer.parse(await readAssessment(as('spca'), on));
  const at = async (on = ON) => ({ version: (await read(on)).version });
  const pays = async (month: string) => {
    const { payment } = await explainAgreementPayment(fresh.context, {
      agreement: AGREEMENT,
      competencia: month,
      facts: base,
    });
    return [payment.factor.toDecimal(2), payment.amount.toDecimal(2)];
  };
  const signAll = async (on = ON) => {
    for (const [party, role] of [
      ['cac', 'cac-member'],
      ['regional', 'regional-office'],
      ['central', 'spca'],
    ] as const)
      await signScore(as(role), caller, on, party, await at(on));
  };
  const ratify = async (on: typeof ON, factor: string, reason: string | null, role = 'spending-authority') =>
    ratifyScore(as(role), caller, on, { ...(await at(on)), factor, reason });

  test('is opened by the SPCA and by nobody else, for a month that no ordinance reached', async () => {
    const opening = { competencia: '2021-03', reason: 'Avaliação do primeiro semestre' };
    await expect(startAssessment(as('municipal-manager'), ON, opening)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(startAssessment(as('spca'), ON, { ...opening, competencia: '2020-07' })).rejects.toThrow(
      /Os valores de base de julho de 2020 já valem/,
    );
    const early = { ...ON, period: '2021-2' };
    await expect(startAssessment(as('spca'), early, opening)).rejects.toThrow(/ainda não começou/);
    await startAssessment(as('spca'), ON, opening);
    const { items, next, cite } = AssessmentList.parse(await readAssessments(as('spca'), AGREEMENT));
    expect(items).toMatchObject([{ period: '2021-1', state: 'OPEN', computed: null }]);
    expect(next.reasons.join()).toContain('não terminou');
    expect(cite.quote).toContain('2 (duas) vez ao ano');
  });

  test('freezes its evidence, which later evidence never changes, and scores that alone', async () => {
    await freezeEvidence(as('spca'), ON, await at());
    const { frozen } = await read();
    await saveEvaluation(fresh.context, AGREEMENT, '2020-2' as FourMonths, final('2020-2', '95', '2021-03'));
    await saveEvaluation(fresh.context, AGREEMENT, '2020-3' as FourMonths, final('2020-3', '95', '2021-03'));
    await scoreAssessment(as('spca'), ON, await at());
    const now = await read();
    expect(now.frozen).toEqual(frozen);
    expect(now.frozen?.whole).toBe(true);
    expect(now.changedSince.map(({ label, frozen: was }) => [label, was])).toEqual([
      ['Avaliações quadrimestrais da CAC', 'Nenhuma'],
    ]);
    expect(now.scored?.factor).toBe('2.00');
    expect(now.scored?.criteria.map(({ score }) => score)).toEqual(['0.75', '0.75', '0.00', '0.50']);
    const referral = now.scored?.readings.find(({ id }) => id === 'referral');
    expect(referral?.alternatives[0]?.difference).toMatch(/^-/);
    expect((await pays('2021-03'))[0]).toBe('2.50');
  });

  test('waits for three signatures of three people, and for a fourth who ratifies', async () => {
    await expect(ratify(ON, '2.00', null)).rejects.toThrow(/Falta assinar: Comissão.*Escritório.*Nível/);
    await signScore(as('regional-office'), caller, ON, 'regional', await at());
    await expect(signScore(as('regional-office'), caller, ON, 'cac', await at())).rejects.toThrow(
      /você já assinou/,
    );
    await expect(signScore(as('cac-member'), caller, ON, 'central', await at())).rejects.toMatchObject({
      code: 'forbidden',
    });
    await signScore(as('cac-member'), caller, ON, 'cac', await at());
    await signScore(as('spca'), caller, ON, 'central', await at());
    await expect(ratify(ON, '2.10', null)).rejects.toThrow(/não passa da pontuação, 2,00/);
    await expect(ratify(ON, '1.50', 'curto')).rejects.toThrow(/diga o motivo/);
  });

  test('takes one of two who ratify at once; what is ratified may be lower, with its reason', async () => {
    const version = await at();
    const people = ['1.50', '1.75'].map((factor) =>
      ratifyScore(as('spending-authority'), caller, ON, { ...version, factor, reason: REASON }),
    );
    const outcomes = await Promise.allSettled(people);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((each) => each.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'conflict' });
    const { ratified, scored } = await read();
    expect(ratified?.reason).toBe(REASON);
    expect(Number(ratified?.amount)).toBeLessThan(Number(scored?.amount));
    await expect(
      sql`update incentive_assessments set content = jsonb_set(content, '{ratified,amount}', '"99999999.00"')`.execute(
        fresh.context.db,
      ),
    ).rejects.toThrow();
    await expect(
      sql`update incentive_assessments set content = jsonb_set(content, '{frozen,sha256}', '"x"')`.execute(
        fresh.context.db,
      ),
    ).rejects.toThrow();
  });

  test('is ordered by a numbered ordinance, and once published its months use it', async () => {
    const ratified = (await read()).ratified?.factor as string;
    await orderAssessment(as('spending-authority'), ON, await at());
    const { body } = { body: (await renderAssessmentOrdinance(as('spca'), ON, 'docx')).bytes };
    const words = strFromU8(unzipSync(body)['word/document.xml'] as Uint8Array);
    expect(words).toContain(REASON);
    expect(words).toContain(`${ratified.replace('.', ',')} TabelaSUS`);
    const pdf = await renderAssessmentOrdinance(as('spca'), ON, 'pdf');
    expect(Buffer.from(pdf.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    const published = { gazette: 'DOE 28.001', day: '2021-02-10' };
    await publishAssessment(as('spending-authority'), ON, { ...(await at()), ...published });
    expect(await pays('2021-03')).toEqual([ratified, `${Number(ratified) * 100_000}.00`]);
    expect((await pays('2021-02'))[0]).toBe('2.00');
    const { content } = await getInstrument(fresh.context, AGREEMENT);
    expect(content.baseValues.at(-1)).toMatchObject({ from: '2021-03', values: ratified });
    expect(await read()).toMatchObject({ state: 'PUBLISHED', changedSince: [{}] });
  });

  test('done again on demand tells the difference by its parts, and goes back only before it is ratified', async () => {
    const step = async (type: EventType, role: string) =>
      recordStep(as(role), AGREEMENT, {
        type,
        on: '2021-02-10',
        document: 'Ofício 9/2021',
        details: { reason: 'As avaliações da CAC foram concluídas' },
        version: (await getInstrument(fresh.context, AGREEMENT)).version,
      });
    await step('revision-requested', 'municipal-manager');
    const { revision, next } = AssessmentList.parse(await readAssessments(as('spca'), AGREEMENT));
    expect(revision).toMatchObject({ lastDay: '2021-03-12', overdue: false, analysed: null });
    expect(next).toMatchObject({ period: '2021-1-2', competencia: '2021-04', reasons: [] });
    await startAssessment(as('spca'), SECOND, { competencia: '2021-04', reason: 'Pedido do município' });
    await freezeEvidence(as('spca'), SECOND, await at(SECOND));
    await scoreAssessment(as('spca'), SECOND, await at(SECOND));
    await signScore(as('spca'), caller, SECOND, 'central', await at(SECOND));
    const reason = 'Falta um documento na evidência';
    await reopenAssessment(as('spca'), SECOND, { ...(await at(SECOND)), reason });
    expect(await read(SECOND)).toMatchObject({ state: 'OPEN', frozen: null, scored: null });
    await freezeEvidence(as('spca'), SECOND, await at(SECOND));
    await scoreAssessment(as('spca'), SECOND, await at(SECOND));
    const { difference, scored } = await read(SECOND);
    expect(scored?.factor).toBe('2.50');
    const { data, rule, reading, manual } = difference?.parts ?? {
      data: '',
      rule: '',
      reading: '',
      manual: '',
    };
    expect([Number(data) > 0, rule, reading, Number(manual) > 0]).toEqual([true, '0.00', '0.00', true]);
    await signAll(SECOND);
    await ratify(SECOND, '2.50', null);
    await orderAssessment(as('spending-authority'), SECOND, await at(SECOND));
    const published = { gazette: 'DOE 28.002', day: '2021-02-10' };
    await publishAssessment(as('spending-authority'), SECOND, { ...(await at(SECOND)), ...published });
    expect((await pays('2021-04'))[0]).toBe('2.50');
    const { revision: left } = await readAssessments(as('spca'), AGREEMENT);
    expect(left).toBeNull();
  });

  test('is the fold of its events, whose chains are whole', async () => {
    for (const { period, assessment } of await listAssessments(fresh.context, AGREEMENT)) {
      const events = await listEvents(fresh.context, `assessment/${AGREEMENT}/${period}`);
      expect(brokenAt(events)).toBeNull();
      expect(assessment.version).toBe(events.length);
    }
    await expect(sql`delete from incentive_assessments`.execute(fresh.context.db)).rejects.toThrow();
  });
});
