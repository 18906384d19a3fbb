import { describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

const findings = (text: string) => lint(text, { regions: [], norms: [] });
const UNKNOWN = 'Conferir na fonte: o texto não deixa saber que número se quis.';

describe('L002: figures that are none', () => {
  it.each([
    ['no valor de R$ 12,345 ao Fundo Municipal', 'R$ 12,345', UNKNOWN],
    ['no valor de R$ 10,5 por', 'R$ 10,5', 'R$ 10,50, se não falta um algarismo'],
    ['no valor de R$ 5OO,00 mensais', 'R$ 5OO,00', 'R$ 500,00'],
    ['no valor de R$ l.000,00', 'R$ l.000,00', 'R$ 1.000,00'],
    ['no valor de R$ 1 000,00 mensais', 'R$ 1 000,00', 'R$ 1.000,00'],
    ['no valor de R$ 1 500 000,00', 'R$ 1 500 000,00', 'R$ 1.500.000,00'],
    ['no valor de R$ 521. 753,40 mensais', 'R$ 521. 753,40', 'R$ 521.753,40'],
    ['no valor de R$ 765.547.34', 'R$ 765.547.34', 'R$ 765.547,34'],
    ['no valor de R$ 172,248.16', 'R$ 172,248.16', 'R$ 172.248,16'],
    ['no valor de R$ 118.53 mensais', 'R$ 118.53', UNKNOWN],
    ['no valor de R$ 10.00,00', 'R$ 10.00,00', UNKNOWN],
    ['repassará 12,5,3% do valor', '12,5,3', UNKNOWN],
    ['R$ 12,345 (doze mil trezentos e quarenta e cinco reais)', 'R$ 12,345', 'R$ 12.345,00'],
    ['repassará 12,5,3% (doze vírgula cinquenta e três por cento)', '12,5,3', '12,53'],
  ])('%s', (text, words, suggestion) => {
    expect(findings(text)).toMatchObject([{ rule: 'L002', text: words, suggestion }]);
  });

  it.each([
    'no valor de R$ 1,5 milhão, R$ 2,35 bilhões e R$ 118,5 mil',
    'ao custo de R$ 0,125 por dose, R$ 5,8333 por habitante e R$ 12,345 por quilômetro',
    'os itens 1,2,3 e 4 do Quadro 1 e as metas 3.5.1,3.5.2',
    'em 2020 R$ 100,00 e 300 famílias, R$ 100 300 famílias',
    'Telefone (65) 3613-5409, CEP 78.050-970, CNPJ 24.464.109/0001-48, código CNES 2237601',
    'Processo nº E-08/13542/2006, de 1.219,05 e 13.256 procedimentos',
  ])('says nothing of: %s', (text) => {
    expect(findings(text)).toEqual([]);
  });
});

describe('L004: words with a slip', () => {
  it.each([
    ['no prazo de 60 (secenta) dias', 'secenta', 'sessenta'],
    ['de 20% (vinte porcento) do valor', 'porcento', 'por cento'],
    ['de R$ 50.000,00 (cincoenta mil reais)', 'cincoenta', 'cinquenta'],
    ['em 16 (deseseis) municípios', 'deseseis', 'dezesseis'],
  ])('%s', (text, words, suggestion) => {
    expect(findings(text)).toMatchObject([{ rule: 'L004', text: words, suggestion }]);
  });

  it.each([
    'no prazo de 60 (sessenta) dias e de 14 (catorze) dias',
    'de R$ 1.000,00 (hum mil reais) e de R$ 1.200,00 (um mil e duzentos reais)',
    'de 20% (vinte por cento) e 7,5% (sete inteiros e cinco décimos por cento)',
    'em 6 (SES), 4 (sede), 2 (dos), 30 (PPI) e 60 (sediada)',
  ])('says nothing of: %s', (text) => {
    expect(findings(text)).toEqual([]);
  });
});

describe('L014: periods that end before they begin', () => {
  it.each([
    ['no período de 10/06/2022 a 01/06/2022', '10/06/2022 a 01/06/2022'],
    ['de 15 de maio de 2022 até 1º de abril de 2022', '15 de maio de 2022 até 1º de abril de 2022'],
    ['de 10 a 5 de junho de 2022', '10 a 5 de junho de 2022'],
    ['de dezembro de 2022 a janeiro de 2022', 'dezembro de 2022 a janeiro de 2022'],
    ['entre 30/06/2023 e 30/06/2022', 'entre 30/06/2023 e 30/06/2022'],
  ])('%s', (text, words) => {
    expect(findings(text)).toMatchObject([{ rule: 'L014', severity: 'error', text: words }]);
  });

  it.each([
    'no período de 10/06/2022 a 09/06/2023 e de 1º a 30 de junho de 2022',
    'de 10 de dezembro a 15 de janeiro de 2023 e de novembro a março de 2023',
    'altera a data de 10/06/2022 para 01/06/2022',
    'de janeiro a dezembro de 2019 e de julho de 2020 a junho de 2021',
    'publicadas em 10/06/2022 e 01/06/2022',
  ])('says nothing of: %s', (text) => {
    expect(findings(text)).toEqual([]);
  });
});
