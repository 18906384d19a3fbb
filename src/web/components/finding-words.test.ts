import { expect, it } from 'vitest';
import { weightsText } from './finding-words.ts';

const of = (errors: number, warnings: number, doubts: number) => [
  { count: errors, one: 'erro', many: 'erros' },
  { count: warnings, one: 'alerta', many: 'alertas' },
  { count: doubts, one: 'ponto a conferir', many: 'pontos a conferir' },
];

it.each([
  [of(2, 1, 1), '2 erros, 1 alerta e 1 ponto a conferir'],
  [of(12_111, 0, 4), '12.111 erros e 4 pontos a conferir'],
  [of(1, 0, 0), '1 erro'],
  [of(0, 0, 0), ''],
])('counts findings by weight, leaving out what is none', (weights, text) => {
  expect(weightsText(weights)).toBe(text);
});
