import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { auditor, cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import { listEvents } from '../../platform/events.ts';
import { asLineEvent } from './commands/report.ts';
import type { RecordsAnswer } from './contract/pledges.ts';
import type { Action, HistoryEntry } from './contract.ts';
import { foldLine, lineStream } from './domain/line.ts';

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** 3.5.3 "Criar o Comitê Estadual de Promoção da Saúde" promises the committee and the act that creates it. */
describe.skipIf(!hasDatabase)('concluding asks for the record that the verb promises', () => {
  let room: PlanRoom;
  let records: RecordsAnswer['items'];
  beforeAll(async () => {
    room = await openPlanRoom();
    records = ((await room.get('/api/plan/records', cophs)).body as RecordsAnswer).items;
  });
  afterAll(() => room?.close());

  const line = async (id = '3.5.3') =>
    (await room.action(id)).lines.find(({ unit }: { unit: string }) => unit === 'COPHS');
  const conclude = async (given: object, id = '3.5.3') =>
    room.send('PATCH', `/api/plan/actions/${id}/status`, {
      ...{ unit: 'COPHS', status: 'completed', expectedVersion: (await line(id)).version },
      ...given,
    });
  /** The committee of 3.5.3, a portaria, or an act of another kind. */
  const named = (kind: 'body' | 'act' | 'otherAct') => {
    const found = records.find((each) => {
      if (kind === 'body') return each.actions?.includes('3.5.3');
      return kind === 'act' ? each.actKind === 'ordinance' : each.actKind === 'law';
    });
    if (found === undefined) throw new Error(`no ${kind} is kept`);
    return { kind: found.kind, id: found.id };
  };
  const unkept = async () =>
    (await room.get('/api/plan/actions?unkept=yes')).body.items.map(({ id }: Action) => id);

  it('lists the acts and bodies that may be given, to who reports', async () => {
    expect(new Set(records.map(({ kind }) => kind))).toEqual(new Set(['act', 'body']));
    expect((await room.get('/api/plan/records', auditor)).status).toBe(403);
  });

  it('tells beforehand what is asked, and refuses a conclusion without it and without words', async () => {
    const before = await line();
    expect(
      before.changes.find(({ status }: { status: string }) => status === 'completed').pledge,
    ).toMatchObject({
      ...{ rule: 'group', verb: 'criar' },
    });
    const { status, body } = await conclude({});
    expect([status, body.error.message]).toEqual([
      422,
      'Concluir pede o registro que “criar” promete: o grupo ou comitê constituído e a portaria que o constitui. Sem ele, escreva o motivo.',
    ]);
    const half = await conclude({ records: [named('body')] });
    expect(half.status).toBe(422);
    const wrong = await conclude({ records: [named('body'), named('otherAct')] });
    expect([wrong.status, wrong.body.error.message]).toEqual([
      422,
      expect.stringMatching(/“Lei nº [^”]+” não é o que se pede/),
    ]);
    const unknown = await conclude({ records: [{ kind: 'act', id: 'nada' }] });
    expect([unknown.status, unknown.body.error.message]).toEqual([
      404,
      'Um dos registros escolhidos não está guardado aqui. Escolha-o de novo.',
    ]);
    expect(await line()).toMatchObject({ status: null, version: 1 });
  });

  it('keeps a reason in its place, lists it, and undoes both', async () => {
    expect((await conclude({ note: 'Portaria no prelo', records: [named('body')] })).status).toBe(200);
    expect((await line()).kept).toMatchObject({
      records: [{ kind: 'body' }],
      missing: ['a portaria que o constitui'],
      reason: 'Portaria no prelo',
    });
    expect(await unkept()).toEqual(['3.5.3']);
    const { history } = (await room.get('/api/plan/actions/3.5.3')).body as { history: HistoryEntry[] };
    expect(history[0]?.words).toMatch(
      /Concluída sem o registro prometido \(a portaria que o constitui\): Portaria no prelo$/,
    );
    const undone = await room.send('POST', '/api/plan/actions/3.5.3/undo', {
      unit: 'COPHS',
      expectedVersion: 2,
    });
    expect(undone.status).toBe(200);
    expect(await line()).toMatchObject({ status: null, kept: null });
    expect(await unkept()).toEqual([]);
  });

  it('keeps the records under the names they had, and forgets them once the action is open again', async () => {
    const sent = await room.prove('Portaria 12.pdf', PDF);
    expect(sent.status).toBe(200);
    const file = {
      ...{ kind: 'file', id: sent.body.sha256 },
      declared: { kind: 'Portaria', number: '12/2026', date: '2026-05-03' },
    };
    const bare = await conclude({ records: [named('body'), { kind: 'file', id: file.id }] });
    expect([bare.status, bare.body.error.message]).toEqual([
      422,
      expect.stringContaining('de um arquivo, diga que registro é'),
    ]);
    const toCome = { ...file, declared: { ...file.declared, date: '2027-01-01' } };
    expect((await conclude({ records: [named('body'), toCome] })).body.error.message).toBe(
      '01/01/2027 ainda não chegou: confira a data de “Portaria 12.pdf”.',
    );
    expect((await conclude({ records: [named('body'), file] })).status).toBe(200);
    expect((await line()).kept).toMatchObject({
      records: [
        { kind: 'body' },
        {
          kind: 'file',
          name: 'Portaria nº 12/2026, de 03/05/2026 (Portaria 12.pdf)',
          declared: file.declared,
        },
      ],
      ...{ missing: [], reason: null },
    });
    room.become(auditor);
    const read = await room.app.inject({ url: `/api/plan/evidence/${file.id}` });
    expect([read.statusCode, read.payload]).toEqual([200, PDF]);
    const stored = await listEvents(room.context, lineStream('3.5.3', 'COPHS'));
    expect(foldLine('3.5.3', 'COPHS', stored.map(asLineEvent)).kept).toEqual((await line()).kept);
    const reopened = { unit: 'COPHS', status: 'inProgress', note: 'Falta posse', expectedVersion: 4 };
    expect((await room.send('PATCH', '/api/plan/actions/3.5.3/status', reopened)).status).toBe(200);
    expect((await line()).kept).toBeNull();
  });

  it('asks in many what it asks in one, and nothing of a verb that promises no record', async () => {
    const { version } = await line();
    const change = { action: '3.5.3', unit: 'COPHS', status: 'completed', expectedVersion: version };
    const bare = await room.send('POST', '/api/plan/changes', { changes: [change] });
    expect([bare.status, bare.body.error.message]).toEqual([
      422,
      expect.stringMatching(/^Concluir pede o registro que “criar” promete/),
    ]);
    const given = [named('body'), named('act')];
    const done = await room.send('POST', '/api/plan/changes', { changes: [{ ...change, records: given }] });
    expect(done.status).toBe(200);
    expect((await conclude({}, '3.5.16')).status).toBe(200);
    expect((await line('3.5.16')).kept).toBeNull();
  });

  it('follows the words in force: an action redefined into another verb promises another record', async () => {
    const redefined = {
      title: 'Realizar curso sobre equidade',
      reason: 'Decisão da reunião',
      expectedVersion: 0,
    };
    const url = '/api/plan/actions/3.5.15/renegotiations';
    expect((await room.send('POST', url, redefined, superintendent)).status).toBe(200);
    const completed = (await line('3.5.15')).changes.find(
      ({ status }: { status: string }) => status === 'completed',
    );
    expect(completed.pledge.rule).toBe('class');
  });
});
