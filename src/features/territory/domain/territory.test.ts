import { beforeAll, describe, expect, it } from 'vitest';
import { readTerritorySeed } from '../seed.ts';
import { nameRank, plainName } from './names.ts';
import { Territory } from './territory.ts';
import type { TerritoryUnit } from './unit.ts';

const LAST_DAY_OF_141 = '2024-12-31';
const FIRST_DAY_OF_142 = '2025-01-01';

let territory: Territory;
beforeAll(async () => {
  const records = await readTerritorySeed('MT');
  territory = new Territory(records.units, records.aliases, '51');
});

describe('the seeded territory', () => {
  it.each([
    ['51', 141, 142],
    ['5101', 19, 19],
    ['5102', 22, 22],
    ['5103', 35, 36],
    ['5104', 30, 30],
    ['5105', 11, 11],
    ['5106', 24, 24],
    ['51014', 14, 15],
    ['510183', 0, 1],
  ])('%s holds %i municipalities until 2024 and %i from 2025', (code, before, after) => {
    const count = (day: string) =>
      territory.find(code, day) ? territory.municipalitiesOn(day, code).length : 0;
    expect([count(LAST_DAY_OF_141), count(FIRST_DAY_OF_142)]).toEqual([before, after]);
  });

  it('holds the 27 states and every municipality of the country', () => {
    expect(territory.statesOn(FIRST_DAY_OF_142)).toHaveLength(27);
    const all = territory
      .statesOn(FIRST_DAY_OF_142)
      .flatMap((state) => territory.municipalitiesOn(FIRST_DAY_OF_142, state.code));
    expect(all).toHaveLength(5571);
    expect(new Set(all.map((each) => each.code)).size).toBe(5571);
    expect(territory.find('355030', LAST_DAY_OF_141)?.name).toBe('São Paulo');
  });

  it('has 6 macro-regions and 16 health regions', () => {
    const macros = territory.children('51', FIRST_DAY_OF_142);
    expect(macros.map((each) => each.name)).toEqual([
      'Centro-Noroeste',
      'Centro-Norte',
      'Leste',
      'Norte',
      'Oeste',
      'Sul',
    ]);
    expect(macros.flatMap((each) => territory.children(each.code, FIRST_DAY_OF_142))).toHaveLength(16);
  });

  it.each([
    ['51', ['51']],
    ['MT', ['51']],
    ['5103', ['51', '5103']],
    ['51015', ['51', '5103', '51015']],
    ['510642', ['51', '5103', '51015', '510642']],
    ['5106422', ['51', '5103', '51015', '510642']],
    ['510622', ['51', '5103', '51014', '510622']],
    ['120040', ['12', '120040']],
  ])('the path of %s is %j', (code, path) => {
    expect(territory.path(code, FIRST_DAY_OF_142)).toEqual(path);
  });

  it.each([
    [
      '510183',
      LAST_DAY_OF_141,
      'Boa Esperança do Norte (510183) só existe a partir de 01/01/2025; a data pedida é 31/12/2024.',
    ],
    ['510000', FIRST_DAY_OF_142, 'município ignorado'],
    ['519999', FIRST_DAY_OF_142, 'município ignorado'],
    ['000000', FIRST_DAY_OF_142, 'município ignorado'],
    ['5106421', FIRST_DAY_OF_142, 'dígito verificador'],
    ['519990', FIRST_DAY_OF_142, 'não consta'],
    ['5107', FIRST_DAY_OF_142, 'Macrorregião de código 5107 não consta'],
    ['99', FIRST_DAY_OF_142, 'Estado de código 99 não consta'],
    ['123', FIRST_DAY_OF_142, 'não é um código'],
    ['', FIRST_DAY_OF_142, 'não é um código'],
    ['XX', FIRST_DAY_OF_142, 'não é um código'],
  ])('%s on %s is refused with a reason', (code, day, reason) => {
    const resolution = territory.resolve(code, day);
    expect(resolution.found ? '' : resolution.reason).toContain(reason);
    expect(territory.find(code, day)).toBeNull();
    expect(() => territory.get(code, day)).toThrow(reason);
  });

  it('knows what lies inside what', () => {
    expect(territory.isWithin('510642', '5103', FIRST_DAY_OF_142)).toBe(true);
    expect(territory.isWithin('510642', '51', FIRST_DAY_OF_142)).toBe(true);
    expect(territory.isWithin('510642', '5101', FIRST_DAY_OF_142)).toBe(false);
    expect(territory.isWithin('120040', '51', FIRST_DAY_OF_142)).toBe(false);
    expect(territory.isWithin('510183', '5103', LAST_DAY_OF_141)).toBe(false);
  });
});

describe('search by name', () => {
  const first = (typed: string, day = FIRST_DAY_OF_142) => territory.search(typed, day, 5)[0]?.unit.code;

  it.each([
    ['cuiaba', '510340'],
    ['CUIABÁ', '510340'],
    ['mirassol d oeste', '510562'],
    ['mirassol doeste', '510562'],
    ["Mirassol D'Oeste", '510562'],
    ['peixoto', '510642'],
    ['várzea gr', '510840'],
    ['poxoreo', '510700'],
    ['BC', '5105'],
    ['medio norte matogrossense', '51007'],
    ['boa esperanca do norte', '510183'],
    ['rio branco', '510720'],
    ['acre', '12'],
    ['São Paulo', '35'],
    ['5106422', '510642'],
    ['5103', '5103'],
  ])('%s finds %s first', (typed, code) => {
    expect(first(typed)).toBe(code);
  });

  it('names the alias that matched, once for each place', () => {
    const hits = territory.search('baixada cuiabana', FIRST_DAY_OF_142, 10);
    expect(hits.map(({ unit, alias }) => [unit.code, alias])).toEqual([
      ['5105', 'Baixada Cuiabana'],
      ['51002', null],
    ]);
  });

  it('finds nothing that did not exist on the day, and nothing for nothing', () => {
    expect(first('boa esperanca do norte', LAST_DAY_OF_141)).toBeUndefined();
    expect(territory.search('   ', FIRST_DAY_OF_142, 5)).toEqual([]);
    expect(territory.search("'", FIRST_DAY_OF_142, 5)).toEqual([]);
  });

  it.each([
    ["Conquista D'Oeste", 'conquista doeste'],
    ['Médio-Norte  Araguaia', 'medio norte araguaia'],
  ])('%s reads plainly as %s', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });

  it.each([
    ['sinop', 0],
    ['sin', 1],
    ['nop', 3],
    ['norte', null],
  ])('"Sinop" answers %s with rank %s', (typed, rank) => {
    expect(nameRank('sinop', typed)).toBe(rank);
  });
});

describe('records of a place that changes', () => {
  const unit = (code: string, more: Partial<TerritoryUnit> = {}): TerritoryUnit => ({
    level: 'healthRegion',
    code,
    name: code,
    parent: null,
    ibge7: null,
    abbreviation: null,
    from: null,
    to: null,
    ...more,
  });
  const state = unit('90', { level: 'state' });
  const macros = [
    unit('9001', { level: 'macroRegion', parent: '90' }),
    unit('9002', { level: 'macroRegion', parent: '90' }),
  ];
  const moved = [
    unit('90001', { parent: '9001', to: '2024-07-01' }),
    unit('90001', { parent: '9002', from: '2024-07-01' }),
  ];

  it('follows the parent of the day', () => {
    const places = new Territory([state, ...macros, ...moved], [], '90');
    expect(places.path('90001', '2024-06-30')).toEqual(['90', '9001', '90001']);
    expect(places.path('90001', '2024-07-01')).toEqual(['90', '9002', '90001']);
    expect(places.children('9001', '2024-07-01')).toEqual([]);
  });

  it.each([
    [
      'an overlap',
      [state, ...macros, ...moved, unit('90001', { parent: '9001', from: '2025-01-01' })],
      'dois registros',
    ],
    ['an orphan', [state, unit('90002', { parent: '9009' })], 'não existe'],
    ['no home', [macros[0]!], 'o estado 90 não existe'],
  ])('refuses %s', (_, units, message) => {
    expect(() => new Territory(units, [], '90')).toThrow(message);
  });

  it('says when a place ended', () => {
    const places = new Territory(
      [state, ...macros, unit('90003', { parent: '9001', to: '2020-01-01' })],
      [],
      '90',
    );
    const resolution = places.resolve('90003', '2020-01-01');
    expect(resolution.found ? '' : resolution.reason).toContain('já não existia');
  });
});
