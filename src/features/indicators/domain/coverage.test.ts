import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../../kernel/period.ts';
import type { Method } from './card.ts';
import { type Computation, coverPeriod, filePeriods, whyOutOfForce } from './coverage.ts';

const method = (change: Partial<Method>): Method => ({
  id: 'M',
  name: '',
  version: '1',
  formula: '',
  validFrom: null,
  validTo: null,
  system: 'SIH-RD',
  grain: 'month',
  over: 'sum',
  scope: 'state-of-service',
  place: 'residência',
  territoryColumn: 'MUNIC_RES',
  requires: [],
  filters: [],
  numerator: { name: '', measure: { op: 'count', where: [] }, times: 1 },
  denominator: { kind: 'official', series: '', name: '' },
  recordColumns: [],
  ...change,
});
const file = (uf: string, period: string, change: Partial<Computation> = {}): Computation => ({
  id: `${change.origin ?? 'import'}-${uf}-${period}`,
  origin: 'import',
  versionId: 'v',
  uf,
  period,
  filePeriod: period,
  fileName: '',
  sha256: '',
  fileDate: '2025-01-01',
  computedAt: '2026-01-01T00:00:00.000Z',
  ...change,
});
const chosen = (...given: Parameters<typeof coverPeriod>) =>
  coverPeriod(...given).chosen.map((each) => each.id);

describe('which files make up a period', () => {
  test('every state’s file adds up where service decides, if the own state’s is there', () => {
    const files = [file('MT', '2024-01'), file('GO', '2024-01'), file('GO', '2024-02')];
    const coverage = coverPeriod(method({}), parsePeriod('2024-S1'), 'MT', files);
    expect(coverage.chosen.map((each) => each.id)).toEqual(['import-MT-2024-01', 'import-GO-2024-01']);
    expect(coverage).toMatchObject({ present: ['2024-01'] });
    expect(coverage.needed).toHaveLength(6);
  });

  test('records dated by themselves come in files of later months too, and those that lack are named', () => {
    const dated = method({ dated: { column: 'DT_SAIDA', name: 'mês da alta', monthsLate: 2 } });
    const of = (period: string, filePeriod: string) =>
      file('MT', period, { id: `${period} in ${filePeriod}`, filePeriod });
    const january = [of('2023-12', '2024-01'), of('2024-01', '2024-01')];
    const february = [of('2024-01', '2024-02'), of('2024-02', '2024-02')];
    const march = [of('2024-03', '2024-03')];
    const cover = (period: string, files: readonly Computation[]) => {
      const { chosen: taken, present, late } = coverPeriod(dated, parsePeriod(period), 'MT', files);
      return { taken: taken.map(({ id }) => id), present, late };
    };
    expect(cover('2024-01', [...january, ...february])).toEqual({
      taken: ['2024-01 in 2024-01', '2024-01 in 2024-02'],
      present: ['2024-01'],
      late: ['2024-03'],
    });
    expect(cover('2024-01', [...january, ...february, ...march])).toMatchObject({ late: [] });
    expect(cover('2023-12', january)).toEqual({ taken: [], present: [], late: [] });
    expect(cover('2024-4M1', january).late).toEqual(['2024-02', '2024-03']);
  });

  test('one file covers a place: imported before seeded, newest first, never two', () => {
    const place = method({ scope: 'place', grain: 'year' });
    const seed = file('MT', '2021', { origin: 'seed', versionId: null });
    expect(chosen(place, parsePeriod('2021'), 'MT', [seed])).toEqual(['seed-MT-2021']);
    expect(chosen(place, parsePeriod('2021'), 'MT', [seed, file('BR', '2021')])).toEqual(['import-BR-2021']);
    expect(chosen(place, parsePeriod('2021'), 'AC', [seed])).toEqual([]);
  });

  test.each([
    ['2024', ['2024-01', '2024-04'], ['2024-12'], ['2024-04']],
    ['2024', ['2024-01', '2024-12'], ['2024-12'], ['2024-12']],
    ['2024-S1', ['2024-04'], ['2024-06'], ['2024-04']],
    ['2024-04', ['2024-04'], ['2024-04'], ['2024-04']],
    ['2024-04/12M', ['2024-01', '2024-04'], ['2024-04'], ['2024-04']],
    ['2024', ['2023-12'], ['2024-12'], []],
  ])('a stock of %s with %j needs %j and has %j', (period, loaded, needed, present) => {
    const stock = method({ scope: 'place', over: 'last' });
    const coverage = coverPeriod(
      stock,
      parsePeriod(period),
      'MT',
      loaded.map((each) => file('BR', each)),
    );
    expect(coverage).toMatchObject({ needed, present });
    expect(coverage.chosen.map((each) => each.period)).toEqual(present);
  });

  test('where service decides, what came with the program is never left out for other states’ imports', () => {
    const seed = file('MT', '2024-01', { origin: 'seed', versionId: null });
    const month = parsePeriod('2024-01');
    expect(chosen(method({}), month, 'MT', [seed, file('GO', '2024-01')])).toEqual([
      'seed-MT-2024-01',
      'import-GO-2024-01',
    ]);
    expect(chosen(method({}), month, 'MT', [seed, file('MT', '2024-01'), file('GO', '2024-01')])).toEqual([
      'import-MT-2024-01',
      'import-GO-2024-01',
    ]);
  });

  test('a national extract and the files of states never count the same admission twice', () => {
    const month = parsePeriod('2024-01');
    const both = (files: readonly Computation[], of = method({})) => {
      const { chosen: taken, aside } = coverPeriod(of, month, 'AC', files);
      return [
        taken.map(({ uf }) => uf),
        aside.map(({ computation, overlap }) => `${computation.uf} ${overlap}`),
      ];
    };
    const [acre, amazonas, country] = ['AC', 'AM', 'BR'].map((uf) => file(uf, '2024-01')) as [
      Computation,
      Computation,
      Computation,
    ];
    const seeded = file('AC', '2024-01', { origin: 'seed', versionId: null });
    const newer = { ...country, fileDate: '2026-01-01' };
    expect(both([acre, amazonas, newer])).toEqual([['AC', 'AM'], ['BR state-file']]);
    expect(both([amazonas, country])).toEqual([['BR'], ['AM national-extract']]);
    expect(both([seeded, amazonas, country])).toEqual([['BR'], ['AM national-extract']]);
    expect(both([country])).toEqual([['BR'], []]);
    expect(both([acre, amazonas])).toEqual([['AC', 'AM'], []]);
    expect(both([acre, newer], method({ scope: 'place' }))).toEqual([['BR'], ['AC newest-file']]);
  });

  test('a method is not used outside its validity', () => {
    const old = method({ scope: 'place', over: 'last', validTo: '2020-12' });
    expect(chosen(old, parsePeriod('2023'), 'MT', [file('BR', '2023-12')])).toEqual([]);
  });

  test.each([
    [
      { validTo: '2020-12' },
      '2024-04',
      'O método “Histórico” vale até dez 2020: não dá valor de abril de 2024. Escolha “Atual”.',
    ],
    [
      { validFrom: '2007-07', validTo: '2020-12' },
      '2006',
      'O método “Histórico” vale desde jul 2007 até dez 2020: não dá valor de 2006. Nenhum outro método deste indicador dá.',
    ],
    [{ validTo: '2020-12' }, '2020-12', null],
    [{ validTo: '2020-06' }, '2020', null],
    [{}, '2024', null],
    [
      { validTo: '2020-12' },
      '2021-4M1',
      'O método “Histórico” vale até dez 2020: não dá valor do 1º quadrimestre de 2021. Escolha “Atual”.',
    ],
  ])('a method with %j says of %s that it is not in force: %s', (validity, period, reason) => {
    const old = method({ name: 'Histórico', ...validity });
    const all = [old, method({ name: 'Atual', validFrom: '2021-01' })];
    expect(whyOutOfForce(old, parsePeriod(period), all)).toBe(reason);
  });

  test.each([
    ['2019', ['2019'], null],
    ['2021-12/36M', ['2019', '2020', '2021'], null],
    ['2019-05', [], 'refused'],
    ['2019-4M2', [], 'refused'],
    ['2019-05/12M', [], 'refused'],
  ])('yearly files of %s', (text, needed, refusal) => {
    const found = filePeriods(method({ grain: 'year' }), parsePeriod(text));
    expect(found.needed).toEqual(needed);
    expect(found.refusal === null).toBe(refusal === null);
  });
});
