import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../kernel/app-error.ts';
import { bandOf } from '../../../kernel/bands.ts';
import { parseCompetencia } from '../../../kernel/competencia.ts';
import { citationsOf, type Explained, explainedJson, findExplained } from '../../../kernel/explained.ts';
import { formatBrl } from '../../../kernel/format.ts';
import { Rational } from '../../../kernel/rational.ts';
import { overlaps } from './dated.ts';
import type { Case } from './evaluate.ts';
import { chooseReadings, parseStated } from './inputs.ts';
import { calculatePayment, explainPayment, nextBandsOf } from './payment.ts';
import type { Agreement, Programme } from './programme.ts';
import { bandsOf } from './score-table.ts';

const root = resolve(import.meta.dirname, '../../../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');
const programme: Programme = JSON.parse(read('database/seed/cofinancing/programmes/hospitalar.json'));
const agreement: Agreement = JSON.parse(read('database/seed/cofinancing/agreements/peixoto-de-azevedo.json'));

type Texts = Record<string, string>;

function caseOf(facts: Texts = {}, readings: Texts = {}, month = '2020-09'): Case {
  return {
    programme,
    agreement,
    competencia: parseCompetencia(month),
    knownOn: '2026-11-23',
    readings: chooseReadings(programme, readings),
    stated: parseStated(programme, facts),
  };
}

const pay = (facts: Texts, readings: Texts = {}, month?: string) =>
  calculatePayment(caseOf(facts, readings, month));
const tableOf = (id: string) => programme.tables.find((table) => table.id === id)?.versions[0]?.rows ?? [];
const percentText = (hundredths: number) => Rational.of(hundredths, 100).toDecimal(2);

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

describe('the bands of Quadro 01', () => {
  const holes = (id: string, reading: string) => {
    const bands = bandsOf(tableOf(id), reading);
    let missing = 0;
    for (let i = 0; i <= 20_000; i++) if (bandOf(bands, Rational.of(i, 100)) === null) missing++;
    return missing;
  };

  it.each(['ppi', 'referral', 'cac'])('%s: each of 20,001 percentages is in exactly one', (id) => {
    expect(holes(id, 'integer-thresholds')).toBe(0);
    expect(holes(id, 'lower-band')).toBe(0);
  });

  it('leave the holes that the act prints', () => {
    expect(holes('ppi', 'as-printed')).toBe(99);
    expect(holes('referral', 'as-printed')).toBe(99 + 100);
    expect(holes('cac', 'as-printed')).toBe(298 + (20_000 - 10_000));
  });

  it.each([
    ['ppi', '49.99', '0.00', '0.00'],
    ['ppi', '50', '0.20', '0.20'],
    ['ppi', '69.99', '0.20', '0.20'],
    ['ppi', '70', '0.30', '0.30'],
    ['ppi', '100', '0.30', '0.30'],
    ['ppi', '100.01', '0.75', '0.75'],
    ['referral', '14.99', '0.00', '0.00'],
    ['referral', '15', '0.20', '0.20'],
    ['referral', '20.99', '0.20', '0.20'],
    ['referral', '21', '0.30', '0.30'],
    ['referral', '30.99', '0.30', '0.30'],
    ['referral', '31', '0.75', '0.30'],
    ['referral', '31.01', '0.75', '0.75'],
    ['cac', '49.99', '0.00', '0.00'],
    ['cac', '50', '0.20', '0.00'],
    ['cac', '50.99', '0.20', '0.00'],
    ['cac', '51', '0.20', '0.20'],
    ['cac', '70.99', '0.20', '0.20'],
    ['cac', '71', '0.30', '0.30'],
    ['cac', '89.99', '0.30', '0.30'],
    ['cac', '90', '0.50', '0.50'],
    ['cac', '132.5', '0.50', '0.50'],
  ])('%s at %s scores %s, and %s in the lower band', (id, percent, thresholds, lower) => {
    const score = (reading: string) =>
      bandOf(bandsOf(tableOf(id), reading), Rational.parse(percent))?.value.value.toDecimal(2);
    expect(score('integer-thresholds')).toBe(thresholds);
    expect(score('lower-band')).toBe(lower);
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
    expect(next?.distance.toDecimal(2)).toBe('0.35');
    expect(formatBrl(next?.difference as Rational)).toBe('R$ 172.248,16');
  });

  it('passes a threshold that the band excludes', () => {
    const on = caseOf({ ppi: '99' });
    const [next] = nextBandsOf(on, calculatePayment(on));
    expect(next).toMatchObject({ criterion: 'ppi', strictly: true });
    expect(next?.difference.toDecimal(2)).toBe('172248.16');
  });
});

const percent = fc.integer({ min: 0, max: 20_000 }).map(percentText);
const cents = fc.bigInt({ min: 0n, max: 10n ** 12n });
const amountText = (value: bigint) => Rational.of(value, 100n).toDecimal(2);
const yesNo = fc.constantFrom('yes', 'no');
const facts = fc.record({
  ppi: percent,
  referral: percent,
  cac: fc.oneof(percent, fc.constant('none')),
  sanitary: yesNo,
  equity: yesNo,
});
const readings = fc.record({
  bands: fc.constantFrom('integer-thresholds', 'lower-band'),
  equity: fc.constantFrom('outside-ceiling', 'inside'),
  rounding: fc.constantFrom('truncate', 'half-up'),
  'cac-first-year': fc.constantFrom('zero', 'neutral'),
});

describe('properties', () => {
  it('the factor is bounded and never falls when a criterion rises', () => {
    const criterion = fc.constantFrom('ppi', 'referral', 'cac');
    fc.assert(
      fc.property(facts, readings, criterion, percent, percent, (given, chosen, name, a, b) => {
        const [low, high] = Rational.parse(a).lt(Rational.parse(b)) ? [a, b] : [b, a];
        const below = pay({ ...given, [name]: low }, chosen).factor;
        const above = pay({ ...given, [name]: high }, chosen).factor;
        expect(below.gt(above)).toBe(false);
        expect(above.gt(Rational.parse(given.equity === 'yes' ? '3.5' : '2.5'))).toBe(false);
        expect(below.numerator >= 0n).toBe(true);
      }),
    );
  });

  it('the payment is linear in the production but for one cent', () => {
    fc.assert(
      fc.property(facts, cents, cents, (given, a, b) => {
        const amount = (value: bigint) => pay({ ...given, base: amountText(value) }).amount;
        const apart = amount(a).add(amount(b));
        const difference = amount(a + b)
          .sub(apart)
          .abs();
        expect(difference.gt(Rational.of(1, 100))).toBe(false);
      }),
    );
  });

  it('the tree holds the value: replaying it gives the same, exactly', () => {
    fc.assert(
      fc.property(facts, readings, cents, (given, chosen, base) => {
        const { explained } = pay({ ...given, base: amountText(base) }, chosen);
        expect(replay(explained).eq(explained.value)).toBe(true);
      }),
    );
  });

  it('the same case gives the same tree, and order of facts and readings does not matter', () => {
    fc.assert(
      fc.property(facts, readings, (given, chosen) => {
        const reversed = (texts: Texts) => Object.fromEntries(Object.entries(texts).reverse());
        const tree = (one: Case) => JSON.stringify(explainedJson(calculatePayment(one).explained));
        expect(tree(caseOf(reversed(given), reversed(chosen)))).toBe(tree(caseOf(given, chosen)));
      }),
    );
  });

  it('every score and every recorded fact names its article', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { explained } = pay(given);
        const bare = leaves(explained).filter((node) => !node.cite && !node.note?.includes('simulação'));
        expect(bare.map(({ id }) => id)).toEqual([]);
        expect(citationsOf(explained).length).toBeGreaterThan(5);
      }),
    );
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
      ...programme.inputs.map(({ id }) => id).filter((id) => !text.includes(`"input":"${id}"`)),
    ];
    expect(unused).toEqual([]);
  });

  it('refuses a rule that adds different units', () => {
    const rules = { ...programme.rules, payable: { op: 'sum', of: ['base', 'factor'], label: 'x' } as const };
    const error = catchError(() => calculatePayment({ ...caseOf(), programme: { ...programme, rules } }));
    expect(error).toMatchObject({ code: 'internal' });
  });
});

/** Computes a tree again from its leaves. */
function replay(node: Explained): Rational {
  const inputs = node.inputs.filter(({ value }) => value instanceof Rational).map(replay);
  switch (node.op) {
    case 'sum':
      return inputs.reduce((a, b) => a.add(b), Rational.zero);
    case 'times':
      return inputs.reduce((a, b) => a.mul(b), Rational.one);
    case 'cap':
      return inputs.reduce((a, b) => a.min(b));
    case 'round':
      return (node.value as Rational).eq((inputs[0] as Rational).round(2, 'truncate')) ||
        (node.value as Rational).eq((inputs[0] as Rational).round(2, 'half-up'))
        ? (node.value as Rational)
        : Rational.of(-1);
    default:
      return node.value as Rational;
  }
}

function leaves(node: Explained): Explained[] {
  return node.inputs.length === 0 ? [node] : node.inputs.flatMap(leaves);
}

function catchError(run: () => unknown): AppError {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}
