import { describe, expect, it } from 'vitest';
import { agreement, catchError, programme } from '../../../../../test/fixtures/cofinancing.ts';
import { type Competencia, parseCompetencia } from '../../../../kernel/competencia.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { generatedAgreement, generatedProduction } from './generated.ts';
import { type Change, type Overlay, overlayOf } from './overlay.ts';
import { type Participant, simulated, simulateMonth, totalOf } from './simulate.ts';

const SEPTEMBER = parseCompetencia('2020-09');
const TODAY = '2026-11-22';
const law = { programme, agreement, decisions: [] };

const monthOf = (participant: Participant, overlay: Overlay, month: Competencia) =>
  simulateMonth([simulated(participant, overlay, TODAY)], overlay, month, TODAY);

/** What Peixoto de Azevedo would be paid in a month under a proposal, and the difference. */
function tried(changes: readonly Change[], month: Competencia = SEPTEMBER) {
  const overlay = overlayOf(programme, changes);
  const months = monthOf({ law, isGenerated: false }, overlay, month);
  const { before, after, difference } = totalOf(months);
  return {
    before: before.toDecimal(2),
    after: after.toDecimal(2),
    difference: difference.toDecimal(2),
    months,
    idle: overlay.idle,
  };
}

describe('a proposed act', () => {
  it.each<[string, Change, string, string]>([
    ['a lower ceiling', { kind: 'parameter', id: 'ceiling', value: '1.5' }, '574160.50', '-191386.84'],
    [
      'a band that pays more',
      { kind: 'band', table: 'ppi', row: '4', score: '1.00' },
      '861240.75',
      '95693.41',
    ],
    [
      'a band that begins later, and the one below reaching it',
      { kind: 'band', table: 'referral', row: '4', band: { form: 'above', value: '40' } },
      '593299.18',
      '-172248.16',
    ],
    [
      'another reading',
      { kind: 'reading', id: 'referral', option: 'region-only' },
      '593299.18',
      '-172248.16',
    ],
    ['another fact', { kind: 'fact', input: 'cac', value: '92', agreement: null }, '956934.17', '191386.83'],
    [
      'a fact of this hospital',
      { kind: 'fact', input: 'sanitary', value: 'no', agreement: agreement.id },
      '574160.50',
      '-191386.84',
    ],
    [
      'equity in its region',
      { kind: 'parameter', id: 'equity.regions', value: ['51015'] },
      '1148321.01',
      '382773.67',
    ],
  ])('with %s', (_, change, after, difference) => {
    expect(tried([change])).toMatchObject({ before: '765547.34', after, difference, idle: [] });
  });

  it('says which of its words change nothing', () => {
    const { difference, idle } = tried([
      { kind: 'parameter', id: 'ceiling', value: '2.5' },
      { kind: 'band', table: 'ppi', row: '4', score: '0.75' },
      { kind: 'fact', input: 'cac', value: '92', agreement: 'outro' },
    ]);
    expect(difference).toBe('0.00');
    expect(idle).toEqual(['parâmetro ceiling = 2.5', 'faixa 4 da tabela ppi']);
  });

  it('leaves the programme in force as it was, and shares what it does not change', () => {
    const before = JSON.stringify(programme);
    const overlay = overlayOf(programme, [{ kind: 'band', table: 'ppi', row: '4', score: '1.00' }]);
    expect(JSON.stringify(programme)).toBe(before);
    expect(overlay.programme.tables[1]).toBe(programme.tables[1]);
    expect(overlay.programme.rules).toBe(programme.rules);
  });

  it.each<[Change, RegExp]>([
    [{ kind: 'parameter', id: 'nada', value: '1' }, /parâmetro "nada"/],
    [{ kind: 'band', table: 'ppi', row: '9', score: '1' }, /"ppi" não tem a faixa "9"/],
    [{ kind: 'reading', id: 'bands', option: 'nada' }, /"bands=nada"/],
    [{ kind: 'fact', input: 'leitos', value: '39', agreement: null }, /fato "leitos"/],
    [
      { kind: 'band', table: 'ppi', row: '3', band: { form: 'between', from: '60', to: '100' } },
      /duas faixas \(2 e 3\) os valores de 60\.00 a 69\.00/,
    ],
  ])('that does not hold together is refused: %j', (change, message) => {
    const error = catchError(() => overlayOf(programme, [change]));
    expect(error).toMatchObject({ code: 'refused' });
    expect(error.message).toMatch(message);
  });

  it('leaves a month out of both sides where one of them gives no value', () => {
    const { months, before, after } = tried([
      { kind: 'reading', id: 'referral', option: 'region-only' },
      { kind: 'reading', id: 'bands', option: 'as-printed' },
    ]);
    expect([before, after]).toEqual(['0.00', '0.00']);
    expect(months[0]?.outcome.refusal).toContain('nenhuma faixa');
  });
});

describe('what was not recorded', () => {
  it('is generated about the recorded base, always the same, and marked', () => {
    const month = parseCompetencia('2024-05');
    const [one, two] = [tried([], month), tried([], month)];
    expect(one.months).toEqual(two.months);
    expect(one.months[0]?.isGenerated).toBe(true);
    expect(tried([]).months[0]?.isGenerated).toBe(false);
    const base = Rational.parse(one.before).div(Rational.of(2));
    const mean = Rational.parse('382773.67');
    expect(
      base
        .sub(mean)
        .abs()
        .lt(mean.mul(Rational.of(16, 100))),
    ).toBe(true);
  });

  it('spreads over the places and the months', () => {
    const mean = Rational.of(100_000);
    const values = Array.from({ length: 200 }, (_, i) =>
      generatedProduction(`p${i}`, SEPTEMBER, mean).toDecimal(2),
    );
    expect(new Set(values).size).toBeGreaterThan(120);
    expect(values.every((text) => Number(text) >= 85_000 && Number(text) <= 115_000)).toBe(true);
  });

  it('is a hospital of its own health region, so that equity reaches it', () => {
    const place = { code: '510267', name: 'Confresa', healthRegion: '51003' };
    const own = { ...law, agreement: generatedAgreement(programme, place) };
    const overlay = overlayOf(programme, [{ kind: 'parameter', id: 'equity.yes', value: '2' }]);
    const [month] = monthOf({ law: own, isGenerated: true }, overlay, SEPTEMBER);
    if (month?.outcome.refusal !== undefined || month === undefined) throw new Error('it pays');
    expect(month.outcome.after.factor.sub(month.outcome.before.factor).eq(Rational.one)).toBe(true);
  });
});
