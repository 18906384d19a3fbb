import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centsOf, decimalOf } from '../ledger/entry.ts';
import { type Received, receivedBy, wholeOf } from './received.ts';

const presented = (own: string, late: Received['late'] = []): Received => ({ own, late });
const month = (competencia: string, paid: string, said: Received | null = null) => ({
  competencia,
  paid,
  presented: said,
});

describe('what the accounts of a competência answer for', () => {
  it.each([
    {
      what: 'all that was paid of it while they may still be written',
      months: [month('2020-11', '110.00'), month('2020-12', '200.00')],
      november: { received: presented('110.00'), elsewhere: [] },
      december: { received: presented('200.00'), elsewhere: [] },
    },
    {
      what: 'what they were presented with, whatever is paid later; it enters the next ones',
      months: [month('2020-11', '110.00', presented('100.00')), month('2020-12', '200.00')],
      november: { received: presented('100.00'), elsewhere: [{ in: '2020-12', amount: '10.00' }] },
      december: { received: presented('200.00', [{ of: '2020-11', amount: '10.00' }]), elsewhere: [] },
    },
    {
      what: 'nothing of what waits for accounts that are not open yet',
      months: [month('2020-11', '110.00', presented('100.00'))],
      november: { received: presented('100.00'), elsewhere: [{ in: null, amount: '10.00' }] },
      december: undefined,
    },
    {
      what: 'money that others were presented with, though a notice opens their own again',
      months: [
        month('2020-11', '125.00'),
        month('2020-12', '200.00', presented('200.00', [{ of: '2020-11', amount: '10.00' }])),
      ],
      november: { received: presented('115.00'), elsewhere: [{ in: '2020-12', amount: '10.00' }] },
      december: { received: presented('200.00', [{ of: '2020-11', amount: '10.00' }]), elsewhere: [] },
    },
  ])('$what', ({ months, november, december }) => {
    const standing = receivedBy(months);
    expect(standing.get('2020-11')).toEqual(november);
    expect(standing.get('2020-12')).toEqual(december);
  });

  it('is every cent that was paid, once, through any history of payments, presentations and notices', () => {
    const MONTHS = ['2020-11', '2020-12', '2021-01', '2021-02'];
    const act = fc.record({
      at: fc.integer({ min: 0, max: MONTHS.length - 1 }),
      what: fc.constantFrom('pay', 'present', 'notice'),
      cents: fc.bigInt({ min: 1n, max: 99_999n }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const months = MONTHS.map((each) => month(each, '0.00'));
        for (const each of acts) {
          happen(months, each);
          const paid = months.reduce((sum, { paid: of }) => sum + centsOf(of), 0n);
          expect(answeredFor(months)).toBe(paid);
          const presentedOnes = months.filter(({ presented: said }) => said !== null);
          expect(presentedOnes.map(({ competencia }) => receivedOf(competencia, months))).toEqual(
            presentedOnes.map(({ presented: said }) => said),
          );
        }
      }),
    );
  });
});

function happen(months: ReturnType<typeof month>[], { at, what, cents }: Act): void {
  const now = months[at] as (typeof months)[number];
  if (what === 'pay') now.paid = decimalOf(centsOf(now.paid) + cents);
  else now.presented = what === 'notice' ? null : receivedOf(now.competencia, months);
}

interface Act {
  readonly at: number;
  readonly what: string;
  readonly cents: bigint;
}
type Months = Parameters<typeof receivedBy>[0];
const receivedOf = (competencia: string, months: Months) =>
  receivedBy(months).get(competencia)?.received ?? null;

/** What all the accounts answer for, and what waits for accounts that are not open yet. */
const answeredFor = (months: Months): bigint =>
  [...receivedBy(months).values()]
    .flatMap(({ received, elsewhere }) => [
      wholeOf(received),
      ...elsewhere.filter((each) => each.in === null).map(({ amount }) => amount),
    ])
    .reduce((sum, amount) => sum + centsOf(amount), 0n);
