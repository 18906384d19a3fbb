import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { ANONYMOUS } from '../../kernel/actor.ts';
import { buildHttpServer } from '../../platform/http/server.ts';
import { verifyCitations } from './commands/verify.ts';
import { ActAnswer, ActList } from './contract.ts';
import { actsRoutes } from './index.ts';

describe.skipIf(!hasDatabase)('the acts room through its routes', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  const get = async (url: string) => (await app.inject({ url })).json();

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
    const { items } = ActList.parse(await get('/api/acts'));
    const texts = items.filter(({ coverage }) => coverage !== 'none').map(({ id }) => id);
    expect(texts).toEqual(['mt-cib-2020-072', 'br-lei-1995-9069', 'sas-plano-2024-2027']);
    expect(items.find(({ id }) => id === 'mt-cib-2020-072')).toMatchObject({
      signedOn: '2020-09-03',
      effectFrom: '2020-07-01',
      standing: { state: 'succeeded', by: { name: 'Resolução CIB/MT nº 191/2023' }, on: '2023-06-14' },
    });
  });

  it('holds a norm that is only cited, and what happened to it', async () => {
    const { items } = ActList.parse(await get('/api/acts?q=9870'));
    expect(items).toMatchObject([
      {
        id: 'mt-lei-2012-9870',
        coverage: 'none',
        units: 0,
        standing: { state: 'revoked', by: { id: 'mt-lei-2015-10335' } },
      },
    ]);
  });

  it('gives the same acts page by page, whatever the size of a page', async () => {
    const whole = ActList.parse(await get('/api/acts')).items.map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: ActList = ActList.parse(await get(`/api/acts?limit=4${cursor && `&cursor=${cursor}`}`));
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
  });

  it.each([
    ['q=hospitalar contratualização', ['br-gm-ms-2013-3410']],
    ['q=PEIXOTO', ['mt-cib-2020-072']],
    ['kind=decree', ['mt-decreto-2016-456']],
    ['q=inexistente', []],
  ])('finds acts by %s', async (query, ids) => {
    const { items } = ActList.parse(await get(`/api/acts?${encodeURI(query)}`));
    expect(items.map(({ id }) => id)).toEqual(ids);
  });

  it('reads an act by provision with the scan beside, letterheads left out', async () => {
    const act = ActAnswer.parse(await get('/api/acts/mt-cib-2020-072'));
    const article = act.units.find(({ address }) => address === 'art-1');
    expect(article).toMatchObject({ label: 'Art. 1º', status: 'printed' });
    expect(article?.text).toContain('R$ 765.547,34');
    expect(article?.ocr).toContain('Regido de Saude');
    expect(article?.corrections).toBeGreaterThan(0);
    expect(act.units.some(({ address }) => address.startsWith('pagina-'))).toBe(false);
    expect(act.tables.map(({ at }) => at)).toEqual(['anexo/quadro-01', 'anexo/cl-5/metas']);
  });

  it('ties each provision to the norms it names, where it names them', async () => {
    const act = ActAnswer.parse(await get('/api/acts/mt-cib-2020-072'));
    const unit = act.units.find(({ address }) => address === 'cons-5');
    expect(unit?.references.map(({ start, end }) => unit.text.slice(start, end))).toEqual([
      'Lei nº 10.335, de 28 de outubro de 2015',
      'Lei nº 9.870, de 28 de dezembro de 2012',
    ]);
    expect(act.links.filter(({ direction }) => direction === 'in')).toMatchObject([
      { kind: 'succeeds', act: { id: 'mt-cib-2023-191', coverage: 'none' }, cite: null },
    ]);
    const law = ActAnswer.parse(await get('/api/acts/mt-lei-2015-10335'));
    expect(law.links).toMatchObject([
      { kind: 'cites', direction: 'in', cite: { label: 'Considerando V' } },
      {
        kind: 'revokes',
        direction: 'out',
        act: { name: 'Lei nº 9.870/2012' },
        cite: { act: 'mt-cib-2020-072' },
      },
    ]);
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
