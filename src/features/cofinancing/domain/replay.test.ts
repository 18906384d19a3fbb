import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreement, anyReadings, caseOf, factsOf } from '../../../../test/fixtures/cofinancing.ts';
import { boundRows } from '../../../../test/fixtures/cofinancing-bounds.ts';
import { randomProgramme } from '../../../../test/fixtures/random-programme.ts';
import { liesIn } from '../../../../test/oracles/replay.ts';
import { AppError } from '../../../kernel/app-error.ts';
import { addMonths } from '../../../kernel/competencia.ts';
import { Rational } from '../../../kernel/rational.ts';
import { readCofinancingSeed } from '../seed.ts';
import type { Case } from './evaluate.ts';
import type { Node, Value } from './nodes.ts';
import { calculatePayment } from './payment.ts';
import type { Fact } from './programme.ts';

const hundredths = (most: number) =>
  fc.integer({ min: 0, max: most }).map((each) => Rational.of(each, 100).toDecimal(2));
const percent = fc.oneof(
  hundredths(20_000),
  fc.constantFrom('15', '20.50', '30.65', '31', '50', '70', '100'),
);
const facts = fc
  .tuple(factsOf(percent, hundredths(10 ** 9)), fc.option(hundredths(10 ** 8), { nil: undefined }))
  .map(([stated, approved]) => (approved === undefined ? stated : { ...stated, approved }));
/** The seeded agreement with production, evaluations and sums of the PPI, so that no month or reading is without facts. */
function recorded(on: Case): Case {
  const always = { effect: ['2020-07-01', null], known: ['2020-09-03', null], status: 'printed' } as const;
  const cite = { act: 'act', at: 'art-1', quote: 'words' };
  const fact = (id: string, value: Fact['value'], month?: string): Fact => ({
    ...always,
    id,
    label: id,
    value,
    cite,
    ...(month !== undefined && { month }),
  });
  const month = addMonths(on.competencia, -2);
  const more = [
    fact('production.hospital', '281450.27', month),
    fact('production.ambulatory', '18000.00', month),
    fact('production.hospital.faec', '1999.99', month),
    fact('production.ambulatory.faec', '0.01', month),
    fact('production.service', '455912.83', month),
    fact('cac.evaluations', ['95', '70.5', '75']),
    fact('ppi.sums', '99.20'),
  ];
  const others = agreement.facts.filter(({ id }) => more.every((each) => each.id !== id));
  return { ...on, agreement: { ...agreement, facts: [...others, ...more] } };
}

const quadro = fc
  .tuple(facts, anyReadings, fc.constantFrom('2020-07', '2020-10', '2020-11'), fc.boolean())
  .map(([given, chosen, month, all]) => {
    const on = caseOf(given, chosen, month);
    return all ? recorded(on) : on;
  });

function treeOf(on: Case): Node | null {
  try {
    return calculatePayment(on).explained;
  } catch (error) {
    if (error instanceof AppError && error.code === 'refused') return null;
    throw error;
  }
}

/** The value a thousandth more, the other answer, or something where there was nothing. */
function another(value: Value): Value {
  if (value instanceof Rational) return value.add(Rational.of(1, 1000));
  return typeof value === 'boolean' ? !value : Rational.one;
}

/** The tree with one node after another changed. */
function* changed(node: Node, change: (node: Node) => Node | null): Generator<Node> {
  const own = change(node);
  if (own !== null) yield own;
  for (const [i, input] of node.inputs.entries())
    for (const other of changed(input as Node, change)) yield { ...node, inputs: node.inputs.with(i, other) };
}

const CHANGES: readonly [what: string, change: (node: Node) => Node | null][] = [
  ['a value', (node) => ({ ...node, value: another(node.value) })],
  [
    'the article of a band',
    (node) => (node.op === 'band' && node.cite ? { ...node, cite: { ...node.cite, at: 'art-99' } } : null),
  ],
  [
    'an input left out',
    (node) => (node.inputs.length > 1 ? { ...node, inputs: node.inputs.slice(1) } : null),
  ],
];

describe('a tree worked out again from its leaves, the law and the calendar', () => {
  it('holds, whatever the facts, the readings and the month of Quadro 01', () => {
    let trees = 0;
    fc.assert(
      fc.property(quadro, (on) => {
        const tree = treeOf(on);
        if (tree === null) return;
        trees++;
        expect(liesIn(tree, on)).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(trees).toBeGreaterThan(150);
  });

  it('holds at every bound of every programme', () => {
    const programmes = readCofinancingSeed().programmes.map(({ content }) => content);
    for (const row of boundRows()) {
      const on = row.on(programmes.find(({ slug }) => slug === row.programme) as Case['programme']);
      const tree = treeOf(on);
      if (tree !== null) expect([row.line, liesIn(tree, on)]).toEqual([row.line, []]);
    }
  });

  it('holds for random programmes over every operator', () => {
    let trees = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => {
        const on = randomProgramme(seed).nextCase();
        const tree = treeOf(on);
        if (tree === null) return;
        trees++;
        expect(liesIn(tree, on)).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(trees).toBeGreaterThan(60);
  });

  it.each(CHANGES)('is found out where %s lies, whichever node of it', (_, change) => {
    fc.assert(
      fc.property(quadro, (on) => {
        const tree = treeOf(on);
        if (tree === null) return;
        for (const lying of changed(tree, change)) expect(liesIn(lying, on)).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is found out under the other rounding, where the fraction of a cent makes a difference', () => {
    const on = caseOf({ cac: '92' });
    const tree = treeOf(on) as Node;
    expect(liesIn(tree, on)).toEqual([]);
    expect(liesIn(tree, { ...on, readings: { ...on.readings, rounding: 'half-up' } })).toEqual([
      expect.stringContaining('amount:'),
    ]);
  });
});
