import { describe, expect, it } from 'vitest';
import {
  agreement,
  caseOf,
  catchError,
  pay,
  programme,
  read,
  type Texts,
} from '../../../../test/fixtures/cofinancing.ts';
import { type Explained, findExplained } from '../../../kernel/explained.ts';
import { formatBrl } from '../../../kernel/format.ts';
import { Rational } from '../../../kernel/rational.ts';
import { overlaps } from './dated.ts';
import { explainPayment } from './explain-payment.ts';
import { nextBandsOf } from './next-bands.ts';
import { calculatePayment } from './payment.ts';

interface GoldenCase {
  name: string;
  competencia: string;
  facts: Texts;
  readings: Texts;
  factor?: string;
  amount?: string;
  regime?: string;
  difference?: string;
  refused?: string;
}

const golden: GoldenCase[] = JSON.parse(read('test/golden/cofinancing/cases.json'));

describe('the worked example of the act', () => {
  it.each(golden.map((each) => [each.name, each] as const))('%s', (_, expected) => {
    const run = () => pay(expected.facts, expected.readings, expected.competencia);
    if (expected.refused) {
      const error = catchError(run);
      expect(error).toMatchObject({ code: 'refused', details: { reason: expected.refused } });
      return;
    }
    const { amount, factor, regime } = run();
    expect(amount.toDecimal(2)).toBe(expected.amount);
    expect(factor.toDecimal(2)).toBe(expected.factor);
    expect(regime).toBe(expected.regime ?? 'exceptional');
    if (expected.difference)
      expect(amount.sub(Rational.parse('765547.34')).toDecimal(2)).toBe(expected.difference);
  });

  it('is the sum of four scores', () => {
    const { criteria, factor } = pay({});
    expect(criteria.map(({ value }) => (value as Rational).toDecimal(2))).toEqual([
      '0.75',
      '0.75',
      '0.00',
      '0.50',
    ]);
    expect(factor.eq(Rational.of(2))).toBe(true);
  });
});

describe('every combination of bands', () => {
  const [, ...rows] = read('test/golden/cofinancing/combinations.csv').trim().split('\n');
  const table = rows.map((row) => row.split(';') as [string, string, string, string, string, string]);

  it('is in the table', () => expect(table).toHaveLength(4 * 4 * 5 * 2 * 2));

  it('gives the factor written by hand, as 35 different ones below equity', () => {
    const factors = table.map(([ppi, referral, cac, sanitary, equity, factor]) => {
      const found = pay({ ppi, referral, cac, sanitary, equity }).factor.toDecimal(2);
      expect([ppi, referral, cac, sanitary, equity, found]).toEqual([
        ppi,
        referral,
        cac,
        sanitary,
        equity,
        factor,
      ]);
      return { equity, found };
    });
    expect(new Set(factors.filter(({ equity }) => equity === 'no').map(({ found }) => found)).size).toBe(35);
  });
});

describe('open readings', () => {
  it('say what each other answer would pay', () => {
    const { readings } = explainPayment(caseOf());
    const others = Object.fromEntries(
      readings.flatMap(({ id, alternatives }) =>
        alternatives.map((other) => [`${id}=${other.id}`, [other.result, other.difference]]),
      ),
    );
    expect(others).toMatchObject({
      'referral=region-only': ['593299.18', '-172248.16'],
      'cac-first-year=neutral': ['956934.17', '191386.83'],
      'equity=inside': ['765547.34', '0.00'],
      'rounding=half-up': ['765547.34', '0.00'],
      'ppi-mean=ratio-of-sums': [null, null],
    });
  });

  it('stand in the tree only where another answer matters', () => {
    const { explained } = explainPayment(caseOf());
    expect(findExplained(explained, 'referral')?.reading?.alternatives).toHaveLength(1);
    expect(findExplained(explained, 'ppi.score')?.reading).toBeUndefined();
    const inHole = explainPayment(caseOf({}, { referral: 'region-only' })).explained;
    expect(findExplained(inHole, 'referral.score')?.reading?.alternatives).toMatchObject([
      { id: 'lower-band', difference: '0.00' },
      { id: 'as-printed', result: null, note: expect.stringContaining('nenhuma faixa') },
    ]);
  });

  it('mark the base as assumed', () => {
    const { explained } = explainPayment(caseOf());
    expect(findExplained(explained, 'base.hospital')?.reading?.status).toBe('assumed');
  });

  it('know the CAC mean by both readings of note 4', () => {
    const facts = agreement.facts.map((fact) =>
      fact.id === 'cac.evaluations' ? { ...fact, value: ['92', '88', '85'] } : fact,
    );
    const on = (readings: Texts) => ({ ...caseOf({}, readings), agreement: { ...agreement, facts } });
    const mean = (readings: Texts) => {
      const node = findExplained(calculatePayment(on(readings)).explained, 'cac');
      return (node as Explained<Rational>).value.toDecimal(2);
    };
    expect(mean({})).toBe('86.50');
    expect(mean({ 'cac-mean': 'last-three-over-two' })).toBe('132.50');
  });
});

describe('the way to the next band', () => {
  it('is 0.35 points and R$ 172.248,16 a month for the region only', () => {
    const on = caseOf({}, { referral: 'region-only' });
    const [next] = nextBandsOf(on, calculatePayment(on));
    expect(next).toMatchObject({ criterion: 'referral', strictly: false });
    expect(next?.distance?.toDecimal(2)).toBe('0.35');
    expect(formatBrl(next?.difference as Rational)).toBe('R$ 172.248,16');
  });

  it('passes a threshold that the band excludes', () => {
    const on = caseOf({ ppi: '99' });
    const [next] = nextBandsOf(on, calculatePayment(on));
    expect(next).toMatchObject({ criterion: 'ppi', strictly: true });
    expect(next?.difference.toDecimal(2)).toBe('172248.16');
  });

  it.each<
    [
      string,
      Texts,
      Texts,
      [criterion: string, needs: string, distance: string | undefined, gain: string, difference: string][],
    ]
  >([
    ['a first evaluation of the CAC', {}, {}, [['cac', 'first-value', '50.00', '0.20', '76554.73']]],
    ['none where the first year is neutral', {}, { 'cac-first-year': 'neutral' }, []],
    [
      'the licence, and the CAC from the value it has',
      { cac: '86.5', sanitary: 'no' },
      {},
      [
        ['cac', 'points', '3.50', '0.20', '76554.74'],
        ['sanitary', 'yes', undefined, '0.50', '191386.84'],
      ],
    ],
    ['nothing above the best bands', { cac: '92' }, {}, []],
  ])('is %s', (_, facts, readings, expected) => {
    const on = caseOf(facts, readings);
    const found = nextBandsOf(on, calculatePayment(on));
    expect(
      found.map(({ criterion, needs, distance, gain, difference }) => [
        criterion,
        needs,
        distance?.toDecimal(2),
        gain.toDecimal(2),
        difference.toDecimal(2),
      ]),
    ).toEqual(expected);
  });
});

describe('the programme as data', () => {
  it('has no two versions of a value in force and known at the same time', () => {
    const versioned = [
      ...programme.parameters.map(({ values }) => values),
      ...programme.tables.map(({ versions }) => versions),
      ...Map.groupBy(agreement.facts, ({ id, month }) => `${id}/${month}`).values(),
    ];
    expect(versioned.flatMap((versions) => overlaps<(typeof versions)[number]>(versions as never))).toEqual(
      [],
    );
  });

  it('pays by what was known: nothing before the act was signed', () => {
    const error = catchError(() => calculatePayment({ ...caseOf(), knownOn: '2020-09-02' }));
    expect(error).toMatchObject({ code: 'refused', details: { reason: 'missing' } });
  });

  it('uses every rule, parameter, table and reading it declares', () => {
    const text = JSON.stringify(programme.rules);
    const unused = [
      ...Object.keys(programme.rules).filter((id) => id !== 'amount' && !text.includes(`"${id}"`)),
      ...programme.parameters.map(({ id }) => id).filter((id) => !text.includes(`"parameter":"${id}"`)),
      ...programme.tables.map(({ id }) => id).filter((id) => !text.includes(`"table":"${id}"`)),
      ...programme.readings.map(({ id }) => id).filter((id) => !text.includes(`"by":"${id}"`)),
      ...programme.inputs.map(({ id }) => id).filter((id) => !text.includes(`"stated":"${id}"`)),
    ];
    expect(unused).toEqual([]);
  });

  it('refuses a rule that adds different units', () => {
    const rules = { ...programme.rules, payable: { op: 'sum', of: ['base', 'factor'], label: 'x' } as const };
    const error = catchError(() => calculatePayment({ ...caseOf(), programme: { ...programme, rules } }));
    expect(error).toMatchObject({ code: 'internal' });
  });
});
