import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import type { ImportView } from './contract/imports.ts';

const P09 = 'Fragilidades nos processos de imunização na Rede de Atenção à Saúde (RAS)';
const VACCINES = 'Fragilidades nos processos de vacinação infantil na Rede de Atenção à Saúde (RAS)';

describeWithData(
  'what a document says around its tables',
  ['seeds/000_0935b89b306796de.txt'],
  ([path = '']) => {
    let room: PlanRoom;
    let import_: string;
    beforeAll(async () => {
      if (hasDatabase) room = await openPlanRoom();
    });
    afterAll(() => room?.close());

    const post = (url: string, body: object) => room.send('POST', `/api/plan/${url}`, body, superintendent);
    const get = async (url: string) => (await room.get(`/api/plan/${url}`, superintendent)).body;
    async function upload(content: Buffer | string, name = 'plano.txt'): Promise<ImportView> {
      const sent = await room.upload(name, content);
      expect(sent.status, JSON.stringify(sent.body)).toBe(200);
      return get(`imports/${sent.body.id}`);
    }
    /** P09, CIB and the mission, wherever they are shown. */
    async function shown() {
      const [analysis, acronyms, coherence, plan] = [
        await get('analysis'),
        await get('acronyms'),
        await get('coherence'),
        (await room.get('/api/plan', superintendent)).body,
      ];
      const cib = acronyms.items.find(({ acronym }: { acronym: string }) => acronym === 'CIB');
      return {
        problem: analysis.problems.find(({ id }: { id: string }) => id === 'P09').content,
        found: coherence.items.find(
          ({ rule, items }: { rule: string; items: string[] }) =>
            rule === 'problem-without-action' && items.includes('P09'),
        )?.message,
        cib: [cib.senses.map(({ expansion }: { expansion: string }) => expansion), cib.settled],
        mission: plan.identity.mission,
        guidelines: plan.guidelines.length,
      };
    }

    it.skipIf(!hasDatabase)(
      'is shown as changes, and comes to every page when it alone is brought',
      async () => {
        const before = await shown();
        expect(before).toMatchObject({ problem: { text: P09, careLine: null }, guidelines: 3 });
        const view = await upload(
          readFileSync(path, 'utf8')
            .replace(P09, VACCINES)
            .replace(
              'CIB\tComissão Intergestores Bipartite',
              'CIB\tComissão Intergestores Bipartite do Estado',
            )
            .replace('Missão\tEfetivar', 'Missão\tGarantir'),
        );
        import_ = view.import.id;
        expect(
          view.changes.map(({ list, kind, id, fields }) => [
            list,
            kind,
            id,
            fields.map((each) => each.field),
          ]),
        ).toEqual([
          ['plan', 'changed', 'sas-2024-2027', ['mission']],
          ['problems', 'changed', 'P09', ['text']],
          ['acronyms', 'changed', 'CIB', ['expansion']],
        ]);
        const confirmed = await post(`imports/${import_}/confirm`, { expectedVersion: 1 });
        expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
        const after = await shown();
        expect(after.problem.text).toBe(VACCINES);
        expect([before.found, after.found]).toEqual([
          expect.stringContaining('imunização'),
          expect.stringContaining('vacinação infantil'),
        ]);
        expect(after.cib).toEqual([['Comissão Intergestores Bipartite do Estado'], 0]);
        expect(after.mission).toMatch(/^Garantir/);
        const { items } = await get('versions/diff?from=1&to=now');
        expect(items.map(({ level, id }: { level: string; id: string }) => `${level}/${id}`)).toEqual([
          'plan/sas-2024-2027',
          'problem/P09',
          'acronym/CIB',
        ]);
      },
    );

    it.skipIf(!hasDatabase)('stays where a document says nothing of it, as an exported one', async () => {
      room.become(superintendent);
      const exported = (await room.app.inject({ url: '/api/plan/document/docx' })).rawPayload;
      expect((await upload(exported, 'plano.docx')).changes).toEqual([]);
    });

    it.skipIf(!hasDatabase)('goes back with the import, and what people wrote beside it stays', async () => {
      const { problems } = await get('analysis');
      const { version, content } = problems.find(({ id }: { id: string }) => id === 'P09');
      const written = await room.send(
        'PATCH',
        '/api/plan/entries/P09',
        { content: { ...content, causes: ['Falta de salas de vacina'] }, expectedVersion: version },
        superintendent,
      );
      expect(written.status, JSON.stringify(written.body)).toBe(200);
      const undone = await post(`imports/${import_}/undo`, { expectedVersion: 2 });
      expect(undone.status, JSON.stringify(undone.body)).toBe(200);
      const { problem, cib, mission } = await shown();
      expect(problem).toMatchObject({ text: P09, causes: ['Falta de salas de vacina'] });
      expect(cib).toEqual([['Comissão Intergestores Bipartite'], 0]);
      expect(mission).toMatch(/^Efetivar/);
      const { rows } =
        await sql`select type, reason from events where stream = 'plan-entry/P09' order by sequence`.execute(
          room.context.db,
        );
      expect(rows).toEqual([
        { type: 'transcribed', reason: null },
        { type: 'transcribed', reason: 'Trazido pelo documento plano.txt.' },
        { type: 'edited', reason: null },
        { type: 'transcribed', reason: 'Desfeita a importação de plano.txt.' },
      ]);
    });

    it.skipIf(!hasDatabase)('takes a problem out and brings another under a number of its own', async () => {
      const view = await upload(
        readFileSync(path, 'utf8').replace(P09, 'Ausência de transporte sanitário eletivo nos municípios'),
      );
      const problems = view.changes.filter(({ list }) => list === 'problems');
      expect(problems.map(({ kind, id, documentId }) => [kind, id, documentId])).toEqual([
        ['new', 'P11', 'P09'],
        ['removed', 'P09', null],
      ]);
      expect((await post(`imports/${view.import.id}/confirm`, { expectedVersion: 1 })).status).toBe(200);
      const codes = async () =>
        (await get('analysis')).problems.map(({ content }: { content: { code: string } }) => content.code);
      expect(await codes()).toEqual(expect.arrayContaining(['P08', 'P10', 'P11']));
      expect(await codes()).not.toContain('P09');
      const back = await upload(readFileSync(path));
      expect(back.changes.map(({ kind, id }) => [kind, id])).toEqual([
        ['new', 'P09'],
        ['removed', 'P11'],
      ]);
      expect((await post(`imports/${back.import.id}/confirm`, { expectedVersion: 1 })).status).toBe(200);
      expect((await shown()).problem).toMatchObject({ text: P09, causes: ['Falta de salas de vacina'] });
    });
  },
);
