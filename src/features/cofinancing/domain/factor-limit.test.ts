import { describe, expect, it } from 'vitest';
import { agreement, programme } from '../../../../test/fixtures/cofinancing.ts';
import { parseCompetencia } from '../../../kernel/competencia.ts';
import { caseFor } from './case.ts';
import { compileProgramme } from './compile.ts';
import { calculateMany } from './compiled/many.ts';
import type { Case } from './evaluate.ts';
import { factorLimit } from './factor-limit.ts';
import { calculatePayment } from './payment.ts';
import type { Fact } from './programme.ts';
import { ratifiedFacts } from './ratified.ts';

const MONTH = parseCompetencia('2020-09');
const IN_EQUITY = '51003';

/** A month of an agreement in which an ordinance, typed without an assessment, fixed this factor. */
function fixedAt(values: string, region = agreement.healthRegion, readings = {}): Case {
  const details = { competencia: '2020-08', values, reason: 'decisão' };
  const event = { type: 'revised' as const, on: '2020-09-20', document: 'Portaria 1', details };
  const facts: Fact[] = agreement.facts.map((each) =>
    each.id === 'health-region' ? { ...each, value: region } : each,
  );
  const ratified = ratifiedFacts([{ sequence: 1, event, knownOn: '2020-09-21', annulledOn: null }]);
  const law = { programme, agreement: { ...agreement, facts: [...facts, ...ratified] }, decisions: [] };
  return caseFor(law, MONTH, '2026-11-22', { readings });
}

describe('the factor that an ordinance fixes', () => {
  it.each([
    ['0', agreement.healthRegion, {}, true],
    ['2.50', agreement.healthRegion, {}, true],
    ['2.51', agreement.healthRegion, {}, false],
    ['3.50', IN_EQUITY, {}, true],
    ['3.51', IN_EQUITY, {}, false],
    ['2.51', IN_EQUITY, { equity: 'inside' }, false],
    ['3.50', agreement.healthRegion, { multiplier: 'production-plus-increment' }, true],
    ['3.51', agreement.healthRegion, { multiplier: 'production-plus-increment' }, false],
    ['9.99', agreement.healthRegion, {}, false],
    ['-1', agreement.healthRegion, {}, false],
  ])('%s in the health region %s, with %o: paid %s', (values, region, readings, paid) => {
    const on = fixedAt(values, region, readings);
    const many = calculateMany([on, on, on], 1);
    if (paid) {
      expect(calculatePayment(on).factor.toDecimal(2)).toBe(Number(values).toFixed(2));
      expect(many.every((each) => 'amount' in each)).toBe(true);
      return;
    }
    expect(() => calculatePayment(on)).toThrow(/passa do limite do programa|não é negativo/);
    expect(many.every((each) => 'refusal' in each)).toBe(true);
  });

  it('is held by the ceiling in force, not by a number of ours', () => {
    const parameters = programme.parameters.map((each) =>
      each.id === 'ceiling' ? { ...each, values: each.values.map((one) => ({ ...one, value: '2' })) } : each,
    );
    const on = fixedAt('2.50');
    const lower = { ...on, programme: { ...on.programme, parameters } };
    expect(factorLimit(lower)?.toDecimal(2)).toBe('2.00');
    expect(() => calculatePayment(lower)).toThrow(/passa do limite/);
  });

  it('is none where the programme names no limit, and a limit that is no rule is not published', () => {
    const { limit: _, ...result } = programme.result;
    const on = fixedAt('1.00');
    expect(() =>
      calculatePayment({
        ...on,
        programme: { ...on.programme, result: { ...on.programme.result, limit: undefined } as never },
      }),
    ).toThrow(/não diz até quanto/);
    expect(compileProgramme({ ...programme, result })).toEqual([]);
    expect(compileProgramme({ ...programme, result: { ...result, limit: 'nada' } })).toEqual([
      'O resultado pede a regra "nada", que não existe.',
    ]);
  });
});
