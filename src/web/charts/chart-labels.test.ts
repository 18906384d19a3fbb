import { describe, expect, it } from 'vitest';
import { leaderOf, lengthInside, overlap, placeLabels, wrapWords } from './chart-labels.ts';

const area = { x: 0, y: 0, width: 600, height: 280 };

describe('names beside lines', () => {
  it('stand to the right of the end of a line where there is room', () => {
    const [box] = placeLabels([{ at: { x: 400, y: 100 }, width: 80, height: 34 }], [], area);
    expect(box).toEqual({ x: 408, y: 83, width: 80, height: 34 });
  });

  it('leave the drawing on no side', () => {
    const [box] = placeLabels([{ at: { x: 590, y: 100 }, width: 80, height: 34 }], [], area);
    expect(box!.x + box!.width).toBeLessThanOrEqual(600);
  });

  it('lie neither on another line nor on one another', () => {
    // The maternal mortality of the plan: computed ends in 2022 on the published line, the target begins below.
    const published = [
      { x: 40, y: 60 },
      { x: 200, y: 20 },
      { x: 360, y: 150 },
    ];
    const computed = [
      { x: 300, y: 100 },
      { x: 360, y: 150 },
    ];
    const target = [
      { x: 420, y: 190 },
      { x: 560, y: 230 },
    ];
    const labels = [
      { at: { x: 560, y: 230 }, width: 70, height: 34 },
      { at: { x: 360, y: 150 }, width: 70, height: 34 },
      { at: { x: 360, y: 150 }, width: 70, height: 34 },
    ];
    const boxes = placeLabels(labels, [published, computed, target], area);
    for (const [index, box] of boxes.entries()) {
      for (const line of [published, computed, target]) expect(lengthInside(line, box)).toBe(0);
      for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(0);
    }
  });

  it('lead to their point where they stand far from it', () => {
    const box = { x: 100, y: 100, width: 60, height: 30 };
    expect(leaderOf(box, { x: 92, y: 115 })).toBeNull();
    expect(leaderOf(box, { x: 60, y: 90 })).toEqual({ from: { x: 100, y: 100 }, to: { x: 60, y: 90 } });
  });

  it('are cut between words', () => {
    expect(wrapWords('Razão de mortalidade materna', 18)).toEqual(['Razão de', 'mortalidade', 'materna']);
    expect(wrapWords('Meta do plano', 18)).toEqual(['Meta do plano']);
  });
});

describe('what of a line lies in a box', () => {
  const box = { x: 10, y: 10, width: 10, height: 10 };
  it.each([
    [
      'through',
      [
        { x: 0, y: 15 },
        { x: 30, y: 15 },
      ],
      10,
    ],
    [
      'beside',
      [
        { x: 0, y: 5 },
        { x: 30, y: 5 },
      ],
      0,
    ],
    [
      'along and out',
      [
        { x: 15, y: 15 },
        { x: 15, y: 40 },
      ],
      5,
    ],
    [
      'before',
      [
        { x: 0, y: 15 },
        { x: 5, y: 15 },
      ],
      0,
    ],
  ])('%s', (_, line, length) => {
    expect(lengthInside(line, box)).toBe(length);
  });
});
