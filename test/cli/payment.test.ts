import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  it('answers an open question another way', async () => {
    const payment = (await explain('--reading', 'referral=region-only', '--json')).json<Payment>();
    expect([payment.amount, payment.factor]).toEqual(['593299.18', '1.55']);
  });

  it.each([
    [['--fact', 'chuva=muita'], 1, 'invalid-input'],
    [['--reading', 'referral=nada'], 1, 'invalid-input'],
    [['--agreement', 'nenhum'], 1, 'not-found'],
    [['--competencia', '2020-13'], 1, 'invalid-input'],
  ])('refuses %j with its reason', async (words, exit, code) => {
    const answer = await explain(...words, '--json');
    expect([answer.exit, answer.json<{ error: { code: string } }>().error.code]).toEqual([exit, code]);
  });

  it.each([
    [['cofinancing']],
    [['cofinancing', 'explain']],
    [['cofinancing', 'compute']],
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

describe('pactua cofinancing compute', () => {
  const pactua = openCommandLine();
  const folder = mkdtempSync(join(tmpdir(), 'pactua-facts-'));
  afterAll(async () => {
    await pactua.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const facts = {
    ppi: '104.61',
    referral: '30.65',
    cac: null,
    licence: true,
    equity: false,
    production: '382773.67',
  };

  it('prints factor and amount of each set of facts, in order, and refuses what the rules refuse', async () => {
    const file = join(folder, 'facts.json');
    writeFileSync(file, JSON.stringify([facts, { ...facts, referral: '36.2' }]));
    const found = await pactua.run('cofinancing', 'compute', '--facts', file, '--json');
    expect([found.exit, found.json()]).toEqual([
      0,
      [
        { factor: '1.55', amount: '593299.18' },
        { factor: '2.00', amount: '765547.34' },
      ],
    ]);
    const printed = await pactua.run(
      'cofinancing',
      'compute',
      '--facts',
      file,
      '--reading',
      'bands=as-printed',
      '--json',
    );
    expect(printed.exit).toBe(1);
    expect(printed.json<{ amount?: string }[]>()).toMatchObject([
      { error: { code: 'refused' } },
      { amount: '765547.34' },
    ]);
  });

  it('says why a file cannot be read', async () => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, '[{');
    const broken = await pactua.run('cofinancing', 'compute', '--facts', file, '--json');
    expect([broken.exit, broken.json<{ error: { code: string } }>().error.code]).toEqual([
      1,
      'invalid-input',
    ]);
  });
});
