import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type GovernanceRoom, openGovernanceRoom } from '../../../test/governance-room.ts';
import { isTaggedPdf, textOfPdf } from '../../../test/pdf-text.ts';
import { cophs } from '../../../test/plan-room.ts';
import { composers } from '../../app/letters.ts';
import { fixedClock } from '../../platform/clock.ts';
import { listEvents } from '../../platform/events.ts';
import { findKeptLetter } from '../../platform/mail/kept.ts';
import { listLetters, sendDueLetters } from '../../platform/mail/letters.ts';
import { makeDigests } from '../notices/index.ts';
import { turnMeetings } from './index.ts';

const KEY = '2026-12-01';

/**
 * Today is 23 November 2026. The conduction meeting is on 1 December, a Tuesday: three days before it is a Saturday, so that its agenda closes
 * on Friday the 27th; its draft goes out on the 3rd and takes amendments until Monday the 7th.
 */
describe.skipIf(!hasDatabase)('the days around a meeting', () => {
  let room: GovernanceRoom;
  let body = '';
  let other = '';
  beforeAll(async () => {
    room = await openGovernanceRoom('2026-11-23T14:00:00Z');
    const { items } = await room.bodies();
    body = items.find(({ kind }) => kind === 'conduction')?.id ?? '';
    other = items.find(({ acronym }) => acronym === 'GTEP')?.id ?? '';
    const { people } = await room.body(body);
    const idOf = (office: string) => people.find((each) => each.office === office)?.id ?? null;
    for (const unit of ['COAP', 'CORAS'])
      await room.post(`/api/governance/bodies/${body}/seats`, {
        ...{ institution: unit, segment: 'management', titular: unit, substitute: null },
        ...{ titularPerson: idOf(`Coordenação · ${unit}`), from: null, to: null, expectedVersion: 0 },
      });
    await propose('Oficina de regionalização: pactuação do calendário', cophs);
  });
  afterAll(() => room?.close());

  const propose = (title: string, as?: typeof cophs) =>
    room.post(
      `/api/governance/bodies/${body}/items`,
      { title, note: null, action: null, indicator: null, unit: 'COPHS' },
      as,
    );
  const path = (of = body, key = KEY) => `/api/governance/bodies/${of}/meetings/${key}`;
  const on = (day: string) => ({
    ...room.context,
    clock: fixedClock(`${day}T14:00:00Z`, room.context.env.timeZone),
  });
  const types = async (of: string, key: string) =>
    (await listEvents(room.context, `governance-meeting/${of}/${key}`)).map(({ type }) => type);
  const told = async (kind: string) => {
    const { rows } = await sql<{ person: string }>`select split_part(p.email, '@', 1) as person
      from notices n join people p on p.id = n.person_id where n.kind = ${kind} order by 1`.execute(
      room.context.db,
    );
    return rows.map(({ person }) => person);
  };
  const printed = async (paper: string) => {
    const { rawPayload } = await room.file(`${path()}/papers/${paper}`);
    return { text: textOfPdf(rawPayload)?.replace(/\s+/g, ' ') ?? null, tagged: isTaggedPdf(rawPayload) };
  };
  /** Where each of these words stands, the first after the one before it. */
  const inOrder = (text: string, words: readonly string[]) => {
    let from = 0;
    for (const each of words) {
      const found = text.indexOf(each, from);
      expect(found, `“${each}” in its place`).toBeGreaterThanOrEqual(0);
      from = found;
    }
  };

  it('closes the agenda on its day by itself, once, and tells who has a seat', async () => {
    await turnMeetings(on('2026-11-26'));
    expect(await room.meeting(body, KEY)).toMatchObject({ stage: 'planned', agendaOn: '2026-11-27' });
    await Promise.all([turnMeetings(on('2026-11-27')), turnMeetings(on('2026-11-27'))]);
    await turnMeetings(on('2026-11-28'));
    expect(await types(body, KEY)).toEqual(['freezeAgenda', 'pack-sent']);
    const meeting = await room.meeting(body, KEY);
    expect([meeting.stage, meeting.packSent?.people]).toEqual(['agenda', 2]);
    expect(meeting.items[0]).toMatchObject({ kind: 'proposal', id: expect.any(String) });
    expect(await told('meeting-pack')).toEqual(['coordenacao-coap', 'coordenacao-coras']);
  });

  it('sends the pack as a PDF with the mail of the day', async () => {
    expect(await makeDigests(on('2026-11-27'))).toBeGreaterThan(0);
    await sendDueLetters(on('2026-11-27'), composers);
    const letters = await listLetters(room.context, { before: null, limit: 10 });
    const [kept] = await Promise.all(letters.map(({ id }) => findKeptLetter(room.context, id)));
    expect(kept?.text).toContain('A pauta está fechada, com o material de apoio');
    expect(kept?.attachments).toEqual([
      { fileName: `pauta-e-material-${KEY}.pdf`, bytes: expect.any(Number) },
    ]);
    expect(kept?.attachments[0]?.bytes).toBeGreaterThan(10_000);
  });

  it('leaves what comes later to the next meeting, unless who conducts says why it does not wait', async () => {
    await propose('Chegou depois');
    const raise = (note: string | null, as?: typeof cophs) =>
      room.post(`${path()}/items`, { title: 'Liminar da UTI', note, action: null }, as);
    expect((await raise(null)).body.error.message).toMatch(/por que este assunto não espera/);
    expect((await raise('Prazo judicial', cophs)).status).toBe(403);
    expect((await raise('Prazo judicial de 48 horas')).status).toBe(200);
    const { items } = await room.meeting(body, KEY);
    expect(items.map(({ title }) => title)).not.toContain('Chegou depois');
    expect(items.at(-1)).toMatchObject({ kind: 'raised', note: 'Prazo judicial de 48 horas' });
  });

  it('prints the agenda in its order, with the standing item and its accents, tagged for screen readers', async () => {
    const { text, tagged } = await printed('agenda');
    if (text === null) return;
    expect(tagged).toBe(true);
    inOrder(text, [
      'Pauta',
      'Reunião de condução da SAS',
      '1º de dezembro de 2026',
      'Propostas das unidades',
      '1 Oficina de regionalização: pactuação do calendário',
      'Ações atrasadas',
      '1.1.1',
      'Itens permanentes',
      'Não conformidades: causas e medidas de enfrentamento',
      'Assuntos trazidos depois de fechada a pauta',
      'Liminar da UTI',
      'Prazo judicial de 48 horas',
    ]);
    const { items } = await room.meeting(body, KEY);
    expect(text).toContain(` ${items.length} Liminar da UTI`);
  });

  it('prints in the pack, after the agenda, each action on it with who reports, its deadline and how it stands', async () => {
    const { text, tagged } = await printed('pack');
    if (text === null) return;
    expect(tagged).toBe(true);
    inOrder(text, ['Pauta e material de apoio', 'Itens permanentes', 'As ações da pauta', '1.1.1']);
    const { items } = await room.meeting(body, KEY);
    const table = text.slice(text.indexOf('As ações da pauta'));
    const actions = items.flatMap(({ action }) => action?.id ?? []);
    expect(actions.length).toBeGreaterThan(3);
    for (const words of [...actions, 'Situação', 'COPHS']) expect(table).toContain(words);
  });

  it('catches up after an absence, while it still serves, and leaves a meeting marked for the same day to who opens it', async () => {
    for (const [day, of] of [
      ['2026-12-10', other],
      ['2026-11-23', other],
    ] as const)
      await room.post(`/api/governance/bodies/${of}/meetings`, { day, hour: '14:00', place: null });
    await turnMeetings(on('2026-11-23'));
    expect((await room.meeting(other, '2026-11-23')).stage).toBe('planned');
    await turnMeetings(on('2026-12-09'));
    expect(await types(other, '2026-12-10')).toEqual(['scheduled', 'freezeAgenda', 'pack-sent']);
    expect((await room.meeting(other, '2026-11-23')).stage).toBe('planned');
  });

  it('sends the draft to those who came on its day, however often it runs, and not once it is past amending', async () => {
    const step = async (move: string) =>
      room.post(`${path()}/stage/${move}`, { expectedVersion: (await room.meeting(body, KEY)).version });
    await room.travel('2026-12-01T14:00:00Z');
    await step('open');
    const { attendance } = await room.meeting(body, KEY);
    for (const [at, presence] of ['titular', 'excused'].entries())
      await room.post(`${path()}/attendance`, { seat: attendance[at]?.seat, presence, expectedVersion: 0 });
    await step('close');
    for (const day of ['2026-12-02', '2026-12-03', '2026-12-04']) await turnMeetings(on(day));
    expect(await told('minutes-draft')).toEqual(['coordenacao-coap']);
    expect((await types(body, KEY)).filter((type) => type === 'draft-sent')).toHaveLength(1);
    expect((await room.meeting(body, KEY)).draftSent).toEqual({
      at: '2026-12-03T14:00:00.000Z',
      people: 1,
    });
  });
});
