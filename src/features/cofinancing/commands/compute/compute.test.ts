import { describe, expect, it } from 'vitest';
import { STATED as base, catchError, pay, read } from '../../../../../test/fixtures/cofinancing.ts';
import { explainedJson } from '../../../../kernel/explained.ts';
import { computeFacts } from './compute.ts';
import type { Computed } from './facts.ts';

const resultsOf = (...args: Parameters<typeof computeFacts>) => computeFacts(...args).results;

const one = (facts: object, readings: Record<string, string> = {}) =>
  resultsOf([{ ...base, ...facts }], readings)[0];

describe('the rules over stated facts', () => {
  it.each<[string, object, Record<string, string>, string, string]>([
    ['the worked example', {}, {}, '2.00', '765547.34'],
    ['region only', { referral: '30.65' }, {}, '1.55', '593299.18'],
    ['CAC 86,5', { cac: '86.5' }, {}, '2.30', '880379.44'],
    ['CAC 92', { cac: '92' }, {}, '2.50', '956934.17'],
    ['CAC 92, half-up', { cac: '92' }, { rounding: 'half-up' }, '2.50', '956934.18'],
    ['no licence', { licence: false }, {}, '1.50', '574160.50'],
    ['PPI 99', { ppi: '99.00' }, {}, '1.55', '593299.18'],
    ['equity', { equity: true }, {}, '3.00', '1148321.01'],
    ['all top and equity', { cac: '92', equity: true }, {}, '3.50', '1339707.84'],
    ['all top and equity inside', { cac: '92', equity: true }, { equity: 'inside' }, '2.50', '956934.17'],
    ['first year neutral', {}, { 'cac-first-year': 'neutral' }, '2.50', '956934.17'],
    ['with the production', {}, { multiplier: 'production-plus-increment' }, '3.00', '1148321.01'],
  ])('%s', (_, facts, readings, factor, amount) => {
    expect(one(facts, readings)).toEqual({ factor, amount });
  });

  it('gives each of the 320 combinations its factor, in order', () => {
    const [, ...rows] = read('test/golden/cofinancing/combinations.csv').trim().split('\n');
    const table = rows.map((row) => row.split(';') as [string, string, string, string, string, string]);
    const facts = table.map(([ppi, referral, cac, sanitary, equity]) => ({
      ppi,
      referral,
      cac: cac === 'none' ? null : cac,
      licence: sanitary === 'yes',
      equity: equity === 'yes',
      production: '100.00',
    }));
    const found = resultsOf(facts, {});
    expect(found.map((each) => 'factor' in each && each.factor)).toEqual(table.map((row) => row[5]));
    expect(found.map((each) => 'amount' in each && each.amount)).toEqual(
      table.map((row) => Number(row[5].replace('.', '')).toFixed(2)),
    );
  });

  it('gives the tree of each, the same as by the evaluator alone, where it is asked for', () => {
    const facts = [base, { ...base, ppi: '69.12345' }, { ...base, cac: '92', licence: false }];
    const traced = resultsOf(facts, {}, { traced: true });
    expect(traced.map(({ trace: _, ...each }: Computed & { trace?: unknown }) => each)).toEqual(
      resultsOf(facts, {}),
    );
    const inputs = [
      ['104.61', 'none', 'yes'],
      ['69.12345', 'none', 'yes'],
      ['104.61', '92', 'no'],
    ];
    const trees = inputs.map(([ppi = '', cac = '', sanitary = '']) =>
      pay(
        { base: base.production, ppi, referral: base.referral, cac, sanitary, equity: 'no' },
        {},
        '2020-07',
      ),
    );
    expect(traced.map((each) => 'trace' in each && each.trace)).toEqual(
      trees.map(({ explained }) => explainedJson(explained)),
    );
  });

  it('refuses one without stopping the others', () => {
    const found = resultsOf([{ ...base, referral: '30.65' }, base], { bands: 'as-printed' });
    expect(found).toMatchObject([
      { error: { code: 'refused', message: expect.stringContaining('nenhuma faixa') } },
      { factor: '2.00', amount: '765547.34' },
    ]);
  });

  it.each([
    [{}, /O arquivo não é/],
    [[{ ...base, ppi: 104.61 }], /O item 1, em ppi,/],
    [[base, { ...base, ppi: '104,61' }], /O item 2, em ppi,.*decimal com ponto/],
    [[{ ...base, extra: 1 }], /O item 1/],
    [[{ ...base, production: '-1' }], /em production/],
  ])('says which fact of %j it cannot read', (facts, message) => {
    expect(catchError(() => resultsOf(facts, {})).message).toMatch(message);
  });

  it.each<[string, unknown, RegExp]>([
    ['no list', base, /^O arquivo não é como se espera: devia ser uma lista de itens entre colchetes\./],
    ['an item of another kind', [7], /^O item 1 não é como se espera: devia ser um item entre chaves\./],
    [
      'a value that may not be null',
      [{ ...base, ppi: null }],
      /^O item 1, em ppi, .*entre aspas, como "104\.61"\./,
    ],
    ['a number without quotes', [base, { ...base, ppi: 1.5 }], /^O item 2, em ppi, .*entre aspas/],
    ['a decimal comma', [{ ...base, ppi: '1,5' }], /^O item 1, em ppi, .*decimal com ponto/],
    ['a value left out', [{ ...base, licence: undefined }], /^O item 1, em licence, .*: falta o valor\./],
    ['a name that is not one', [{ ...base, extra: '1' }], /^O item 1 .*: o nome “extra” não se conhece\./],
  ])('says in Portuguese what is wrong with %s', (_, facts, message) => {
    const error = catchError(() => resultsOf(facts, {}));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toMatch(message);
  });

  it('does not know other readings', () => {
    expect(catchError(() => resultsOf([], { bands: 'nada' })).code).toBe('invalid-input');
    expect(resultsOf([], {})).toEqual([]);
  });
});

describe('the programme that calculates', () => {
  it('is the one that pays, unless another is named with the month whose bands bind', () => {
    const facts = [{ ...base, ppi: '55', referral: '24', cac: '76' }];
    const by = (competencia?: string) =>
      resultsOf(facts, {}, { programme: 'hospitalar-191', competencia })[0];
    expect(resultsOf(facts, {})[0]).toMatchObject({ factor: '1.30' });
    expect(resultsOf(facts, {}, { programme: 'mt.cofin.hospitalar' })[0]).toMatchObject({
      factor: '1.30',
    });
    expect(by()).toMatchObject({ factor: '1.30' });
    expect(by('2024-12')).toMatchObject({ factor: '1.30' });
    expect(by('2025-01')).toMatchObject({ factor: '1.10' });
  });

  it('is told where no such one calculates with these facts', () => {
    const error = catchError(() => resultsOf([base], {}, { programme: 'planificacao' }));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain('hospitalar-191, hospitalar');
  });
});
