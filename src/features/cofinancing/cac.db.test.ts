import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CommissionRoom,
  leadToOpinion,
  leadToSignatures,
  openCommission,
} from '../../../test/cac-room.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { AGREEMENT, caller } from '../../../test/transfer-room.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { keepMinutes } from './commands/cac/minutes.ts';
import { readCac } from './commands/cac/read.ts';
import { readEvaluation } from './commands/cac/read-evaluation.ts';
import {
  composeCommission,
  judgeGoal,
  noticeEvaluation,
  recordMeeting,
  signEvaluation,
  startEvaluation,
} from './commands/cac/write.ts';
import { explainAgreementPayment } from './commands/explain.ts';
import { openMonth } from './commands/month/open.ts';
import { CacAnswer, EvaluationDetail } from './contract.ts';
import { after, type Evaluation, type EvaluationEvent } from './domain/cac/evaluation.ts';
import { listEvaluations } from './store/cac.ts';

const FIRST = { period: '2020-3', day: '2021-01-15', competencia: '2021-02', fulfilled: 9 };
const SECOND = { period: '2021-1', day: '2021-05-18', competencia: '2021-06', fulfilled: 10 };
const on = (period: string) => ({ agreement: AGREEMENT, period });

describe.skipIf(!hasDatabase)('the evaluations of the commission', () => {
  let fresh: FreshContext;
  let room: CommissionRoom;
  beforeAll(async () => {
    fresh = await freshContext();
    room = await openCommission(fresh.context);
  });
  afterAll(() => fresh?.close());

  /** What a month pays for each R$ 100.000 of production, with the factor's tree. */
  const pay = (competencia: string, knownOn?: string) =>
    explainAgreementPayment(fresh.context, {
      agreement: AGREEMENT,
      competencia,
      facts: { base: '100000.00' },
      ...(knownOn !== undefined && { knownOn }),
    });
  const factor = async (competencia: string, knownOn?: string) =>
    (await pay(competencia, knownOn)).payment.factor.toDecimal(2);
  const reasons = async (competencia: string) =>
    (await openMonth(fresh.context, { agreement: AGREEMENT, competencia })).facts.evaluations;

  test('has no evaluation without members, and only who may sign is one', async () => {
    const keeper = room.as('municipal-control', FIRST.day);
    await expect(startEvaluation(keeper, on('2020-3'))).rejects.toThrow(
      /composição da CAC não foi registrada/,
    );
    await room.compose();
    await expect(room.compose()).rejects.toMatchObject({ code: 'conflict' });
    const answer = CacAnswer.parse(await readCac(keeper, AGREEMENT));
    expect(answer.commission?.seats).toHaveLength(3);
    expect(answer.constitution?.document).toContain('Portaria SMS nº 31/2020');
    expect(answer.next).toMatchObject({ period: '2020-3', reasons: [] });
  });

  test('is of who keeps it: neither the hospital nor another municipality opens one', async () => {
    for (const role of ['hospital', 'auditor'])
      await expect(startEvaluation(room.as(role), on('2020-3'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('goes from the sheet to the opinion, and freezes what it notified', async () => {
    const version = await leadToOpinion(room, FIRST);
    const sheet = EvaluationDetail.parse(
      await readEvaluation(room.as('cac-member', FIRST.day), on('2020-3')),
    );
    expect(sheet).toMatchObject({ state: 'OPINED', isFrozen: true, version, percent: '90.00' });
    const missing = sheet.goals.filter(({ kind, value }) => kind === 'quantitative' && value.text === null);
    expect(missing.map(({ outcome }) => outcome)).toEqual(missing.map(() => 'out'));
    expect(missing.every(({ value }) => (value.reason ?? '').length > 10)).toBe(true);
    expect(missing.map(({ value }) => value.reason)).toContainEqual(
      expect.stringMatching(/^set 2020, out 2020, nov 2020, dez 2020: O hospital não declarou o mês\./),
    );
    await expect(
      judgeGoal(room.as('municipal-control', FIRST.day), on('2020-3'), {
        goal: '5.1-1',
        met: false,
        evidence: 'Outra evidência',
        file: null,
        version,
      }),
    ).rejects.toThrow(/espera as assinaturas/);
    await expect(
      noticeEvaluation(room.as('municipal-control', FIRST.day), on('2020-3'), {
        until: '2030-01-01',
        readings: {},
        version: 1,
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is final when each member signed what the others signed, under a number', async () => {
    let version = (await readEvaluation(fresh.context, on('2020-3'))).version;
    const stranger = {
      ...room.as('municipal-control', FIRST.day),
      actor: { ...room.as('municipal-control').actor, id: null },
    };
    for (const role of ['cac-member', 'municipal-control', 'regional-office']) {
      const before = await readEvaluation(room.as(role, FIRST.day), on('2020-3'));
      ({ version } = await signEvaluation(room.as(role, FIRST.day), caller, on('2020-3'), { version }));
      const signed = await readEvaluation(room.as(role, FIRST.day), on('2020-3'));
      expect(signed.signers.find(({ isReader }) => isReader)?.signed?.sha256).toBe(before.signedSha256);
    }
    await expect(signEvaluation(stranger, caller, on('2020-3'), { version })).rejects.toBeDefined();
    const sheet = await readEvaluation(fresh.context, on('2020-3'));
    expect(sheet).toMatchObject({ state: 'FINAL', final: { number: 'CAC 1/2021', day: FIRST.day } });
    await expect(sql`update cac_evaluations set version = 99`.execute(fresh.context.db)).rejects.toThrow(
      /never changes/,
    );
  });

  test('skips no four months', async () => {
    const keeper = room.as('municipal-control', '2021-09-15');
    await expect(startEvaluation(keeper, on('2021-2'))).rejects.toThrow(/Nenhum quadrimestre se pula/);
  });

  test('changes the factor from the month it names once there are two, and the tree names them', async () => {
    expect(await factor('2021-06')).toBe('2.00');
    expect(await reasons('2021-06')).toEqual([]);
    expect(await reasons('2021-07')).toHaveLength(1);
    await leadToSignatures(room, SECOND);
    expect(await reasons('2021-07')).toEqual([]);
    // (90% + 100%) ÷ 2 = 95%, in the band that Quadro 01 gives 0,50.
    expect(await factor('2021-06')).toBe('2.50');
    const tree = JSON.stringify((await pay('2021-06')).trace);
    expect(tree).toContain('3º quadrimestre de 2020, avaliação CAC 1/2021');
    expect(tree).toContain('1º quadrimestre de 2021, avaliação CAC 2/2021');
  });

  test('edits nothing of the past: months before it, and what was known before it, stay', async () => {
    expect(await factor('2021-05')).toBe('2.00');
    expect(await factor('2021-06', '2021-05-17')).toBe('2.00');
  });

  test('shows both readings of the mean, and of the first year, with what each would pay', async () => {
    const at = room.as('cac-member', '2021-06-20');
    const { means, periods } = CacAnswer.parse(await readCac(at, AGREEMENT));
    expect(periods.map(({ percent, competencia }) => [percent, competencia])).toEqual([
      ['90.00', '2021-02'],
      ['100.00', '2021-06'],
    ]);
    expect(means.readings.map(({ option, mean, points }) => [option, mean, points])).toEqual([
      ['last-two', '95.00', '0.50'],
      ['last-three-over-two', '95.00', '0.50'],
      ['zero', '95.00', '0.50'],
      ['neutral', '95.00', '0.50'],
    ]);
    const early = CacAnswer.parse(await readCac(room.as('cac-member', '2021-02-20'), AGREEMENT));
    expect(early.means.readings.map(({ option, mean }) => [option, mean])).toContainEqual(['zero', null]);
  });

  test('is the fold of its events, whose chain is whole', async () => {
    for (const { period, evaluation } of await listEvaluations(fresh.context, AGREEMENT)) {
      const events = await listEvents(fresh.context, `cac/${AGREEMENT}/${period}`);
      expect(brokenAt(events)).toBeNull();
      const folded = events.reduce<Evaluation | null>((before, { type, data, actorId, at }) => {
        const { signed: _, confirmed: __, ...own } = data;
        return after(before, { type, data: own, by: actorId, at } as unknown as EvaluationEvent);
      }, null);
      expect(evaluation).toEqual(JSON.parse(JSON.stringify(folded)));
    }
  });

  test('of a commission that meets in a collegiate body cite the minutes issued there, by number and hash', async () => {
    const day = '2021-09-20';
    const keeper = room.as('municipal-control', day);
    const { commission } = await readCac(keeper, AGREEMENT);
    await composeCommission(room.as('municipal-control'), AGREEMENT, {
      act: 'Portaria SMS nº 31/2020',
      on: '2020-10-20',
      body: 'cac-peixoto',
      seats: room.seats,
      version: commission?.version ?? 0,
    });
    const { version } = await startEvaluation(keeper, on('2021-2'));
    const typed = { on: day, minutes: 'Ata 3', version };
    await expect(recordMeeting(keeper, on('2021-2'), typed)).rejects.toThrow(
      /se reúne no colegiado “cac-peixoto”: cite a ata/,
    );
    const cited = { meeting: '2021-09-18', version };
    await expect(recordMeeting(keeper, on('2021-2'), cited)).rejects.toThrow(/não emitiu ata desta reunião/);
    const minutes = {
      body: 'cac-peixoto',
      meeting: '2021-09-18',
      on: '2021-09-18',
      number: 'ATA 7/2021',
      paper: 'papel',
      sha256: 'a'.repeat(64),
    };
    await keepMinutes(fresh.context, minutes);
    await keepMinutes(fresh.context, minutes);
    expect((await readCac(keeper, AGREEMENT)).minutes).toEqual([minutes]);
    await recordMeeting(keeper, on('2021-2'), cited);
    const sheet = EvaluationDetail.parse(await readEvaluation(keeper, on('2021-2')));
    expect(sheet.meeting).toEqual({ on: '2021-09-18', minutes: 'ATA 7/2021', issued: minutes });
    await expect(
      sql`update commission_minutes set number = 'outra'`.execute(fresh.context.db),
    ).rejects.toThrow(/never change/);
  });
});
