import { describe, expect, it } from 'vitest';
import { programme } from '../../../../test/fixtures/cofinancing.ts';
import { readCofinancingSeed } from '../seed.ts';
import { compileProgramme } from './compile.ts';
import type { Programme, Rule, TableRow } from './programme.ts';
import { unitsOf } from './units.ts';

const withRule = (id: string, rule: Partial<Rule>): Programme => ({
  ...programme,
  rules: { ...programme.rules, [id]: { ...programme.rules[id], ...rule } as Rule },
});
const withRow = (table: string, row: number, band: TableRow['band']): Programme => ({
  ...programme,
  tables: programme.tables.map((each) =>
    each.id !== table
      ? each
      : {
          ...each,
          versions: each.versions.map((version) => ({
            ...version,
            rows: version.rows.map((one, i) => (i === row ? { ...one, band } : one)),
          })),
        },
  ),
});
const [ceiling] = programme.parameters;
const withCeiling = (values: NonNullable<typeof ceiling>['values']): Programme => ({
  ...programme,
  parameters: programme.parameters.map((each) => (each.id === 'ceiling' ? { ...each, values } : each)),
});
const value = ceiling?.values[0];
if (value === undefined) throw new Error('the programme has a ceiling');

describe('a programme', () => {
  it.each(readCofinancingSeed().programmes.map(({ content }) => [content.id, content] as const))(
    '%s of the seed is sound',
    (_, content) => expect(compileProgramme(content)).toEqual([]),
  );

  it('has a unit for each rule', () => {
    const { units } = unitsOf(programme);
    expect([...units.keys()].sort()).toEqual(Object.keys(programme.rules).sort());
    expect(
      ['amount', 'base', 'factor', 'ppi', 'sanitary', 'base.coverage'].map((id) => units.get(id)),
    ).toEqual(['BRL', 'BRL', 'TabSUS', '%', 'boolean', 'ratio']);
  });

  it.each<[string, Programme, RegExp]>([
    [
      'a rule that is not there',
      withRule('product', { of: ['base', 'nada'] } as Partial<Rule>),
      /"nada", que não existe/,
    ],
    ['a table that is not there', withRule('ppi.score', { table: 'nada' } as Partial<Rule>), /tabela "nada"/],
    ['a reading that is not there', withRule('amount', { by: 'nada' } as Partial<Rule>), /leitura "nada"/],
    [
      'a circle',
      withRule('criteria', { of: ['criteria.capped'] } as Partial<Rule>),
      /em círculo: .*criteria/,
    ],
    [
      'BRL plus TabSUS',
      withRule('base.mean', { of: ['base.hospital', 'ceiling'] } as Partial<Rule>),
      /soma unidades diferentes: BRL, TabSUS/,
    ],
    ['BRL times BRL', withRule('product', { of: ['base', 'base'] } as Partial<Rule>), /BRL por BRL/],
    [
      'a percentage stated in the place of money',
      withRule('base', { stated: 'ppi' } as Partial<Rule>),
      /"base" troca BRL pelo fato informado "ppi", que é %/,
    ],
    [
      'a stated fact that nobody may state',
      withRule('base', { stated: 'nada' } as Partial<Rule>),
      /fato informado "nada", que não existe/,
    ],
    [
      'a list of codes in a sum',
      withRule('criteria', { of: ['sanitary', 'sanitary'] } as Partial<Rule>),
      /conta com boolean/,
    ],
    [
      'money looked up as a percentage',
      withRule('ppi.score', { of: 'base' } as Partial<Rule>),
      /BRL numa tabela de %/,
    ],
    [
      'a factor in BRL',
      withRule('factor.increment', {
        options: { 'outside-ceiling': 'base', inside: 'base' },
      } as Partial<Rule>),
      /"factor" deveria ser TabSUS|unidades diferentes/,
    ],
    [
      'an amount that is not rounded',
      { ...programme, result: { ...programme.result, amount: 'product' } },
      /não é arredondado/,
    ],
    [
      'an answer without a rule',
      withRule('payable', { options: { reference: 'product' } } as Partial<Rule>),
      /art1=fixed/,
    ],
    [
      'an answer to no question',
      withRule('payable', {
        options: { reference: 'product', fixed: 'approved', cap: 'product.capped', outra: 'product' },
      } as Partial<Rule>),
      /art1=outra, que não existe/,
    ],
    ['no value', withCeiling([]), /não tem valor em 2020-07-01/],
    [
      'a hole in time',
      withCeiling([
        { ...value, effect: ['2020-07-01', '2021-01-01'] },
        { ...value, effect: ['2021-02-01', null] },
      ]),
      /não tem valor em 2021-01-01/,
    ],
    [
      'two values at once',
      withCeiling([value, { ...value, value: '3', effect: ['2021-01-01', null] }]),
      /dois valores ao mesmo tempo, desde 2021-01-01/,
    ],
    [
      'a printed value without its article',
      withCeiling([{ ...value, cite: undefined } as unknown as typeof value]),
      /não cita o dispositivo/,
    ],
    [
      'an assumption without a reason',
      withCeiling([{ ...value, status: 'assumed', note: undefined } as unknown as typeof value]),
      /sem dizer por quê/,
    ],
    [
      'bands that meet',
      withRow('ppi', 1, { form: 'between', from: '40', to: '69' }),
      /duas faixas \(1 e 2\) os valores de 40\.00 a 50\.00/,
    ],
    [
      'a band of nothing',
      withRow('referral', 2, { form: 'between', from: '31', to: '30' }),
      /faixa 3 .* não contém valor nenhum/,
    ],
  ])('with %s is not published', (_, broken, problem) => {
    expect(compileProgramme(broken).join('\n')).toMatch(problem);
  });

  it('whose holes no default reading closes is not published', () => {
    const options = programme.readings.map((each) =>
      each.id === 'bands' ? { ...each, options: [...each.options].reverse() } : each,
    ) as Programme['readings'];
    const problems = compileProgramme({ ...programme, readings: options });
    expect(problems).toContain('A tabela "referral" deixa sem faixa os valores de 20.00 a 21.00.');
    expect(problems).toContain('A tabela "cac" deixa sem faixa os valores de 100.00 a mais.');
    expect(problems).toHaveLength(1 + 2 + 4);
  });
});
