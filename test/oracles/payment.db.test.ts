import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { covers } from '../../src/features/cofinancing/domain/dated.ts';
import { type Case, evaluate } from '../../src/features/cofinancing/domain/evaluate.ts';
import { numberOf } from '../../src/features/cofinancing/domain/nodes.ts';
import { readCofinancingSeed } from '../../src/features/cofinancing/seed.ts';
import { AppError } from '../../src/kernel/app-error.ts';
import { Rational } from '../../src/kernel/rational.ts';
import { type FreshContext, freshContext, hasDatabase } from '../database/fresh.ts';
import { caseOf, programme, read } from '../fixtures/cofinancing.ts';
import { boundRows } from '../fixtures/cofinancing-bounds.ts';
import { randomProgramme } from '../fixtures/random-programme.ts';
import { sqlOf } from './payment-in-sql.ts';

interface Row {
  amount_s: number;
  amount_n: string;
  amount_d: string;
  factor_s: number;
  factor_n: string;
  factor_d: string;
  holds: boolean;
}

/** Amount and factor of a month by the evaluator; a month outside programme or agreement is refused. */
function evaluated(on: Case): string[] | 'refused' {
  const { programme: rules, agreement, competencia } = on;
  if (![rules.effect, agreement.effect].every((effect) => covers(effect, `${competencia}-01`)))
    return 'refused';
  try {
    return [rules.result.amount, rules.result.factor].map((id) => numberOf(evaluate(id, on)).toString());
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    return 'refused';
  }
}

describe.skipIf(!hasDatabase)('a payment worked out by the database in exact NUMERIC', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext();
  });
  afterAll(() => fresh.close());

  async function inSql(on: Case): Promise<string[] | 'refused'> {
    const { text, values } = sqlOf(on);
    const parts = text.split(/\$[123]/);
    const [a, b, c, d] = parts.map((part) => sql.raw(part));
    const { rows } = await sql<Row>`${a}${values[0]}${b}${values[1]}${c}${values[2]}${d}`.execute(
      fresh.context.db,
    );
    const row = rows[0] as Row;
    if (!row.holds || row.amount_s !== 2 || row.factor_s !== 2) return 'refused';
    return [
      Rational.parse(`${row.amount_n}/${row.amount_d}`).toString(),
      Rational.parse(`${row.factor_n}/${row.factor_d}`).toString(),
    ];
  }

  it('is what the evaluator gives for the worked example, under every answer to every question', async () => {
    const answers = programme.readings.flatMap(({ id, options }) =>
      options.map((option) => ({ [id]: option.id })),
    );
    for (const readings of answers)
      for (const month of ['2020-10', '2020-11']) {
        const on = caseOf({ base: '301450.27', cac: '50.50', equity: 'yes' }, readings, month);
        expect([readings, await inSql(on)]).toEqual([readings, evaluated(on)]);
        const recorded = caseOf({}, readings, month);
        expect([readings, await inSql(recorded)]).toEqual([readings, evaluated(recorded)]);
      }
    expect(await inSql(caseOf())).toEqual(['38277367/50', '2/1']);
  });

  it('holds a value that ends one band where the next begins above it', async () => {
    for (const bands of ['integer-thresholds', 'lower-band', 'as-printed'])
      for (const ppi of ['99.99', '100', '100.01']) {
        const on = caseOf({ ppi, base: '100.00' }, { bands });
        expect([bands, ppi, await inSql(on)]).toEqual([bands, ppi, evaluated(on)]);
      }
  });

  it('is what the evaluator gives at each bound of Quadro 01 and a hundredth about it', async () => {
    const [, ...rows] = read('test/golden/cofinancing/combinations.csv').trim().split('\n');
    for (const row of rows.filter((_, i) => i % 8 === 0)) {
      const [ppi = '', referral = '', cac = '', sanitary = '', equity = ''] = row.split(';');
      const on = caseOf({ ppi, referral, cac, sanitary, equity, base: '100.00' });
      expect([row, await inSql(on)]).toEqual([row, evaluated(on)]);
    }
  });

  it('is what the printed words say at each bound of every programme, a hundredth below and a hundredth above', async () => {
    const programmes = readCofinancingSeed().programmes.map(({ content }) => content);
    for (const { programme: slug, factor, amount, line, on } of boundRows()) {
      const found = await inSql(on(programmes.find((each) => each.slug === slug) as typeof programme));
      const [pays, by] =
        found === 'refused' ? [found, found] : found.map((text) => Rational.parse(text).toDecimal(2));
      expect([line, by, pays]).toEqual([line, factor, amount]);
    }
  }, 120_000);

  it('is what the evaluator gives for random programmes, amount and factor to the last digit', async () => {
    let paid = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0 }), async (seed) => {
        const { nextCase } = randomProgramme(seed);
        for (let i = 0; i < 3; i++) {
          const on = nextCase();
          const expected = evaluated(on);
          if (expected !== 'refused') paid++;
          expect(await inSql(on)).toEqual(expected);
        }
      }),
      { numRuns: 150 },
    );
    expect(paid).toBeGreaterThan(100);
  }, 120_000);
});
