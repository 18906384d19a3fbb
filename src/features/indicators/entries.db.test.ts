import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { TEST_INSTANT } from '../../../test/database/template.ts';
import {
  auditor,
  cophs,
  type Entries,
  openEntries,
  spca,
  superintendent,
} from '../../../test/entries-room.ts';
import { person } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { fixedClock } from '../../platform/clock.ts';
import { inTransaction } from '../../platform/context.ts';
import { listEvents } from '../../platform/events.ts';
import { settleApprovals } from './commands/entries/undo.ts';
import { returnSheet, sendSheet } from './commands/entries/write.ts';
import { foldSheet, type SheetEvent, sheetStream } from './domain/entries/sheet.ts';
import { getSheet } from './store/entries.ts';

const [SORRISO, SINOP] = ['510792', '510790'] as const;

describe.skipIf(!hasDatabase)('telling values: who writes, who decides', () => {
  let room: Entries;
  beforeAll(async () => {
    room = await openEntries();
  });
  afterAll(() => room.close());

  test('the register says what may be told, by whom, and of which periods', async () => {
    const { body } = await room.get('/entries/register', cophs);
    expect(body.indicators.map((each: { code: string }) => each.code)).toEqual(['715', 'pbf', '716']);
    const pbf = body.indicators[1];
    expect(pbf).toMatchObject({ units: ['COPHS'], grain: 'semester', enterRefusal: null, isBeside: false });
    expect(pbf.periods[0]).toBe('2026-S2');
    expect(body.indicators[2].enterRefusal).toContain('NTSD');
    expect(pbf.approveRefusal).toContain('SPCA');
  });

  test('a computed indicator is not told, and the answer names those that are', async () => {
    const { status, body } = await room.send('POST', '', {
      indicator: '713',
      period: '2024',
      level: 'state',
    });
    expect(status).toBe(404);
    expect(body.error.message).toContain('715, pbf, 716');
  });

  test('draft, sent, returned with a reason, sent again, approved by another person', async () => {
    const { id, sequence } = await room.tell({ period: '2023-S1' }, [[SINOP, '80', '100']]);
    const sent = await room.step(id, 'send', sequence);
    expect(sent.status).toBe(200);
    const late = await room.send('PATCH', `/${id}/cells`, {
      expected: sent.body.sequence,
      cells: [blank(SINOP)],
    });
    expect([late.status, late.body.error.code]).toEqual([422, 'refused']);
    expect((await room.step(id, 'return', sent.body.sequence, spca, 'curto')).status).toBe(400);
    const back = await room.step(id, 'return', sent.body.sequence, spca, 'Confira o total de Sinop');
    expect(back.status).toBe(200);
    const again = await room.step(id, 'send', back.body.sequence);
    const recalled = await room.step(id, 'recall', again.body.sequence);
    const resent = await room.step(id, 'send', recalled.body.sequence);
    expect((await room.step(id, 'approve', again.body.sequence, spca)).status).toBe(409);
    expect((await room.step(id, 'approve', resent.body.sequence, spca)).status).toBe(200);
    const { body } = await room.get('/entries/sheet?indicator=pbf&period=2023-S1&level=municipality');
    expect(body.sheet).toMatchObject({ state: 'approved', version: 1, told: 1 });
    expect(body.history.map(({ type }: { type: string }) => type)).toEqual([
      'approved',
      'sent',
      'recalled',
      'sent',
      'returned',
      'sent',
      'opened',
    ]);
    expect(body.places).toHaveLength(141);
  });

  test('a sending is told to who decides, a return with its reason to who tells, and once each', async () => {
    const { id, sequence } = await room.tell({ period: '2024-S1' }, [[SINOP, '80', '100']]);
    // The day from which the people of the demonstration have their roles.
    const clock = fixedClock(TEST_INSTANT, room.context.env.timeZone);
    const as = (actor: Actor) => ({ ...room.context, clock, actor });
    const sent = await sendSheet(as(cophs), id, sequence);
    const reason = 'Confira o total de Sinop';
    await returnSheet(as(spca), id, { expected: sent.sequence, reason });
    const { rows } = await sql<{
      kind: string;
      text: string;
      link: string;
      person: string;
    }>`select n.kind, n.text, n.link,
      p.email as person from notices n join people p on p.id = n.person_id
      where n.link like '%periodo=2024-S1%' order by n.kind, p.email`.execute(room.context.db);
    const told = (kind: string) => rows.filter((row) => row.kind === kind);
    expect(told('entry-sent').map(({ person }) => person)).toEqual([
      expect.stringContaining('spca'),
      expect.stringContaining('superintendencia'),
    ]);
    expect(told('entry-sent')[0]).toMatchObject({
      text: expect.stringMatching(/1º semestre de 2024: o valor lançado espera a sua aprovação\.$/),
      link: expect.stringContaining('/indicadores/lancar?indicador=pbf&periodo=2024-S1&nivel=municipality'),
    });
    expect(told('entry-returned').length).toBeGreaterThan(0);
    expect(told('entry-returned')[0]?.text).toContain('foi devolvido: Confira o total de Sinop');
    expect(told('entry-returned').some(({ person }) => person.includes('superintendencia'))).toBe(false);
  });

  test('who wrote in a sheet never approves nor returns it, whatever the role', async () => {
    const { id, sequence } = await room.tell({ period: '2022-S1' }, [[SINOP, '8', '10']], superintendent);
    const sent = await room.step(id, 'send', sequence, superintendent);
    const own = await room.step(id, 'approve', sent.body.sequence, superintendent);
    expect([own.status, own.body.error.code]).toEqual([422, 'refused']);
    expect(own.body.error.message).toContain('não aprova o próprio lançamento');
    expect((await room.step(id, 'return', sent.body.sequence, superintendent, 'Motivo longo')).status).toBe(
      422,
    );
    const page = await room.get(
      '/entries/sheet?indicator=pbf&period=2022-S1&level=municipality',
      superintendent,
    );
    expect(page.body.approveRefusal).toContain('outra pessoa');
    expect((await room.step(id, 'approve', sent.body.sequence, cophs)).status).toBe(403);
  });

  test('what is not approved is read by who tells or approves only', async () => {
    await room.tell({ period: '2021-S1' }, [[SINOP, '1', '2']]);
    const asked = '/entries/sheet?indicator=pbf&period=2021-S1&level=municipality';
    expect((await room.get(asked, auditor)).body).toMatchObject({ sheet: null, cells: [], versions: [] });
    const seen = await room.get(asked, spca);
    expect(seen.body.sheet).toMatchObject({ state: 'draft' });
    expect((await room.get(`/entries/${seen.body.sheet.id}/cells/${SINOP}`, auditor)).status).toBe(404);
    const all = await room.get('/entries?indicator=pbf', auditor);
    expect(new Set(all.body.items.map((each: { state: string }) => each.state))).toEqual(
      new Set(['approved']),
    );
  });

  test('each thing that keeps a sheet from being sent is told, cell by cell', async () => {
    const opened = await room.send('POST', '', {
      indicator: 'pbf',
      period: '2020-S1',
      level: 'municipality',
    });
    const { id } = opened.body;
    const cells = [
      { ...blank(SINOP), numerator: '120', denominator: '100' },
      { ...blank(SORRISO), numerator: '5' },
    ];
    const told = await room.send('PATCH', `/${id}/cells`, { expected: 1, cells });
    const { status, body } = await room.step(id, 'send', told.body.sequence);
    expect(status).toBe(422);
    expect(body.error.details.problems[0]).toContain('Falta a prova');
    expect(body.error.details.cells).toEqual([
      { territory: SINOP, reason: '"Acompanhados" (120) passa de "A acompanhar" (100).' },
      { territory: SORRISO, reason: 'Falta "A acompanhar".' },
    ]);
    const strange = await room.send('PATCH', `/${id}/cells`, {
      expected: told.body.sequence,
      cells: [blank('120001'), blank(SINOP), blank(SINOP)],
    });
    expect(strange.body.error.details.cells.map((each: { territory: string }) => each.territory)).toEqual([
      '120001',
      SINOP,
    ]);
    const again = await room.send('POST', '', { indicator: 'pbf', period: '2020-S1', level: 'municipality' });
    expect(again.body.error.message).toContain('já está aberto');
    const future = await room.send('POST', '', {
      indicator: 'pbf',
      period: '2027-S1',
      level: 'municipality',
    });
    expect(future.body.error.message).toContain('ainda não começou');
    expect((await room.step(id, 'discard', told.body.sequence)).status).toBe(200);
    expect(
      (await room.send('POST', '', { indicator: 'pbf', period: '2020-S1', level: 'municipality' })).status,
    ).toBe(200);
  });

  test('a unit of another indicator may not tell', async () => {
    const ntsd = person('coordinator', 'NTSD');
    const { status } = await room.send(
      'POST',
      '',
      { indicator: 'pbf', period: '2019-S1', level: 'state' },
      ntsd,
    );
    expect(status).toBe(403);
  });

  test('a correction is another version, begins with what stood, asks why, and tells each cell’s history', async () => {
    const asked = { period: '2019-S2' };
    const { id } = await room.approve(asked, [
      [SINOP, '80', '100'],
      [SORRISO, '40', '50'],
    ]);
    const silent = await room.send('POST', '', { indicator: 'pbf', level: 'municipality', ...asked });
    expect(silent.status).toBe(400);
    const next = await room.approve({ ...asked, reason: 'Sinop saiu errado no relatório' }, [
      [SINOP, '90', '100'],
    ]);
    expect(next.status).toBe(200);
    expect(await room.value('pbf', '2019-S2', SORRISO)).toMatchObject({ value: '80.00' });
    expect(await room.value('pbf', '2019-S2', SINOP)).toMatchObject({ value: '90.00' });
    const { body } = await room.get(`/entries/${next.id}/cells/${SINOP}`);
    expect(
      body.items.map((each: { version: number; cell: { numerator: string } }) => [
        each.version,
        each.cell.numerator,
      ]),
    ).toEqual([
      [2, '90'],
      [1, '80'],
    ]);
    const old = await room.get('/entries/sheet?indicator=pbf&period=2019-S2&level=municipality&version=1');
    expect(old.body.sheet.id).toBe(id);
    await expect(
      sql`update indicator_entries set note = 'outra' where id = ${id}`.execute(room.context.db),
    ).rejects.toThrow('append-only');
  });

  test('who decided takes the decision back while it is the last thing done, and its values stand no more', async () => {
    const asked = { period: '2018-S2', level: 'state' };
    const { id, sequence } = await room.tell(asked, [['51', '80', '100']]);
    const sent = await room.step(id, 'send', sequence);
    const returned = await room.step(id, 'return', sent.body.sequence, spca, 'Confira o denominador');
    const back = await room.step(id, 'undo', returned.body.sequence, spca);
    expect(await getSheet(room.context, id)).toMatchObject({ state: 'sent', reason: null, decidedBy: null });
    const approved = await room.step(id, 'approve', back.body.sequence, spca);
    expect(await room.value('pbf', '2018-S2')).toMatchObject({ value: '80.00' });
    const others = await room.step(id, 'undo', approved.body.sequence, superintendent);
    expect([others.status, others.body.error.message]).toEqual([
      422,
      expect.stringContaining('só ela a desfaz'),
    ]);
    expect((await room.step(id, 'undo', back.body.sequence, spca)).status).toBe(409);
    const undone = await room.step(id, 'undo', approved.body.sequence, spca);
    expect(await room.value('pbf', '2018-S2')).toMatchObject({ value: null });
    expect((await room.step(id, 'undo', undone.body.sequence, spca)).status).toBe(422);
    expect((await room.step(id, 'approve', undone.body.sequence, spca)).status).toBe(200);
  });

  test('neither once it is being corrected, nor once the month in which it was given has locked', async () => {
    const asked = { period: '2018-S1', level: 'state' };
    const { id, body } = await room.approve(asked, [['51', '80', '100']]);
    const next = await room.tell({ ...asked, reason: 'O relatório saiu errado' }, [['51', '81', '100']]);
    const corrected = await room.step(id, 'undo', body.sequence, spca);
    expect(corrected.body.error.message).toContain('correção');
    await room.step(next.id, 'discard', next.sequence);
    await inTransaction(room.context, settleApprovals);
    const { sequence, state, settled } = await getSheet(room.context, id);
    expect({ state, settled }).toEqual({ state: 'approved', settled: true });
    const late = await room.step(id, 'undo', sequence, spca);
    expect([late.status, late.body.error.message]).toEqual([422, expect.stringContaining('já fechou')]);
  });

  test('the events of each sheet fold to its row', async () => {
    const { body } = await room.get('/entries?limit=200', spca);
    expect(body.items.length).toBeGreaterThan(4);
    for (const { id } of body.items as { id: string }[]) {
      const events = await listEvents(room.context, sheetStream(id));
      const folded = foldSheet(
        id,
        events.map(({ type, data, reason, actorId }) => ({
          event: { type, data, reason } as unknown as SheetEvent,
          by: actorId,
        })),
      );
      const row = await getSheet(room.context, id);
      expect(row).toMatchObject({ ...folded, sequence: events.length });
    }
  });
});

const blank = (territory: string) => ({ territory, numerator: null, denominator: null, value: null });
