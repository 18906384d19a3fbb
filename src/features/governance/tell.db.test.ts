import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type GovernanceRoom, openGovernanceRoom } from '../../../test/governance-room.ts';
import { cophs } from '../../../test/plan-room.ts';
import { fixedClock } from '../../platform/clock.ts';
import { tellOfDays, turnMeetings } from './index.ts';

const KEY = '2026-12-01';

/** Today is 23 November 2026. Who writes here has no account; the demonstration's people have. */
describe.skipIf(!hasDatabase)('what a body tells', () => {
  let room: GovernanceRoom;
  let body = '';
  let people = new Map<string, string>();
  beforeAll(async () => {
    room = await openGovernanceRoom('2026-11-23T14:00:00Z');
    body = (await room.bodies()).items.find(({ kind }) => kind === 'conduction')?.id ?? '';
    const found = (await room.body(body)).people;
    people = new Map(found.map(({ id, office }) => [office, id]));
  });
  afterAll(() => room?.close());

  const path = () => `/api/governance/bodies/${body}/meetings/${KEY}`;
  const stage = async (move: string, more: object = {}) =>
    room.post(`${path()}/stage/${move}`, {
      expectedVersion: (await room.meeting(body, KEY)).version,
      ...more,
    });
  const told = async (kind: string): Promise<{ person: string; text: string }[]> => {
    const { rows } = await sql<{
      person: string;
      text: string;
    }>`select split_part(p.email, '@', 1) as person, n.text
      from notices n join people p on p.id = n.person_id where n.kind = ${kind} order by n.key, 1`.execute(
      room.context.db,
    );
    return rows;
  };
  const on = (day: string) => ({
    ...room.context,
    clock: fixedClock(`${day}T14:00:00Z`, room.context.env.timeZone),
  });
  const tellOn = (day: string) => tellOfDays(on(day));
  const seat = (institution: string, more: object) =>
    room.post(`/api/governance/bodies/${body}/seats`, {
      institution,
      segment: 'management',
      titular: institution,
      substitute: null,
      from: null,
      to: null,
      expectedVersion: 0,
      ...more,
    });

  it('offers accounts to who manages seats, and to nobody else', async () => {
    expect(people.size).toBeGreaterThan(5);
    expect((await room.body(body)).mayManage).toBe(true);
    expect((await room.get(`/api/governance/bodies/${body}`, cophs)).body.people).toEqual([]);
  });

  it('tells who has a seat that the meeting moved, with the reason', async () => {
    await seat('COAP', { titularPerson: people.get('Coordenação · COAP') });
    await seat('CORAS', { titularPerson: people.get('Coordenação · CORAS') });
    await seat('COSEMS/MT', {});
    const { version } = await room.meeting(body, KEY);
    await room.post(`${path()}/move`, {
      day: '2026-12-02',
      hour: '09:00',
      place: 'SAS',
      reason: 'Oficina.',
      expectedVersion: version,
    });
    expect(await told('meeting-changed')).toEqual(
      ['coordenacao-coap', 'coordenacao-coras'].map((person) => ({
        person,
        text: 'Reunião de condução da SAS, reunião de 01/12/2026: passa a 02/12/2026, 09:00, SAS. Motivo: Oficina.',
      })),
    );
  });

  it('tells what is assigned to a unit to its people, and to a person alone; what is withdrawn too', async () => {
    await stage('open');
    const [item] = (await room.meeting(body, KEY)).items;
    const assign = (to: object, until: string, expectedVersion: number) =>
      room.post(`/api/governance/items/${item?.id}/outcomes`, {
        kind: 'assigned',
        words: 'Trazer a minuta.',
        to,
        until,
        expectedVersion,
      });
    await assign({ kind: 'unit', id: 'COPHS' }, '2026-12-20', 1);
    const units = await told('meeting-assigned');
    expect(units.map(({ person }) => person)).toEqual(['coordenacao-cophs', 'tecnica-cophs']);
    await assign({ kind: 'person', id: people.get('Coordenação · CAT') }, '2026-12-10', 2);
    await assign({ kind: 'outsider', name: 'SEFAZ' }, '2026-12-10', 3);
    expect((await told('meeting-assigned')).map(({ person }) => person).toSorted()).toEqual([
      'coordenacao-cat',
      'coordenacao-cophs',
      'tecnica-cophs',
    ]);
    const { outcomes = [] } = (await room.meeting(body, KEY)).items[0] ?? {};
    await room.post(`/api/governance/items/${item?.id}/outcomes/withdraw`, {
      outcome: outcomes[0]?.id,
      reason: 'Era da COAP.',
      expectedVersion: 4,
    });
    const last = (await told('meeting-assigned')).filter(({ text }) => text.includes('retirou'));
    expect(last.map(({ person }) => person)).toEqual(['coordenacao-cophs', 'tecnica-cophs']);
  });

  it('tells who came, and not who did not, that the draft is open, and that the minutes were issued', async () => {
    const { attendance } = await room.meeting(body, KEY);
    const mark = (at: number, presence: string) =>
      room.post(`${path()}/attendance`, { seat: attendance[at]?.seat, presence, expectedVersion: 0 });
    await mark(0, 'titular');
    await mark(1, 'absent');
    await stage('close');
    await turnMeetings(on('2026-12-03'));
    expect(await told('minutes-draft')).toEqual([]);
    for (const day of ['2026-12-04', '2026-12-05']) await turnMeetings(on(day));
    expect(await told('minutes-draft')).toEqual([
      { person: 'coordenacao-coap', text: expect.stringMatching(/proponha emendas até 07\/12\/2026\.$/) },
    ]);
    const seats = (await room.meeting(body, KEY)).attendance;
    const outside = seats.find(({ institution }) => institution === 'COSEMS/MT')?.seat;
    await room.post(`${path()}/attendance`, { seat: outside, presence: 'titular', expectedVersion: 0 });
    const link = { purpose: 'amendment', meeting: KEY };
    const asked = await room.post(`/api/governance/seats/${outside}/link`, link);
    const token = asked.body.path.replace('/responder/', '');
    await room.post('/api/governance/answers', { token, text: 'Registrar o voto.' });
    expect(await told('amendment-waiting')).toEqual([
      {
        person: 'superintendencia',
        text: expect.stringMatching(/^Uma emenda de COSEMS\/MT espera resposta/),
      },
    ]);
    const [amendment] = (await room.meeting(body, KEY)).amendments;
    await room.post(`${path()}/amendments/${amendment?.id}`, {
      ...{ accepted: true, reason: 'Confere.', expectedVersion: amendment?.version },
    });
    const { draftSent } = await room.meeting(body, KEY);
    expect(draftSent).toEqual({ at: '2026-12-04T14:00:00.000Z', people: 1 });
    const { version } = await room.meeting(body, KEY);
    const reason = 'Os presentes a aprovaram ao fim da reunião.';
    await room.post(`${path()}/minutes`, { expectedVersion: version, reason });
    expect(await told('minutes-issued')).toEqual([
      { person: 'coordenacao-coap', text: expect.stringMatching(/^A ATA 1\/2026 foi publicada/) },
    ]);
  });

  it('is found by the number of its minutes, and by an amendment that was accepted', async () => {
    const find = async (q: string) =>
      (await room.get(`/api/governance/search?q=${encodeURIComponent(q)}`)).body.items;
    const minutes = { title: 'ATA 1/2026', href: `/colegiados/${body}/reunioes/${KEY}` };
    expect((await find('ATA 1/2026'))[0]).toMatchObject(minutes);
    expect(await find('registrar o voto')).toMatchObject([
      { ...minutes, label: 'Emenda aceita', text: 'Registrar o voto.' },
    ]);
  });

  it('tells once that an assignment is near its day, once that it went by, and nothing of one that is done', async () => {
    const due = async () =>
      (await told('assignment-due')).map(({ person, text }) => [person, text.slice(-45)]);
    await tellOn('2026-12-04');
    expect(await due()).toEqual([]);
    await tellOn('2026-12-05');
    await tellOn('2026-12-06');
    expect(await due()).toEqual([['coordenacao-cat', expect.stringMatching(/vence em 10\/12\/2026/)]]);
    await tellOn('2026-12-11');
    await tellOn('2026-12-12');
    expect(await due()).toHaveLength(2);
    const item = (await room.meeting(body, KEY)).items[0];
    const open = item?.outcomes.find(({ isOpen }) => isOpen);
    expect(open?.words).toMatch(/CAT/);
  });

  it('tells who manages the body at 90, 60 and 30 days of the end of a term, and at its end', async () => {
    await seat('DETRAN', { from: '2025-01-01', to: '2027-03-31' });
    const seats = async () => (await told('seat-ending')).filter(({ text }) => text.includes('DETRAN'));
    await tellOn('2026-12-15');
    expect(await seats()).toEqual([]);
    for (const day of ['2027-01-05', '2027-01-06', '2027-02-05', '2027-03-05', '2027-03-31'])
      await tellOn(day);
    expect((await seats()).map(({ person }) => person)).toEqual(Array(4).fill('superintendencia'));
    expect((await seats()).at(-1)?.text).toMatch(/DETRAN em .* (acabou em|acaba em)/);
  });
});
