import { expect, it } from 'vitest';
import { nearWords, weightsText } from './words.ts';

it('counts findings by weight, in words', () => {
  const of = (...severities: ('error' | 'warning' | 'info')[]) =>
    severities.map((severity) => ({ severity }));
  expect(weightsText(of('warning', 'error', 'error', 'info'))).toBe('2 erros, 1 alerta e 1 ponto a conferir');
  expect(weightsText(of('error'))).toBe('1 erro');
  expect(weightsText([])).toBe('');
});

it('keeps the words next to a quote and cuts the far ones at a blank', () => {
  expect(nearWords('um dois três', 'before', 8)).toBe('…\u00A0três');
  expect(nearWords('um dois três', 'after', 8)).toBe('um dois\u00A0…');
  expect(nearWords('um\ndois', 'after', 8)).toBe('um dois');
});
