import { afterAll, describe, expect, it } from 'vitest';
import { openCommandLine } from './pactua.ts';

interface Payment {
  amount: string;
  factor: string;
  regime: string;
  trace: { value: string };
  citations: { act: string; at: string; quote: string }[];
}

describe('pactua cofinancing explain', () => {
  const pactua = openCommandLine();
  afterAll(() => pactua.close());
  const explain = (...words: string[]) =>
    pactua.run(
      'cofinancing',
      'explain',
      '--agreement',
      'peixoto-de-azevedo',
      '--competencia',
      '2020-09',
      ...words,
    );

  it('prints the payment of September 2020 with the article of each line', async () => {
    const answer = await explain('--json');
    const payment = answer.json<Payment>();
    expect([answer.exit, payment.amount, payment.factor]).toEqual([0, '765547.34', '2.00']);
    const places = payment.citations.map((cite) => `${cite.act} ${cite.at}`);
    for (const at of [
      'art-9/par-unico',
      'anexo/quadro-01/nota-3',
      'anexo/quadro-01/nota-4/c',
      'anexo/quadro-01/nota-5',
    ]) {
      expect(places).toContain(`mt-cib-2020-072 ${at}`);
    }
  });

  it.each([
    ['base=301450.27', '602900.54', '2.00'],
    ['sanitary=no', '574160.50', '1.50'],
    ['cac=86.5', '880379.44', '2.30'],
    ['equity=yes', '1148321.01', '3.00'],
  ])('with %s pays %s', async (fact, amount, factor) => {
    const payment = (await explain('--fact', fact, '--json')).json<Payment>();
    expect([payment.amount, payment.factor]).toEqual([amount, factor]);
  });

  it.each([
    [['--fact', 'chuva=muita'], 1, 'invalid-input'],
    [['--agreement', 'nenhum'], 1, 'not-found'],
    [['--competencia', '2020-13'], 1, 'invalid-input'],
  ])('refuses %j with its reason', async (words, exit, code) => {
    const answer = await explain(...words, '--json');
    expect([answer.exit, answer.json<{ error: { code: string } }>().error.code]).toEqual([exit, code]);
  });

  it.each([
    [['cofinancing']],
    [['cofinancing', 'explain']],
    [['nada']],
    [['dbc']],
    [['trace', '--nada']],
    [[]],
  ])('says how it is used when called as %j', async (words) => {
    const answer = await pactua.run(...words, ...(words.length > 0 ? ['--json'] : []));
    expect(answer.exit).toBe(2);
    expect(answer.out + answer.error).toMatch(/Uso: pactua/);
  });
});
