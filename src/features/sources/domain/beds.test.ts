import { expect, test } from 'vitest';
import { type Beds, bedDoubts, bedKind, bedType, totalsByKind } from './beds.ts';

const beds = (kind: string, type: string, existing: number, sus: number, notSus: number): Beds => ({
  establishment: '2000733',
  municipality: '120040',
  kind: bedKind(kind),
  type: bedType(type),
  existing,
  sus,
  notSus,
  contracted: 0,
});

test.each([
  ['3 ', '3', 'Complementar'],
  ['7', '7', 'Hospital-dia'],
  ['9', '9', 'Tipo 9'],
])('the kind %j', (text, code, name) => expect(bedKind(text)).toEqual({ code, name }));

test.each([
  ['75', 'UTI adulto II'],
  ['33', 'Clínica geral'],
  ['98', 'Leito 98'],
])('the type %s is %s', (code, name) => expect(bedType(code)).toEqual({ code, name }));

test('totals go by kind and are never a sum of what is not there', () => {
  expect(
    totalsByKind([beds('3', '75', 10, 8, 2), beds('1', '03', 5, 5, 0), beds('3', '74', 1, 0, 1)]),
  ).toEqual([
    { kind: { code: '1', name: 'Cirúrgico' }, existing: 5, sus: 5, notSus: 0 },
    { kind: { code: '3', name: 'Complementar' }, existing: 11, sus: 8, notSus: 3 },
  ]);
  expect(totalsByKind([])).toEqual([]);
});

test('what does not agree with itself is told', () => {
  expect(bedDoubts([beds('3', '75', 10, 8, 2)])).toEqual([]);
  expect(bedDoubts([beds('2', '75', 10, 8, 1)])).toEqual([
    'CNES 2000733, UTI adulto II: 10 existentes, mas 8 SUS + 1 não SUS.',
    'CNES 2000733, UTI adulto II (75) veio como Clínico, e costuma ser Complementar.',
  ]);
});
