import { StatedPlan, type Written } from '../src/features/cofinancing/domain/compiled/stated.ts';
import { chooseReadings } from '../src/features/cofinancing/domain/inputs.ts';
import type { Node } from '../src/features/cofinancing/domain/nodes.ts';
import { calculatePayment } from '../src/features/cofinancing/domain/payment.ts';
import { parseCompetencia } from '../src/kernel/competencia.ts';
import { type Explained, explainedJson } from '../src/kernel/explained.ts';
import { Rational } from '../src/kernel/rational.ts';
import { best, type Contender, inTurns, median, QUICK, type Readings, ratio, THOROUGH } from './harness.ts';
import { type HospitalFacts, madeUpFacts } from './hospital-facts.ts';
import { type Finding, type Table, times } from './report.ts';
import { ruleEngines } from './rule-engines.ts';
import type { SeededLaw } from './seeded-law.ts';

const CASES_A_SECOND = 1_200_000;
const TIMES_THE_BEST = 50;

const FACTS: Readonly<Record<string, keyof HospitalFacts>> = {
  base: 'production',
  ppi: 'ppi',
  referral: 'referral',
  cac: 'cac',
  sanitary: 'licence',
  equity: 'equity',
};

/** Quadro 01 compiled, and the facts as the columns of decimal text that it reads. */
class Pactua {
  readonly #law;
  readonly #plan: StatedPlan;
  readonly #columns: ReadonlyMap<string, readonly Written[]>;
  readonly #cases: number;

  constructor({ programme, agreement }: SeededLaw, facts: readonly HospitalFacts[]) {
    this.#law = {
      programme,
      agreement,
      competencia: parseCompetencia(programme.effect[0].slice(0, 7)),
      knownOn: programme.known[0],
      readings: chooseReadings(programme, {}),
    };
    this.#plan = new StatedPlan({ ...this.#law, stated: new Set(Object.keys(FACTS)) });
    this.#columns = new Map(
      Object.entries(FACTS).map(([input, name]) => [input, facts.map((each) => each[name])]),
    );
    this.#cases = facts.length;
  }

  run(onTree?: (at: number, tree: Node) => void) {
    return this.#plan.run(this.#cases, (input) => this.#columns.get(input)!, onTree);
  }

  cents(): number[] {
    const run = this.run();
    return Array.from({ length: this.#cases }, (_, at) => Math.round(Number(run.of(at)!.amount) * 100));
  }

  /** How many cases were paid, amount and factor written as decimal text. */
  paid(onTree?: (at: number, tree: Node) => void): number {
    const run = this.run(onTree);
    let settled = 0;
    for (let at = 0; at < this.#cases; at++) if (run.of(at) !== null) settled++;
    return settled;
  }

  /** Throws where the tree of a case is not, node by node, what the evaluator makes of its facts. How many were compared. */
  compareTrees(every: number): number {
    let compared = 0;
    this.run((at, tree) => {
      if (at % every !== 0) return;
      const stated = Object.fromEntries(
        [...this.#columns].map(([input, column]) => [input, exactly(column[at]!)]),
      );
      const { explained } = calculatePayment({ ...this.#law, stated });
      if (JSON.stringify(explainedJson(tree)) !== JSON.stringify(explainedJson(explained)))
        throw new Error(`the tree of case ${at} is not the evaluator's`);
      compared++;
    });
    return compared;
  }
}

const exactly = (value: Written) => (typeof value === 'string' ? Rational.parse(value) : value);

/** Every node with its words, exact value and article: how many. */
function readAll(node: Explained): number {
  let nodes = node.label !== '' && node.value !== undefined && node.cite?.at !== '' ? 1 : 0;
  for (const input of node.inputs) nodes += readAll(input);
  return nodes;
}

/** Three ways of being traced: what of each case is kept, its tree, and its tree with every node made and read. */
function ways(pactua: Pactua, cases: number): Contender[] {
  const trees = new Array<Node>(cases);
  return [
    {
      name: 'Pactua, its tree with each case',
      run: () =>
        pactua.paid((at, tree) => {
          trees[at] = tree;
        }),
    },
    { name: 'Pactua, the choices of each case', run: () => pactua.paid() },
    {
      name: 'Pactua, every node of each tree read',
      run: () =>
        pactua.paid((at, tree) => {
          if (readAll(tree) === 0) throw new Error(`case ${at} has no tree`);
        }),
    },
  ];
}

export async function manyFacts(law: SeededLaw, quick: boolean) {
  const facts = madeUpFacts(quick ? 2000 : 10_000);
  const pactua = new Pactua(law, facts);
  const engines = ruleEngines.map((open) => open(facts));
  const cents = pactua.cents();
  for (const { name, amounts } of engines) agree(name, await amounts(), cents);
  const trees = pactua.compareTrees(quick ? 20 : 10);
  const contenders = engines.map(
    ({ name, amounts }): Contender => ({ name, run: async () => (await amounts()).length }),
  );
  const readings = await inTurns([...ways(pactua, facts.length), ...contenders], quick ? QUICK : THOROUGH);
  for (const { close } of engines) close();
  return compared(readings, facts.length, trees);
}

/** A contender that pays other amounts is not compared. */
function agree(name: string, found: readonly number[], expected: readonly number[]): void {
  const at = expected.findIndex((cents, i) => cents !== found[i]);
  if (at >= 0 || found.length !== expected.length)
    throw new Error(`${name} pays ${found[at]} cents where ${expected[at]} are due (case ${at})`);
}

const casesASecond = (cases: number, { seconds }: Readings) => Math.round(cases / median(seconds));

function compared(
  readings: readonly Readings[],
  cases: number,
  trees: number,
): { table: Table; findings: Finding[] } {
  const [tree, kept, read, ...peers] = readings as [Readings, Readings, Readings, ...Readings[]];
  const fastest = best(peers);
  const rows = readings.map((each) => [
    each.name,
    casesASecond(cases, each).toLocaleString('en'),
    ...[tree, kept, read].map((ours) => times(ratio(each, ours).median)),
  ]);
  return {
    table: {
      title: `Quadro 01, ${cases} made-up cases, by CPU time of all threads`,
      columns: ['', 'cases a second', '× its tree', '× its choices', '× its tree read'],
      rows,
      notes: [
        'The amounts of all are compared, case by case, before anything is timed.',
        `So are ${trees} trees, node by node, with those that the evaluator makes of the same facts.`,
        'Trees share what the law says of the cases that chose alike; a node is made when its parent is asked for it, as in the product.',
      ],
    },
    findings: [
      ...goals('a tree with each case', tree, fastest, cases),
      {
        what: 'the same, every node made and read: value, words and article',
        goal: '',
        measured: `${casesASecond(cases, read).toLocaleString('en')}; ${times(ratio(fastest, read).median)} ${fastest.name}`,
        reached: null,
      },
    ],
  };
}

function goals(what: string, ours: Readings, fastest: Readings, cases: number): Finding[] {
  const pace = casesASecond(cases, ours);
  const against = ratio(fastest, ours);
  return [
    {
      what: `Quadro 01, from decimal text to decimal text, ${what}`,
      goal: `≥ ${CASES_A_SECOND.toLocaleString('en')} cases a second`,
      measured: pace.toLocaleString('en'),
      reached: pace >= CASES_A_SECOND,
    },
    {
      what: `the same, beside ${fastest.name}`,
      goal: `≥ ${TIMES_THE_BEST} ×`,
      measured: `${times(against.median)} (${times(against.least)}–${times(against.most)})`,
      reached: against.median >= TIMES_THE_BEST,
    },
  ];
}
