import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Mentioned, mentionsOf, namedIndicators } from './links.ts';

const seed = JSON.parse(readFileSync('database/seed/plan/plan-2024-2027.json', 'utf8')) as {
  indicators: Mentioned[];
};

describe('indicators that an action names', () => {
  it.each([
    [
      'Articular medidas para qualificação do cuidado a partir das condicionalidades de saúde do PBF',
      ['pbf'],
    ],
    ['Desenvolver o Termo de Adesão dos municípios da Região de Saúde Sul', ['adesoes']],
    ['Realizar curso sobre estratificação de risco na APS', ['estratificacao']],
    ['Articular ações de promoção da atividade física na RAS', []],
  ])('%s', (text, expected) => {
    expect(namedIndicators(text, seed.indicators)).toEqual(expected);
  });

  it('finds a phrase as words of its own, whatever accents and plurals', () => {
    const panel = [{ code: 'a', mentions: ['Termo de Adesão'] }];
    expect(namedIndicators('Enviar os TERMOS DE ADESAO assinados', panel)).toEqual(['a']);
    expect(namedIndicators('Enviar o contermo de adesão', panel)).toEqual([]);
    expect(namedIndicators('Qualquer texto', [{ code: 'b', mentions: [] }])).toEqual([]);
  });

  it('takes from the title of an indicator the acronyms that no other of its panel has', () => {
    const panel = ['Taxa de ICSAP na APS', 'Cobertura da APS', 'Nº de leitos de UTI'];
    expect(panel.map((title) => mentionsOf(title, panel))).toEqual([['ICSAP'], [], ['UTI']]);
  });
});
