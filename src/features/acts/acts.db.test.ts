import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { ANONYMOUS } from '../../kernel/actor.ts';
import { buildHttpServer } from '../../platform/http/server.ts';
import { verifyCitations } from './commands.ts';
import { ActAnswer, ActList } from './contract.ts';
import { actsRoutes } from './index.ts';

describe.skipIf(!hasDatabase)('the acts room through its routes', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;

  beforeAll(async () => {
    fresh = await freshContext();
    app = await buildHttpServer({
      context: fresh.context,
      routes: actsRoutes,
      identify: async () => ANONYMOUS,
    });
  });
  afterAll(async () => {
    await app?.close();
    await fresh?.close();
  });

  it('lists the acts to anybody', async () => {
    const { items } = ActList.parse((await app.inject({ url: '/api/acts' })).json());
    expect(items.map(({ id }) => id)).toEqual(['mt-cib-2020-072', 'br-lei-1995-9069', 'sas-plano-2024-2027']);
    expect(items[0]).toMatchObject({ signedOn: '2020-09-03', effectFrom: '2020-07-01' });
  });

  it('reads an act by provision with the scan beside, letterheads left out', async () => {
    const act = ActAnswer.parse((await app.inject({ url: '/api/acts/mt-cib-2020-072' })).json());
    const article = act.units.find(({ address }) => address === 'art-1');
    expect(article).toMatchObject({ label: 'Art. 1º', status: 'printed' });
    expect(article?.text).toContain('R$ 765.547,34');
    expect(article?.ocr).toContain('Regido de Saude');
    expect(article?.corrections).toBeGreaterThan(0);
    expect(act.units.some(({ address }) => address.startsWith('pagina-'))).toBe(false);
    expect(act.tables.map(({ at }) => at)).toEqual(['anexo/quadro-01', 'anexo/cl-5/metas']);
  });

  it('says so when an act is not stored', async () => {
    const { statusCode, body } = await app.inject({ url: '/api/acts/nenhum' });
    expect(statusCode).toBe(404);
    expect(body).toContain('não está guardado');
  });

  it('finds a quote in the stored text and refuses one changed letter', async () => {
    const cite = { act: 'mt-cib-2020-072', at: 'art-9/par-unico', quote: '120 (cento e vinte) dias' };
    const [found] = await verifyCitations(fresh.context, [cite]);
    expect(found).toMatchObject({
      actName: 'Resolução CIB/MT nº 072/2020',
      atLabel: 'Art. 9º, parágrafo único',
    });
    const changed = { ...cite, quote: '120 (cento e vinta) dias' };
    await expect(verifyCitations(fresh.context, [cite, changed])).rejects.toMatchObject({
      code: 'refused',
      details: { missing: [expect.stringContaining('vinta')] },
    });
  });
});
