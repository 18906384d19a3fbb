import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { applySeeds } from '../../platform/seeds.ts';
import { readActSeed } from '../acts/index.ts';
import { applyCofinancing, cofinancingSeed } from './seed.ts';

describe.skipIf(!hasDatabase)('the start', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext();
  });
  afterAll(async () => {
    await fresh?.close();
  });

  it('stops where one character of a text that is cited is another, and leaves what was stored', async () => {
    const { context } = fresh;
    const changed = readActSeed().map((act) => ({
      ...act,
      units: act.units.map((unit) =>
        unit.address === 'art-1' ? { ...unit, text: unit.text.replace('765.547,34', '765.547,35') } : unit,
      ),
    }));
    const seed = { ...cofinancingSeed, version: 'changed', apply: () => applyCofinancing(context, changed) };
    const stored = () => sql`select version from seeds where name = 'cofinancing'`.execute(context.db);
    const before = await stored();
    await expect(applySeeds(context, [seed])).rejects.toThrow(
      /mt-cib-2020-072, art-1: esperava-se “.*765\.547,34” em .*e o texto guardado traz “.*765\.547,35”/u,
    );
    expect(await stored()).toEqual(before);
    expect(await applySeeds(context, [cofinancingSeed])).toEqual([]);
  });
});
