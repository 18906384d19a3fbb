import { caseFor } from '../src/features/cofinancing/domain/case.ts';
import { calculateMany } from '../src/features/cofinancing/domain/compiled/many.ts';
import type { Case } from '../src/features/cofinancing/domain/evaluate.ts';
import { explainPayment } from '../src/features/cofinancing/domain/explain-payment.ts';
import { calculatePayment } from '../src/features/cofinancing/domain/payment.ts';
import type { Fact } from '../src/features/cofinancing/domain/programme.ts';
import { addMonths, parseCompetencia } from '../src/kernel/competencia.ts';
import { explainedJson } from '../src/kernel/explained.ts';
import { median } from './harness.ts';
import { madeUpFacts } from './hospital-facts.ts';
import { manyFacts } from './quadro-01.ts';
import type { Finding, Outcome, Table } from './report.ts';
import { type SeededLaw, seededLaw } from './seeded-law.ts';

const HOSPITALS = 142;
const MONTHS = 120;

/** Quadro 01 over made-up facts, beside the rule engines of npm; then a state's hospitals over ten years, and one payment. */
export async function cofinancing(quick: boolean): Promise<Outcome> {
  const law = seededLaw();
  const cases = await manyFacts(law, quick);
  const state = tenYears(law, quick);
  return { tables: [cases.table, state.table], findings: [...cases.findings, ...state.findings] };
}

const FIRST = parseCompetencia('2020-11');
const KNOWN_ON = '2031-01-01';

/** The seeded agreement again and again, each hospital with its own production of every month. */
/** The parts of a month's production that the programme adds. */
const PRODUCTION = [
  'production.hospital',
  'production.ambulatory',
  'production.hospital.faec',
  'production.ambulatory.faec',
];

function stateCases({ programme, agreement }: SeededLaw): Case[] {
  const months = Array.from({ length: MONTHS }, (_, i) => addMonths(FIRST, i));
  const produced = madeUpFacts(HOSPITALS * MONTHS);
  return Array.from({ length: HOSPITALS }, (_, hospital) => {
    const production = months.flatMap((month, i) =>
      PRODUCTION.map(
        (id, part): Fact => ({
          id,
          label: 'Produção do mês fechado',
          month: addMonths(month, -2),
          value: part === 0 ? produced[hospital * MONTHS + i]!.production : '0.00',
          effect: ['2020-07-01', null],
          known: ['2020-07-01', null],
          status: 'printed',
        }),
      ),
    );
    const own = { ...agreement, id: `hospital-${hospital}`, facts: [...agreement.facts, ...production] };
    return months.map((month) => caseFor({ programme, agreement: own, decisions: [] }, month, KNOWN_ON));
  }).flat();
}

function tenYears(law: SeededLaw, quick: boolean): { table: Table; findings: Finding[] } {
  const cases = stateCases(law);
  const one = cases[0]!;
  const rounds = quick ? 3 : 15;
  const few = cases.filter((_, i) => i % 100 === 0);
  checkTrees(few);
  const many = timed(rounds, () =>
    calculateMany(cases).reduce(
      (sum, each) => sum + ('amount' in each ? Number(each.amount.numerator) : 0),
      0,
    ),
  );
  const evaluated = timed(3, () => few.map((each) => calculatePayment(each)));
  const explained = timed(rounds, () => explainPayment(one));
  const rows = [
    [`${HOSPITALS} hospitals × ${MONTHS} months, amounts`, ...millis(many)],
    [
      `the same by the evaluator, tree by tree (${few.length} cases, in proportion)`,
      ...millis(scaled(evaluated, cases.length / few.length)),
    ],
    ['one payment explained, with what every other reading would pay', ...millis(explained)],
  ];
  const what = (name: string, goal: number, { cpu }: Spent): Finding => ({
    what: name,
    goal: `< ${goal} ms`,
    measured: `${(cpu * 1000).toFixed(1)} ms of CPU`,
    reached: cpu * 1000 < goal,
  });
  return {
    table: {
      title: 'A state over ten years',
      columns: ['', 'CPU, ms', 'by the clock, ms'],
      rows,
      notes: [
        'Medians. Before it is timed, the trees of a hundredth of the cases are compared, node by node, with those of the evaluator.',
      ],
    },
    findings: [
      what(`${HOSPITALS} hospitals × ${MONTHS} months recomputed`, 100, many),
      what('one payment explained', 5, explained),
    ],
  };
}

function checkTrees(cases: readonly Case[]): void {
  calculateMany(cases).forEach((outcome, i) => {
    if ('refusal' in outcome) throw outcome.refusal;
    const [tree, expected] = [outcome.explain(), calculatePayment(cases[i]!)].map(({ explained }) =>
      JSON.stringify(explainedJson(explained)),
    );
    if (tree !== expected) throw new Error(`the tree of case ${i} is not the evaluator's`);
  });
}

interface Spent {
  readonly cpu: number;
  readonly clock: number;
}

/** Medians of the seconds of each round, after one that is not counted. */
function timed(rounds: number, work: () => unknown): Spent {
  work();
  const readings = Array.from({ length: rounds }, () => {
    const [cpu, clock] = [process.cpuUsage(), performance.now()];
    work();
    const { user, system } = process.cpuUsage(cpu);
    return { cpu: (user + system) / 1e6, clock: (performance.now() - clock) / 1000 };
  });
  return { cpu: median(readings.map(({ cpu }) => cpu)), clock: median(readings.map(({ clock }) => clock)) };
}

const scaled = ({ cpu, clock }: Spent, factor: number): Spent => ({
  cpu: cpu * factor,
  clock: clock * factor,
});
const millis = ({ cpu, clock }: Spent) => [(cpu * 1000).toFixed(1), (clock * 1000).toFixed(1)];
