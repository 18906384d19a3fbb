import { describe, expect, test } from 'vitest';
import { countSpans, type FactPlace, levelRefusal } from './count.ts';
import type { CardFacts, FactKind, FactRule } from './rule.ts';
import { spansOf } from './spans.ts';

const kind = (id: string, ends: string | null = null): FactKind => ({
  id,
  name: id,
  standing: id,
  help: '',
  subject: 'municipality',
  act: 'optional',
  actHelp: '',
  evidence: 'optional',
  detail: null,
  quantity: null,
  ends,
});
const card: CardFacts = {
  units: ['GTE'],
  careLines: ['MI', 'PSI'],
  cite: { act: '', at: '', quote: '' },
  kinds: [kind('adesao'), kind('cofinanciamento'), kind('saida', 'adesao'), kind('projeto')],
  rules: [],
};
const rule = (given: Partial<FactRule>): FactRule => ({
  id: 'R',
  name: 'R',
  version: '1',
  formula: '',
  unitLabel: '',
  requires: ['adesao'],
  counts: 'municipality',
  over: 'standing',
  universe: 'municipalities',
  universeLabel: null,
  ...given,
});

/** Two macro-regions: North with Sorriso and Sinop, South with Jaciara. */
const STATE: FactPlace = {
  code: '51',
  level: 'state',
  macroRegions: ['5101', '5102'],
  municipalities: ['sorriso', 'sinop', 'jaciara'],
};
const NORTH: FactPlace = {
  code: '5101',
  level: 'macroRegion',
  macroRegions: ['5101'],
  municipalities: ['sorriso', 'sinop'],
};
const year = (text: number) => ({ first: `${text}-01-01`, last: `${text}-12-31` });

/** Facts as `day kind place line`, one a line; each subject's spans by the rule. */
function spans(of: FactRule, text: string) {
  const facts = text
    .trim()
    .split('\n')
    .map((line, index) => {
      const [day = '', name = '', territory = '', careLine] = line.trim().split(/\s+/);
      const [place = '', people] = territory.split('=');
      return {
        id: `f${index + 1}`,
        day,
        kind: name,
        territory: place,
        careLine: careLine ?? null,
        detail: null,
        quantity: people ? Number(people) : null,
      };
    });
  const subjects = Map.groupBy(facts, (fact) => `${fact.territory}/${fact.careLine}`);
  return [...subjects.values()].flatMap((own) => spansOf(card, of, own));
}

describe('what stands on the last day (adesões)', () => {
  const adhesion = rule({});
  const all = spans(
    adhesion,
    `2024-03-10 adesao sorriso
     2024-06-01 adesao jaciara
     2025-02-01 saida  jaciara
     2026-05-05 adesao jaciara
     2025-12-31 adesao sinop`,
  );
  test.each([
    ['antes de todos', STATE, 2023, 0],
    ['dois termos em 2024', STATE, 2024, 2],
    ['um saiu, outro entrou no último dia de 2025', STATE, 2025, 2],
    ['o que saiu voltou em 2026', STATE, 2026, 3],
    ['só a Norte, 2024', NORTH, 2024, 1],
    ['só a Norte, 2025', NORTH, 2025, 2],
  ])('%s', (_, place, when, expected) => {
    expect(countSpans(card, adhesion, all, place, year(when)).value).toBe(expected);
  });

  test('the universe is what exists in the place; the day of leaving no longer counts', () => {
    expect(countSpans(card, adhesion, all, STATE, year(2024)).universe).toBe(3);
    expect(countSpans(card, adhesion, all, NORTH, year(2024)).universe).toBe(2);
    const on = (day: string) => countSpans(card, adhesion, all, STATE, { first: day, last: day }).value;
    expect([on('2025-01-31'), on('2025-02-01')]).toEqual([2, 1]);
  });

  test.each([
    ['adesao', 'cofinanciamento'],
    ['cofinanciamento', 'adesao'],
  ])(
    'with two conditions, it counts from the day of the last and until either ends: %s, %s',
    (...requires) => {
      const both = rule({ requires });
      const found = spans(
        both,
        `2024-03-10 adesao sorriso
       2024-09-01 cofinanciamento sorriso
       2026-01-15 saida sorriso
       2024-03-10 adesao sinop`,
      );
      expect(found).toMatchObject([{ territory: 'sorriso', from: '2024-09-01', to: '2026-01-15' }]);
      expect(
        [2024, 2025, 2026].map((when) => countSpans(card, both, found, STATE, year(when)).value),
      ).toEqual([1, 1, 0]);
    },
  );
});

describe('what began in the period', () => {
  const projects = `2024-05-10 projeto 5101 MI
                    2024-11-20 projeto 5102 MI
                    2025-03-01 projeto 5101 PSI
                    2026-03-01 projeto 5102 PSI`;
  const pairs = rule({ requires: ['projeto'], counts: 'pair', over: 'new', universe: 'pairs' });
  const whole = rule({ requires: ['projeto'], counts: 'whole-line', over: 'new', universe: 'care-lines' });
  const first = rule({ requires: ['projeto'], counts: 'line', over: 'new', universe: 'care-lines' });
  test.each([
    ['projetos no estado', pairs, STATE, [2, 1, 1], 4],
    ['projetos na Norte', pairs, NORTH, [1, 1, 0], 2],
    ['linhas inteiras no estado', whole, STATE, [1, 0, 1], 2],
    ['linhas inteiras na Norte: basta a dela', whole, NORTH, [1, 1, 0], 2],
    ['linhas na primeira macrorregião', first, STATE, [1, 1, 0], 2],
  ])('%s', (_, of, place, values, universe) => {
    const all = spans(of, projects);
    const counts = [2024, 2025, 2026].map((when) => countSpans(card, of, all, place, year(when)));
    expect(counts.map((count) => count.value)).toEqual(values);
    expect(counts.map((count) => count.universe)).toEqual([universe, universe, universe]);
    expect(counts.at(-1)?.reached).toBe(values.reduce((sum, value) => sum + value, 0));
  });

  test('people are added up, each list once', () => {
    const people = rule({ counts: 'people', over: 'new', universe: null });
    const all = spans(
      people,
      `2024-05-10 adesao sorriso=120
       2024-08-10 adesao sorriso=30
       2025-08-10 adesao jaciara=7`,
    );
    expect([2024, 2025].map((when) => countSpans(card, people, all, STATE, year(when)).value)).toEqual([
      150, 7,
    ]);
    expect(countSpans(card, people, all, NORTH, year(2025))).toMatchObject({
      value: 0,
      reached: 150,
      universe: null,
    });
  });
});

test.each([
  ['municipality', 'municipality', null],
  ['care-line-macro-region', 'macroRegion', null],
  ['care-line-macro-region', 'healthRegion', 'macrorregião'],
  ['macro-region', 'municipality', 'macrorregião'],
  ['care-line', 'macroRegion', 'estado inteiro'],
  ['care-line', 'state', null],
] as const)('facts of a %s told of a %s', (subject, level, words) => {
  const refusal = levelRefusal(rule({}), subject, level);
  if (words === null) expect(refusal).toBeNull();
  else expect(refusal).toContain(words);
});
