import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Rational } from '../../../kernel/rational.ts';
import { readCatalogue } from '../../indicators/catalogue/read-catalogue.ts';
import { type BandsOn, bandOfValue, lacksTable, type PanelCriteria, partOfLine } from './panel.ts';
import type { Programme } from './programme.ts';

const seeds = join(import.meta.dirname, '../../../../database/seed/cofinancing');
const { criteria }: PanelCriteria = JSON.parse(readFileSync(join(seeds, 'panel.json'), 'utf8'));
const programme: Programme = JSON.parse(readFileSync(join(seeds, 'programmes/hospitalar.json'), 'utf8'));
const on: BandsOn = { programme, reading: 'integer-thresholds', day: '2026-09-01', knownOn: '2026-11-22' };
const occupancy = readCatalogue().cards.find(({ id }) => id === 'bed-occupancy-rate');
const band = (id: string, value: string, reading = on.reading, more: Partial<BandsOn> = {}) => {
  const criterion = criteria.find((each) => each.id === id);
  if (criterion === undefined) throw new Error(id);
  const found = bandOfValue(criterion, { ...on, reading, ...more }, Rational.parse(value));
  return found && [found.label, found.score?.toDecimal(2) ?? null];
};

describe('the band of a criterion', () => {
  it.each([
    ['I', '36.2', 'faixa 4: >31%', '0.75'],
    ['I', '14.99', 'faixa 1: <15%', '0.00'],
    ['I', '15', 'faixa 2: 15 a 20%', '0.20'],
    ['II', '104.61', 'faixa 4: > 100%', '0.75'],
    ['II', '100', 'faixa 3: 70 a 100%', '0.30'],
  ])('%s at %s is that of Quadro 01: %s', (id, value, label, score) => {
    expect(band(id, value)).toEqual([label, score]);
  });
  it('is none in a hole of the printed table, where holes are kept', () => {
    expect(band('I', '30.65', 'as-printed')).toBeNull();
    expect(band('I', '30.65')).not.toBeNull();
  });
  it.each([
    ['74.99', 'abaixo dos 75% recomendados'],
    ['75', 'dentro dos 75 a 85% recomendados'],
    ['85', 'dentro dos 75 a 85% recomendados'],
    ['85.01', 'acima do recomendado, abaixo dos 90% da meta'],
    ['89.99', 'acima do recomendado, abaixo dos 90% da meta'],
    ['90', '90% ou mais: a taxa da meta, acima do recomendado'],
    ['93.74', '90% ou mais: a taxa da meta, acima do recomendado'],
  ])('of an occupancy of %s%%: %s', (value, label) => {
    expect(band('III', value)).toEqual([label, null]);
  });
  it('of an occupancy begins and ends where the bands of the indicator do, so that both pages say the same', () => {
    const ends = (bands: readonly { from?: string | null; to?: string | null }[]) =>
      bands.map(({ from, to }) => [from ?? null, to ?? null]);
    const ranges = criteria.find(({ id }) => id === 'III')?.ranges ?? [];
    const told = ranges.filter(({ holds }) => holds.includes('from'));
    expect(ends(told)).toEqual(ends(occupancy?.bands ?? []));
  });
  it('is that of the version in force in the month, as payments use, and none before the first', () => {
    const referral = programme.tables.find(({ id }) => id === 'referral');
    const [first] = referral?.versions ?? [];
    if (referral === undefined || first === undefined) throw new Error('no referral table');
    const lenient = first.rows.map((row) => ({ ...row, score: '0.99' }));
    const versions = [
      { ...first, effect: ['2020-07-01', '2027-01-01'] as const },
      { ...first, effect: ['2027-01-01', null] as const, rows: lenient },
    ];
    const later = { ...programme, tables: [{ ...referral, versions }] };
    expect(band('I', '36.2', on.reading, { programme: later })?.[1]).toBe('0.75');
    expect(band('I', '36.2', on.reading, { programme: later, day: '2027-01-01' })?.[1]).toBe('0.99');
    expect(band('I', '36.2', on.reading, { day: '2020-06-01' })).toBeNull();
    const [one] = criteria;
    expect(one && lacksTable(one, { ...on, day: '2020-06-01' })).toBe(true);
    expect(one && lacksTable(one, on)).toBe(false);
  });
  it('says where another reading of the holes would give another band', () => {
    const [one] = criteria;
    if (one === undefined) throw new Error('no criterion I');
    const depends = (value: string) => bandOfValue(one, on, Rational.parse(value))?.dependsOnReading;
    expect(depends('30.65')).toBe(true);
    expect(depends('36.2')).toBe(false);
  });
  it('is none where the act prints none, and the criterion says why', () => {
    expect(band('V', '48')).toBeNull();
    const bare = criteria.filter((each) => !each.table && !each.ranges && each.unit !== 'boolean');
    expect(bare.filter(({ noBand }) => !noBand)).toEqual([]);
  });
  it('stands for every item of Art. 5º, in order', () => {
    expect(criteria.slice(0, 10).map(({ id }) => id)).toEqual('I II III IV V VI VII VIII IX X'.split(' '));
  });
});

it.each([
  ['clinic:surgical', 'SURGICAL'],
  ['clinic:clinical', 'CLINICAL'],
  ['clinic:paediatric', 'PAEDIATRIC'],
  ['clinic:obstetric', 'OBSTETRIC'],
  ['subgroup:0301', '0301'],
])('the line %s is counted by the part %s', (line, part) => {
  expect(partOfLine(line)).toBe(part);
  const cards = ['hospital-admissions', 'ambulatory-production'].map(
    (card) =>
      JSON.parse(
        readFileSync(join(seeds, `../../../src/features/indicators/catalogue/${card}/card.json`), 'utf8'),
      ) as { parts: { items: { id: string }[] } },
  );
  expect(cards.flatMap(({ parts }) => parts.items.map(({ id }) => id))).toContain(part);
});
