import { expect, it } from 'vitest';
import { joinCut, readMarked } from './source-row.ts';

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

it.each([
  ['privada', 's', 'privadas'],
  ['conformidade com o', 'plano', 'conformidade com o plano'],
  ['ERS,', 'e', 'ERS, e'],
  ['', 'só isto', 'só isto'],
  ['plano', 'de', 'plano de'],
])('%s + %s', (before, after, joined) => expect(joinCut(before, after).text).toBe(joined));

it('joins a word that the document knows whole, and doubts a short word that could end the one before', () => {
  const words = new Map([
    ['privadas', 2],
    ['unidade', 4],
    ['unidad', 1],
    ['saúde', 9],
    ['saúdes', 1],
    ['equipe', 3],
    ['plano', 8],
    ['planos', 2],
  ]);
  expect(joinCut('redes priva', 'das e públicas', words)).toEqual({
    text: 'redes privadas e públicas',
    doubtful: false,
  });
  expect(joinCut('cada e', 'quipe', words).text).toBe('cada equipe');
  expect(joinCut('a unidad', 'e', words)).toEqual({ text: 'a unidade', doubtful: false });
  expect(joinCut('plano', 'os', new Map([...words, ['planoos', 1]]))).toEqual({
    text: 'plano os',
    doubtful: true,
  });
  expect(joinCut('plano', 'os', words)).toEqual({ text: 'plano os', doubtful: false });
});
