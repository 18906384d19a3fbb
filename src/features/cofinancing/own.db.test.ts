import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { offices, TERM } from '../../../test/instrument-room.ts';
import { person } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { readOwn, readOwnList } from './commands/own.ts';
import { OwnAnswer, OwnList } from './contract.ts';

describe.skipIf(!hasDatabase)('the own Termo of a municipality or a hospital', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T14:00:00Z');
  });
  afterAll(() => fresh.close());
  const as = (actor: Actor) => ({ ...fresh.context, actor });
  const hospital = person('hospital', 'HOSPITAL-510642', '510642');
  const elsewhere = person('municipal-manager', null, '510340');

  test('is found by those it is of, and refused to every other', async () => {
    for (const actor of [offices.municipality, hospital]) {
      const { items } = OwnList.parse(await readOwnList(as(actor)));
      expect(items.map(({ id }) => id)).toEqual([TERM]);
    }
    expect((await readOwnList(as(elsewhere))).items).toEqual([]);
    for (const actor of [elsewhere, offices.analysis])
      await expect(readOwn(as(actor), TERM)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('says what the month would pay and on what, the seven goals, what is due first and what bars it', async () => {
    const own = OwnAnswer.parse(await readOwn(as(hospital), TERM));
    expect(own.forecast).toEqual({
      competencia: '2026-11',
      amount: '765547.34',
      factor: '2.00',
      base: '382773.67',
      baseOf: '2020-10',
    });
    expect(own.waits).toContain('ainda não foi registrada');
    expect(own.goals.words).toBe('2º quadrimestre de 2026');
    expect(own.goals.items).toHaveLength(7);
    expect(own.goals.items.every(({ produced, reason }) => produced !== null || reason !== null)).toBe(true);
    const days = own.due.map(({ by }) => by ?? '9999-12-31');
    expect(days).toEqual(days.toSorted());
    expect(own.licence).toBeNull();
    expect(own.deadlines).toEqual([]);
  });
});
