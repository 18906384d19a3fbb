import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import type { CreditLine, CreditsAnswer } from './contract/credits.ts';

const LINE = {
  kind: 'credit',
  group: 'making',
  role: 'Revisão de português',
  institution: 'Escola de Saúde Pública',
  people: ['Ana Exemplo da Silva'],
  printedPeople: null,
  order: 9,
};

describe.skipIf(!hasDatabase)('the technical sheet', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());
  const read = async (): Promise<CreditsAnswer> => (await room.get('/api/plan/credits')).body;
  const lineOf = async (id: string) => (await read()).items.find((each) => each.id === id) as CreditLine;
  const add = (entry: object, as = superintendent) =>
    room.send('POST', '/api/plan/entries', { entries: [entry] }, as);
  const change = ({ id, version }: CreditLine, content: object) =>
    room.send('PATCH', `/api/plan/entries/${id}`, { content, expectedVersion: version }, superintendent);
  const undo = (id: string, expectedVersion: number) =>
    room.send('POST', `/api/plan/entries/${id}/undo`, { expectedVersion }, superintendent);

  it('has the roles and organs that the document credits, how many it names, and no name', async () => {
    const { items, edition, units, workshops } = await read();
    const groups = Map.groupBy(items, ({ content }) => content.group);
    const counts = Object.fromEntries([...groups].map(([group, lines]) => [group, lines.length]));
    expect(counts).toEqual({ authority: 5, office: 10, making: 6, edition: 4 });
    expect(items.every(({ content }) => content.people.length === 0)).toBe(true);
    const review = items.find(({ content }) => content.role === 'Organização e revisão do documento');
    expect(review?.content.printedPeople).toBe(7);
    expect([edition.from, edition.to, edition.place, edition.printedYear]).toEqual([
      '2024-01-01',
      '2027-12-31',
      'Cuiabá',
      2023,
    ]);
    expect(units.map(({ id }) => id)).toContain('COPHS');
    expect(workshops.reduce((sum, { people }) => sum + people, 0)).toBe(76);
  });

  it('takes names beside a printed role, keeps the role as printed, and undoes', async () => {
    const printed = await lineOf('ficha-office-6');
    const kept = await change(printed, { ...printed.content, people: ['Ana Exemplo', 'João Exemplo'] });
    expect(kept.status).toBe(200);
    const named = await lineOf(printed.id);
    expect(named.content.people).toEqual(['Ana Exemplo', 'João Exemplo']);
    const other = await change(named, { ...named.content, role: 'Diretora' });
    expect(other.body.error.message).toMatch(/são os do documento/);
    expect((await undo(printed.id, named.version)).status).toBe(200);
    expect((await lineOf(printed.id)).content).toEqual(printed.content);
    expect((await undo(printed.id, named.version)).status).toBe(409);
    const { body } = await room.get(`/api/plan/entries/${printed.id}/history`);
    expect(body.items.map((each: { type: string; fields: string[] }) => [each.type, each.fields])).toEqual([
      ['restored', ['people']],
      ['edited', ['people']],
      ['transcribed', []],
    ]);
  });

  it('takes a line in and out, brings it back, and has nothing to undo of what the document brought', async () => {
    const [added] = (await add(LINE)).body.items;
    const order = (await read()).items.filter(({ content }) => content.group === 'making');
    expect(order.at(-1)?.id).toBe(added.id);
    const reason = 'Entrou por engano';
    const gone = await room.send(
      'POST',
      `/api/plan/entries/${added.id}/remove`,
      { reason, expectedVersion: 1 },
      superintendent,
    );
    expect(gone.status).toBe(200);
    expect(await lineOf(added.id)).toBeUndefined();
    expect((await undo(added.id, 2)).status).toBe(200);
    expect((await lineOf(added.id)).content).toEqual(LINE);
    expect((await undo('ficha-making-1', 1)).body.error.message).toMatch(/não há o que desfazer/);
  });

  it('tells no name in the open tables, neither of the line nor of its history', async () => {
    const printed = await lineOf('ficha-office-2');
    await change(printed, { ...printed.content, people: ['Ana Exemplo'] });
    room.become(cophs);
    const textOf = async (table: string) =>
      (await room.app.inject({ url: `/api/plan/tables/${table}` })).body;
    expect(await textOf('ficha-tecnica')).toContain('Coordenadora de Atenção Primária');
    const history = await textOf('historico');
    expect(history).toContain('plan-entry/ficha-office-2');
    expect(`${history}${await textOf('ficha-tecnica')}`).not.toMatch(/Ana Exemplo|João Exemplo/);
  });

  it('refuses what is more than a name, a line said twice, and who does not manage the plan', async () => {
    const more = await add({ ...LINE, role: 'Apoio', people: ['Ana, CPF 000.000.000-00'] });
    expect(more.body.error.message).toMatch(/só o nome da pessoa/);
    expect((await add(LINE)).body.error.message).toMatch(/já está na ficha técnica/);
    expect((await add({ ...LINE, role: 'Capa' }, cophs)).status).toBe(403);
  });
});
