import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { openPlanRoom, type PlanRoom } from '../../../test/plan-room.ts';
import type { SearchHit } from './contract.ts';

describe.skipIf(!hasDatabase)('the search over everything in the plan', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());
  const search = async (q: string): Promise<SearchHit[]> => {
    const { status, body } = await room.get(`/api/plan/search?limit=50&q=${encodeURIComponent(q)}`);
    expect(status).toBe(200);
    return body.items;
  };
  const keys = (hits: readonly SearchHit[]) => hits.map(({ kind, id }) => `${kind} ${id}`).sort();
  const marked = ({ text, marks }: SearchHit) => marks.map(([from, to]) => text.slice(from, to));

  it.each([
    ['educacao popular', 'educação popular'],
    ['DIRETRIZ CLINICA', 'diretrizes clínicas'],
    ['municipio', 'municípios'],
    ['acao', 'ações'],
  ])('finds the same for %j and %j', async (one, other) => {
    const [a, b] = [await search(`${one} `), await search(`${other} `)];
    expect(a.length).toBeGreaterThan(0);
    expect(keys(a)).toEqual(keys(b));
  });

  it('takes SUVSA, SUVISA, SVS and the name in full for one office', async () => {
    const names = ['SUVSA', 'suvisa', 'SVS', 'Superintendência de Vigilância em Saúde'];
    const found = await Promise.all(names.map(search));
    expect(found[0]?.length).toBeGreaterThan(3);
    for (const each of found) expect(keys(each)).toEqual(keys(found[0] ?? []));
    const words = new Set(found.flat().flatMap(marked));
    expect([...words]).toEqual(expect.arrayContaining(['SUVSA', 'SVS']));
  });

  it('reaches objectives, targets, indicators, both kinds of action, owners, notes and comments', async () => {
    const body = { unit: 'COPHS', note: 'Aguardando o xerofitismo orçamentário', expectedVersion: 1 };
    await room.send('PATCH', '/api/plan/actions/3.5.16/note', body);
    expect(await search('xerofitismo')).toMatchObject([
      { kind: 'note', id: '3.5.16/COPHS', label: 'Comentário', href: '/plano/acoes/3.5.16' },
    ]);
    const kinds = new Set((await search('linha de cuidado')).map(({ kind }) => kind));
    for (const kind of ['action', 'indicator', 'objective', 'strategicAction', 'target'] as const)
      expect(kinds, kind).toContain(kind);
    const [owner] = (await search('NEPS')).filter(({ label }) => label === 'Responsável');
    expect(owner && marked(owner)).toContain('NEPS');
    expect((await search('713')).some(({ kind }) => kind === 'indicator')).toBe(true);
    expect((await search('3.5.16')).map(({ id }) => id)).toEqual(expect.arrayContaining(['3.5.16']));
  });

  it('marks what it found, finds while one types, and asks for all the words', async () => {
    for (const hit of await search('planificação materno'))
      expect(marked(hit).length, hit.id).toBeGreaterThan(0);
    expect((await search('planific')).length).toBeGreaterThan(10);
    expect(await search('planificação xilofone')).toEqual([]);
    expect(await search("'); drop table plans; --")).toEqual([]);
  });

  it('pages without losing or repeating', async () => {
    const whole = keys(await search('saúde '));
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null && seen.length < whole.length) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const { body } = await room.get(`/api/plan/search?limit=7&q=sa%C3%BAde%20${cursor}`);
      seen.push(...body.items.map((hit: SearchHit) => `${hit.kind} ${hit.id}`));
      next = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(whole.every((key) => seen.includes(key))).toBe(true);
    expect((await room.get('/api/plan/search?q=x')).status).toBe(400);
    expect((await room.get('/api/plan/search?q=rede&cursor=zz')).status).toBe(400);
  });
});
