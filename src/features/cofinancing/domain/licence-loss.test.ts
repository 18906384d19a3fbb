import { describe, expect, it } from 'vitest';
import { agreement, programme } from '../../../../test/fixtures/cofinancing.ts';
import { licenceLoss } from './licence-loss.ts';
import type { Fact } from './programme.ts';
import { ratifiedFacts } from './ratified.ts';

const TODAY = '2020-10-26';
const LICENCE = { input: 'sanitary', without: 'no' };
const lossWith = (facts: readonly Fact[]) => {
  const loss = licenceLoss(
    { programme, agreement: { ...agreement, facts: [...agreement.facts, ...facts] }, decisions: [] },
    TODAY,
    LICENCE,
  );
  return loss && { ...loss, amount: loss.amount.toDecimal(2) };
};

/** As an ordinance that published an assessment fixes it, from August 2020 on. */
const ratified = (values: string): Fact[] =>
  ratifiedFacts([
    {
      sequence: 1,
      event: {
        type: 'revised',
        on: '2020-09-20',
        document: 'Portaria 1',
        details: { competencia: '2020-08', values, assessment: '2020-2' },
      },
      knownOn: '2020-09-21',
      annulledOn: null,
    },
  ]);

describe('what a month loses without a licence', () => {
  // Half of R$ 382.773,67, by the worked example of the act (2,00 to 1,50).
  it('is the difference of the table, at once, while no ordinance fixed the factor', () => {
    expect(lossWith([])).toEqual({ amount: '191386.84', competencia: '2020-10', at: 'month' });
  });

  it.each(['2.00', '1.50', '0.00'])(
    'is that of the next assessment where an ordinance fixed %s: never zero',
    (values) => {
      expect(lossWith(ratified(values))).toEqual({
        amount: '191386.84',
        competencia: '2020-10',
        at: 'assessment',
      });
    },
  );

  it('is none without a month that can be calculated', () => {
    const none = { programme, agreement: { ...agreement, facts: [] }, decisions: [] };
    expect(licenceLoss(none, TODAY, LICENCE)).toBeNull();
  });
});
