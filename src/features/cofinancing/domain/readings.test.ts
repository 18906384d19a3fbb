import { describe, expect, it } from 'vitest';
import { agreement, caseOf, programme, type Texts } from '../../../../test/fixtures/cofinancing.ts';
import type { Case } from './evaluate.ts';
import { explainPayment } from './explain-payment.ts';
import type { Fact } from './programme.ts';

const always = { effect: ['2020-07-01', null], known: ['2020-09-03', null], status: 'printed' } as const;
const fact = (id: string, value: Fact['value'], month?: string): Fact => ({
  ...always,
  id,
  label: id,
  value,
  ...(month && { month }),
});

/** The seeded agreement with these facts in the place of its own. */
function withFacts(facts: readonly Fact[], texts: Texts, readings: Texts, month = '2020-09'): Case {
  const others = agreement.facts.filter(({ id }) => facts.every((each) => each.id !== id));
  return { ...caseOf(texts, readings, month), agreement: { ...agreement, facts: [...others, ...facts] } };
}

const productions = [
  fact('production.hospital', '281450.27', '2020-09'),
  fact('production.ambulatory', '18000.00', '2020-09'),
  fact('production.hospital.faec', '1900.00', '2020-09'),
  fact('production.ambulatory.faec', '100.00', '2020-09'),
  fact('production.service', '455912.83', '2020-09'),
];
const evaluations = [fact('cac.evaluations', ['95', '70', '75'])];

/** A month where the answers to the question part, and what each of them pays; by hand, from §8 of the design. */
const TABLE: readonly [reading: string, on: Case, Record<string, string | null>][] = [
  ['referral', caseOf(), { 'all-outsiders': '765547.34', 'region-only': '593299.18' }],
  ['cac-first-year', caseOf(), { zero: '765547.34', neutral: '956934.17' }],
  [
    'cac-mean',
    withFacts(evaluations, {}, {}),
    { 'last-two': '880379.44', 'last-three-over-two': '956934.17' },
  ],
  [
    'bands',
    caseOf({ cac: '50.50' }),
    { 'integer-thresholds': '842102.07', 'lower-band': '765547.34', 'as-printed': null },
  ],
  ['equity', caseOf({ cac: '92', equity: 'yes' }), { 'outside-ceiling': '1339707.84', inside: '956934.17' }],
  ['multiplier', caseOf(), { 'increment-only': '765547.34', 'production-plus-increment': '1148321.01' }],
  ['art1', caseOf({ cac: '92' }), { reference: '956934.17', fixed: '765547.34', cap: '765547.34' }],
  ['month', withFacts(productions, {}, {}, '2020-11'), { processing: '602900.54', service: '911825.66' }],
  ['faec', withFacts(productions, {}, {}, '2020-11'), { included: '602900.54', excluded: '598900.54' }],
  ['transition', caseOf({}, {}, '2020-10'), { 'whole-months': '765547.34', 'pro-rata': '691462.11' }],
  [
    'ppi-mean',
    withFacts([fact('ppi.sums', '99.20')], {}, {}),
    { 'mean-of-months': '765547.34', 'ratio-of-sums': '593299.18' },
  ],
  ['rounding', caseOf({ cac: '92' }), { truncate: '956934.17', 'half-up': '956934.18' }],
];

describe('each open question of the act', () => {
  it('is in the table', () => {
    expect(TABLE.map(([id]) => id).sort()).toEqual(programme.readings.map(({ id }) => id).sort());
    for (const [id, , expected] of TABLE) {
      const options = programme.readings.find((each) => each.id === id)?.options.map((option) => option.id);
      expect(Object.keys(expected)).toEqual(options);
    }
  });

  it.each(TABLE)('%s: each answer pays its own, recalculated', (id, on, expected) => {
    const { amount, readings } = explainPayment(on);
    const reading = readings.find((each) => each.id === id);
    const found = { [reading?.chosen ?? '']: amount.toDecimal(2) } as Record<string, string | null>;
    for (const other of reading?.alternatives ?? []) found[other.id] = other.result;
    expect(found).toEqual(expected);
  });
});
