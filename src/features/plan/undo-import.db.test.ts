import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { listAllActions } from './store/actions.ts';
import { listIndicators } from './store/structure.ts';

const PLAN = 'sas-2024-2027';

const OWN_PLAN = `OBJETIVO 1;Promover alimentação adequada;;;;;
AÇÃO ESTRATÉGICA;AÇÕES OPERACIONAIS;RESPONSÁVEL;QUEM PARTICIPA;PRAZO;OBSERVAÇÕES;STATUS
1) Apoiar os municípios;1- Formar as equipes;COPHS;SMS;até março/26;;`;

const BY_HAND = {
  id: null,
  objective: 'Promover alimentação adequada',
  strategicAction: 'Apoiar os municípios',
  title: 'Escrita à mão',
  owner: 'COPHS',
  participants: '',
  deadline: 'até abril/26',
  notes: '',
  expectedVersion: 0,
};

describeWithData(
  'an import of a plan and people’s words around it',
  ['seeds/000_0935b89b306796de.txt'],
  ([path = '']) => {
    let room: PlanRoom;
    beforeAll(async () => {
      if (hasDatabase) room = await openPlanRoom();
    });
    afterAll(() => room?.close());

    const post = (url: string, body: object) => room.send('POST', `/api/plan/${url}`, body, superintendent);
    async function upload(content: string, plan?: string, name = 'plano.txt'): Promise<string> {
      const sent = await room.upload(name, content, { plan });
      expect(sent.status, JSON.stringify(sent.body)).toBe(200);
      return sent.body.id;
    }
    const text = () => readFileSync(path, 'utf8');

    it.skipIf(!hasDatabase)(
      'takes no answer that is not certain, and keeps what is kept as written',
      async () => {
        const id = await upload(text());
        const answer = (answers: object, expectedVersion = 1) =>
          post(`imports/${id}/answers`, { answers, expectedVersion });
        const vague = await answer({ '2.1.4|deadline': 'quando der' });
        expect([vague.status, vague.body.error.message]).toEqual([422, expect.stringMatching(/data certa/)]);
        const raw = 'conforme calendário do PRI';
        expect((await answer({ '2.1.4|deadline': raw, '4.8|deadline': '2024 a 2027' })).status).toBe(200);
        expect((await post(`imports/${id}/confirm`, { expectedVersion: 2 })).status).toBe(200);
        const action = await room.action('2.1.4', superintendent);
        expect(action.deadline).toMatchObject({ raw, confirmed: false, certain: false });
        expect((await post(`imports/${id}/undo`, { expectedVersion: 3 })).status).toBe(200);
      },
    );

    it.skipIf(!hasDatabase)(
      'names every later word in the way of an undo, and keeps those on the rest',
      async () => {
        const changed = text().replace('Até 15 de Abril de 2024', 'Até 30 de Abril de 2024');
        const id = await upload(changed);
        expect((await post(`imports/${id}/confirm`, { expectedVersion: 1 })).status).toBe(200);
        const confirm = { words: 'até 30/06/2026', expectedVersion: 0 };
        expect((await post('actions/2.1.1/deadline', confirm)).status).toBe(200);
        const version = (await room.action('2.1.4', superintendent)).deadline;
        expect(version.confirmed).toBe(false);
        expect((await post('actions/2.1.4/deadline', confirm)).status).toBe(200);

        const held = await post(`imports/${id}/undo`, { expectedVersion: 2 });
        expect([held.status, held.body.error.message]).toEqual([
          422,
          expect.stringMatching(/mexeu-se no prazo ou no texto de 2\.1\.1\b/),
        ]);
        expect(held.body.error.message).not.toContain('2.1.4');
      },
    );

    it.skipIf(!hasDatabase)('restores the reading of the cell as a later document prints it', async () => {
      const again = await upload(text());
      expect((await post(`imports/${again}/confirm`, { expectedVersion: 1 })).status).toBe(200);
      const now = (await room.get('/api/plan/actions/2.1.1/schedule', superintendent)).body.reading;
      expect(now).toMatchObject({ raw: 'Até 15 de Abril de 2024', confirmed: false, version: 2 });
      expect((await post(`imports/${again}/undo`, { expectedVersion: 2 })).status).toBe(200);
      const back = (await room.action('2.1.1', superintendent)).deadline;
      expect(back).toMatchObject({ raw: 'Até 30 de Abril de 2024', due: '2026-06-30', confirmed: true });
      expect((await room.action('2.1.4', superintendent)).deadline.due).toBe('2026-06-30');
      await post('actions/2.1.1/deadline/undo', { expectedVersion: 3 });
      expect((await room.action('2.1.1', superintendent)).deadline).toMatchObject({
        raw: 'Até 30 de Abril de 2024',
      });
    });

    it.skipIf(!hasDatabase)(
      'keeps a status that it does not understand, and takes added years back',
      async () => {
        const before = await listIndicators(room.context, PLAN);
        const id = await upload(text().replace('Em andamento', 'Quase lá'));
        const refused = await post(`imports/${id}/answers`, {
          answers: Object.fromEntries(
            (await room.get(`/api/plan/imports/${id}`, superintendent)).body.doubts
              .filter(({ field }: { field: string }) => field === 'status')
              .map(({ key }: { key: string }) => [key, 'Mais ou menos']),
          ),
          expectedVersion: 1,
        });
        expect([refused.status, refused.body.error.message]).toEqual([
          422,
          expect.stringMatching(/não é uma situação conhecida/),
        ]);
        expect((await post(`imports/${id}/confirm`, { expectedVersion: 1 })).status).toBe(200);
        const kept = (await listAllActions(room.context, PLAN)).filter(
          ({ statusRaw }) => statusRaw === 'Quase lá',
        );
        expect(kept.map(({ printedStatus }) => printedStatus)).toEqual([null]);
        expect(await listIndicators(room.context, PLAN)).toEqual(before);
      },
    );

    it.skipIf(!hasDatabase)(
      'keeps what was written by hand since into an own plan, and says it',
      async () => {
        const instrument = 'instruments/instrument-3.5.7';
        const years = { from: '2025-01-01', to: '2027-12-31', expectedVersion: 0 };
        const plan = (await post(`${instrument}/plan`, years)).body.instrument.plan.id;
        const id = await upload(OWN_PLAN, plan, 'proprio.csv');
        expect((await post(`imports/${id}/confirm`, { expectedVersion: 1 })).status).toBe(200);
        const written = await post(`${instrument}/actions`, BY_HAND);
        expect(written.status, JSON.stringify(written.body)).toBe(200);

        const held = await post(`imports/${id}/undo`, { expectedVersion: 2 });
        expect([held.status, held.body.error.message]).toEqual([
          422,
          expect.stringMatching(
            /escreveu-se a ação I1-1\.1\.2 “Escrita à mão” \(pessoa sem cadastro, 23\/11\/2026\)/,
          ),
        ]);
        const { actions } = (await room.get(`/api/plan/${instrument}`, superintendent)).body.ownPlan;
        expect(actions.map(({ title }: { title: string }) => title)).toEqual([
          'Formar as equipes',
          'Escrita à mão',
        ]);
      },
    );
  },
);
