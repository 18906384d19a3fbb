import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { reorderColumns, sheetOf } from '../../../test/mangled-plan.ts';
import { OTHER_PLAN } from '../../../test/other-plan.ts';
import { cophs, openPlanRoom, type PlanRoom, person, superintendent } from '../../../test/plan-room.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { ImportView } from './contract/imports.ts';
import { planSeed, planSummary } from './index.ts';

describeWithData('a plan brought from its document', ['seeds/000_0935b89b306796de.txt'], ([path = '']) => {
  let room: PlanRoom;
  const text = () => readFileSync(path, 'utf8');
  beforeAll(async () => {
    if (hasDatabase) room = await openPlanRoom();
  });
  afterAll(() => room?.close());

  const upload = (content: string, as?: Actor) => room.upload('plano.txt', content, { as });
  const view = async (id: string): Promise<ImportView> =>
    (await room.get(`/api/plan/imports/${id}`, superintendent)).body;
  const step = (id: string, verb: string, body: object) =>
    room.send('POST', `/api/plan/imports/${id}/${verb}`, body, superintendent);
  /** The printed plan as it stands, and every line with its version. */
  const stand = async () => {
    const { rows } =
      await sql`select a.id, a.position, a.title, a.owner, a.owners, a.deadline, a.notes, a.printed_status, a.status,
      (select jsonb_agg(jsonb_build_array(l.unit, l.status, l.note, l.origin) order by l.unit) from plan_lines l where l.action = a.id and l.closed_at is null) as lines
      from plan_actions a where retired_by is null order by position`.execute(room.context.db);
    return { rows, summary: await planSummary(room.context) };
  };

  it.skipIf(!hasDatabase).each([
    ['RESPONSÁVEL', 2],
    ['QUEM PARTICIPA', 3],
    ['PRAZO', 4],
    ['OBSERVAÇÕES', 5],
    ['STATUS', 6],
  ])(
    'keeps what is stored where a document has no column of %s: no column is not a blank cell',
    async (_, column) => {
      const others = [0, 1, 2, 3, 4, 5, 6].filter((one) => one !== column);
      const without = reorderColumns(sheetOf(text()), others).map((row) => row.join('\t'));
      const { body } = await upload(without.join('\n'));
      const { counts, changes } = await view(body.id);
      expect(counts.operationalActions).toEqual({ read: 96, stored: 96 });
      expect(changes).toEqual([]);
    },
  );

  it.skipIf(!hasDatabase)('finds nothing to change in the document that is stored', async () => {
    const { status, body } = await upload(text());
    expect(status).toBe(200);
    const seen = await view(body.id);
    expect(seen.changes).toEqual([]);
    expect(seen.counts.operationalActions).toEqual({ read: 96, stored: 96 });
    expect(seen.doubts).toHaveLength(20);
    const refused = await step(body.id, 'confirm', { expectedVersion: 1 });
    expect([refused.status, refused.body.error.message]).toEqual([422, expect.stringMatching(/diz o mesmo/)]);
  });

  it.skipIf(!hasDatabase)('keeps answers, confirms them, and takes the whole import back', async () => {
    const before = await stand();
    const { body } = await upload(text());
    const key = '2.1.4|deadline';
    const answered = await step(body.id, 'answers', {
      answers: {
        [key]: 'até 31/12/2027',
        '3.5.11|owner': 'Superintendente e COPHS',
        '4.8|deadline': '2024 a 2027',
      },
      expectedVersion: 1,
    });
    expect(answered.body.doubts.find((each: { key: string }) => each.key === key).answer).toBe(
      'até 31/12/2027',
    );
    const stale = await step(body.id, 'confirm', { expectedVersion: 1 });
    expect(stale.status).toBe(409);
    const confirmed = await step(body.id, 'confirm', { expectedVersion: 2 });
    expect([confirmed.status, confirmed.body.import.status]).toEqual([200, 'confirmed']);
    const action = await room.action('2.1.4', superintendent);
    expect(action.deadline).toMatchObject({
      raw: 'conforme calendário do PRI',
      due: '2027-12-31',
      confirmed: true,
    });
    const undone = await step(body.id, 'undo', { expectedVersion: 3 });
    expect([undone.status, undone.body.import.status]).toEqual([200, 'undone']);
    expect(await stand()).toEqual(before);
  });

  it.skipIf(!hasDatabase)(
    'follows an inserted, a renamed and a removed row, never touching what was reported',
    async () => {
      const before = await stand();
      await room.send(
        'PATCH',
        '/api/plan/actions/1.2.2/note',
        { unit: 'NEPS', note: 'Enviado', expectedVersion: 1 },
        superintendent,
      );
      const changed = text()
        .replace(
          /^\t2 - Encaminhar o plano.*$/m,
          (line) =>
            `\t2 - Contratar tutores para os cursos\tNEPS\t\t2025 a 2027\t\tEm andamento\n${line.replace('2 - ', '3 - ')}`,
        )
        .replace(/^\t4 - Constituir grupo de trabalho.*\n/m, '')
        .replace('Até 15 de Abril de 2024', 'Até 30 de Abril de 2024');
      const { body } = await upload(changed);
      const { changes } = await view(body.id);
      expect(changes.map(({ kind, id, documentId }) => [kind, id, documentId])).toEqual(
        expect.arrayContaining([
          ['new', '1.2.4', '1.2.2'],
          ['changed', '1.2.2', '1.2.3'],
          ['moved', '1.2.3', '1.2.4'],
          ['changed', '2.1.1', '2.1.1'],
          ['removed', '1.3.4', null],
        ]),
      );
      expect((await step(body.id, 'confirm', { expectedVersion: 1 })).status).toBe(200);
      const moved = await room.action('1.2.2', superintendent);
      expect(moved.lines.find((line: { unit: string }) => line.unit === 'NEPS').note).toBe('Enviado');
      expect((await room.action('1.2.4', superintendent)).status).toBe('inProgress');
      expect((await planSummary(room.context)).counts.operationalActions).toBe(96);
      await planSeed.apply(room.context);
      expect((await room.action('2.1.1', superintendent)).deadline.due).toBe('2024-04-30');

      await room.send(
        'PATCH',
        '/api/plan/actions/1.2.4/status',
        { status: 'completed', expectedVersion: 1 },
        superintendent,
      );
      const held = await step(body.id, 'undo', { expectedVersion: 2 });
      expect([held.status, held.body.error.message]).toEqual([422, expect.stringContaining('1.2.4 (NEPS)')]);
      expect((await view(body.id)).undoRefusal).toContain('1.2.4 (NEPS)');
      const taken = { unit: 'NEPS', expectedVersion: 2 };
      expect((await room.send('POST', '/api/plan/actions/1.2.4/undo', taken, superintendent)).status).toBe(
        200,
      );
      expect((await view(body.id)).undoRefusal).toBeNull();

      const again = await upload(changed);
      expect((await view(again.body.id)).changes.filter((each) => each.kind === 'new')).toEqual([]);
      const back = await upload(text());
      const restored = await step(back.body.id, 'confirm', { expectedVersion: 1 });
      expect(restored.status).toBe(200);
      const after = await stand();
      expect(after.rows.map((row) => (row as { id: string }).id)).toEqual(
        before.rows.map((row) => (row as { id: string }).id),
      );
      expect((await planSummary(room.context)).counts.operationalActions).toBe(96);
    },
  );

  it.skipIf(!hasDatabase)(
    'takes no answer for how the document is built, and says how to put it right',
    async () => {
      const unnumbered = text().replace(
        /^\t4 - Constituir grupo de trabalho/m,
        '\tConstituir grupo de trabalho',
      );
      const { body } = await upload(unnumbered);
      const built = (await view(body.id)).doubts.filter(({ asked }) => !asked);
      expect(built.map(({ field, line, reason }) => [field, line, reason])).toEqual([
        ['title', 492, expect.stringMatching(/lida como continuação/)],
      ]);
      const answered = await step(body.id, 'answers', {
        answers: { [built[0]?.key ?? '']: 'é outra ação' },
        expectedVersion: 1,
      });
      expect([answered.status, answered.body.error.message]).toEqual([
        400,
        expect.stringMatching(/não pergunta por linha 492/),
      ]);
    },
  );

  it.skipIf(!hasDatabase)(
    'keeps a cut cell as printed beside what was answered, and the answer for the same text',
    async () => {
      const cut = text().replace(/^.*Fase IV do PR I- .*$/m, (line) => {
        const cells = line.split('\t');
        const [notes = '', at] = [cells[5], (cells[5] ?? '').indexOf('I- ')];
        const row = cells.with(5, notes.slice(0, at - 1)).join('\t');
        return `${row}\n${'\t'.repeat(5)}${notes.slice(at)}\t`;
      });
      const { body } = await upload(cut);
      const doubt = (await view(body.id)).doubts.find(({ key }) => key === '3.1.1|notes');
      const glued = doubt?.raw ?? '';
      expect(doubt?.choices).toEqual([
        expect.stringContaining('do PRI- Análise'),
        expect.stringContaining('do PR I- Análise'),
      ]);
      const said = glued.replace('PRI- Análise', 'PRI: análise');
      const answers = { '3.1.1|notes': said };
      expect((await step(body.id, 'answers', { answers, expectedVersion: 1 })).status).toBe(200);
      expect((await step(body.id, 'confirm', { expectedVersion: 2 })).status).toBe(200);
      const kept = { notes: said, answeredCells: { notes: glued } };
      expect(await room.action('3.1.1', superintendent)).toMatchObject(kept);
      const again = await upload(cut);
      expect((await view(again.body.id)).changes).toEqual([]);
      expect((await step(body.id, 'undo', { expectedVersion: 3 })).status).toBe(200);
      expect(await room.action('3.1.1', superintendent)).toMatchObject({ answeredCells: {} });
    },
  );

  it.skipIf(!hasDatabase)(
    'refuses another plan, a file without tables, and who does not manage the plan',
    async () => {
      const other = await upload(OTHER_PLAN);
      expect([other.status, other.body.error.message]).toEqual([422, expect.stringMatching(/outro plano/)]);
      expect((await upload('Bom dia.')).status).toBe(422);
      const placeless = await upload(text().replaceAll('\nOBJETIVO 1\tHABILITAR', '\nOBJETIVO\tHABILITAR'));
      expect([placeless.status, placeless.body.error.message]).toEqual([
        422,
        expect.stringMatching(/^A linha 475 não diz o objetivo/),
      ]);
      expect((await upload(text(), cophs)).status).toBe(403);
      const list = (as: Actor) => room.get('/api/plan/imports', as);
      expect((await list(superintendent)).body.items.length).toBeGreaterThan(0);
      expect((await list(person('superintendent', 'SAS', '5103403'))).status).toBe(403);
    },
  );
});
