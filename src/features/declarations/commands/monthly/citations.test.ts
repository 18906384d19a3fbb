import { expect, test } from 'vitest';
import { readActSeed, verifyAgainst } from '../../../acts/index.ts';
import { form } from './form.ts';

test('every quote of the monthly form stands in the stored act, at its address', () => {
  const acts = new Map(readActSeed().map((act) => [act.id, act]));
  const cites = [
    form.census.cite,
    form.inconsistencies.cite,
    ...form.sections.map(({ cite }) => cite),
    ...form.indicators.flatMap((each) =>
      each.kind === 'agenda' ? [each.cite, each.rule.cite] : [each.cite],
    ),
  ];
  expect(verifyAgainst(acts as never, cites)).toHaveLength(cites.length);
});

test('what is computed and checked names questions that are asked', () => {
  const asked = new Set(form.sections.flatMap(({ items }) => items.map(({ id }) => id)));
  const isAsked = (id: string) => asked.has(id) || /^(census\.|month\.)/.test(id);
  const named = [
    ...form.checks.flatMap(({ item, less, most }) => [item, ...less, ...most]),
    ...form.indicators.flatMap((each) => {
      if (each.kind === 'ratio') return [...each.add, ...each.less, ...each.by];
      return each.kind === 'flags' ? each.flags : [];
    }),
  ];
  expect(named.filter((id) => !isAsked(id))).toEqual([]);
});
