import { getCharts, openXlsx } from 'hucre';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type EvaluationRoom, FIRST, openEvaluationRoom } from '../../../test/evaluation-room.ts';
import { auditor, cophs, coras, person, superintendent } from '../../../test/plan-room.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { sha256 } from '../../platform/ids.ts';
import { renderIssuedPaper } from '../documents/index.ts';
import { exportWorkbook } from './commands/evaluation/workbook.ts';
import { type EvaluationEvent, foldEvaluation } from './domain/evaluation/life.ts';
import { cancelFreeze, judgeObjective, signEvaluation } from './index.ts';

const URL = `/api/monitoring/evaluations/${FIRST}`;

describe.skipIf(!hasDatabase)('the evaluation of a semester', () => {
  let room: EvaluationRoom;
  beforeAll(async () => {
    room = await openEvaluationRoom('2024-07-08');
  });
  afterAll(() => room?.close());

  const ENTRIES = '/api/indicators/entries';
  /** Tells, proves by a file, sends and approves the value of the first semester, or its correction. */
  const tellPbf = async (numerator: string, proof: string) => {
    const technician = person('technician', 'COPHS');
    const { sha256: evidence } = (
      await room.upload('/api/indicators/entries/evidence', proof, `%PDF-1.7 ${proof}`, technician)
    ).body;
    const asked = { indicator: 'pbf', period: FIRST, level: 'state', reason: 'Arquivo refeito' };
    const { id } = (await room.send('POST', ENTRIES, asked, technician)).body;
    const cells = [{ territory: '51', numerator, denominator: '1000', value: null }];
    const source = { evidence, act: { name: 'Relatório do e-Gestor', date: null }, url: null, note: null };
    const step = async (method: 'PATCH' | 'POST', path: string, body: object, as = technician) => {
      const answer = await room.send(method, `${ENTRIES}/${id}/${path}`, body, as);
      expect([path, answer.status, answer.body.error?.message]).toEqual([path, 200, undefined]);
      return answer.body.sequence as number;
    };
    const told = await step('PATCH', 'cells', { expected: 1, cells });
    const proved = await step('PATCH', 'source', { expected: told, source });
    const sent = await step('POST', 'send', { expected: proved });
    await step('POST', 'approve', { expected: sent }, person('spca', 'SPCA'));
  };

  it('is not frozen while its last month takes entries, nor by who does not manage the plan', async () => {
    const early = await room.send('POST', `${URL}/freeze`, { expectedVersion: 0 }, superintendent);
    expect([early.status, early.body.error.message]).toEqual([
      422,
      'O 1º semestre de 2024 ainda não pode ser congelado: o seu último mês recebe lançamentos até 08/07/2024. Congele a partir do dia seguinte.',
    ]);
    room.clock.goTo('2024-07-09');
    const other = await room.send('POST', `${URL}/freeze`, { expectedVersion: 0 }, cophs);
    expect(other.status).toBe(403);
    expect(await room.standing()).toMatchObject({ step: 'freeze', window: { state: 'open' }, frozen: null });
  });

  it('keeps actions, indicators, targets and months with a hash that is made again on reading', async () => {
    await tellPbf('700', 'primeiro.pdf');
    const line = { unit: 'COPHS', status: 'inProgress', expectedVersion: 1 };
    expect((await room.send('PATCH', '/api/plan/actions/3.5.3/status', line)).status).toBe(200);
    const { sha256 } = await room.freeze();
    const { frozen, step, judgements } = await room.standing();
    expect([frozen?.sha256, frozen?.isWhole, step]).toEqual([sha256, true, 'judge']);
    const { snapshot } = frozen as NonNullable<typeof frozen>;
    expect(snapshot.actions).toHaveLength(96);
    expect(snapshot.actions.find(({ id }) => id === '3.5.3')).toMatchObject({
      status: 'inProgress',
      deadline: { renegotiated: null },
    });
    expect(snapshot.indicators.every(({ annual }) => annual.period === '2024')).toBe(true);
    expect(snapshot.targets.length).toBe(9);
    expect(new Set(snapshot.months.map(({ competencia }) => competencia)).size).toBe(6);
    expect(judgements.map(({ objective }) => objective)).toEqual(snapshot.objectives.map(({ id }) => id));
  });

  it('does not change with the plan: what differs since is told apart', async () => {
    const before = await room.standing();
    const unchanged = await room.get(`${URL}/differences`, auditor);
    expect(unchanged.body.items).toEqual([]);
    const line = { unit: 'COPHS', status: 'notStarted', expectedVersion: 2 };
    expect((await room.send('PATCH', '/api/plan/actions/3.5.3/status', line)).status).toBe(200);
    const after = await room.standing();
    expect(after.frozen).toEqual(before.frozen);
    const { body } = await room.get(`${URL}/differences`, auditor);
    const ours = body.items.find(({ id }: { id: string }) => id === '3.5.3');
    expect(ours).toMatchObject({
      kind: 'action',
      fields: expect.arrayContaining([{ field: 'status', frozen: 'inProgress', now: 'notStarted' }]),
    });
  });

  it('is frozen once; before any signature it is set aside with a reason, and the first stays kept', async () => {
    await expect(room.freeze()).rejects.toMatchObject({ code: 'conflict' });
    const first = (await room.standing()).frozen;
    const { version } = await room.standing();
    await cancelFreeze(room.chief, FIRST, { reason: 'Faltava um lançamento', expectedVersion: version });
    expect(await room.standing()).toMatchObject({ step: 'freeze', frozen: null, attempts: 1 });
    await room.freeze();
    const second = (await room.standing()).frozen;
    expect(second?.sha256).not.toBe(first?.sha256);
    expect((await room.standing()).attempts).toBe(2);
  });

  it('an objective is judged by who works on it, by the frozen scale, with a recommendation where the grade asks one', async () => {
    const path = `${URL}/judgements/OE-2`;
    const body = { grade: 'partial', text: 'Avança devagar.', recommendation: '', expectedVersion: 0 };
    expect((await room.send('POST', path, body, auditor)).status).toBe(403);
    expect((await room.send('POST', path, body, person('coordinator', 'NAO-LANCA'))).status).toBe(403);
    expect((await room.send('POST', path, { ...body, grade: 'ótimo' }, coras)).status).toBe(400);
    expect((await room.send('POST', path, body, coras)).status).toBe(200);
    const draft = (await room.standing()).judgements.find(({ objective }) => objective === 'OE-2');
    expect(draft?.missing).toEqual(['a recomendação']);
    const stale = await room.send('POST', path, { ...body, text: 'Outro parecer.' }, superintendent);
    expect([stale.status, stale.body.error.details]).toMatchObject([
      409,
      { yours: { text: 'Outro parecer.' }, theirs: { text: 'Avança devagar.', version: 1 } },
    ]);
  });

  it('is signed only when all is judged, each unit by its own people, and never twice', async () => {
    await expect(room.sign('SAS')).rejects.toMatchObject({
      message: expect.stringContaining('Só se assina depois de julgados todos os objetivos'),
    });
    await room.judgeAll();
    expect((await room.standing()).step).toBe('sign');
    await expect(room.sign('CORAS', FIRST, superintendent)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(room.sign('SAS', FIRST, coras)).rejects.toMatchObject({ code: 'forbidden' });
    await room.sign('SAS');
    await expect(room.sign('SAS')).rejects.toMatchObject({ code: 'refused' });
    await expect(
      cancelFreeze(room.chief, FIRST, { reason: 'Tarde', expectedVersion: 99 }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('não pode mais ser cancelado'),
    });
  });

  it('a changed judgement voids the signatures; who read what no longer stands signs nothing', async () => {
    const read = (await room.standing()).contentSha256;
    expect(await room.judge('OE-1', 'Parecer revisto.')).toMatchObject({ voided: 1 });
    expect((await room.standing()).signers.every(({ signed }) => signed === null)).toBe(true);
    const { unit } = (await room.standing()).signers[0] ?? { unit: '' };
    await expect(
      signEvaluation(room.chief, FIRST, { unit, sha256: read ?? '' }, { by: 'password' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('the last signature issues the numbered report, and nothing changes any more', async () => {
    const paper = await room.signAll();
    const final = await room.standing();
    expect([final.step, final.issued?.number, final.issued?.paper]).toEqual([null, 'AVS 1/2024', paper]);
    await expect(room.judge('OE-1', 'Depois.')).rejects.toMatchObject({ code: 'refused' });
    expect(final.judgements.some(({ mayJudge }) => mayJudge)).toBe(false);
    const { bytes } = await renderIssuedPaper(room.context, paper ?? '');
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    const { body } = await room.get(`${URL}`, auditor);
    expect(body.issued.number).toBe('AVS 1/2024');
    const events = await listEvents(room.context, `evaluation/${FIRST}`);
    expect(brokenAt(events)).toBeNull();
    expect(foldEvaluation(events as unknown as EvaluationEvent[])).toMatchObject({
      version: final.version,
      attempts: 2,
      paper,
    });
  });

  it('is a workbook of its tables, with native charts over the cells they are of', async () => {
    const workbook = await openXlsx(await exportWorkbook(room.context, FIRST));
    const charts = getCharts(workbook);
    expect(charts.map(({ sheetName, chart }) => [sheetName, chart.kinds, chart.series?.length])).toEqual([
      ['Ações por objetivo', ['bar'], 5],
      ['Partes das ações por unidade', ['bar'], 5],
      ['Completude e pontualidade', ['bar'], 2],
    ]);
    const about = workbook.sheets[0];
    expect([about?.name, about?.rows[0]?.[0], about?.rows[2]?.[1]]).toEqual([
      'Sobre este arquivo',
      'Demonstração: documento sem valor, para conhecer o sistema.',
      '1º semestre de 2024',
    ]);
    const { env } = room.context;
    const production = { ...room.context, env: { ...env, mode: 'production' as const } };
    const real = await openXlsx(await exportWorkbook(production, FIRST));
    expect(real.sheets[0]?.rows[0]?.[0]).toBe('Avaliação semestral do plano');
    const actions = workbook.sheets.find(({ name }) => name === 'Ações operacionais');
    expect(actions?.rows).toHaveLength(97);
  });

  it('does not change when an indicator is told again from another file, nor when a target changes: hash, report and workbook are the same', async () => {
    const read = async () => {
      const { frozen } = await room.standing();
      const pdf = await room.app.inject({ url: `${URL}/report.pdf` });
      const sheets = (await openXlsx(await exportWorkbook(room.context, FIRST))).sheets;
      return {
        ...{ sha256: frozen?.sha256, isWhole: frozen?.isWhole, snapshot: frozen?.snapshot },
        ...{ pdf: sha256(pdf.rawPayload), rows: sheets.map(({ name, rows }) => [name, rows]) },
      };
    };
    const before = await read();
    expect(JSON.stringify(before.rows)).toContain('70,0');
    await tellPbf('910', 'refeito.pdf');
    await sql`update indicator_targets set raw = '95,00', value = '95'
      where indicator = 'pbf-health-followup' and year = 2024`.execute(room.context.db);
    expect(await read()).toEqual(before);
    const { items } = (await room.get(`${URL}/differences`, auditor)).body;
    type Told = { kind: string; fields: { field: string; frozen: string | null; now: string | null }[] };
    const [ours, ...others] = (items as Told[]).filter(({ kind }) => kind === 'indicator');
    expect(others).toEqual([]);
    expect(ours?.fields).toContainEqual({ field: 'target', frozen: '80,00', now: '95,00' });
    const value = ours?.fields.find(({ frozen }) => frozen?.includes('(700 / 1000)'));
    expect(value?.now).toContain('(910 / 1000)');
  });

  it('a semester frozen after its months says why; one without rules is told in words', async () => {
    room.clock.goTo('2025-03-03');
    await expect(room.freeze('2024-S2')).rejects.toMatchObject({
      message: expect.stringContaining('terminou em 31/01/2025'),
    });
    await room.freeze('2024-S2', 'A base do CNES atrasou');
    expect((await room.standing('2024-S2')).frozen?.lateReason).toBe('A base do CNES atrasou');
    await expect(
      judgeObjective(room.chief, '2023-S2', 'OE-1', {
        grade: null,
        text: '',
        recommendation: '',
        expectedVersion: 0,
      }),
    ).rejects.toMatchObject({ code: 'refused' });
    const early = await room.get('/api/monitoring/evaluations/2023-S2', auditor);
    expect([early.status, early.body.error.code]).toEqual([404, 'not-found']);
  });
});
