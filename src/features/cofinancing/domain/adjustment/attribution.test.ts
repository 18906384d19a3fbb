import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseOf } from '../../../../../test/fixtures/cofinancing.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { centsOf } from '../ledger/entry.ts';
import { factsOf, type ProductionRecord } from '../month/production.ts';
import type { Interval } from '../programme.ts';
import { amountOf, attribute, stepsBetween } from './attribution.ts';

const record = (hospital: string, faec = '0.00'): ProductionRecord => ({
  id: hospital,
  month: '2020-09',
  origin: 'files',
  cnes: '9990001',
  hospital,
  ambulatory: '0.00',
  hospitalFaec: faec,
  ambulatoryFaec: '0.00',
  files: [],
  reason: null,
  knownOn: '2020-11-20',
  at: '2020-11-20T12:00:00.000Z',
  by: null,
  countersigned: null,
});

/** November 2020 as it is now: production of September known since December. */
function now(produced: ProductionRecord, readings: Record<string, string> = {}) {
  const on = caseOf({}, readings, '2020-11');
  const known: Interval = ['2020-12-20', null];
  return {
    ...on,
    agreement: { ...on.agreement, facts: [...on.agreement.facts, ...factsOf(produced, known)] },
  };
}

const then = (production: ProductionRecord, readings: Record<string, string> = {}) => ({
  knownOn: '2020-11-20',
  readings: caseOf({}, readings).readings,
  production,
});

function attributed(to: ReturnType<typeof now>, from: ReturnType<typeof then>) {
  const [was, data, rule, reading] = stepsBetween(to, from).map(amountOf) as [
    Rational | null,
    Rational | null,
    Rational | null,
    Rational | null,
  ];
  const [before, after] = [was?.toDecimal(2) ?? '0.00', amountOf(to)?.toDecimal(2) ?? '0.00'];
  return { before, after, parts: attribute(before, after, [was, data, rule, reading]) };
}

describe('the difference of an adjustment', () => {
  it('is of the data where production was presented again', () => {
    expect(attributed(now(record('301450.27')), then(record('299044.27')))).toEqual({
      before: '598088.54',
      after: '602900.54',
      parts: { data: '4812.00', rule: '0.00', reading: '0.00', manual: '0.00' },
    });
  });

  it('is of the readings where another answer was decided, after the data', () => {
    const to = now(record('100000.00', '1000.00'), { faec: 'excluded' });
    expect(attributed(to, then(record('90000.00', '1000.00'))).parts).toEqual({
      data: '20000.00',
      rule: '0.00',
      reading: '-2000.00',
      manual: '0.00',
    });
  });

  it('is of nobody’s data where a step gives no value, and by hand what no step explains', () => {
    const value = Rational.parse('150');
    expect(attribute('100.00', '150.00', [Rational.parse('100'), null, null, value])).toEqual({
      data: '0.00',
      rule: '0.00',
      reading: '50.00',
      manual: '0.00',
    });
    expect(attribute('90.00', '150.00', [Rational.parse('100'), value, value, value]).manual).toBe('10.00');
  });

  it('has parts that sum to the whole, whatever changed', () => {
    const amount = fc.bigInt({ min: 0n, max: 99_999_999n }).map((cents) => Rational.of(cents, 100n));
    const step = fc.option(amount);
    fc.assert(
      fc.property(amount, amount, fc.tuple(step, step, step, step), (posted, entitlement, steps) => {
        const [from, to] = [posted.toDecimal(2), entitlement.toDecimal(2)];
        const { data, rule, reading, manual } = attribute(from, to, steps);
        const sum = [data, rule, reading, manual].reduce((total, part) => total + centsOf(part), 0n);
        expect(sum).toBe(centsOf(to) - centsOf(from));
      }),
    );
  });
});
