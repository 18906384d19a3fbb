import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { readCofinancingSeed } from '../../seed.ts';
import { centsOf } from '../ledger/entry.ts';
import type { Agreement, Fact } from '../programme.ts';
import { type Assessment, type AssessmentEvent, after, type Evidence, PARTIES } from './assessment.ts';
import { type AssessmentFacts, refusalsOf } from './may.ts';
import { type AssessmentPeriod, assessmentInWords, nextAssessment, turnBefore } from './period.ts';
import { amountAt, differenceOf, freeze, scoreOf } from './score.ts';

const { programmes, agreements } = readCofinancingSeed();
const agreement = agreements[0]?.content as Agreement;
const programme = programmes.find(({ content }) => content.id === agreement.programme)?.content;
if (programme === undefined) throw new Error('no programme');
const law = { programme, agreement, decisions: [] };
const DAY = '2021-02-10';

const period = (text: string) => text as AssessmentPeriod;
const around = (more: Partial<AssessmentFacts> = {}): AssessmentFacts => ({
  period: period('2021-1'),
  today: DAY,
  now: '2021-02-10T14:00:00Z',
  actor: 'decider',
  effectFrom: '2020-07-01',
  others: [],
  authorised: [],
  ordered: ['2020-07'],
  seats: [],
  ...more,
});

const evidence = freeze(law, '2021-03', DAY);
const scored = (signed: readonly string[] = ['a', 'b', 'c']): Assessment => {
  const events = [
    { type: 'opened', data: { competencia: '2021-03', reason: 'Semestre' } },
    { type: 'frozen', data: { evidence, sha256: 'e' } },
    { type: 'scored', data: { score: scoreOf(programme, evidence), sha256: 's' } },
    ...signed.map((by, i) => ({ type: 'signed', by, data: { party: PARTIES[i], sha256: 'x' } })),
  ];
  return events.reduce<Assessment | null>(
    (before, event) => after(before, { by: 'author', at: '', ...event } as AssessmentEvent),
    null,
  ) as Assessment;
};

/** Any facts of the criteria that the table can score. */
const facts = fc.record({
  'ppi.months': fc.integer({ min: 5000, max: 20_000 }).map((n) => (n / 100).toFixed(2)),
  'referral.outsiders': fc.integer({ min: 1500, max: 10_000 }).map((n) => (n / 100).toFixed(2)),
  sanitary: fc.boolean(),
});
const withFacts = (said: Record<string, Fact['value']>): Evidence => ({
  ...evidence,
  agreement: {
    ...evidence.agreement,
    facts: evidence.agreement.facts.map((fact) => {
      const value = said[fact.id];
      return value === undefined ? fact : { ...fact, value };
    }),
  },
});

describe('an assessment of the incentive', () => {
  it('names a semester, and a further one of it on demand', () => {
    expect(assessmentInWords(period('2021-1'))).toBe('1º semestre de 2021');
    expect(assessmentInWords(period('2021-2-3'))).toBe('2º semestre de 2021 (3ª avaliação)');
    expect([turnBefore(period('2021-1')), turnBefore(period('2021-1-3'))]).toEqual([null, '2021-1-2']);
    expect(nextAssessment([], DAY)).toBe('2021-1');
    expect(nextAssessment([period('2020-2'), period('2021-1')], DAY)).toBe('2021-1-2');
  });

  it('is opened once at a time, for a month that nobody authorised', () => {
    const said = { competencia: '2021-03' };
    expect(refusalsOf('open', null, around(), said)).toEqual([]);
    const [authorised] = refusalsOf('open', null, around({ authorised: ['2021-04'] }), said);
    expect(authorised).toMatch(/abril de 2021 já foi autorizada/);
    const others = [{ period: period('2020-2'), state: 'SCORED' as const }];
    expect(refusalsOf('open', null, around({ others }), said)[0]).toMatch(/2º semestre de 2020 não terminou/);
  });

  it('is ratified after three signatures, by a fourth person', () => {
    expect(refusalsOf('ratify', scored(), around(), { factor: '2.00' })).toEqual([]);
    expect(refusalsOf('ratify', scored(['a']), around(), { factor: '2.00' })[0]).toMatch(/^Falta assinar/);
    expect(refusalsOf('ratify', scored(), around({ actor: 'b' }), { factor: '2.00' })[0]).toMatch(
      /Quem assinou a pontuação não a ratifica/,
    );
  });

  it('ratifies at most what was scored, and less only with a reason', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.boolean(), (hundredths, withReason) => {
        const factor = (hundredths / 100).toFixed(2);
        const reason = withReason ? 'Disponibilidade orçamentária' : null;
        const refused = refusalsOf('ratify', scored(), around(), { factor, reason }).length > 0;
        expect(refused).toBe(hundredths > 200 || (hundredths < 200 && !withReason));
        if (!refused)
          expect(centsOf(amountAt(programme, evidence, factor))).toBeLessThanOrEqual(
            centsOf(scoreOf(programme, evidence).amount),
          );
      }),
    );
  });

  it('scores what was frozen whatever is said later, and the same evidence always gives the same', () => {
    const text = canonicalJson(evidence);
    const score = canonicalJson(scoreOf(programme, evidence));
    fc.assert(
      fc.property(facts, (said) => {
        const later: Fact[] = Object.entries(said).map(([id, value]) => ({
          id,
          label: id,
          value,
          status: 'printed',
          effect: ['2021-03-01', null],
          known: ['2021-02-11', null],
        }));
        const changed = { ...law, agreement: { ...agreement, facts: [...agreement.facts, ...later] } };
        expect(canonicalJson(freeze(changed, '2021-03', DAY))).toBe(text);
        expect(canonicalJson(scoreOf(programme, JSON.parse(text)))).toBe(score);
      }),
      { numRuns: 20 },
    );
  });

  it('tells the difference from the one before by parts that sum to the whole', () => {
    const steps = fc.constantFrom('0.00', '0.25', '0.50');
    fc.assert(
      fc.property(facts, facts, steps, steps, (one, other, lessOne, lessOther) => {
        const [was, is] = [one, other].map(withFacts) as [Evidence, Evidence];
        const cut = (of: Evidence, less: string) => {
          const factor = Rational.parse(scoreOf(programme, of).factor).sub(Rational.parse(less));
          return (factor.lt(Rational.zero) ? Rational.zero : factor).toDecimal(2);
        };
        const [before, now] = [cut(was, lessOne), cut(is, lessOther)];
        const parts = differenceOf(
          programme,
          { evidence: was, factor: before },
          { evidence: is, factor: now },
        );
        const whole = centsOf(amountAt(programme, is, now)) - centsOf(amountAt(programme, was, before));
        const sum = Object.values(parts).reduce((total, part) => total + centsOf(part), 0n);
        expect(sum).toBe(whole);
        expect([parts.rule, parts.reading]).toEqual(['0.00', '0.00']);
      }),
      { numRuns: 25 },
    );
  });
});
