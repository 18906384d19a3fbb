import { describe, expect, it } from 'vitest';
import { namedIndicators } from './links.ts';

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
    expect(namedIndicators(text)).toEqual(expected);
  });
});
