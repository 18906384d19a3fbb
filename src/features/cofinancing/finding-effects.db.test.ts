import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { readFindingEffects } from './commands/finding-effects.ts';

describe.skipIf(!hasDatabase)('what the holes of a table are worth', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T12:00:00Z');
  });
  afterAll(async () => {
    await fresh?.close();
  });

  it('is what the engine pays between the two bands around each, for the agreement under the act', async () => {
    const { items } = await readFindingEffects(fresh.context, 'mt-cib-2020-072');
    const worth = items.map(({ at, quote, effect }) => [at.split('/').at(-1), quote.split(' (')[0], effect]);
    expect(worth).toContainEqual(['faixa-4', '>31%', '172248.16']);
    expect(worth).toContainEqual(['faixa-3', '21 a 30%', '38277.36']);
    expect(worth).toContainEqual(['faixa-3', '70 a 100%', '38277.36']);
    expect(new Set(items.map(({ quote }) => quote)).size).toBe(items.length);
    expect(items.every(({ note }) => note.includes('Peixoto de Azevedo'))).toBe(true);
  });

  it('is nothing where nothing is paid by the act', async () => {
    expect((await readFindingEffects(fresh.context, 'sas-plano-2024-2027')).items).toEqual([]);
  });
});
