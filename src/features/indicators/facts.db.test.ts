import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import {
  auditor,
  coras,
  gte,
  openRegister,
  type Register,
  superintendent,
} from '../../../test/facts-room.ts';
import { inTransaction } from '../../platform/context.ts';
import { listEvents } from '../../platform/events.ts';
import { type FactEvent, factStream, foldFact } from './domain/facts/fact.ts';
import { recordFact, recountFacts } from './index.ts';
import { findFact, listStandingFacts } from './store/facts.ts';

/** Peixoto de Azevedo, Sorriso and Sinop (Norte), Rondonópolis (Sul). */
const [PEIXOTO, SORRISO, SINOP, RONDONOPOLIS] = ['510642', '510792', '510790', '510760'];
const adhesion = (day: string, ...places: (string | undefined)[]) => ({
  kind: 'planning-adhesion',
  day,
  act: { name: `Termo de Adesão nº 1/${day.slice(0, 4)}`, date: day },
  subjects: places.map((territory) => ({ territory })),
});

describe.skipIf(!hasDatabase)('the register of facts', () => {
  let register: Register;
  beforeAll(async () => {
    register = await openRegister();
  });
  afterAll(() => register.close());

  test('nothing recorded is nothing counted, and the page says where to record', async () => {
    const found = await register.value('adesoes', '2024');
    expect(found).toMatchObject({ status: 'no-records', value: null });
    expect(found.reason).toContain('Registro de fatos');
  });

  test('one act for several municipalities is one gesture, counted in its place and year', async () => {
    const { status, body } = await register.send('', adhesion('2024-03-10', SORRISO, SINOP, RONDONOPOLIS));
    expect(status).toBe(200);
    expect(body.facts).toHaveLength(3);
    expect(await register.value('adesoes', '2024')).toMatchObject({
      status: 'computed',
      value: '3',
      numerator: '3',
      denominator: '141',
      method: 'ADHESION',
    });
    expect(await register.value('adesoes', '2025')).toMatchObject({ value: '3', denominator: '142' });
    expect(await register.value('adesoes', '2024', '5103')).toMatchObject({ value: '2', denominator: '35' });
    expect(await register.value('adesoes', '2024', SINOP)).toMatchObject({ value: '1', denominator: '1' });
    expect(await register.value('adesoes', '2024', PEIXOTO)).toMatchObject({ value: '0', denominator: '1' });
    expect(await register.value('adesoes', '2023')).toMatchObject({ status: 'no-records' });
    expect(await register.value('adesoes', '2026')).toMatchObject({ status: 'partial', value: '3' });
    expect(await register.value('adesoes', '2027')).toMatchObject({ status: 'unavailable' });
    expect(await register.value('adesoes', '2024', '12')).toMatchObject({ status: 'no-records' });
  });

  test('the memory goes down to each fact, with the document quoted', async () => {
    const { body } = await register.get('/api/indicators/adesoes/value?period=2024');
    const { explained } = body.source;
    expect(explained).toMatchObject({ op: 'count', value: '3/1', evidence: { records: 3 } });
    expect(explained.cite.quote).toContain('em adesão a planificação');
    expect(explained.note).toContain('3 de 141 municípios (2,1%)');
    expect(
      explained.inputs.map((group: { label: string; value: string }) => [group.label, group.value]),
    ).toEqual([
      ['Norte', '2/1'],
      ['Sul', '1/1'],
    ]);
    expect(explained.inputs[0].inputs[0]).toMatchObject({
      label: 'Sinop, desde 10/03/2024',
      inputs: [{ label: 'Adesão à planificação: Termo de Adesão nº 1/2024, de 10/03/2024' }],
    });
    expect(explained.reading.alternatives).toMatchObject([
      { id: 'ADHESION_COFINANCED', result: '0/1', difference: '-3/1' },
    ]);
  });

  test('a reaction run twice counts once, and touches only what changed', async () => {
    const facts = await listStandingFacts(register.context, ['planning-adhesion']);
    expect(await recountFacts(register.context, [facts[0]!.id])).toBe(2);
    await recountFacts(
      register.context,
      facts.map((fact) => fact.id),
    );
    await recountFacts(
      register.context,
      facts.map((fact) => fact.id),
    );
    expect(await register.value('adesoes', '2024')).toMatchObject({ value: '3' });
  });

  test('a repeated command writes nothing more', async () => {
    const id = randomUUID();
    const first = await register.send('', adhesion('2025-02-01', PEIXOTO), gte, id);
    const second = await register.send('', adhesion('2025-02-01', PEIXOTO), gte, id);
    expect(second.body).toEqual(first.body);
    expect(await register.value('adesoes', '2025')).toMatchObject({ value: '4' });
  });

  test('all or none: a refusal names each subject and its reason, and writes nothing', async () => {
    const { status, body } = await register.send(
      '',
      adhesion('2024-05-05', '510340', SORRISO, '510001', '120001'),
    );
    expect(status).toBe(422);
    expect(body.error.message).toContain('3 de 4 têm impedimento');
    expect(body.error.details.subjects.map((each: { reason: string }) => each.reason)).toEqual([
      expect.stringContaining('Sorriso já está em adesão desde 10/03/2024 (Termo de Adesão nº 1/2024)'),
      expect.stringContaining('não consta do cadastro'),
      expect.stringContaining('não é de Mato Grosso'),
    ]);
    expect(await register.value('adesoes', '2024', '510340')).toMatchObject({ value: '0' });
  });

  test('the day, the place on that day and the act are judged', async () => {
    const late = await register.send('', adhesion('2026-11-23', '510340'));
    expect(late.body.error.message).toContain('ainda não chegou');
    const young = await register.send('', adhesion('2024-12-31', '510183'));
    expect(young.body.error.message).toContain('só existe a partir de 01/01/2025');
    const bare = await register.send('', { ...adhesion('2024-05-05', '510340'), act: null });
    expect(bare.body.error.message).toContain('Falta o ato');
    const twice = await register.send('', adhesion('2024-05-05', '510340', '510340'));
    expect(twice.status).toBe(422);
    const region = await register.send('', adhesion('2024-05-05', '51010'));
    expect(region.body.error.message).toContain('é fato de um município');
  });

  test('only the units of the card and the superintendence record', async () => {
    for (const stranger of [coras, auditor])
      expect((await register.send('', adhesion('2024-05-05', '510340'), stranger)).status).toBe(403);
    const guideline = {
      kind: 'clinical-guideline-validated',
      day: '2024-06-01',
      act: { name: 'Resolução CIB/MT nº 88/2024', date: '2024-06-01' },
      subjects: [{ territory: '51', careLine: 'MI' }],
    };
    expect((await register.send('', guideline, gte)).status).toBe(403);
    expect((await register.send('', guideline, coras)).status).toBe(200);
    const other = { ...guideline, subjects: [{ territory: '51', careLine: 'ONC' }] };
    expect((await register.send('', other, superintendent)).status).toBe(200);
    expect(await register.value('diretrizes', '2024')).toMatchObject({ value: '2', denominator: '6' });
    expect(await register.value('diretrizes', '2024', '5103')).toMatchObject({ status: 'unavailable' });
  });

  test('who recorded undoes on the same day; the fact stays to be read', async () => {
    const { body } = await register.send('', adhesion('2025-06-01', '510340'));
    expect(
      (await register.send('/undo', { batch: body.batch }, superintendent)).body.error.message,
    ).toContain('de outra pessoa');
    expect((await register.send('/undo', { batch: body.batch })).status).toBe(200);
    expect((await register.send('/undo', { batch: body.batch })).body.error.message).toContain(
      'já foi anulada',
    );
    expect(await register.value('adesoes', '2025')).toMatchObject({ value: '4' });
    const all = await register.get('/api/indicators/facts?indicator=adesoes&state=annulled');
    expect(all.body.items).toMatchObject([{ place: 'Cuiabá', annulment: { how: 'undone' } }]);
    expect((await register.send('', adhesion('2025-06-01', '510340'))).status).toBe(200);
  });

  test('a correction takes the place and keeps the history', async () => {
    const [fact] = (await register.get(`/api/indicators/facts?indicator=adesoes&territory=${PEIXOTO}`)).body
      .items;
    const change = { day: '2024-12-20', act: { name: 'Termo de Adesão nº 9/2024', date: '2024-12-20' } };
    const short = await register.send(`/${fact.id}/correct`, { ...change, reason: 'erro' });
    expect(short.body.error.message).toContain('Escreva o motivo');
    const done = await register.send(`/${fact.id}/correct`, {
      ...change,
      reason: 'Data lida errada no termo',
    });
    expect(done.status).toBe(200);
    expect(await register.value('adesoes', '2024')).toMatchObject({ value: '4' });
    const detail = await register.get(`/api/indicators/facts/${done.body.facts[0]}`, gte);
    expect(detail.body).toMatchObject({
      mayChange: true,
      fact: { day: '2024-12-20', corrects: fact.id },
      chain: [
        { day: '2025-02-01', annulment: { how: 'corrected', reason: 'Data lida errada no termo' } },
        { day: '2024-12-20', annulment: null },
      ],
    });
    expect((await register.get(`/api/indicators/facts/${fact.id}`)).body.chain).toHaveLength(2);
    const again = await register.send(`/${fact.id}/annul`, { reason: 'Anular de novo' });
    expect(again.body.error.message).toContain('já foi anulado ou corrigido');
  });

  test('leaving ends the adhesion, and the adhesion cannot be annulled under it', async () => {
    const leave = { ...adhesion('2026-03-01', SINOP), kind: 'planning-withdrawal' };
    const left = await register.send('', leave);
    expect(left.status).toBe(200);
    expect(await register.value('adesoes', '2025', SINOP)).toMatchObject({ value: '1' });
    expect(await register.value('adesoes', '2026', SINOP)).toMatchObject({ value: '0' });
    const [, start] = (await register.get(`/api/indicators/facts?indicator=adesoes&territory=${SINOP}`)).body
      .items;
    const refused = await register.send(`/${start.id}/annul`, { reason: 'Termo sem assinatura' });
    expect(refused.body.error.message).toContain('Anule antes aquele registro');
    await register.send(`/${left.body.facts[0]}/annul`, { reason: 'Distrato não assinado' });
    expect((await register.send(`/${start.id}/annul`, { reason: 'Termo sem assinatura' })).status).toBe(200);
    expect(await register.value('adesoes', '2025', SINOP)).toMatchObject({ value: '0' });
  });

  test('each stream of events folds to its fact', async () => {
    const { context } = register;
    const page = (await register.get('/api/indicators/facts?indicator=adesoes&state=all&limit=200')).body
      .items;
    expect(page.length).toBeGreaterThan(6);
    for (const { id } of page as { id: string }[]) {
      const events = (await listEvents(context, factStream(id))) as unknown as FactEvent[];
      const stored = await findFact(context, id);
      expect(stored).toMatchObject({ ...foldFact(id, events) });
    }
  });

  test('rows are neither changed nor erased behind the register’s back', async () => {
    const { sql } = await import('kysely');
    const { db } = register.context;
    await expect(sql`delete from facts`.execute(db)).rejects.toThrow('append-only');
    await expect(sql`update facts set day = '2020-01-01'`.execute(db)).rejects.toThrow('append-only');
    await expect(
      sql`update facts set annulled_how = 'annulled', annulled_at = now(), annulment_reason = 'x'
      where annulled_at is not null`.execute(db),
    ).rejects.toThrow('append-only');
  });

  test('another room writes by its event’s id, once', async () => {
    const { context } = register;
    const fact = {
      kind: 'planning-phase-1-started',
      territory: '5103',
      careLine: null,
      detail: null,
      quantity: null,
      day: '2024-08-01',
      act: null,
      evidence: null,
      url: null,
      note: null,
      origin: 'network/stage-42',
    };
    const write = () => inTransaction(context, (tx) => recordFact(tx, fact));
    expect(await write()).toBe(await write());
    expect(await register.value('fase-1', '2024')).toMatchObject({ value: '1', denominator: '6' });
    await expect(
      inTransaction(context, (tx) => recordFact(tx, { ...fact, origin: 'network/stage-43' })),
    ).rejects.toThrow('já está na fase 1');
  });
});
