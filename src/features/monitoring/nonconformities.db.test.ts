import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { missNetworkTarget } from '../../../test/facts-room.ts';
import { type MonitoringRoom, openMonitoringRoom } from '../../../test/monitoring-room.ts';
import { auditor, cophs, coras, person, superintendent } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { changeNonConformity } from './commands/nonconformities/change.ts';
import { openNonConformity } from './commands/nonconformities/open.ts';
import type { NonConformityDetail, Opened } from './contract.ts';
import { type Event, foldNonConformity } from './domain/nonconformities/nonconformity.ts';
import { listOpenNonConformities } from './index.ts';
import { getNonConformity } from './store/nonconformities/records.ts';

const ROOT = '/api/monitoring/nonconformities';
const technician = person('technician', 'COPHS');
const measure = {
  ...{ what: 'Refazer o termo de referência', who: { kind: 'unit', id: 'CORAS' }, until: '2026-12-10' },
  ...{ cost: '1234.5', redefines: false },
} as const;
const CAUSE = { kind: 'process', whys: ['A compra não saiu', 'O termo voltou duas vezes'] } as const;

/** Today is 23 November 2026; 3.5.3 and 3.5.5 of COPHS, and 1.1.6 of every unit, are late. */
describe.skipIf(!hasDatabase)('a non-conformity', () => {
  let room: MonitoringRoom;
  let nc: Opened;
  beforeAll(async () => {
    room = await openMonitoringRoom('2026-11-23');
    nc = (await open('3.5.3')).body;
  });
  afterAll(() => room?.close());
  const open = (action: string, as: Actor = technician) =>
    room.send('POST', ROOT, { kind: 'action', id: action }, as);
  const read = async (as: Actor = technician, id = nc.id): Promise<NonConformityDetail> =>
    (await room.get(`${ROOT}/${id}`, as)).body;
  const change = async (body: object, as: Actor = technician, id = nc.id) => {
    const { version } = await read(as, id);
    return room.send('POST', `${ROOT}/${id}/changes`, { expectedVersion: version, ...body }, as);
  };

  it('is opened in one gesture with what it came from, and of one subject only once', async () => {
    expect(nc).toMatchObject({ number: 'NC 1/2026', isNew: true, version: 1 });
    expect(await read()).toMatchObject({
      state: 'analysis',
      unit: 'COPHS',
      action: '3.5.3',
      openedOn: '2026-11-23',
      daysOpen: 0,
      age: '0-30',
      openedBy: 'Pessoa sem cadastro',
      closingRefusals: [
        'Falta descrever a não conformidade.',
        expect.stringMatching(/causa/),
        expect.stringMatching(/medida/),
      ],
    });
    expect((await open('3.5.3', superintendent)).body).toEqual({ ...nc, isNew: false });
  });

  it('is not opened of what is not late or not missed, nor by who may not treat it', async () => {
    expect((await open('3.5.16')).body.error.message).toContain('não está atrasada');
    expect((await open('9.9.9')).status).toBe(404);
    const indicator = await room.send('POST', ROOT, { kind: 'indicator', id: '713' }, technician);
    expect(indicator.body.error.message).toContain('não tem meta não alcançada');
    expect((await open('3.5.5', coras)).body.error).toMatchObject({ code: 'forbidden' });
    expect((await open('3.5.5', auditor)).status).toBe(403);
  });

  it('an action of many units is treated by the one of who opens it', async () => {
    const { body } = await open('1.1.6', coras);
    expect((await read(coras, body.id)).unit).toBe('CORAS');
    expect(
      (await change({ kind: 'cancelled', reason: 'Aberta por engano' }, coras, body.id)).body.state,
    ).toBe('cancelled');
  });

  it('is described, and its cause said, by who treats for the unit alone', async () => {
    const said = { kind: 'described', description: 'A compra parou', unit: 'COPHS' };
    expect((await change(said, coras)).status).toBe(403);
    expect((await change(said)).status).toBe(200);
    expect((await change({ ...said, unit: 'NADA' })).body.error.message).toContain('Não há unidade NADA');
    expect((await change({ kind: 'analysed', cause: CAUSE })).status).toBe(200);
    expect(await read()).toMatchObject({
      state: 'analysis',
      cause: 'process',
      roundList: [{ cause: CAUSE }],
    });
  });

  it('two people on it: the second is told both, and nothing of the first is lost', async () => {
    const { version } = await read();
    const first = { kind: 'described', description: 'A compra parou na procuradoria', unit: 'COPHS' };
    expect((await change({ ...first, expectedVersion: version })).status).toBe(200);
    const second = { ...first, description: 'Outra coisa' };
    const { status, body } = await change({ ...second, expectedVersion: version }, cophs);
    expect([status, body.error.code, body.error.details]).toMatchObject([
      409,
      'conflict',
      {
        yours: second,
        theirs: { description: 'A compra parou na procuradoria', version: version + 1, cause: CAUSE },
      },
    ]);
  });

  it('a measure is planned with what, who, until when and how much, and done by who it was given to', async () => {
    expect((await change({ kind: 'measure-planned', measure: { ...measure, cost: '1,5' } })).status).toBe(
      400,
    );
    const stranger = { ...measure, who: { kind: 'person', id: '01940000-0000-7000-8000-000000000000' } };
    expect((await change({ kind: 'measure-planned', measure: stranger })).body.error.message).toContain(
      'não tem papel',
    );
    expect((await change({ kind: 'measure-planned', measure })).body.state).toBe('treatment');
    expect(await read()).toMatchObject({
      cost: '1234.50',
      nextDay: '2026-12-10',
      measureList: [{ number: 1, cost: '1234.50', whoName: 'CORAS', isOverdue: false, mayDo: true }],
    });
    const done = { kind: 'measure-done', number: 1, on: '2026-11-23', words: '', files: [] };
    const refused = await change({ ...done, on: '2026-11-24' }, coras);
    expect(refused.body.error.details.problems).toHaveLength(2);
    expect((await change({ ...done, files: ['a'.repeat(64)] }, coras)).body.error.message).toContain(
      'Anexe-a de novo',
    );
    expect((await change({ ...done, words: 'Termo publicado' }, coras)).status).toBe(200);
  });

  it('is closed by the coordination, and its effect checked after, by the days in force', async () => {
    expect((await change({ kind: 'closed' })).status).toBe(403);
    expect((await change({ kind: 'closed' }, cophs)).body.state).toBe('verification');
    const judged = { kind: 'judged', effective: false, on: '2026-11-23', words: 'Voltou a atrasar' };
    expect((await change(judged, cophs)).body.error.message).toContain('escolha um dia posterior');
    expect(await read()).toMatchObject({ nextDay: '2027-02-21', age: null });
    room.clock.goTo('2027-02-22');
    expect((await room.get('/api/monitoring/nonconformity-desk', cophs)).body.checks).toMatchObject([
      { id: nc.id, checkBy: '2027-02-21', isOverdue: true },
    ]);
    expect((await room.get('/api/monitoring/nonconformity-desk', technician)).body.checks).toEqual([]);
    expect((await change({ ...judged, on: '2027-02-22' }, cophs)).body.state).toBe('analysis');
  });

  it('opened again it asks for another measure, redefines its action, and each names the other', async () => {
    expect((await change({ kind: 'closed' }, cophs)).body.error.message).toContain('medida nova');
    const redefining = {
      ...measure,
      what: 'Redefinir o prazo',
      until: '2027-03-10',
      cost: null,
      redefines: true,
    };
    expect((await change({ kind: 'measure-planned', measure: redefining })).status).toBe(200);
    const { actionVersion, mayRedefine } = await read();
    expect([(await read(superintendent)).mayRedefine, mayRedefine]).toEqual([true, false]);
    const redefine = {
      ...{ kind: 'action-redefined', number: 2, deadline: 'até 30/06/2027', title: null },
      ...{ reason: 'A compra recomeça', actionVersion },
    };
    expect((await change(redefine)).status).toBe(403);
    expect((await change(redefine, superintendent)).status).toBe(200);
    expect((await read()).measureList[1]?.done).toMatchObject({
      redefinition: 1,
      words: 'A compra recomeça',
    });
    const { items } = (await room.get('/api/plan/actions/3.5.3/renegotiations', superintendent)).body;
    expect(items[0].decision).toEqual({ kind: 'nonConformity', id: nc.id, words: 'NC 1/2026, medida 2' });
  });

  it('what was told of it, event by event, is what stands, and none of it is lost', async () => {
    const stored = await listEvents(room.context, `nonconformity/${nc.id}`);
    expect(brokenAt(stored)).toBeNull();
    const events = stored.map(({ type, data }) => ({ type, data }) as unknown as Event);
    expect(await getNonConformity(room.context, nc.id)).toMatchObject(foldNonConformity(events));
    const { history, roundList, rounds } = await read();
    expect(history.map(({ title }) => title)).toEqual([
      'Aberta',
      'Descrita',
      'Causa analisada',
      'Descrita',
      'Medida planejada',
      'Medida feita: 1',
      'Tratamento encerrado',
      'Verificada: não eficaz',
      'Medida planejada',
      'Medida feita: 2',
    ]);
    expect([rounds, roundList[0]?.end]).toEqual([
      2,
      { kind: 'notEffective', on: '2027-02-22', words: 'Voltou a atrasar' },
    ]);
  });

  it('is found by state, unit, origin, age, cause and words, page by page, with the counts beside', async () => {
    const list = async (query: string) => (await room.get(`${ROOT}?${query}`)).body;
    const first = await list('limit=1');
    expect([first.items.length, first.next]).toEqual([1, first.items[0].id]);
    const second = await list(`limit=1&cursor=${first.next}`);
    expect([second.items[0].id === first.items[0].id, second.next]).toEqual([false, null]);
    const found = await list('state=treatment&unit=COPHS&origin=action&age=91-180&cause=process&q=procurad');
    expect(found.items.map(({ number }: { number: string }) => number)).toEqual(['NC 1/2026']);
    expect((await list('state=cancelled')).items).toMatchObject([{ number: 'NC 2/2026', unit: 'CORAS' }]);
    expect((await list('unit=CORAS')).counts.states).toContainEqual({ state: 'cancelled', count: 1 });
    expect((await list('q=xyz')).items).toEqual([]);
    expect((await listOpenNonConformities(room.context)).map(({ id }) => id)).toEqual([nc.id]);
  });

  it('the days of checking are changed from a day on, and hold for what is closed since', async () => {
    const settings = { starts: '2027-03-01', checkAfterDays: 30, warnBeforeDays: 5 };
    const set = (body: object, as: Actor = superintendent) =>
      room.send(
        'POST',
        '/api/monitoring/nonconformity-settings',
        { reason: 'Mais cedo', expectedVersion: 1, ...body },
        as,
      );
    expect((await set({ settings }, cophs)).status).toBe(403);
    expect((await set({ settings: { ...settings, starts: '2027-01-01' } })).body.error.message).toContain(
      'já passou',
    );
    expect((await set({ settings })).body).toEqual({ version: 2 });
    expect((await set({ settings })).status).toBe(409);
    room.clock.goTo('2027-03-02');
    expect((await change({ kind: 'closed' }, cophs)).body.state).toBe('verification');
    expect((await read()).nextDay).toBe('2027-04-01');
  });

  // On PostgreSQL each command has a connection of its own; on the embedded database they stand in line.
  it('two open the same at once: one is kept, the other is told of it; two close at once: one does', async () => {
    const as = (actor: Actor) => ({ ...room.context, actor });
    const wanted = { kind: 'action', id: '3.5.5' } as const;
    const both = await Promise.all([technician, cophs].map((each) => openNonConformity(as(each), wanted)));
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    const said = { kind: 'described', unit: 'COPHS', expectedVersion: 1 } as const;
    const told = await Promise.allSettled(
      [technician, cophs].map((each, at) =>
        changeNonConformity(as(each), both[0]?.id ?? '', { ...said, description: `Texto ${at}` }),
      ),
    );
    const refused = told.find((each) => each.status === 'rejected')?.reason as AppError;
    expect(refused).toBeInstanceOf(AppError);
    const { description } = await getNonConformity(room.context, both[0]?.id ?? '');
    expect([refused.code, (refused.details.theirs as { description: string }).description]).toEqual([
      'conflict',
      description,
    ]);
  });

  it('is found by its number, its causes and its measures, whatever the accents', async () => {
    const find = async (q: string) =>
      (await room.get(`/api/monitoring/search?q=${encodeURIComponent(q)}`)).body.items;
    const of = { kind: 'nonConformity', id: nc.id, href: `/nc/${nc.id}` };
    expect((await find('NC 1/2026 '))[0]).toMatchObject({ ...of, name: 'NC 1/2026 · COPHS' });
    expect((await find('VOLTOU duas vezes '))[0]).toMatchObject({ ...of, label: 'Causa' });
    expect((await find('termo de referencia '))[0]).toMatchObject({ ...of, label: 'Medida corretiva' });
  });

  it('is opened of a target that was missed, with the value and the target', async () => {
    await missNetworkTarget(room.context);
    const of = (id: string) => room.send('POST', ROOT, { kind: 'indicator', id }, superintendent);
    const { missed } = (await room.get('/api/monitoring/nonconformity-desk', technician)).body;
    expect(missed).toMatchObject([{ code: 'projetos-ras', opened: null }]);
    const { body } = await of('projetos-ras');
    expect(body).toMatchObject({ isNew: true });
    const desk = (await room.get('/api/monitoring/nonconformity-desk', superintendent)).body;
    expect(desk.missed).toMatchObject([
      { code: 'projetos-ras', opened: { id: body.id, number: body.number } },
    ]);
    expect((await room.get('/api/monitoring/nonconformity-desk', auditor)).body.missed).toEqual([]);
    expect(await read(superintendent, body.id)).toMatchObject({
      indicator: 'projetos-ras',
      action: null,
      origin: 'indicator',
      note: expect.stringMatching(/^2026: 0, para a meta de \d/),
    });
    const over = { kind: 'cancelled', reason: 'Aberta por engano' };
    expect((await change(over, superintendent, body.id)).body.state).toBe('cancelled');
  });
});
