import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import type { SearchAnswer, SearchHit } from './contract.ts';

describe.skipIf(!hasDatabase)('the search beyond the printed plan', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());
  const ask = async (q: string, more = ''): Promise<SearchAnswer> => {
    const { status, body } = await room.get(`/api/plan/search?limit=50&q=${encodeURIComponent(q)}${more}`);
    expect(status).toBe(200);
    return body;
  };
  const of = async (kind: SearchHit['kind'], q: string) => (await ask(q, `&kind=${kind}`)).items;

  it('finds the prioritised problems by what they say', async () => {
    const { body } = await room.get('/api/plan/analysis');
    const [problem] = body.problems;
    const [hit] = await of('problem', `${problem.content.text.split(/\s+/).slice(0, 6).join(' ')} `);
    expect(hit).toMatchObject({
      title: problem.content.text,
      label: null,
      href: '/plano/analise?aba=priorizados',
    });
  });

  it('finds a problem that somebody brings, and no longer once it is taken back', async () => {
    const content = {
      kind: 'problem',
      code: 'P99',
      text: 'Vazio assistencial de quironomídeos',
      careLine: null,
    };
    const entry = { ...content, causes: ['Falta de xilófagos'], consequences: [] };
    const made = await room.send('POST', '/api/plan/entries', { entries: [entry] }, superintendent);
    expect(made.status).toBe(200);
    const [hit] = await of('problem', 'XILOFAGO ');
    expect(hit).toMatchObject({ label: 'Causa', text: 'Falta de xilófagos', title: content.text });
    expect((await of('problem', 'p99 '))[0]?.id).toBe(hit?.id);
    const taken = { reason: 'Lançado por engano', expectedVersion: 1 };
    await room.send('POST', `/api/plan/entries/${hit?.id}/remove`, taken, superintendent);
    expect(await of('problem', 'xilofago ')).toEqual([]);
  });

  it('finds a sigla by itself and by its sense without accents, and texts by the sense of a sigla', async () => {
    const { body } = await room.get('/api/plan/acronyms');
    const settled = body.items.filter(
      (item: { settled: number | null; senses: unknown[] }) =>
        item.settled !== null && item.senses.length === 1,
    );
    expect(settled.length).toBeGreaterThan(20);
    const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (const { id, acronym, senses } of settled.slice(0, 5)) {
      const found = await of('acronym', `${bare(senses[0].expansion)} `);
      expect(
        found.map((hit) => hit.id),
        acronym,
      ).toContain(id);
      expect((await of('acronym', acronym)).map((hit) => hit.id)).toContain(id);
    }
    const [aps, full] = [await ask('APS '), await ask('atencao primaria a saude ')];
    expect(aps.counts).toEqual(full.counts);
    expect(aps.items.filter(({ kind }) => kind === 'action').length).toBeGreaterThan(3);
  });

  it('finds an institution by its other names, only where it takes part, and opens its page', async () => {
    for (const name of ['SUVSA', 'svs', 'superintendencia de vigilancia em saude']) {
      const found = await of('institution', `${name} `);
      expect(
        found.map(({ id }) => id),
        name,
      ).toContain('SUVSA');
      expect(found.find(({ id }) => id === 'SUVSA')?.href).toBe('/plano/participacao?instituicao=SUVSA');
    }
    const { body } = await room.get('/api/plan/participation');
    const taking = new Set(body.items.map((item: { id: string }) => item.id));
    expect((await of('institution', 'coordenadoria ')).every(({ id }) => taking.has(id))).toBe(true);
  });

  it('finds the policies and plans that the plan promises, and none that was declined', async () => {
    const { body } = await room.get('/api/plan/instruments');
    const [instrument] = body.items;
    const words = `${instrument.title} `;
    const [hit] = await of('instrument', words);
    expect(hit).toMatchObject({ id: instrument.id, href: `/plano/instrumentos/${instrument.id}` });
    const declined = { reason: 'Não é um instrumento', expectedVersion: instrument.version };
    const { status } = await room.send(
      'POST',
      `/api/plan/instruments/${instrument.id}/decline`,
      declined,
      superintendent,
    );
    expect(status).toBe(200);
    expect((await of('instrument', words)).map(({ id }) => id)).not.toContain(instrument.id);
  });

  it.each(['072/2020', 'resolução cib 072', 'RESOLUCAO CIB 072'])('finds an act by %j', async (q) => {
    const ids = (await of('act', `${q} `)).map(({ href }) => href);
    expect(ids).toContain('/atos/mt-cib-2020-072');
  });

  it('finds an act with or without the point of its number', async () => {
    const [pointed, bare] = [await of('act', '1.606/2001 '), await of('act', '1606/2001 ')];
    expect(pointed.length).toBeGreaterThan(0);
    expect(bare.map(({ id }) => id)).toEqual(pointed.map(({ id }) => id));
  });

  it('finds municipalities and regions of the state by name without accents, and by code', async () => {
    const [city] = await of('place', 'cuiaba');
    expect(city).toMatchObject({ id: '510340', title: 'Cuiabá', href: '/indicadores?territorio=510340' });
    expect((await of('place', '510340')).map(({ id }) => id)).toEqual(['510340']);
    expect((await of('place', 'vale do peixoto')).map(({ id }) => id)).toContain('51015');
    expect(await of('place', 'são paulo')).toEqual([]);
  });

  it.each([
    ['imunização', 'problem', 'P09'],
    ['logistico', 'problem', 'P08'],
    ['Ética', 'identity', 'Valores'],
    ['encontros de monitoramento', 'identity', 'Implementação'],
    ['Programação Anual de Saúde', 'acronym', 'PAS'],
    ['parto cesareo', 'card', 'cesáreo'],
    ['svs', 'unit', 'Vigilância'],
  ] as const)('finds %j as %s', async (q, kind, words) => {
    const hits = await of(kind, `${q} `);
    expect(hits.length).toBeGreaterThan(0);
    const problem = (await room.get('/api/plan/analysis')).body.problems.find(
      ({ content }: { content: { code: string } }) => content.code === words,
    );
    const said = hits.map(({ title, text }) => `${title} ${text}`).join(' ');
    expect(said).toContain(problem?.content.text ?? words);
  });

  it('finds what a cell of the panel and a perspective of the map say', async () => {
    expect((await of('indicator', 'centro noroeste ')).map(({ label }) => label)).toContain('Painel');
    const { body: map } = await room.get('/api/plan');
    for (const { id, title } of map.perspectives) {
      const found = await of('objective', `${title} `);
      const within = map.objectives.filter(({ perspective }: { perspective: string }) => perspective === id);
      expect(
        found.map((hit) => hit.id),
        title,
      ).toEqual(expect.arrayContaining(within.map((each: { id: string }) => each.id)));
    }
  });

  it('finds workshops, strengths and codes of PES and PPA that somebody writes, on their pages', async () => {
    const entries = [
      {
        kind: 'workshop',
        title: 'Oficina dos teiús',
        process: 'formulation',
        date: null,
        theme: 'Vazios',
        products: ['Mapa dos jacarandás'],
        participants: [],
      },
      {
        kind: 'trait',
        side: 'strength',
        place: 'internal',
        text: 'Equipe de ornitorrincos',
        competence: null,
      },
    ];
    expect((await room.send('POST', '/api/plan/entries', { entries }, superintendent)).status).toBe(200);
    const [workshop] = await of('workshop', 'jacaranda ');
    expect(workshop).toMatchObject({ title: 'Oficina dos teiús', label: 'Produto' });
    expect(workshop?.href).toBe('/plano/analise?aba=oficinas');
    expect((await of('trait', 'ORNITORRINCO '))[0]?.href).toBe('/plano/analise?aba=fortalezas');
  });

  it('finds the actions of an own plan, and what stands above them on the page of its instrument', async () => {
    const { body } = await room.get('/api/plan/instruments');
    const { id, version } = body.items.find(
      (each: { plan: unknown; declined: unknown }) => each.plan === null && each.declined === null,
    );
    const address = `/api/plan/instruments/${id}`;
    const span = { from: '2025-01-01', to: '2027-12-31', expectedVersion: version };
    expect((await room.send('POST', `${address}/plan`, span, superintendent)).status).toBe(200);
    const action = {
      id: null,
      objective: 'Observar pirilampos',
      strategicAction: 'Contar pirilampos',
      title: 'Comprar lanternas de pirilampo',
      owner: 'COPHS',
      participants: '',
      deadline: 'até junho/26',
      notes: '',
      expectedVersion: 0,
    };
    const written = await room.send('POST', `${address}/actions`, action, superintendent);
    expect(written.status, JSON.stringify(written.body)).toBe(200);
    const hits = (await ask('pirilampos ')).items.map(({ kind, href }) => [kind, href]);
    const page = `/plano/instrumentos/${id}`;
    const number = written.body.ownPlan.actions[0].id;
    expect(hits).toEqual([
      ['objective', page],
      ['strategicAction', page],
      ['action', `/plano/acoes/${number}`],
    ]);
  });

  it('counts each kind whole, in its order, however few of each are shown', async () => {
    const { items, counts } = await ask('saúde ', '&perKind=3');
    const whole = new Map(counts.map(({ kind, count }) => [kind, count]));
    expect(counts.length).toBeGreaterThan(5);
    const shown = Map.groupBy(items, ({ kind }) => kind);
    expect([...shown.keys()]).toEqual(counts.map(({ kind }) => kind));
    for (const [kind, own] of shown) expect(own.length, kind).toBe(Math.min(3, whole.get(kind) ?? 0));
    const actions = await room.get('/api/plan/search?limit=50&kind=action&q=rede%20');
    const told = actions.body.counts.find(({ kind }: { kind: string }) => kind === 'action').count;
    let seen = actions.body.items.length;
    for (let next = actions.body.next; next !== null; ) {
      const { body } = await room.get(`/api/plan/search?limit=50&kind=action&q=rede%20&cursor=${next}`);
      expect(body.items.every((hit: SearchHit) => hit.kind === 'action')).toBe(true);
      seen += body.items.length;
      next = body.next;
    }
    expect(seen).toBe(told);
    expect((await room.get('/api/plan/search?q=rede&kind=payment')).status).toBe(400);
  });
});
