import { expect, it } from 'vitest';
import { readMarked } from './source-row.ts';

it.each([
  ['1 - Solicitar', '1 -', '1', 'Solicitar'],
  ['6.Desenvolver', '6.', '6', 'Desenvolver'],
  ['a) Articular', 'a)', 'a', 'Articular'],
  ['10- Qualificar', '10-', '10', 'Qualificar'],
  ['3 - 1ª oficina', '3 -', '3', '1ª oficina'],
  ['4 - 100% dos municípios', '4 -', '4', '100% dos municípios'],
  ['2. 100% das regiões', '2.', '2', '100% das regiões'],
  ['1.1.2 Pactuar', '1.1.2', '2', 'Pactuar'],
  ['1.1.3. pactuar', '1.1.3.', '3', 'pactuar'],
  ['1.2 - 3 oficinas', '1.2 -', '2', '3 oficinas'],
  ['02) Capacitar', '02)', '2', 'Capacitar'],
  ['B) Capacitar', 'B)', 'b', 'Capacitar'],
])('%s bears a marker', (cell, marker, sign, title) =>
  expect(readMarked(cell)).toEqual({ marker, sign, title }),
);

it.each([
  '2024 a 2027',
  'a partir de maio',
  '2.871 profissionais',
  'Superintendente',
  '1.5 vez',
  '15/03/2024 a 30/06/2024',
  '10-12 anos',
  '12.04.2024',
  '',
])('%s bears none', (cell) => expect(readMarked(cell)).toBeNull());
