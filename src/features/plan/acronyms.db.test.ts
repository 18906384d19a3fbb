import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import type { AcronymsAnswer } from './contract.ts';

describe.skipIf(!hasDatabase)('the acronyms of the plan', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());

  const read = async (): Promise<AcronymsAnswer['items']> =>
    (await room.get('/api/plan/acronyms', cophs)).body.items;
  const find = async (name: string) => (await read()).find((each) => each.acronym === name);

  it('are the 32 that the document lists and the 79 that it uses besides', async () => {
    const items = await read();
    expect(items).toHaveLength(111);
    expect(items.filter((each) => each.state === 'document')).toHaveLength(32);
    expect(items.filter((each) => each.state === 'unknown').map((each) => each.acronym)).toEqual([
      'ANESP',
      'ASTRAMT',
      'CETRAF',
      'UDO',
    ]);
  });

  it('ask what PAS means, and say where it is used', async () => {
    const pas = await find('PAS');
    expect(pas).toMatchObject({ state: 'doubt', settled: null, actions: ['3.6.2'] });
    expect(pas?.senses.map((sense) => sense.expansion)).toEqual([
      'Programação Anual de Saúde',
      'Planificação da Atenção à Saúde',
    ]);
    expect((await find('PES'))?.senses).toHaveLength(2);
  });

  it('take a person’s choice, keep both senses, and refuse one that is not there', async () => {
    const pas = await find('PAS');
    const senses = pas?.senses.map((sense, at) => (at === 1 ? { ...sense, basis: 'entered' } : sense));
    const change = (settled: number) =>
      room.send(
        'PATCH',
        '/api/plan/entries/sigla-PAS',
        { content: { kind: 'acronym', acronym: 'PAS', senses, settled }, expectedVersion: 1 },
        superintendent,
      );
    const absent = await change(5);
    expect([absent.status, absent.body.error.message]).toEqual([
      422,
      'O sentido escolhido não está na lista.',
    ]);
    expect((await change(1)).status).toBe(200);
    expect(await find('PAS')).toMatchObject({ state: 'entered', settled: 1, version: 2 });
  });
});
