import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Citation } from '../../../kernel/explained.ts';
import { PROJECT_ROOT } from '../../../platform/env.ts';
import { readActSeed, verifyAgainst } from '../../acts/index.ts';
import { countSpans, type FactPlace } from '../domain/facts/count.ts';
import { subjectKey } from '../domain/facts/fact.ts';
import { kindsOf } from '../domain/facts/rule.ts';
import { spansOf } from '../domain/facts/spans.ts';
import { readCatalogue } from './read-catalogue.ts';

const cards = readCatalogue().cards.flatMap((card) =>
  card.facts === null ? [] : [{ card, facts: card.facts }],
);

interface Golden {
  readonly places: Readonly<Record<string, Omit<FactPlace, 'code'>>>;
  /** By rule, place and year: `value de universe`. */
  readonly values: Readonly<Record<string, Record<string, Record<string, string>>>>;
}

const folderOf = (id: string) => join(import.meta.dirname, id, 'golden');

function readFacts(id: string) {
  const [, ...lines] = readFileSync(join(folderOf(id), 'facts.csv'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line, index) => {
    const [kind = '', territory = '', careLine, detail, quantity, day = ''] = line.split(',');
    const text = (value: string | undefined) => (value ? value : null);
    return {
      id: `linha ${index + 2}`,
      kind,
      territory,
      careLine: text(careLine),
      detail: text(detail),
      quantity: quantity ? Number(quantity) : null,
      day,
    };
  });
}

test('seven indicators of the plan count facts, each with a golden case', () => {
  expect(cards.map(({ card }) => card.address)).toEqual([
    'projetos-ras',
    'adesoes',
    'profissionais',
    'fase-1',
    'diretrizes',
    'estratificacao',
    '716',
  ]);
  expect(cards.filter(({ card }) => !existsSync(join(folderOf(card.id), 'facts.csv')))).toEqual([]);
});

describe.each(cards.map(({ card, facts }) => [card.id, facts] as const))('%s', (id, facts) => {
  const golden: Golden = JSON.parse(readFileSync(join(folderOf(id), 'expected.json'), 'utf8'));

  test('every rule is in its golden case', () => {
    expect(Object.keys(golden.values)).toEqual(facts.rules.map((rule) => rule.id));
  });

  test.each(facts.rules.map((rule) => [rule.id, rule] as const))(
    'counts its golden case by %s',
    (_, rule) => {
      const kinds = kindsOf(facts, rule).map((kind) => kind.id);
      const own = readFacts(id).filter((fact) => kinds.includes(fact.kind));
      const spans = [...Map.groupBy(own, subjectKey).values()].flatMap((each) => spansOf(facts, rule, each));
      const expected = golden.values[rule.id] ?? {};
      const found = Object.entries(expected).map(([code, years]) => {
        const place = { ...golden.places[code], code } as FactPlace;
        const values = Object.keys(years).map((year) => {
          const count = countSpans(facts, rule, spans, place, {
            first: `${year}-01-01`,
            last: `${year}-12-31`,
          });
          return [year, count.universe === null ? `${count.value}` : `${count.value} de ${count.universe}`];
        });
        return [code, Object.fromEntries(values)];
      });
      expect(Object.fromEntries(found)).toEqual(expected);
    },
  );

  test('a kind that ends names one that begins, and a rule only kinds of its card', () => {
    const ids = facts.kinds.map((kind) => kind.id);
    const named = [
      ...facts.kinds.flatMap((kind) => kind.ends ?? []),
      ...facts.rules.flatMap((rule) => rule.requires),
    ];
    expect(named.filter((kind) => !ids.includes(kind))).toEqual([]);
  });
});

describe('the document behind what is counted', () => {
  const acts = new Map(readActSeed().map((act) => [act.id, act]));
  const lines: { careLines: { code: string; cite: Citation }[] } = JSON.parse(
    readFileSync(join(PROJECT_ROOT, 'database/seed/indicators/care-lines.json'), 'utf8'),
  );
  const cites = [
    ...cards.map(({ card, facts }) => [card.address, facts.cite] as const),
    ...lines.careLines.map(({ code, cite }) => [`linha ${code}`, cite] as const),
  ];
  test.each(cites)('%s is quoted as the plan prints it', (_, cite) => {
    expect(verifyAgainst(acts, [cite])).toHaveLength(1);
  });

  test('every line that a card names is one that the plan names', () => {
    const known = lines.careLines.map((line) => line.code);
    expect(cards.flatMap(({ facts }) => facts.careLines).filter((code) => !known.includes(code))).toEqual([]);
  });
});
