import { describe, expect, it } from 'vitest';
import { bandFigure, gapWords } from './figures.ts';

const cite = { act: 'a', at: 'b', quote: 'c', sha256: '', actName: '', atLabel: '' };
const table = {
  rows: [
    { id: '1', printed: '<15%', score: '0.00', ocr: null, cite },
    { id: '2', printed: '15 a 30%', score: '0.30', ocr: null, cite },
    { id: '3', printed: '>31%', score: '0.75', ocr: null, cite },
  ],
};
const printed = {
  id: 'as-printed',
  label: 'como impresso',
  bounds: [
    { from: null, fromInclusive: false, to: '15.00', toInclusive: false },
    { from: '15.00', fromInclusive: true, to: '30.00', toInclusive: true },
    { from: '31.00', fromInclusive: false, to: null, toInclusive: false },
  ],
  gaps: [{ from: '30.00', to: '31.00', fromIncluded: false, toIncluded: true }],
};

describe('the bands on a number line', () => {
  const figure = bandFigure({ ...table, readings: [printed] }, printed);

  it('cover the line from 0 to a fifth beyond the last threshold, holes drawn', () => {
    expect(figure.max).toBe(40);
    expect(figure.pieces.map(({ kind, left, width }) => [kind, left, width])).toEqual([
      ['band', 0, 37.5],
      ['band', 37.5, 37.5],
      ['hole', 75, 2.5],
      ['band', 77.5, 22.5],
    ]);
    expect(figure.ticks.map(({ text }) => text)).toEqual(['0', '15', '30', '31']);
  });

  it('grow darker with the score', () => {
    expect(figure.pieces.filter(({ kind }) => kind === 'band').map(({ step }) => step)).toEqual([0, 2, 5]);
  });

  it('say a hole in words, ends included or not', () => {
    expect(gapWords(printed.gaps[0] as (typeof printed.gaps)[0])).toBe('acima de 30 até 31, inclusive');
    expect(gapWords({ from: '50.00', to: '51.00', fromIncluded: true, toIncluded: false })).toBe(
      'de 50 até antes de 51',
    );
    expect(gapWords({ from: '100.00', to: null, fromIncluded: false, toIncluded: false })).toBe(
      'acima de 100',
    );
  });
});
