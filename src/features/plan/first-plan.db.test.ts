import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, hasDatabase } from '../../../test/database/fresh.ts';
import { TEST_INSTANT, testEnv } from '../../../test/database/template.ts';
import { OTHER_PLAN } from '../../../test/other-plan.ts';
import { person } from '../../../test/plan-room.ts';
import { openContext } from '../../app/context.ts';
import { seeds } from '../../app/seed.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Connection } from '../../platform/db/database.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { buildHttpServer } from '../../platform/http/server.ts';
import { applySeeds } from '../../platform/seeds.ts';
import { planRoutes } from './index.ts';

/** A directorate of another state, which nobody has registered. */
const ACRE = OTHER_PLAN.replace(
  'PLANO ESTRATÉGICO DA SUPERINTENDÊNCIA DE VIGILÂNCIA 2024-2027',
  'Diretoria de Vigilância – DVS/SESACRE\nPlano Estratégico da Diretoria de Vigilância 2024-2027\nRio Branco, 2024\nMissão\tProteger a saúde no Acre\nValores\tÉtica; e zelo\nDIRETRIZES\tVigiar as fronteiras',
).replace('Mapear fluxos\tLACEN', 'Mapear fluxos\tDiretora');

const WORKSHOP = {
  kind: 'workshop',
  title: 'Oficina do Juruá',
  process: 'formulation',
  date: null,
  theme: '',
  products: [],
  participants: [],
};

describe.skipIf(!hasDatabase)('a state that has no plan yet', () => {
  let connection: Connection;
  let context: ReturnType<typeof openContext>;
  let app: FastifyInstance;
  const env = { ...testEnv(), uf: 'AC' };
  let actor = person('superintendent', 'DVS', '12');
  beforeAll(async () => {
    connection = await emptyDatabase();
    await migrate(connection.db);
    context = openContext(env, connection.db, fixedClock(TEST_INSTANT, env.timeZone));
    await applySeeds(context, seeds);
    app = await buildHttpServer({ context, routes: planRoutes, identify: async () => actor });
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await context.close();
    await connection.close();
    rmSync(env.dataFolder, { recursive: true, force: true });
  });

  const headers = () => ({ 'x-pactua-csrf': '1', 'x-command-id': randomUUID() });
  async function upload(content: string) {
    const payload = `--x\r\ncontent-disposition: form-data; name="file"; filename="plano.txt"\r\n\r\n${content}\r\n--x--\r\n`;
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    const url = '/api/plan/imports';
    const answer = await app.inject({ method: 'POST', url, payload, headers: { ...headers(), ...type } });
    return { status: answer.statusCode, body: answer.json() };
  }
  const get = async (url: string) => {
    const answer = await app.inject({ url });
    return { status: answer.statusCode, body: answer.json() };
  };
  const send = async (url: string, payload: object) => {
    const answer = await app.inject({ method: 'POST', url, payload, headers: headers() });
    return { status: answer.statusCode, body: answer.json() };
  };
  const step = (id: string, verb: string, expectedVersion: number) =>
    send(`/api/plan/imports/${id}/${verb}`, { expectedVersion });

  it('says that there is none and how to bring it, and refuses a document without years or a stranger', async () => {
    const none = await get('/api/plan');
    expect([none.status, none.body.error.message]).toEqual([404, expect.stringMatching(/Plano › Importar/)]);
    const timeless = await upload(ACRE.replaceAll('2024-2027', ''));
    expect([timeless.status, timeless.body.error.message]).toEqual([
      422,
      expect.stringMatching(/não diz de que anos/),
    ]);
    const manager = actor;
    actor = person('auditor', null, '12');
    expect((await upload(ACRE)).status).toBe(403);
    actor = manager;
  });

  it('has its plan from the confirmation on, as the document names it, and loses it with the undoing', async () => {
    const { body: asked } = await upload(ACRE);
    const listed = await get('/api/plan/imports');
    expect([listed.status, listed.body.items.map(({ id }: { id: string }) => id)]).toEqual([200, [asked.id]]);
    expect((await get('/api/plan')).status).toBe(404);
    const seen = (await get(`/api/plan/imports/${asked.id}`)).body;
    expect(seen.counts.operationalActions).toEqual({ read: 3, stored: 0 });
    const confirmed = await step(asked.id, 'confirm', 1);
    expect([confirmed.status, confirmed.body.import.status]).toEqual([200, 'confirmed']);
    expect((await get('/api/plan')).body).toMatchObject({
      title: 'Plano Estratégico da Diretoria de Vigilância 2024-2027',
      unit: 'DVS',
      from: '2024-01-01',
      to: '2027-12-31',
      counts: { objectives: 3, strategicActions: 2, operationalActions: 3 },
      identity: { mission: 'Proteger a saúde no Acre', values: ['Ética', 'zelo'], business: '' },
      guidelines: ['Vigiar as fronteiras'],
    });
    const { action } = (await get('/api/plan/actions/1.1.1')).body;
    expect(action.lines.map(({ unit }: { unit: string }) => unit)).toEqual(['DVS']);
    expect((await get('/api/plan/versions')).body).toMatchObject({ items: [], changedSince: null });

    const entries = { entries: [WORKSHOP] };
    const said = (await send('/api/plan/entries', entries)).body.items[0];
    const held = await step(asked.id, 'undo', 2);
    expect([held.status, held.body.error.message]).toEqual([
      422,
      expect.stringContaining('mexeu-se na oficina “Oficina do Juruá” (pessoa sem cadastro, 23/11/2026)'),
    ]);
    await send(`/api/plan/entries/${said.id}/remove`, { reason: 'Engano', expectedVersion: 1 });

    const undone = await step(asked.id, 'undo', 2);
    expect([undone.status, undone.body.import.status]).toEqual([200, 'undone']);
    expect((await get('/api/plan')).status).toBe(404);
    expect((await get(`/api/plan/imports/${asked.id}`)).body.import.status).toBe('undone');
  });

  it('has it again, each action under its number, where the document comes once more; of two first ones, only one', async () => {
    const [one, other] = [
      (await upload(ACRE)).body,
      (await upload(ACRE.replaceAll('2024-2027', '2025-2028'))).body,
    ];
    expect((await step(one.id, 'confirm', 1)).status).toBe(200);
    const { items } = (await get('/api/plan/actions')).body;
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['2.1.1', '2.1.2', '1.1.1']);
    const late = await step(other.id, 'confirm', 1);
    expect([late.status, late.body.error.message]).toEqual([
      422,
      expect.stringMatching(/outro documento fez o plano/),
    ]);

    const publication = { title: 'Primeira', dated: '2026-01-01', reason: 'Teste', act: null };
    const version = await send('/api/plan/versions', { ...publication, expectedVersion: 0 });
    expect(version.status, JSON.stringify(version.body)).toBe(200);
    const held = await step(one.id, 'undo', 2);
    expect([held.status, held.body.error.message]).toEqual([
      422,
      expect.stringContaining('publicou-se a versão 1 (pessoa sem cadastro, 23/11/2026)'),
    ]);
  });
});
