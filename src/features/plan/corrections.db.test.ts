import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import { listUnits } from '../accounts/index.ts';
import type { AskedCells, CellsReading, Correction } from './contract/corrections.ts';
import type { Action } from './contract.ts';

describe.skipIf(!hasDatabase)('who reports and by when, of many actions at once', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());

  const post = (path: string, body: object, as = superintendent) =>
    room.send('POST', `/api/plan/corrections${path}`, body, as);
  const read = async (...cells: AskedCells[]): Promise<CellsReading[]> => {
    const { status, body } = await post('/read', { cells });
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items;
  };
  const action = async (id: string): Promise<Action> =>
    (await room.get(`/api/plan/actions/${id}`, superintendent)).body.action;
  const unitsOf = (each: Action) => each.lines.map(({ unit }) => unit);
  const correctionOf = ({ action: id, units, deadline }: CellsReading): Correction => ({
    action: id,
    ...(units?.wanted && {
      units: { codes: units.wanted.map(({ code }) => code), expectedVersion: units.version },
    }),
    ...(deadline?.wanted && {
      deadline: { words: deadline.wanted, expectedVersion: deadline.version },
    }),
  });
  const reason = 'Divisão nova das coordenadorias';

  it('reads every unit in force by its acronym and by its name', async () => {
    const units = await listUnits(room.context, { day: room.context.clock.today() });
    expect(units.length).toBeGreaterThan(20);
    for (const { id, acronym, name } of units)
      for (const owner of [acronym, name]) {
        const [reading] = await read({ action: '3.5.16', owner });
        expect(reading?.units?.wanted?.map(({ code }) => code) ?? reading?.units?.doubt, owner).toEqual([id]);
      }
  });

  it('reads owners by the separators of the document and says what it doubts, with what may be meant', async () => {
    const [named, unknown, empty] = await read(
      { action: '3.5.16', owner: 'COPHS / CORAS; NEPS' },
      { action: '3.5.16', owner: 'CORREIO' },
      { action: '3.5.16', owner: '' },
    );
    expect(named?.units?.wanted?.map(({ code }) => code)).toEqual(['COPHS', 'CORAS', 'NEPS']);
    expect(unknown?.units?.wanted).toBeNull();
    expect(unknown?.units?.doubt).not.toBeNull();
    expect(empty?.units).toMatchObject({ wanted: null, doubt: expect.stringContaining('vazia') });
  });

  it('reads deadlines by the parser: what is certain may be saved, what is not is asked with its readings', async () => {
    const [certain, vague, none] = await read(
      { action: '3.5.16', deadline: 'até 30/11/2026' },
      { action: '3.5.16', deadline: 'abril a 2025' },
      { action: '3.5.16', deadline: 'quando der' },
    );
    expect(certain?.deadline).toMatchObject({
      wanted: 'até 30/11/2026',
      reading: 'até 30/11/2026',
      doubt: null,
    });
    for (const each of [vague, none]) {
      expect(each?.deadline).toMatchObject({ wanted: null, doubt: expect.stringMatching(/\S/) });
      for (const words of each?.deadline?.choices ?? []) {
        const [chosen] = await read({ action: '3.5.16', deadline: words });
        expect(chosen?.deadline?.wanted, words).toBe(words);
      }
    }
    expect(vague?.deadline?.choices.length).toBeGreaterThan(0);
  });

  it('saves owners and deadlines of many as one gesture, and takes the whole gesture back', async () => {
    const ids = ['1.1.1', '1.1.2', '2.1.1'];
    const before = await Promise.all(ids.map(action));
    const cells = ids.map((id) => ({ action: id, owner: 'COPHS, CORAS', deadline: 'até 30/11/2026' }));
    const corrections = (await read(...cells)).map(correctionOf);
    const saved = await post('', { corrections, reason });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    for (const id of ids) {
      const after = await action(id);
      expect(unitsOf(after)).toEqual(['COPHS', 'CORAS']);
      expect(after.deadline).toMatchObject({ due: '2026-11-30', confirmed: true });
    }
    const words = (each: Action) => each.deadline.raw;
    expect((await Promise.all(ids.map(action))).map(words)).toEqual(before.map(words));
    const undone = await post('/undo', { corrected: saved.body.corrected });
    expect(undone.status, JSON.stringify(undone.body)).toBe(200);
    const restored = await Promise.all(ids.map(action));
    expect(restored.map(unitsOf)).toEqual(before.map(unitsOf));
    expect(restored.map(({ deadline }) => deadline)).toEqual(before.map(({ deadline }) => deadline));
    expect((await post('/undo', { corrected: saved.body.corrected })).status).toBe(409);
  });

  it('asks for the reason where who reports changes, and keeps it, once for a repeated command', async () => {
    const [reading] = await read({ action: '2.1.2', owner: 'COPHS e CORAS' });
    const corrections = reading ? [correctionOf(reading)] : [];
    expect((await post('', { corrections })).status).toBe(400);
    const command = randomUUID();
    const save = () =>
      room.send('POST', '/api/plan/corrections', { corrections, reason }, superintendent, command);
    expect((await save()).status).toBe(200);
    expect((await save()).body.corrected).toEqual([{ action: '2.1.2', units: 1, deadline: null }]);
    const { body } = await room.get('/api/plan/actions/2.1.2/reporting', superintendent);
    expect(body.corrected).toMatchObject({ reason, units: [{ code: 'COPHS' }, { code: 'CORAS' }] });
  });

  it('saves none where one was changed meanwhile, names it, and shows what is stored when read again', async () => {
    const cells = ['2.1.3', '2.1.4'].map((id) => ({ action: id, deadline: 'até 31/10/2026' }));
    const corrections = (await read(...cells)).map(correctionOf);
    const other = { words: 'até 15/09/2026', expectedVersion: 0 };
    const by = await room.send('POST', '/api/plan/actions/2.1.4/deadline', other, superintendent);
    expect(by.status).toBe(200);
    const before = await action('2.1.3');
    const refused = await post('', { corrections });
    expect(refused.status).toBe(409);
    expect(refused.body.error.details.problems).toMatchObject([
      { action: '2.1.4', cell: 'deadline', code: 'conflict' },
    ]);
    expect((await action('2.1.3')).deadline).toEqual(before.deadline);
    const again = await read(...cells);
    expect(again[1]?.deadline).toMatchObject({ now: 'até 15/09/2026', wanted: 'até 31/10/2026' });
    expect((await post('', { corrections: again.map(correctionOf) })).status).toBe(200);
    expect((await action('2.1.4')).deadline.due).toBe('2026-10-31');
  });

  it('is for who manages the plan alone', async () => {
    const cells = [{ action: '3.5.16', deadline: 'até 30/11/2026' }];
    expect((await post('/read', { cells }, cophs)).status).toBe(403);
    const deadline = { words: 'até 30/11/2026', expectedVersion: 0 };
    const corrections = [{ action: '3.5.16', deadline }];
    const before = await action('3.5.16');
    expect((await post('', { corrections }, cophs)).status).toBe(403);
    expect(
      (await post('/undo', { corrected: [{ action: '3.5.16', units: null, deadline: 1 }] }, cophs)).status,
    ).toBe(403);
    expect((await action('3.5.16')).deadline).toEqual(before.deadline);
  });
});
