import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandIndex, colourStep, quantileBands, ranked } from './bands.ts';
import { neighbour } from './mesh-paths.ts';

const plain = (value: number) => String(value);

describe('classes of a map', () => {
  it('hold every value once, about as many each', () => {
    const values = Array.from({ length: 100 }, (_, i) => i);
    const bands = quantileBands(values, plain);
    const counts = bands.map(
      (_, index) => values.filter((value) => bandIndex(bands, value) === index).length,
    );
    expect(counts).toEqual([20, 20, 20, 20, 20]);
    expect(bands[0]?.label).toBe('0 até menos de 20');
    expect(bands[4]?.label).toBe('80 a 99');
  });

  it('never leave a value out', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), {
      minLength: 1,
      maxLength: 150,
    });
    fc.assert(
      fc.property(values, (some) => {
        const bands = quantileBands(some, plain);
        expect(bands.length).toBeLessThanOrEqual(5);
        for (const value of some) expect(bandIndex(bands, value)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('are one where all values are equal, none without values', () => {
    expect(quantileBands([3, 3, 3], plain)).toEqual([{ from: 3, to: 3, label: '3' }]);
    expect(quantileBands([], plain)).toEqual([]);
  });

  it('use the ends of the scale even when few', () => {
    expect([colourStep(0, 3), colourStep(1, 3), colourStep(2, 3), colourStep(0, 1)]).toEqual([0, 2, 4, 2]);
  });
});

describe('the list beside the map', () => {
  it('puts the highest first and those without value last, by name', () => {
    const area = (name: string, value: number | null) => ({ code: name, name, value, text: '' });
    const order = ranked([
      area('Sapezal', null),
      area('Acorizal', 5),
      area('Água Boa', null),
      area('Poconé', 37),
    ]);
    expect(order.map(({ name }) => name)).toEqual(['Poconé', 'Acorizal', 'Água Boa', 'Sapezal']);
  });
});

describe('arrows on the map', () => {
  const areas = [
    { code: 'centre', d: '', x: 0, y: 0 },
    { code: 'east', d: '', x: 10, y: 2 },
    { code: 'far-east', d: '', x: 50, y: 0 },
    { code: 'north', d: '', x: 1, y: -10 },
  ];

  it.each([
    ['ArrowRight', 'east'],
    ['ArrowUp', 'north'],
    ['ArrowLeft', null],
    ['Enter', null],
  ])('%s leads to %s', (key, expected) => {
    expect(neighbour(areas, 'centre', key)).toBe(expected);
  });
});
