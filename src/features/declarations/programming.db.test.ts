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
  spca,
} from '../../../test/declarations-room.ts';
import { person } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { listEvents } from '../../platform/events.ts';
import { foldProgramme, type ProgrammeEvent, programmeStream } from './domain/programming/programme.ts';
import { programmedIn } from './index.ts';
import { getProgramme } from './store/programmes.ts';

const MATUPA = '510560';
const cell = (line: string, month: string, quantity: string | null, municipality = MATUPA) => ({
  municipality,
  line,
  month,
  quantity,
  amount: null,
});

describe.skipIf(!hasDatabase)('the programmed quantities of a hospital', () => {
  let room: DeclarationsRoom;
  let draft: { id: string; sequence: number };
  beforeAll(async () => {
    room = await openDeclarations();
  });
  afterAll(() => room.close());

  const ask = async (month: string, more: object) =>
    (await programmedIn(room.context, { hospital: PEIXOTO, kind: 'ppi', month })).quantity(more);

  test('begin with the goals that the Termo prints, cited in the act', async () => {
    const goals = {
      hospital: 'Hospital Regional de Peixoto de Azevedo',
      kind: 'descriptive',
      month: '2026-09',
    } as const;
    const programmed = await programmedIn(room.context, goals);
    const found = programmed.quantity({ group: 'admissions' });
    expect(found).toMatchObject({
      found: true,
      quantity: { numerator: 428n },
      explained: { cite: { act: 'mt-cib-2020-072', at: 'anexo/cl-5/metas' } },
    });
    expect(programmed.quantity({ line: 'clinic:surgical' })).toMatchObject({
      found: false,
      reason: expect.stringContaining('Cirúrgica'),
    });
    const before = await programmedIn(room.context, { ...goals, month: '2020-06' });
    expect(before.quantity({ group: 'admissions' })).toMatchObject({ found: false });
  });

  test('are typed by who answers for the hospital’s territory, in one draft at a time', async () => {
    const body = { hospital: PEIXOTO, kind: 'ppi', firstMonth: '2024-01', lastMonth: '2024-12' };
    for (const stranger of [hospital, farRegional, auditor])
      expect((await room.post('/programmes', body, stranger)).status).toBe(403);
    const opened = await room.post('/programmes', body, regional);
    expect(opened.status).toBe(200);
    draft = opened.body;
    const second = await room.post('/programmes', body, spca);
    expect(second.status).toBe(422);
    expect(second.body.error.message).toContain('ainda é rascunho');
  });

  test('are all saved or none, with the reason of each cell', async () => {
    const url = `/programmes/${draft.id}/cells`;
    const bad = [cell('clinic:surgical', '2024-03', '9'), cell('clinic:surgical', '2025-03', '9')];
    const refused = await room.patch(url, { expected: draft.sequence, cells: bad }, regional);
    expect(refused.body.error.details.cells).toEqual([
      {
        municipality: MATUPA,
        line: 'clinic:surgical',
        month: '2025-03',
        reason: 'O mês 2025-03 não é desta versão.',
      },
    ]);
    const cells = [
      cell('clinic:surgical', '2024-03', '40'),
      cell('clinic:surgical', '2024-03', '12', '510642'),
      cell('subgroup:0301', '2024-03', '900'),
    ];
    const saved = await room.patch(url, { expected: draft.sequence, cells }, regional);
    expect(saved.body.sequence).toBe(2);
    const stale = await room.patch(url, { expected: draft.sequence, cells }, spca);
    expect(stale.status).toBe(409);
    draft = saved.body;
    expect((await ask('2024-03', { group: 'admissions' })).found).toBe(false);
  });

  test('are read as a draft only by who programmes, who decides and who audits', async () => {
    const draftOf = async (as: Actor) => {
      const list = await room.get(`/programmes?hospital=${PEIXOTO}`, as);
      const version = await room.get(`/programmes/${draft.id}`, as);
      const csv = await room.get(`/programmes/${draft.id}/csv`, as);
      const isListed = (list.body.items as { id: string }[]).some(({ id }) => id === draft.id);
      return [isListed, version.status, csv.status];
    };
    const superintendent = person('superintendent', null);
    for (const reader of [spca, regional, auditor, superintendent])
      expect(await draftOf(reader)).toEqual([true, 200, 200]);
    for (const stranger of [hospital, farRegional, person('health-council', null, '510642')])
      expect(await draftOf(stranger)).toEqual([false, 403, 403]);
  });

  test('hold once published with an act, and never change again', async () => {
    const url = `/programmes/${draft.id}`;
    const act = { name: 'Resolução CIR Vale do Peixoto nº 3/2024', date: '2024-01-20' };
    const published = await room.post(`${url}/publish`, { expected: draft.sequence, act }, regional);
    expect(published.status).toBe(200);
    expect((await room.get(url, hospital)).body.version.state).toBe('published');
    expect(await ask('2024-03', { group: 'admissions' })).toMatchObject({
      quantity: { numerator: 52n },
      explained: { note: expect.stringContaining('PPI, versão ') },
    });
    expect(await ask('2024-03', { line: 'clinic:surgical', municipality: '510642' })).toMatchObject({
      quantity: { numerator: 12n },
    });
    const late = await room.patch(
      `${url}/cells`,
      { expected: published.body.sequence, cells: [cell('clinic:surgical', '2024-03', '1')] },
      regional,
    );
    expect(late.body.error.message).toContain('já não é rascunho');
    const { sql } = await import('kysely');
    await expect(
      sql`update programme_versions set cells = '[]'::jsonb where id = ${draft.id}`.execute(room.context.db),
    ).rejects.toThrow('append-only');
  });

  test('are corrected by another version, which begins with the quantities of the last', async () => {
    const opened = await room.post(
      '/programmes',
      { hospital: PEIXOTO, kind: 'ppi', firstMonth: '2024-01', lastMonth: '2024-12', basedOn: draft.id },
      spca,
    );
    const { id } = opened.body;
    const change = { expected: 1, cells: [cell('clinic:surgical', '2024-03', '45')] };
    await room.patch(`/programmes/${id}/cells`, change, spca);
    expect(await ask('2024-03', { line: 'clinic:surgical' })).toMatchObject({ quantity: { numerator: 52n } });
    const act = { name: 'Resolução CIR Vale do Peixoto nº 9/2024', date: '2024-06-12' };
    await room.post(`/programmes/${id}/publish`, { expected: 2, act }, spca);
    expect(await ask('2024-03', { line: 'clinic:surgical' })).toMatchObject({ quantity: { numerator: 57n } });
    const { body } = await room.get(`/programmes/${id}`);
    expect(body.version).toMatchObject({ basedOn: draft.id, act: { name: act.name } });
    expect(body.refusal).not.toBeNull();
    const csv = await room.get(`/programmes/${id}/csv`);
    expect(csv.text).toContain('Matupá;510560;Cirúrgica;2024-03;45');
  });

  test('fold from their events to what is read', async () => {
    const { body } = await room.get(`/programmes?hospital=${PEIXOTO}`);
    expect(body.items.length).toBeGreaterThanOrEqual(3);
    for (const { id } of body.items as { id: string }[]) {
      const events = (await listEvents(room.context, programmeStream(id))) as unknown as ProgrammeEvent[];
      expect(await getProgramme(room.context, id)).toMatchObject(foldProgramme(id, events) ?? {});
    }
  });
});
