import { describe, expect, it } from 'vitest';
import type { Matrix } from './matrix.ts';
import { cutAtMarks, markUnits, runsOf, sectionOf } from './paper.ts';

describe('markUnits', () => {
  const units = [{ text: 'Art. 1º.' }, { text: 'I. mensal;' }, { text: 'Art. 2º.' }];
  it('brings a span of the reading down to its unit', () => {
    const marked = markUnits(units, [{ row: 'B.1.I', start: 12, end: 18 }]);
    expect(marked.map((unit) => unit.marks)).toEqual([[], [{ row: 'B.1.I', start: 3, end: 9 }], []]);
  });
  it('marks each unit that a span crosses', () => {
    const marked = markUnits(units, [{ row: 'B.1', start: 5, end: 12 }]);
    expect(marked.map((unit) => unit.marks)).toEqual([
      [{ row: 'B.1', start: 5, end: 8 }],
      [{ row: 'B.1', start: 0, end: 3 }],
      [],
    ]);
  });
});

describe('cutAtMarks', () => {
  it.each([
    ['abc', [], [['abc', []]]],
    [
      'abcdef',
      [{ row: 'x', start: 1, end: 3 }],
      [
        ['a', []],
        ['bc', ['x']],
        ['def', []],
      ],
    ],
    [
      'abcdef',
      [
        { row: 'x', start: 0, end: 4 },
        { row: 'y', start: 2, end: 6 },
      ],
      [
        ['ab', ['x']],
        ['cd', ['x', 'y']],
        ['ef', ['y']],
      ],
    ],
  ])('%s %j', (text, marks, expected) => {
    expect(cutAtMarks(text, marks).map((piece) => [piece.text, piece.rows])).toEqual(expected);
  });
});

describe('where an address stands', () => {
  const sections = [
    { id: 'sec-5', document: 'A' },
    { id: 'sec-5.1', document: 'A' },
    { id: 'considerandos', document: 'B' },
    { id: 'artigos', document: 'B' },
    { id: 'anexo', document: 'B' },
    { id: 'anexo/cl-4', document: 'B' },
  ].map((section) => ({ ...section, title: section.id }));
  const matrix = { documents: [], rows: [], joints: [], withoutScreen: [], sections } as unknown as Matrix;
  it.each<['A' | 'B', string, string]>([
    ['A', 'sec-5/p-1', 'sec-5'],
    ['A', 'sec-5.1/oe-1', 'sec-5.1'],
    ['B', 'ementa', 'considerandos'],
    ['B', 'art-2/inc-6/a', 'artigos'],
    ['B', 'assinaturas', 'artigos'],
    ['B', 'anexo/titulo', 'anexo'],
    ['B', 'anexo/cl-4/p-1', 'anexo/cl-4'],
  ])('%s %s: %s', (document, address, section) => expect(sectionOf(matrix, document, address)).toBe(section));
});

it('runsOf keeps neighbours together and the order whole', () => {
  expect(runsOf(['a1', 'a2', 'b1', 'a3'], (text) => text.slice(0, 1))).toEqual([
    { key: 'a', items: ['a1', 'a2'] },
    { key: 'b', items: ['b1'] },
    { key: 'a', items: ['a3'] },
  ]);
});
