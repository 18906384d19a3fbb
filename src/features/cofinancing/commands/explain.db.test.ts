import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../../test/database/fresh.ts';
import { explainForCli } from './explain-for-cli.ts';

describe.skipIf(!hasDatabase)('the payment as the command line prints it', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext();
  });
  afterAll(() => fresh.close());

  const explain = (competencia: string, facts = {}, readings = {}) =>
    explainForCli(fresh.context, { agreement: 'peixoto-de-azevedo', competencia, facts, readings });

  it.each([
    ['as recorded', {}, '765547.34', '2.00'],
    ['with another base', { base: '301450.27' }, '602900.54', '2.00'],
    ['without sanitary regularity', { sanitary: 'no' }, '574160.50', '1.50'],
  ])('%s', async (_, facts, amount, factor) => {
    const answer = await explain('2020-09', facts);
    expect(answer).toMatchObject({ amount, factor, regime: 'exceptional' });
  });

  it('names the article of each value, and each quote is in the stored act', async () => {
    const { citations, trace } = await explain('2020-09');
    expect(citations.map(({ at }) => at)).toEqual(
      expect.arrayContaining([
        'art-9/par-unico',
        'anexo/quadro-01/faixa-4',
        'anexo/quadro-01/nota-2/a',
        'anexo/quadro-01/nota-3',
        'anexo/quadro-01/nota-4/c',
        'anexo/quadro-01/nota-5',
        'anexo/cl-4/p-1',
        'art-12/par-1',
      ]),
    );
    expect(Object.keys(citations[0] ?? {})).toEqual(['act', 'at', 'quote']);
    expect(trace.cite?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
  });

  it('says what each other reading would pay, and how far the next band is and what it is worth', async () => {
    const { readings, nextBands } = await explain('2020-09', {}, { referral: 'region-only' });
    const outsiders = readings.find(({ id }) => id === 'referral');
    expect(outsiders).toMatchObject({
      chosen: 'region-only',
      status: 'to-decide',
      alternatives: [{ id: 'all-outsiders', result: '765547.34', difference: '172248.16' }],
    });
    expect(readings).toHaveLength(12);
    expect(nextBands).toMatchObject([
      { criterion: 'referral', printed: '>31%', distance: '0.35', gain: '0.45', difference: '172248.16' },
      { criterion: 'cac', needs: 'first-value', distance: '50.00', gain: '0.20', difference: '76554.74' },
    ]);
    expect(nextBands.map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual([
      'Referência regional: faltam 0,35 p.p. para +0,45 TabelaSUS = R$ 172.248,16/mês',
      'Metas CAC: ainda sem avaliação, e bastam 50% para +0,20 TabelaSUS = R$ 76.554,74/mês',
    ]);
  });

  it('refuses a month of the normal regime without production, and says which is missing', async () => {
    await expect(explain('2020-11')).rejects.toMatchObject({
      code: 'refused',
      details: { reason: 'no-production', month: '2020-09' },
    });
    expect((await explain('2020-11', { base: '455912.83' })).amount).toBe('911825.66');
  });

  it('refuses what the agreement does not know', async () => {
    await expect(explain('2020-09', { beds: '39' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(explain('2020-9')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(explain('2020-09', {}, { referral: 'none' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(
      explainForCli(fresh.context, { agreement: 'nenhum', competencia: '2020-09' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
