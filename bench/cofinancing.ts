import { caseFor } from '../src/features/cofinancing/domain/case.ts';
import { calculateMany } from '../src/features/cofinancing/domain/compiled/many.ts';
import { calculateStated } from '../src/features/cofinancing/domain/compiled/stated.ts';
import type { Case } from '../src/features/cofinancing/domain/evaluate.ts';
import { chooseReadings } from '../src/features/cofinancing/domain/inputs.ts';
import { calculatePayment, explainPayment } from '../src/features/cofinancing/domain/payment.ts';
import type { Agreement, Fact, Programme } from '../src/features/cofinancing/domain/programme.ts';
import { readCofinancingSeed } from '../src/features/cofinancing/seed.ts';
import { addMonths, parseCompetencia } from '../src/kernel/competencia.ts';
import { explainedJson } from '../src/kernel/explained.ts';
import { best, type Contender, inTurns, median, QUICK, type Readings, ratio, THOROUGH } from './harness.ts';
import { type HospitalFacts, madeUpFacts } from './hospital-facts.ts';
import { type Finding, type Outcome, type Table, times } from './report.ts';
import { ruleEngines } from './rule-engines.ts';

const CASES_A_SECOND = 1_200_000;
const TIMES_THE_BEST = 50;
const HOSPITALS = 142;
const MONTHS = 120;

/** Quadro 01 over made-up facts, beside the rule engines of npm; then a state's hospitals over ten years, and one payment. */
export async function cofinancing(quick: boolean): Promise<Outcome> {
  const law = seededLaw();
  const cases = await manyFacts(law, quick);
  const state = tenYears(law, quick);
  return { tables: [cases.table, state.table], findings: [...cases.findings, ...state.findings] };
}

interface SeededLaw {
  readonly programme: Programme;
  readonly agreement: Agreement;
}

function seededLaw(): SeededLaw {
  const { programmes, agreements } = readCofinancingSeed();
  const agreement =
    agreements.find(({ content }) => content.id.startsWith('peixoto'))?.content ?? agreements[0]!.content;
  const programme = programmes.find(({ content }) => content.id === agreement.programme)!.content;
  return { programme, agreement };
}

const FACTS: Readonly<Record<string, keyof HospitalFacts>> = {
  base: 'production',
  ppi: 'ppi',
  referral: 'referral',
  cac: 'cac',
  sanitary: 'licence',
  equity: 'equity',
};

function byPlan({ programme, agreement }: SeededLaw, facts: readonly HospitalFacts[]) {
  const key = {
    programme,
    agreement,
    competencia: parseCompetencia(programme.effect[0].slice(0, 7)),
    knownOn: programme.known[0],
    readings: chooseReadings(programme, {}),
    stated: new Set(Object.keys(FACTS)),
  };
  return calculateStated(key, facts.length, (input) => {
    const name = FACTS[input]!;
    return (at) => facts[at]![name];
  });
}

async function manyFacts(law: SeededLaw, quick: boolean) {
  const facts = madeUpFacts(quick ? 2000 : 10_000);
  const engines = ruleEngines.map((open) => open(facts));
  const ours: Contender = {
    name: 'Pactua, traced',
    run() {
      const run = byPlan(law, facts);
      let settled = 0;
      for (let at = 0; at < facts.length; at++) if (run.of(at) !== null) settled++;
      return settled;
    },
  };
  const run = byPlan(law, facts);
  const cents = facts.map((_, at) => Math.round(Number(run.of(at)!.amount) * 100));
  for (const { name, amounts } of engines) agree(name, await amounts(), cents);
  const contenders = engines.map(
    ({ name, amounts }): Contender => ({ name, run: async () => (await amounts()).length }),
  );
  const readings = await inTurns([ours, ...contenders], quick ? QUICK : THOROUGH);
  for (const { close } of engines) close();
  return compared(readings, facts.length);
}

/** A contender that pays other amounts is not compared. */
function agree(name: string, found: readonly number[], expected: readonly number[]): void {
  const at = expected.findIndex((cents, i) => cents !== found[i]);
  if (at >= 0 || found.length !== expected.length)
    throw new Error(`${name} pays ${found[at]} cents where ${expected[at]} are due (case ${at})`);
}

function compared(readings: readonly Readings[], cases: number): { table: Table; findings: Finding[] } {
  const [ours, ...peers] = readings as [Readings, ...Readings[]];
  const pace = ({ seconds }: Readings) => Math.round(cases / median(seconds));
  const against = ratio(best(peers), ours);
  const rows = readings.map((each) => {
    const { median: middle, least, most } = ratio(each, ours);
    return [each.name, pace(each).toLocaleString('en'), `${times(middle)} (${times(least)}–${times(most)})`];
  });
  return {
    table: {
      title: `Quadro 01, ${cases} made-up cases, by CPU time of all threads`,
      columns: ['', 'cases a second', 'times the time of Pactua'],
      rows,
      notes: ['The amounts of all are compared, case by case, before anything is timed.'],
    },
    findings: [
      {
        what: 'Quadro 01, from decimal text to decimal text, traced',
        goal: `≥ ${CASES_A_SECOND.toLocaleString('en')} cases a second`,
        measured: pace(ours).toLocaleString('en'),
        reached: pace(ours) >= CASES_A_SECOND,
      },
      {
        what: `the same, beside ${best(peers).name}`,
        goal: `≥ ${TIMES_THE_BEST} ×`,
        measured: `${times(against.median)} (${times(against.least)}–${times(against.most)})`,
        reached: against.median >= TIMES_THE_BEST,
      },
    ],
  };
}

const FIRST = parseCompetencia('2020-11');
const KNOWN_ON = '2031-01-01';

/** The seeded agreement again and again, each hospital with its own production of every month. */
function stateCases({ programme, agreement }: SeededLaw): Case[] {
  const months = Array.from({ length: MONTHS }, (_, i) => addMonths(FIRST, i));
  const produced = madeUpFacts(HOSPITALS * MONTHS);
  return Array.from({ length: HOSPITALS }, (_, hospital) => {
    const production = months.map(
      (month, i): Fact => ({
        id: 'production.processing',
        label: 'Produção do mês fechado',
        month: addMonths(month, -2),
        value: produced[hospital * MONTHS + i]!.production,
        effect: ['2020-07-01', null],
        known: ['2020-07-01', null],
        status: 'printed',
      }),
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
