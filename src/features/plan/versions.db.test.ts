import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { auditor, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { fixedClock } from '../../platform/clock.ts';
import { listEvents } from '../../platform/events.ts';
import { sha256 } from '../../platform/ids.ts';
import type { DiffAnswer, VersionsAnswer } from './contract/versions.ts';
import { planVersionSeed } from './index.ts';

const NEW = 'Constituir e nomear grupo de trabalho';
const OLD = 'Constituir grupo de trabalho';

describeWithData('versions of the plan', ['seeds/000_0935b89b306796de.txt'], ([path = '']) => {
  let room: PlanRoom;
  beforeAll(async () => {
    if (hasDatabase) room = await openPlanRoom();
  });
  afterAll(() => room?.close());

  const at = (instant: string) =>
    Object.assign(room.context, { clock: fixedClock(instant, room.context.env.timeZone) });
  const versions = async (): Promise<VersionsAnswer> => (await room.get('/api/plan/versions')).body;
  const diff = async (query: string): Promise<DiffAnswer> =>
    (await room.get(`/api/plan/versions/diff?${query}`)).body;
  const publish = (body: object, as = superintendent) =>
    room.send(
      'POST',
      '/api/plan/versions',
      { title: 'Revisão', dated: '2026-12-01', reason: 'Revisão anual do plano.', act: null, ...body },
      as,
    );
  async function importText(content: string) {
    const { id } = (await room.upload('revisto.txt', content)).body;
    const answer = await room.send(
      'POST',
      `/api/plan/imports/${id}/confirm`,
      { expectedVersion: 1 },
      superintendent,
    );
    expect(answer.status).toBe(200);
    return id as string;
  }

  it.skipIf(!hasDatabase)('begins with the document itself, its hash that of what it holds', async () => {
    const { items, changedSince, mayPublish } = await versions();
    expect(items).toMatchObject([
      {
        number: 1,
        dated: '2024-01-01',
        act: null,
        publishedBy: null,
        counts: {
          plan: 1,
          problem: 10,
          acronym: 33,
          objective: 5,
          strategicAction: 26,
          action: 96,
          target: 9,
          indicator: 15,
        },
      },
    ]);
    expect([changedSince, mayPublish]).toEqual([0, false]);
    const { rows } = await sql<{
      content: unknown;
      sha256: string;
    }>`select content, sha256 from plan_versions`.execute(room.context.db);
    expect(sha256(canonicalJson(rows[0]?.content))).toBe(rows[0]?.sha256);
    await planVersionSeed.apply(room.context);
    expect((await versions()).items).toHaveLength(1);
  });

  it.skipIf(!hasDatabase)('is published by who manages the plan, only where something changed', async () => {
    expect((await publish({ expectedVersion: 1 }, auditor)).status).toBe(403);
    const same = await publish({ expectedVersion: 1 });
    expect([same.status, same.body.error.message]).toEqual([
      422,
      expect.stringMatching(/o mesmo da versão 1/),
    ]);
    const blank = await publish({ expectedVersion: 1, reason: ' ' });
    expect(blank.status).toBe(400);
  });

  it.skipIf(!hasDatabase)('tells what differs from now field by field, with who did it and why', async () => {
    at('2026-11-23T15:00:00Z');
    await room.send(
      'POST',
      '/api/plan/actions/2.1.4/deadline',
      { words: 'até 30/11/2026', expectedVersion: 0 },
      superintendent,
    );
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(OLD);
    at('2026-11-23T16:00:00Z');
    const id = await importText(text.replace(OLD, NEW));
    const answer = await diff('from=1&to=now');
    const confirmed = answer.items.find((each) => each.id === '2.1.4' && each.level === 'action');
    expect(confirmed).toMatchObject({
      kind: 'changed',
      objective: 'OE-2',
      strategicAction: '2.1',
      fields: [
        {
          field: 'reading',
          to: 'até 30/11/2026 (confirmado)',
          events: [{ words: 'Confirmou o prazo: até 30/11/2026.', import: null }],
        },
      ],
    });
    const retold = answer.items.find(({ fields }) => fields.some(({ to }) => to.includes(NEW)));
    expect(retold?.fields.find(({ field }) => field === 'title')).toMatchObject({
      from: expect.stringContaining(OLD),
      events: [{ words: 'Importou revisto.txt.', import: id }],
    });
    expect(answer.items).toHaveLength(2);
    expect(answer.counts).toEqual({ added: 0, removed: 0, changed: 2 });
  });

  it.skipIf(!hasDatabase)('pages and filters what differs, and writes it as a table', async () => {
    const first = await diff('from=1&to=now&limit=1');
    const second = await diff(`from=1&to=now&limit=1&after=${encodeURIComponent(first.next ?? '')}`);
    expect([first.items.length, second.items.length, second.next]).toEqual([1, 1, null]);
    expect(first.items[0]?.key).not.toBe(second.items[0]?.key);
    const readings = await diff('from=1&to=now&field=reading');
    expect(readings.items.map(({ id }) => id)).toEqual(['2.1.4']);
    expect((await diff('from=1&to=now&kind=removed')).items).toEqual([]);
    const csv = await room.app.inject({ url: '/api/plan/versions/diff.csv?from=1&to=now&field=reading' });
    const [head, row, ...rest] = csv.body.replace('\ufeff', '').trim().split('\r\n');
    expect(head).toMatch(/^Objetivo;Ação estratégica;O que é;Nº;Registro;O que houve;Campo;Antes;Depois/);
    expect(row).toMatch(
      /^OE-2;2\.1;Ação operacional;2\.1\.4;.*;Alterado;Prazo entendido;.*;até 30\/11\/2026/,
    );
    expect(rest).toEqual([]);
    expect((await room.get('/api/plan/versions/diff?from=1&to=7')).body.error.message).toMatch(
      /não tem a versão 7/,
    );
  });

  it.skipIf(!hasDatabase)(
    'keeps the published state whatever comes after, by an act that is loaded or only named',
    async () => {
      at('2026-12-01T12:00:00Z');
      const done = await publish({
        expectedVersion: 1,
        title: 'Revisão de 2026',
        act: { number: 'Portaria nº 10/2026/SES', date: '2026-11-30', body: 'SES-MT' },
      });
      expect(done.body.items[0]).toMatchObject({
        number: 2,
        reason: 'Revisão anual do plano.',
        act: { id: null, number: 'Portaria nº 10/2026/SES' },
      });
      const stale = await publish({ expectedVersion: 1 });
      expect([stale.status, stale.body.error.message]).toEqual([
        409,
        expect.stringMatching(/publicou a versão 2/),
      ]);
      at('2026-12-02T12:00:00Z');
      await room.send(
        'POST',
        '/api/plan/actions/2.1.4/deadline/undo',
        { expectedVersion: 1 },
        superintendent,
      );
      expect((await diff('from=1&to=2')).counts.changed).toBe(2);
      const since = await diff('from=2&to=now');
      expect(since.items.map(({ id }) => id)).toEqual(['2.1.4']);
      expect(since.items[0]?.fields[0]?.events.map(({ words }) => words)).toEqual([
        expect.stringMatching(/^Desfez a confirmação do prazo/),
      ]);
      const unknown = await publish({ expectedVersion: 2, act: { id: 'nenhum' } });
      expect([unknown.status, unknown.body.error.message]).toEqual([
        404,
        expect.stringMatching(/não está em Documentos/),
      ]);
      const loaded = await publish({ expectedVersion: 2, act: { id: 'mt-cib-2020-072' } });
      expect(loaded.body.items[0].act).toMatchObject({
        id: 'mt-cib-2020-072',
        number: expect.stringMatching(/072\/2020/),
      });
      await expect(
        sql`update plan_versions set title = 'outro' where number = 1`.execute(room.context.db),
      ).rejects.toThrow(/append-only/);
      const events = await listEvents(room.context, 'plan-version/sas-2024-2027');
      const { rows } = await sql<{
        number: number;
        sha256: string;
      }>`select number, sha256 from plan_versions order by number`.execute(room.context.db);
      expect(events.map(({ sequence, data }) => ({ number: sequence, sha256: data.sha256 }))).toEqual(rows);
    },
  );

  it.skipIf(!hasDatabase)('says on an action in which versions it changed', async () => {
    const of = async (id: string) => (await room.get(`/api/plan/actions/${id}`)).body.versions;
    expect(await of('2.1.4')).toEqual([
      expect.objectContaining({ number: 3, kind: 'changed', fields: ['reading'] }),
      expect.objectContaining({ number: 2, kind: 'changed', fields: ['reading'] }),
    ]);
    expect(await of('1.1.1')).toEqual([]);
  });
});
