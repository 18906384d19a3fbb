import { expect, it } from 'vitest';
import { readMarked } from './source-row.ts';

it.each([
  ['1 - Solicitar', '1 -', '1', 'Solicitar'],
  ['6.Desenvolver', '6.', '6', 'Desenvolver'],
  ['a) Articular', 'a)', 'a', 'Articular'],
  ['10- Qualificar', '10-', '10', 'Qualificar'],
])('%s bears a marker', (cell, marker, sign, title) =>
  expect(readMarked(cell)).toEqual({ marker, sign, title }),
);

it.each(['2024 a 2027', 'a partir de maio', '2.871 profissionais', 'Superintendente', '1.5 vez', ''])(
  '%s bears none',
  (cell) => expect(readMarked(cell)).toBeNull(),
);
