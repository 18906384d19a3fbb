import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import {
  auditor,
  type DeclarationsRoom,
  farRegional,
  hospital,
  openDeclarations,
  PEIXOTO,
  regional,
} from '../../../test/declarations-room.ts';
import { person } from '../../../test/plan-room.ts';
import { listEvents } from '../../platform/events.ts';
import { form } from './commands/monthly/form.ts';
import { type DeclarationEvent, declarationStream, foldDeclaration } from './domain/monthly/declaration.ts';
import { itemsOf } from './domain/monthly/form.ts';
import { declaredValue } from './index.ts';
import { getDeclaration } from './store/declarations.ts';

const MONTH = '2024-09';
const PDF = Buffer.from('%PDF-1.7\nprova\n%%EOF\n');

describe.skipIf(!hasDatabase)('the monthly declaration of a hospital', () => {
  let room: DeclarationsRoom;
  let id: string;
  let sequence = 0;
  beforeAll(async () => {
    room = await openDeclarations();
  });
  afterAll(() => room.close());

  const month = async (as = hospital) => (await room.get(`/hospitals/${PEIXOTO}/months/${MONTH}`, as)).body;
  const infection = () =>
    declaredValue(room.context, { hospital: PEIXOTO, indicator: 'hospital-infection-rate', month: MONTH });
  const answer = async (patch: object, as = hospital) => {
    const found = await room.patch(`/monthly/${id}`, { expected: sequence, patch }, as);
    if (found.status === 200) sequence = found.body.sequence;
    return found;
  };
  const decide = async (verb: string, as: typeof hospital, more: object = {}) => {
    const found = await room.post(`/monthly/${id}/${verb}`, { expected: sequence, ...more }, as);
    if (found.status === 200) sequence = found.body.sequence;
    return found;
  };

  test('is opened by the hospital alone, once, and for no month to come', async () => {
    const body = { hospital: PEIXOTO, month: MONTH };
    for (const stranger of [regional, auditor, person('hospital', 'HOSPITAL-1', '510642')])
      expect((await room.post('/monthly', body, stranger)).status).toBe(403);
    const opened = await room.post('/monthly', body, hospital);
    expect(opened.status).toBe(200);
    ({ id, sequence } = opened.body);
    expect((await room.post('/monthly', body, hospital)).body.error.message).toContain('já está aberta');
    const later = await room.post('/monthly', { hospital: PEIXOTO, month: '2026-12' }, hospital);
    expect(later.body.error.message).toContain('ainda não começou');
  });

  test('keeps what was typed at each save, and refuses to be sent with every reason', async () => {
    expect((await answer({ items: { exits: '250', 'infection.episodes': '5' } })).status).toBe(200);
    const strange = await answer({ items: { inventada: '1' }, census: { '31': { observation: '1' } } });
    expect(strange.body.error.message).toContain('inventada, 31');
    const unkept = await answer({ proofs: { exits: { sha256: 'f'.repeat(64), fileName: 'x.pdf' } } });
    expect(unkept.body.error.message).toContain('não chegou');
    const refused = await decide('send', hospital);
    expect(refused.status).toBe(422);
    expect(refused.body.error.details.problems.length).toBeGreaterThan(30);
    const { content, declaration } = await month();
    expect(content.items).toMatchObject({ exits: '250' });
    expect(declaration).toMatchObject({ state: 'draft', name: 'declaração sem número' });
    expect(await infection()).toMatchObject({
      found: false,
      reason: expect.stringContaining('sendo preenchida'),
    });
  });

  test('is read by who declares and who decides until it is approved, and by nobody else', async () => {
    for (const as of [hospital, regional])
      expect(await month(as)).toMatchObject({ isUnderway: false, content: { items: { exits: '250' } } });
    for (const as of [auditor, farRegional]) {
      const read = await month(as);
      expect(read).toMatchObject({ declaration: null, isUnderway: true, versions: [], history: [] });
      expect([read.content.items, read.content.census]).toEqual([{}, {}]);
    }
  });

  test('is sent whole, with its proofs and its number', async () => {
    const proof = (await room.upload('relatorio.pdf', PDF, hospital)).body;
    const { sha256, fileName } = proof;
    const items = Object.fromEntries(
      itemsOf(form).map((item) => [item.id, { count: '0', 'yes-no': false, day: `${MONTH}-10` }[item.kind]]),
    );
    const needed = { 'infection.episodes': { sha256, fileName }, 'agenda.day': { sha256, fileName } };
    await answer({ items: { ...items, exits: '250', 'infection.episodes': '5' }, proofs: needed });
    expect((await month()).problems.filter((each: { blocking: boolean }) => each.blocking)).toEqual([]);
    expect((await decide('send', hospital)).status).toBe(200);
    const { declaration } = await month();
    expect(declaration.name).toMatch(/^declaração nº \d+\/2026$/);
    expect((await answer({ items: { exits: '1' } })).body.error.message).toContain('espera a decisão');
    expect(await infection()).toMatchObject({
      found: false,
      reason: expect.stringContaining('espera a aprovação'),
    });
    const file = await room.get(`/evidence/${sha256}`);
    expect(file.text).toContain('%PDF');
  });

  test('comes back with a reason, and goes again under the same number', async () => {
    const before = (await month()).declaration.name;
    for (const stranger of [hospital, farRegional])
      expect((await decide('return', stranger, { reason: 'Confira as saídas' })).status).toBe(403);
    expect((await decide('return', regional, { reason: 'não' })).body.error.message).toContain(
      'motivo da devolução',
    );
    await decide('return', regional, { reason: 'Confira o total de saídas do mês.' });
    expect((await month()).declaration).toMatchObject({
      state: 'returned',
      reason: 'Confira o total de saídas do mês.',
    });
    await answer({ items: { exits: '200' } });
    await decide('send', hospital);
    expect((await month()).declaration.name).toBe(before);
  });

  test('stands once approved, by another person than who sent it, and its numbers say where they are from', async () => {
    const ofBothRoles = { ...hospital, grants: [...hospital.grants, ...regional.grants] };
    const own = await decide('approve', ofBothRoles);
    expect([own.status, own.body.error.code]).toEqual([422, 'refused']);
    expect(own.body.error.message).toContain('Quem respondeu ou enviou não aprova');
    expect((await decide('approve', regional)).status).toBe(200);
    expect(await infection()).toMatchObject({
      found: true,
      value: { numerator: 5n, denominator: 2n },
      numerator: { numerator: 5n },
      denominator: { numerator: 200n },
      explained: {
        cite: { at: 'art-5/inc-6' },
        note: expect.stringMatching(/declaração nº \d+\/2026, versão 1, aprovada/),
      },
    });
    await expect(
      sql`update declarations set reason = 'x' where id = ${id}`.execute(room.context.db),
    ).rejects.toThrow('append-only');
  });

  test('is corrected by another version, with a reason, while the approved one stands', async () => {
    const body = { hospital: PEIXOTO, month: MONTH };
    expect((await room.post('/monthly', body, hospital)).body.error.message).toContain('motivo da correção');
    const opened = await room.post('/monthly', { ...body, reason: 'Duas saídas não contadas.' }, hospital);
    const first = id;
    ({ id, sequence } = opened.body);
    await answer({ items: { exits: '202' } });
    expect(await month(auditor)).toMatchObject({
      isUnderway: true,
      declaration: { id: first, state: 'approved' },
      content: { items: { exits: '200' } },
    });
    expect(await infection()).toMatchObject({ denominator: { numerator: 200n }, declaration: { id: first } });
    await decide('send', hospital);
    await decide('approve', regional);
    expect(await infection()).toMatchObject({ denominator: { numerator: 202n }, declaration: { id } });
    const { versions, history } = await month();
    expect(versions).toHaveLength(2);
    expect(history.map((each: { type: string }) => each.type)).toEqual(['approved', 'sent', 'opened']);
  });

  test('folds from its events to what is read', async () => {
    for (const { id: each } of (await month()).versions as { id: string }[]) {
      const events = (await listEvents(
        room.context,
        declarationStream(each),
      )) as unknown as DeclarationEvent[];
      expect(await getDeclaration(room.context, each)).toMatchObject({ ...foldDeclaration(each, events) });
    }
  });

  test('is shown by month, opened or not', async () => {
    const { body } = await room.get(`/hospitals/${PEIXOTO}/months`);
    expect(body.items).toHaveLength(24);
    expect(body.items[0]).toMatchObject({ month: '2026-11' });
    expect((await room.get('/hospitals/REGULACAO/months')).status).toBe(404);
  });
});
