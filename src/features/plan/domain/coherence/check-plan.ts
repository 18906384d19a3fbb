import {
  indicatorWithoutAction,
  indicatorWithoutTarget,
  objectiveWithoutActions,
  ownerChanges,
  problemWithoutAction,
  strategicWithoutOperational,
  targetWithoutIndicator,
  unitWithoutAction,
} from './coverage.ts';
import {
  childDueAfterParent,
  deadlineOutsidePlan,
  executeBeforeElaborate,
  ownDueAfterCarried,
  regionAfterState,
} from './deadlines.ts';
import {
  accumulationNotDeclared,
  codeOutOfOrder,
  directionNotDeclared,
  unitNotDeclared,
} from './declarations.ts';
import {
  baselineNotInPanel,
  countDiffersFromNames,
  partDiffersFromTerritory,
  partsDoNotSum,
  targetEqualsBaseline,
} from './figures.ts';
import type { CoherenceRule, Finding, Severity } from './finding.ts';
import { acronymOfTwoSenses, acronymWithoutExpansion, nameOfTwoPlaces, namesProbablyOne } from './names.ts';
import type { PlanFacts } from './plan-facts.ts';

/** Every rule, the weightier first. */
export const COHERENCE_RULES: readonly CoherenceRule[] = [
  partsDoNotSum,
  countDiffersFromNames,
  partDiffersFromTerritory,
  targetEqualsBaseline,
  baselineNotInPanel,
  problemWithoutAction,
  targetWithoutIndicator,
  childDueAfterParent,
  ownDueAfterCarried,
  executeBeforeElaborate,
  deadlineOutsidePlan,
  indicatorWithoutAction,
  indicatorWithoutTarget,
  objectiveWithoutActions,
  strategicWithoutOperational,
  unitWithoutAction,
  accumulationNotDeclared,
  nameOfTwoPlaces,
  ownerChanges,
  regionAfterState,
  acronymOfTwoSenses,
  namesProbablyOne,
  directionNotDeclared,
  unitNotDeclared,
  codeOutOfOrder,
  acronymWithoutExpansion,
];

/** What no rule sees, because it takes knowing the matter: said on the page, so that silence is not taken for agreement. */
export const NEEDS_KNOWLEDGE: readonly string[] = [
  'Se a meta e o indicador medem a mesma coisa: “realizada” em uma e “em desenvolvimento” no outro, projetos em uma e linhas de cuidado no outro.',
  'Se um lugar que falta numa contagem falta por já estar em fase mais adiantada.',
  'Se a ação que produz o que o indicador conta vence depois do ano em que ele é contado.',
  'Se a meta promete validação em uma instância a que nenhuma ação leva o assunto.',
  'Se as listas de linhas de cuidado dos vários trechos são a mesma lista.',
  'Se o conteúdo de uma ação operacional é mesmo o da sua ação estratégica, e se a ordem entre duas delas faz sentido.',
  'Títulos, numeração de páginas e outras marcas de edição.',
];

const WEIGHT: Record<Severity, number> = { high: 0, medium: 1, low: 2 };

/** What a plan born of an action is looked at for: its actions. Problems, panel, acronyms and units are those of the plan above. */
const OWN_PLAN_RULES: readonly CoherenceRule[] = [
  childDueAfterParent,
  ownDueAfterCarried,
  deadlineOutsidePlan,
  strategicWithoutOperational,
  regionAfterState,
];

const foundBy = (rules: readonly CoherenceRule[], plan: PlanFacts): Finding[] =>
  rules.flatMap(({ id, severity, find }) =>
    find(plan).map(({ cell, ...found }) => ({
      ...found,
      id: `${id}/${found.items.join('+')}${cell === undefined ? '' : `@${cell}`}`,
      rule: id,
      severity,
    })),
  );

/** Every contradiction that the rules find in a plan and in those born of it, the weightier first, each once. */
export function checkPlan(plan: PlanFacts, own: readonly PlanFacts[] = []): Finding[] {
  const findings = [
    ...foundBy(COHERENCE_RULES, plan),
    ...own.flatMap((each) => foundBy(OWN_PLAN_RULES, each)),
  ];
  const once = new Map(findings.map((each) => [each.id, each]));
  return [...once.values()].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}
