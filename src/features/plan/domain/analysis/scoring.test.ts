import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byScore, CRITERIA, type CriterionId, consolidate, type Scores } from './scoring.ts';

const scores = (...levels: (0 | 1 | 2 | null)[]): Scores =>
  Object.fromEntries(CRITERIA.map(({ id }, at) => [id, levels[at] ?? null])) as Record<
    CriterionId,
    0 | 1 | 2 | null
  >;

const level = fc.constantFrom(0 as const, 1 as const, 2 as const, null);
const anyScores = fc.tuple(level, level, level, level, level, level).map((levels) => scores(...levels));

describe('scoring by the criteria of the document', () => {
  it('has the three of feasibility and the three of viability', () => {
    expect(CRITERIA.map(({ group, label }) => `${group}: ${label}`)).toEqual([
      'feasibility: Recursos técnicos',
      'feasibility: Recursos administrativos',
      'feasibility: Recursos financeiros',
      'viability: Capacidade política',
      'viability: Capacidade técnica',
      'viability: Capacidade gerencial',
    ]);
  });

  it('adds what each unit gave over what it could have given', () => {
    const score = consolidate([scores(2, 1, 0, 2, 2, 1), scores(2, 2, 1, 1, 2, 2)]);
    expect(score.feasibility).toEqual({ given: 8, possible: 12, missing: 0 });
    expect(score.viability).toEqual({ given: 10, possible: 12, missing: 0 });
    expect(score.total?.toString()).toBe('3/4');
  });

  it('has no total until each criterion was judged by somebody', () => {
    expect(consolidate([]).total).toBeNull();
    expect(consolidate([scores(2, 2, 2, 2, 2)])).toMatchObject({ viability: { missing: 1 }, total: null });
    expect(
      consolidate([scores(2, 2, 2, 2, 2), scores(null, null, null, null, null, 0)]).total?.toString(),
    ).toBe('5/6');
  });

  it('stays between nothing and everything, and knows no order', () => {
    fc.assert(
      fc.property(fc.array(anyScores, { maxLength: 6 }), (all) => {
        const { total } = consolidate(all);
        const reversed = consolidate(all.toReversed()).total;
        expect(String(total)).toBe(String(reversed));
        if (total === null) return;
        expect(total.numerator >= 0n && total.numerator <= total.denominator).toBe(true);
      }),
    );
  });

  it('puts the highest first and what is not wholly judged last, in the order it had', () => {
    const items = [
      { id: 'a', all: [scores(0, 0, 0, 0, 0, 0)] },
      { id: 'b', all: [] },
      { id: 'c', all: [scores(2, 2, 2, 2, 2, 2)] },
      { id: 'd', all: [scores(2)] },
    ];
    expect(byScore(items, (item) => consolidate(item.all).total).map((item) => item.id)).toEqual([
      'c',
      'a',
      'b',
      'd',
    ]);
  });
});
