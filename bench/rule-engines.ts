import { ZenEngine } from '@gorules/zen-engine';
import { HyperFormula } from 'hyperformula';
import { Engine } from 'json-rules-engine';
import type { HospitalFacts } from './hospital-facts.ts';

/** An engine with Quadro 01 in it: the amount of each case in cents, in order. */
interface RuleEngine {
  readonly name: string;
  readonly amounts: () => Promise<readonly number[]> | readonly number[];
  readonly close: () => void;
}

type OpenEngine = (facts: readonly HospitalFacts[]) => RuleEngine;

/** Every engine gets its facts beforehand, in the form it likes best, and Quadro 01 as its documentation says. */
export const ruleEngines: readonly OpenEngine[] = [zen, zenTraced, jsonRules, sheetRebuilt, sheetKept];

const THRESHOLDS = {
  ppi: [
    ['< 50', '0.00'],
    ['[50..70)', '0.20'],
    ['[70..100]', '0.30'],
    ['> 100', '0.75'],
  ],
  referral: [
    ['< 15', '0.00'],
    ['[15..21)', '0.20'],
    ['[21..31)', '0.30'],
    ['>= 31', '0.75'],
  ],
  cac: [
    ['null', '0.00'],
    ['< 50', '0.00'],
    ['[50..71)', '0.20'],
    ['[71..90)', '0.30'],
    ['>= 90', '0.50'],
  ],
} as const;

/** A decision table for each criterion, then an expression: the graph of `createDecision`, evaluated many at a time. */
function zenDecision() {
  const node = (id: string, type: string, content: object = {}) => ({
    id,
    name: id,
    type,
    position: { x: 0, y: 0 },
    content,
  });
  const tables = Object.entries(THRESHOLDS).map(([field, rows]) =>
    node(`${field}Score`, 'decisionTableNode', {
      hitPolicy: 'first',
      passThrough: true,
      inputs: [{ id: 'value', name: field, field }],
      outputs: [{ id: 'score', name: 'score', field: `${field}Score` }],
      rules: rows.map(([value, score], i) => ({ _id: String(i), value, score })),
    }),
  );
  const factor = 'min([ppiScore + referralScore + cacScore + (licence ? 0.5 : 0), 2.5]) + (equity ? 1 : 0)';
  const nodes = [
    node('request', 'inputNode'),
    ...tables,
    node('payment', 'expressionNode', {
      expressions: [
        { id: 'factor', key: 'factor', value: factor },
        { id: 'cents', key: 'cents', value: 'floor(production * $.factor * 100)' },
      ],
    }),
    node('response', 'outputNode'),
  ];
  const edges = nodes
    .slice(1)
    .map(({ id }, i) => ({ id: `to-${id}`, type: 'edge', sourceId: nodes[i]!.id, targetId: id }));
  const engine = new ZenEngine();
  return { engine, decision: engine.createDecision(Buffer.from(JSON.stringify({ nodes, edges }))) };
}

const AT_ONCE = 256;

function zen(facts: readonly HospitalFacts[], trace = false): RuleEngine {
  const { engine, decision } = zenDecision();
  const contexts = facts.map(asNumbers);
  return {
    name: trace ? '@gorules/zen-engine, traced' : '@gorules/zen-engine',
    async amounts() {
      const cents: number[] = [];
      for (let from = 0; from < contexts.length; from += AT_ONCE) {
        const asked = contexts
          .slice(from, from + AT_ONCE)
          .map((context) => decision.evaluate(context, { trace }));
        for (const { result } of await Promise.all(asked)) cents.push(Number(result.cents));
      }
      return cents;
    },
    close: () => engine.dispose(),
  };
}

function zenTraced(facts: readonly HospitalFacts[]): RuleEngine {
  return zen(facts, true);
}

const asNumbers = ({ ppi, referral, cac, licence, equity, production }: HospitalFacts) => ({
  ppi: Number(ppi),
  referral: Number(referral),
  cac: cac === null ? null : Number(cac),
  licence,
  equity,
  production: Number(production),
});

/** A rule for each band, whose event carries its score in hundredths; the engine has no arithmetic, so we add and multiply. */
function jsonRules(facts: readonly HospitalFacts[]): RuleEngine {
  const rule = (fact: string, score: number, ...limits: [operator: string, value: number | boolean][]) => ({
    conditions: { all: limits.map(([operator, value]) => ({ fact, operator, value })) },
    event: { type: fact === 'equity' ? 'equity' : 'score', params: { score } },
  });
  const engine = new Engine([
    rule('ppi', 20, ['greaterThanInclusive', 50], ['lessThan', 70]),
    rule('ppi', 30, ['greaterThanInclusive', 70], ['lessThanInclusive', 100]),
    rule('ppi', 75, ['greaterThan', 100]),
    rule('referral', 20, ['greaterThanInclusive', 15], ['lessThan', 21]),
    rule('referral', 30, ['greaterThanInclusive', 21], ['lessThan', 31]),
    rule('referral', 75, ['greaterThanInclusive', 31]),
    rule('cac', 20, ['greaterThanInclusive', 50], ['lessThan', 71]),
    rule('cac', 30, ['greaterThanInclusive', 71], ['lessThan', 90]),
    rule('cac', 50, ['greaterThanInclusive', 90]),
    rule('licence', 50, ['equal', true]),
    rule('equity', 100, ['equal', true]),
  ]);
  const given = facts.map((each) => ({ numbers: asNumbers(each), cents: centsOf(each.production) }));
  return {
    name: 'json-rules-engine',
    async amounts() {
      const found: number[] = [];
      for (const { numbers, cents } of given) {
        const { events } = await engine.run(numbers);
        let [scored, equity] = [0, 0];
        for (const { type, params } of events) {
          if (type === 'equity') equity += params!.score;
          else scored += params!.score;
        }
        found.push(Math.floor((cents * (Math.min(scored, 250) + equity)) / 100));
      }
      return found;
    },
    close: () => engine.stop(),
  };
}

const centsOf = (production: string) => Math.round(Number(production) * 100);

/** One row a case, in whole cents and hundredths: its floating numbers would lose cents otherwise. */
function sheetRow(row: number): string[] {
  return [
    `=IF(A${row}>100,75,IF(A${row}>=70,30,IF(A${row}>=50,20,0)))`,
    `=IF(B${row}>=31,75,IF(B${row}>=21,30,IF(B${row}>=15,20,0)))`,
    `=IF(C${row}>=90,50,IF(C${row}>=71,30,IF(C${row}>=50,20,0)))`,
    `=MIN(G${row}+H${row}+I${row}+IF(D${row},50,0),250)+IF(E${row},100,0)`,
    `=INT(F${row}*J${row}/100)`,
  ];
}

const AMOUNT = 10;
const OPTIONS = { licenseKey: 'gpl-v3', maxRows: 1_000_000 } as const;
const cells = (each: HospitalFacts) => [
  Number(each.ppi),
  Number(each.referral),
  each.cac === null ? 0 : Number(each.cac),
  each.licence,
  each.equity,
  centsOf(each.production),
];

const amountsOf = (sheet: HyperFormula) => sheet.getSheetValues(0).map((row) => Number(row[AMOUNT]));

/** The sheet built anew from its rows, as a file is opened. */
function sheetRebuilt(facts: readonly HospitalFacts[]): RuleEngine {
  const rows = facts.map((each, i) => [...cells(each), ...sheetRow(i + 1)]);
  return {
    name: 'hyperformula, sheet built',
    amounts() {
      const sheet = HyperFormula.buildFromArray(rows, OPTIONS);
      const found = amountsOf(sheet);
      sheet.destroy();
      return found;
    },
    close: () => {},
  };
}

/** The sheet kept, and all its facts replaced in one batch: turned round each time, since it does not recompute what stays as it was. */
function sheetKept(facts: readonly HospitalFacts[]): RuleEngine {
  const values = facts.map(cells);
  const turned = values.toReversed();
  const sheet = HyperFormula.buildFromArray(
    facts.map((_, i) => [...turned[i]!, ...sheetRow(i + 1)]),
    OPTIONS,
  );
  let forward = false;
  return {
    name: 'hyperformula, facts replaced',
    amounts() {
      forward = !forward;
      sheet.batch(() => sheet.setCellContents({ sheet: 0, col: 0, row: 0 }, forward ? values : turned));
      const found = amountsOf(sheet);
      return forward ? found : found.toReversed();
    },
    close: () => sheet.destroy(),
  };
}
