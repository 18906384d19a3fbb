import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { type Answer, type Content, EMPTY_CONTENT, patched } from './declaration.ts';
import { type Form, itemsOf } from './form.ts';
import { daysOf, problemsOf } from './problems.ts';
import { type DeclaredValue, valuesOf } from './values.ts';

const form: Form = JSON.parse(
  readFileSync(
    join(import.meta.dirname, '../../../../../database/seed/declarations/monthly-form.json'),
    'utf8',
  ),
);
const MONTH = '2026-02';
const proof = { sha256: 'a'.repeat(64), fileName: 'prova.pdf' };

/** Every question answered with nothing: zero, no, the 10th. */
function answered(answers: Record<string, Answer> = {}): Content {
  const items = Object.fromEntries(
    itemsOf(form).map(({ id, kind }) => [id, { count: '0', 'yes-no': false, day: `${MONTH}-10` }[kind]]),
  );
  const proofs = Object.fromEntries(itemsOf(form).map(({ id }) => [id, proof]));
  return patched(EMPTY_CONTENT, { items: { ...items, ...answers }, proofs });
}

const blocked = (content: Content, today = '2026-03-05') =>
  problemsOf(form, content, MONTH, today)
    .filter((problem) => problem.blocking)
    .map(({ at, words }) => [at, words]);

describe('a month that is sent', () => {
  it('has every question answered, zero where nothing happened', () => {
    expect(blocked(answered())).toEqual([]);
    expect(blocked(EMPTY_CONTENT)).toHaveLength(itemsOf(form).length);
  });
  it('has ended', () => {
    expect(blocked(answered(), '2026-02-28')).toEqual([
      ['month', expect.stringContaining('ainda não terminou')],
    ]);
  });
  it.each([
    ['exits', '12,5', 'número inteiro'],
    ['agenda.day', '18/02', 'dia inteiro'],
  ])('has numbers and days where they are asked: %s %s', (item, answer, words) => {
    expect(blocked(answered({ [item]: answer }))).toEqual([[item, expect.stringContaining(words)]]);
  });
  it('proves what must be proved: always, where the answer is yes, where the count is above zero', () => {
    const unproved = (answers: Record<string, Answer>) =>
      blocked(
        patched(answered(answers), { proofs: Object.fromEntries(itemsOf(form).map(({ id }) => [id, null])) }),
      );
    const always = [
      ['infection.episodes', 'Anexe a prova.'],
      ['agenda.day', 'Anexe a prova.'],
    ];
    expect(unproved({})).toEqual(always);
    expect(unproved({ 'nir.functioning': true }).map(([at]) => at)).toContain('nir.functioning');
    expect(
      unproved({ refused: '2', 'regulated.hospital': '9', 'justified.contact': '1' }).map(([at]) => at),
    ).toContain('justified.contact');
  });
  it('justifies no more than was refused or late', () => {
    const answers = { 'regulated.hospital': '40', refused: '3', late: '2', 'justified.contact': '6' };
    expect(blocked(answered(answers))).toEqual([
      ['justified.contact', expect.stringContaining('motivos justificados')],
    ]);
  });
  it('keeps to itself what only warns: days without census, more patients than beds', () => {
    const row = Object.fromEntries(
      form.census.columns.map(({ id }) => [id, id === 'patients.surgical' ? '9' : '8']),
    );
    const warnings = problemsOf(form, patched(answered(), { census: { '01': row } }), MONTH, '2026-03-05');
    expect(warnings.map(({ at, blocking: isBlocking }) => [at, isBlocking])).toEqual([
      ['census/01', false],
      ['census', false],
    ]);
  });
  it('has whole days in its census or none', () => {
    const half = patched(answered(), { census: { '03': { 'beds.surgical': '10' } } });
    expect(blocked(half)).toEqual([['census/03', expect.stringContaining('todas as colunas')]]);
  });
});

test('the days of a month', () => {
  expect(daysOf('2024-02')).toHaveLength(29);
  expect(daysOf('2026-02').at(-1)).toBe('28');
});

describe('what is computed of a month', () => {
  const value = (id: string, content: Content) => {
    const found = valuesOf(form, content, MONTH).find(({ indicator }) => indicator.id === id);
    const { numerator, denominator, value: worth } = found ?? {};
    return [
      numerator?.toDecimal(0),
      denominator?.toDecimal(0),
      typeof worth === 'boolean' ? worth : worth?.toString(),
    ];
  };
  const census = (beds: number, patients: number) =>
    Object.fromEntries(
      form.census.columns.map(({ id, kind }) => [id, String({ beds, patients, observation: 99 }[kind])]),
    );

  it('divides patient-days by bed-days, observation left out, by clinic too', () => {
    const content = patched(answered(), { census: { '01': census(10, 8), '02': census(10, 9) } });
    expect(value('bed-occupancy-rate', content)).toEqual(['68', '80', '85/1']);
    expect(value('bed-occupancy-rate.surgical', content)).toEqual(['17', '20', '85/1']);
    expect(value('daily-census', content)).toEqual(['2', '28', '50/7']);
  });
  it('takes the justified out of the refusals, and keeps the thirds exact', () => {
    const content = answered({
      'regulated.hospital': '90',
      refused: '20',
      late: '15',
      'justified.exams': '5',
    });
    expect(value('refusal-rate', content)).toEqual(['30', '90', '100/3']);
  });
  it('carries the files that prove its answers', () => {
    const rates = valuesOf(form, answered({ exits: '200', 'infection.episodes': '5' }), MONTH);
    const infection = rates.find(({ indicator }) => indicator.id === 'hospital-infection-rate');
    const [episodes] = infection?.explained.inputs ?? [];
    expect(episodes?.evidence?.files).toEqual([{ file: 'prova.pdf', sha256: proof.sha256, date: null }]);
  });
  it('divides by nothing nowhere: a month without exits has no rate, and says so', () => {
    const found = valuesOf(form, answered(), MONTH).find(
      ({ indicator }) => indicator.id === 'hospital-infection-rate',
    );
    expect(found).toMatchObject({ value: null, reason: expect.stringContaining('o denominador é zero') });
  });
  it('counts a body as working only where it was instituted too', () => {
    expect(value('nir', answered({ 'nir.instituted': true, 'nir.functioning': true }))[2]).toBe(true);
    expect(value('nir', answered({ 'nir.functioning': true }))[2]).toBe(false);
  });
  it.each([
    ['all offered by the 18th, 70% to the centre', '2026-02-18', '100', '70', '30', false, true],
    ['a day late', '2026-02-19', '100', '70', '30', false, false],
    ['one short', '2026-02-18', '100', '70', '29', false, false],
    ['less than 70% to the centre', '2026-02-18', '100', '69', '31', false, false],
    ['no demand, and no inconsistency found', '2026-02-25', '100', '10', '5', true, true],
  ])('the agenda: %s', (_, day, agreed, centre, discharged, noDemand, met) => {
    const answers = {
      'agenda.day': day,
      'agenda.agreed': agreed,
      'agenda.centre': centre,
      'agenda.discharged': discharged,
      'agenda.noDemand': noDemand,
    };
    expect(value('agenda-availability', answered(answers))[2]).toBe(met);
  });
  it.each([
    ['70', 'Sim'],
    ['80', 'Não'],
  ])('the agenda with %s of 100 to the centre is met, and the other reading says %s', (centre, other) => {
    const answers = {
      'agenda.day': '2026-02-18',
      'agenda.agreed': '100',
      'agenda.centre': centre,
      'agenda.discharged': String(100 - Number(centre)),
    };
    const { explained } = valuesOf(form, answered(answers), MONTH).find(
      ({ indicator }) => indicator.id === 'agenda-availability',
    ) as DeclaredValue;
    expect(explained).toMatchObject({
      value: true,
      reading: { chosen: 'at-least', status: 'assumed', alternatives: [{ id: 'exactly', result: other }] },
    });
    const parameters = explained.inputs.filter(({ op }) => op === 'parameter');
    expect(parameters.map(({ value: each }) => String(each))).toEqual(['18/1', '70/1']);
    for (const { cite } of parameters) expect(cite?.quote).toContain('até o 18º dia');
  });
  it('the agenda follows the day and the share that the form cites', () => {
    const stricter = {
      ...form,
      indicators: form.indicators.map((each) =>
        each.kind === 'agenda' ? { ...each, rule: { ...each.rule, latestDay: 10, centreShare: '75' } } : each,
      ),
    };
    const answers = {
      'agenda.day': '2026-02-18',
      'agenda.agreed': '100',
      'agenda.centre': '70',
      'agenda.discharged': '30',
    };
    const found = valuesOf(stricter, answered(answers), MONTH).find(
      ({ indicator }) => indicator.id === 'agenda-availability',
    );
    expect(found?.explained.note).toMatch(/depois do dia 10.*menos de 75%/);
  });
});
