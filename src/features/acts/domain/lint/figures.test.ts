import { describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

const findings = (text: string) => lint(text, { regions: [], norms: [] });

describe('L001: words that say another value', () => {
  it.each([
    ['municípios com até 100 (cem mil) habitantes', '100 (cem mil)', null],
    ['remessa de 3 (três mil) doses', '3 (três mil)', null],
    ['população de 2 (dois milhões) de pessoas', '2 (dois milhões)', null],
    ['100 (cem mil habitantes)', '100 (cem mil habitantes)', null],
    ['no valor de R$ 500,00 (quinhentos mil)', 'R$ 500,00 (quinhentos mil)', '499500.00'],
    ['no valor de R$ 1,00 (um milhão)', 'R$ 1,00 (um milhão)', '999999.00'],
    ['no valor de R$ 10,00 (dez centavos)', 'R$ 10,00 (dez centavos)', '9.90'],
    ['no valor de R$ 2 milhões (dois mil reais)', 'R$ 2 milhões (dois mil reais)', '1998000.00'],
    ['no mínimo 2/3 (um terço) dos membros', '2/3 (um terço)', null],
    ['3/4 (dois quintos) dos leitos', '3/4 (dois quintos)', null],
    ['1/2 (um terço) do valor', '1/2 (um terço)', null],
    ['1/12 (um vinte e quatro avos) do valor', '1/12 (um vinte e quatro avos)', null],
    ['na 1ª (segunda) parcela', '1ª (segunda)', null],
    ['até o 10º (nono) dia útil', '10º (nono)', null],
  ])('%s', (text, words, effect) => {
    expect(findings(text)).toMatchObject([{ rule: 'L001', severity: 'error', text: words, effect }]);
  });

  it('suggests both readings of a fraction and of an ordinal', () => {
    expect(findings('2/5 (um terço)')[0]?.suggestion).toBe('2/5 (dois quintos) ou 1/3 (um terço)');
    expect(findings('5/12 (um terço)')[0]?.suggestion).toBe('5/12 (cinco doze avos) ou 1/3 (um terço)');
    expect(findings('12ª (segunda)')[0]?.suggestion).toBe('12ª (décima segunda) ou 2ª (segunda)');
  });

  it.each([
    'quórum de 1/3 (um terço), de 2/3 (dois terços) ou de 3/4 (três quartos) dos membros',
    '1/2 (metade), 1/2 (um meio), 2/5 (dois quintos) e 5/100 (cinco centésimos) do valor',
    'transferência mensal de 1/12 (um doze avos) e de 1/24 (um vinte e quatro avos) do valor',
    'fls. 3/4 (verso), em 1/12 (primeiro de dezembro), 1/3 (33,33%) e item 2/3 (segunda)',
    '100 (cem) mil habitantes, 100 mil (cem mil) habitantes e 100.000 (cem mil) habitantes',
    'R$ 0,10 (dez centavos), R$ 500.000,00 (quinhentos mil) e 2.000.000 (dois milhões) de doses',
    'R$ 2 milhões (dois milhões de reais), R$ 1,5 milhão (um milhão e quinhentos mil reais)',
    '30 (trinta dias), 12 (doze meses), 8 (oito horas) e 1.000 (mil)',
    'a 1ª (primeira), a 2ª (segunda-feira), o 10º (décimo) dia útil e o art. 5º (NR)',
  ])('says nothing of: %s', (text) => {
    expect(findings(text)).toEqual([]);
  });
});
