import { describe, expect, it } from 'vitest';
import { STATED as plain, programme } from '../../../../../test/fixtures/cofinancing.ts';
import { computeFacts } from './compute.ts';
import type { Computed } from './facts.ts';

const inHole = { ...plain, referral: '30.65' };
const top = { ...plain, cac: '92' };
const amountOf = (computed: Computed | undefined) =>
  computed !== undefined && 'amount' in computed ? computed.amount : null;

/** What each answer other than the first pays for the facts, by hand from §8 of the design. */
const PAID: readonly [reading: string, facts: object, before: string, after: string | null][] = [
  ['bands=lower-band', { ...plain, cac: '50.50' }, '842102.07', '765547.34'],
  ['bands=as-printed', inHole, '593299.18', null],
  ['cac-first-year=neutral', plain, '765547.34', '956934.17'],
  ['equity=inside', { ...top, equity: true }, '1339707.84', '956934.17'],
  ['art1=fixed', top, '956934.17', '765547.34'],
  ['art1=fixed', { ...plain, production: '1.00', approved: '300.05' }, '2.00', '300.05'],
  ['art1=cap', top, '956934.17', '765547.34'],
  ['art1=cap', { ...plain, approved: '1000.00' }, '765547.34', '1000.00'],
  ['rounding=half-up', top, '956934.17', '956934.18'],
  ['multiplier=production-plus-increment', plain, '765547.34', '1148321.01'],
];

/** The answers that the facts of a file already hold, and under which name. */
const TOLD: readonly [reading: string, name: string][] = [
  ['referral=region-only', 'referral'],
  ['cac-mean=last-three-over-two', 'cac'],
  ['ppi-mean=ratio-of-sums', 'ppi'],
  ['month=service', 'production'],
  ['faec=excluded', 'production'],
  ['transition=pro-rata', 'production'],
];

const chosen = (reading: string) => {
  const [id = '', option = ''] = reading.split('=');
  return { [id]: option };
};

describe('a reading chosen for stated facts', () => {
  it('of each question and answer either pays its own or is told', () => {
    const answers = programme.readings.flatMap(({ id, options }) =>
      options.slice(1).map((option) => `${id}=${option.id}`),
    );
    const covered = new Set([...PAID, ...TOLD].map(([reading]) => reading));
    expect([...covered].sort()).toEqual(answers.sort());
  });

  it.each(PAID)('%s of %j pays, where it was %s, %s', (reading, facts, before, after) => {
    expect(amountOf(computeFacts([facts], {}).results[0])).toBe(before);
    const { results, notices } = computeFacts([facts], chosen(reading));
    expect(amountOf(results[0])).toBe(after);
    expect(notices).toEqual([]);
  });

  it.each(TOLD)('%s changes nothing and is told by the name of the fact, %s', (reading, name) => {
    const { results, notices } = computeFacts([plain, top], chosen(reading));
    expect(results).toEqual(computeFacts([plain, top], {}).results);
    expect(notices).toEqual([expect.stringContaining(`A leitura ${reading} não muda estes valores.`)]);
    expect(notices[0]).toContain(`já traz a resposta pronta em "${name}"`);
  });

  it('that no item depends on is told, with the month', () => {
    expect(computeFacts([plain], { bands: 'lower-band' }).notices).toEqual([
      'A leitura bands=lower-band foi aplicada e não mudou nenhum valor: nenhum item do arquivo depende dela em julho de 2020.',
    ]);
    expect(computeFacts([top], { art1: 'cap', rounding: 'half-up' }).notices).toEqual([
      expect.stringContaining('A leitura rounding=half-up foi aplicada'),
    ]);
  });

  it('and is the one that stands by itself needs no word', () => {
    const first = Object.fromEntries(programme.readings.map(({ id, options }) => [id, options[0].id]));
    expect(computeFacts([plain], first).notices).toEqual([]);
    expect(computeFacts([], { bands: 'lower-band' }).notices).toEqual([]);
  });

  it('keeps the order where some items say what was approved and others leave it to Art. 1º', () => {
    const facts = [
      { ...plain, approved: '1.00' },
      plain,
      { ...plain, approved: '2.00' },
      { ...inHole, approved: '3.00' },
    ];
    const { results } = computeFacts(facts, { art1: 'fixed' }, { traced: true });
    expect(results.map(amountOf)).toEqual(['1.00', '765547.34', '2.00', '3.00']);
    const quotes = results.map(
      (each) => 'trace' in each && JSON.stringify(each.trace).includes('765.547,34'),
    );
    expect(quotes).toEqual([false, true, false, false]);
  });

  it('is refused in the words of the field where the act approves no amount', () => {
    const { results } = computeFacts([plain], { art1: 'fixed' }, { programme: 'hospitalar-191' });
    const { message } = (results[0] as { error: { message: string } }).error;
    expect(message).toContain('Falta "Valor mensal aprovado no Art. 1º"');
    expect(message).not.toMatch(/approved|\d{4}-\d{2}/);
  });
});
