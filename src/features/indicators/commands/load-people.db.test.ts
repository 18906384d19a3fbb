import type { KyselyPlugin, RawNode } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../../test/database/fresh.ts';
import { seedInfants } from '../../../../test/few-people.ts';
import { parsePeriod } from '../../../kernel/period.ts';
import { inTransaction } from '../../../platform/context.ts';
import { getTerritory } from '../../territory/index.ts';
import { coverPeriod } from '../domain/coverage.ts';
import { filesOfMethods } from './load-people.ts';
import { loadFor } from './loaded.ts';
import { getCard, resolveMethod } from './value-query.ts';

const YEARS = [2020, 2021];

describe.skipIf(!hasDatabase)('files of all methods of a card', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext();
    await inTransaction(fresh.context, seedInfants);
  });
  afterAll(() => fresh.close());

  test.each([null, '2024-12-31'])('known on %s are those that each method has, read at once', async (day) => {
    const { context } = fresh;
    const card = getCard('731');
    const unit = (await getTerritory(context)).get('51', '2025-01-01');
    const { method, variant } = resolveMethod(card, 'DOINF', null);
    const query = { card, unit, variant, entry: null, rule: null, knownOn: day, method: method! };
    const loaded = await loadFor(context, query);
    const read: string[] = [];
    const spy: KyselyPlugin = {
      transformQuery({ node }) {
        read.push((node as RawNode).sqlFragments?.join('') ?? '');
        return node;
      },
      transformResult: async ({ result }) => result,
    };

    const found = await filesOfMethods({ ...context, db: context.db.withPlugin(spy) }, query, loaded, YEARS);

    expect(found.map((each) => each.method.id)).toEqual(['DOINF', 'SIM_DO']);
    expect(read.filter((text) => text.includes('where indicator = '))).toHaveLength(1);
    for (const { method: each, files } of found) {
      const { computations } = await loadFor(context, { ...query, method: each });
      const expected = YEARS.map(
        (year) => coverPeriod(each, parsePeriod(String(year)), 'MT', computations).chosen,
      );
      expect([...files.values()]).toEqual(expected);
      expect(expected.flat().length, each.id).toBeGreaterThan(0);
    }
  });
});
