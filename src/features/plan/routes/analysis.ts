import { explainedJson, fact } from '../../../kernel/explained.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listUnits } from '../../accounts/index.ts';
import { listCareLines } from '../../indicators/index.ts';
import { getTerritory } from '../../territory/index.ts';
import { AnalysisAnswer, type CareLineShare, type Checked, type Score } from '../contract/analysis.ts';
import type {
  Assessment,
  EntryContent,
  KeptContent,
  Macroproblem,
  Statement,
} from '../domain/analysis/content.ts';
import { byScore, consolidate } from '../domain/analysis/scoring.ts';
import {
  agreementOf,
  type CareLineRow,
  careLineTable,
  countsPrintedAs,
  explainedShare,
  funnelOf,
} from '../domain/analysis/selection.ts';
import { type EntryRecord, listEntries } from '../store/entries.ts';
import { listStrategicActions } from '../store/structure.ts';
import { getPlan } from './map.ts';

const KINDS = ['workshop', 'macroproblem', 'problem', 'trait', 'assessment', 'statement'] as const;

type Named = { code: string; name: string };
type Of<K extends KeptContent['kind']> = EntryRecord<Extract<KeptContent, { kind: K }>>;

const ofKind = <K extends KeptContent['kind']>(entries: readonly EntryRecord[], kind: K) =>
  entries.filter((each): each is Of<K> => each.content.kind === kind);

const shown = <C extends EntryContent>({ id, version, origin, content }: EntryRecord<C>) => ({
  id,
  version,
  origin,
  content,
});

type Statements = readonly Statement[];
const statementOf = (statements: Statements, measure: Statement['measure'], careLine: string | null = null) =>
  statements.find((each) => each.measure === measure && each.careLine === careLine) ?? null;

function countChecked(id: string, label: string, count: number | null, stated: Statement | null): Checked {
  const value = count === null ? null : Rational.of(count);
  const note = 'Contado nos registros da análise situacional.';
  return {
    id,
    label,
    ...checkedWith(stated, value),
    explained: explainedJson(fact(id, label, value, 'count', { ...citing(stated), note })),
  };
}

function funnelChecked(brought: readonly Macroproblem[], prioritised: number, statements: Statements) {
  const counts = funnelOf(brought, prioritised);
  const known = (count: number) => (counts.registered > 0 ? count : null);
  const stated = statementOf(statements, 'selectedShare');
  const share = explainedShare(
    'selected-share',
    'Selecionados entre os trazidos pelas macrorregiões',
    {
      numerator: ['problemas selecionados', counts.selected],
      denominator: ['problemas trazidos', counts.registered],
    },
    citing(stated),
  );
  const { judged, takenUp } = counts;
  const step = (id: 'problems' | 'selected' | 'prioritised', label: string, count: number | null) =>
    countChecked(id, label, count, statementOf(statements, id));
  const funnel = [
    step('problems', 'Trazidos pelas macrorregiões', known(counts.registered)),
    step('selected', 'Selecionados pela SAS', known(counts.selected)),
    step('prioritised', 'Priorizados', prioritised > 0 ? prioritised : null),
  ];
  const selectedShare: Checked = {
    id: share.id,
    label: share.label,
    ...checkedWith(stated, share.value),
    explained: explainedJson(share),
  };
  return { funnel, judged, takenUp, selectedShare };
}

/** What the document states of a number, and whether the records give the same. */
function checkedWith(
  stated: Statement | null,
  value: Rational | null,
): Pick<Checked, 'printed' | 'sentence' | 'agreement'> {
  if (stated === null) return { printed: null, sentence: null, agreement: 'absent' };
  return { printed: stated.printed, sentence: stated.cite, agreement: agreementOf(stated.printed, value) };
}

const citing = (stated: Statement | null) => (stated === null ? {} : { cite: stated.cite });

function shareChecked(
  { careLine, cells, pointed }: CareLineRow,
  name: string,
  macros: readonly Named[],
  stated: Statement | null,
): CareLineShare {
  const names = macros.filter((each) => pointed.includes(each.code)).map((each) => each.name);
  const share = explainedShare(
    `share-${careLine}`,
    `${name}: parte das macrorregiões que a aponta`,
    {
      numerator: ['macrorregiões com problema que aponta a linha', pointed.length],
      denominator: ['macrorregiões do estado', macros.length],
    },
    { ...citing(stated), ...(names.length > 0 ? { note: `Macrorregiões: ${names.join(', ')}.` } : {}) },
  );
  return {
    id: share.id,
    careLine,
    name,
    label: share.label,
    cells: [...cells],
    couldBe: stated ? countsPrintedAs(stated.printed, macros.length) : [],
    ...checkedWith(stated, share.value),
    explained: explainedJson(share),
  };
}

/** Where nothing was registered a line has no share: nothing is known, which is not zero. */
function sharesChecked(
  brought: readonly Macroproblem[],
  lines: readonly Named[],
  macros: readonly Named[],
  statements: Statements,
): CareLineShare[] {
  const codes = lines.map((each) => each.code);
  const table = careLineTable(
    brought,
    codes,
    macros.map((each) => each.code),
  );
  return table.map((row) => {
    const name = lines.find((each) => each.code === row.careLine)?.name ?? row.careLine;
    const checked = shareChecked(row, name, macros, statementOf(statements, 'careLineShare', row.careLine));
    if (brought.length > 0) return checked;
    return { ...checked, agreement: 'absent', explained: { ...checked.explained, value: null } };
  });
}

function scoreOf(assessments: readonly Assessment[], subject: string) {
  const score = consolidate(
    assessments.filter((each) => each.subject === subject).map((each) => each.scores),
  );
  const answer: Score = { ...score, total: score.total?.toString() ?? null };
  return { score: answer, exact: score.total };
}

function scored<T extends object>(
  items: readonly T[],
  assessments: readonly Assessment[],
  idOf: (item: T) => string,
) {
  const withScores = items.map((item) => ({ item, ...scoreOf(assessments, idOf(item)) }));
  return byScore(withScores, (each) => each.exact).map(({ item, score }) => ({ ...item, score }));
}

async function placesOf(context: Context, state: string) {
  const territory = await getTerritory(context);
  const macros = territory.children(state, context.clock.today());
  const lines = (await listCareLines(context)).filter((each) => each.parent === null);
  return {
    macros: macros.map(({ code, name }): Named => ({ code, name })),
    careLines: lines.map(({ code, name }): Named => ({ code, name })),
  };
}

async function readAnalysis(context: Context): Promise<AnalysisAnswer> {
  const plan = await getPlan(context);
  const entries = await listEntries(context, plan.id, KINDS);
  const { macros, careLines } = await placesOf(context, plan.territory);
  const statements = ofKind(entries, 'statement').map((each) => each.content);
  const macroproblems = ofKind(entries, 'macroproblem');
  const brought = macroproblems.map((each) => each.content);
  const problems = ofKind(entries, 'problem');
  const assessments = ofKind(entries, 'assessment');
  const judgements = assessments.map((each) => each.content);
  const measures = await listStrategicActions(context, plan.id);
  const units = await listUnits(context, { day: context.clock.today() });
  return {
    macros,
    careLines,
    units: units.map((each): Named => ({ code: each.id, name: each.acronym })),
    ...funnelChecked(brought, problems.length, statements),
    shares: sharesChecked(brought, careLines, macros, statements),
    demonstration: macroproblems.some((each) => each.origin === 'demonstration'),
    workshops: ofKind(entries, 'workshop').map(shown),
    macroproblems: macroproblems.map(shown),
    problems: scored(
      problems.map((each) => ({
        ...shown(each),
        brought: brought.filter((one) => one.prioritised === each.content.code).length,
      })),
      judgements,
      (each) => each.content.code,
    ),
    measures: scored(
      measures.map(({ id, title }) => ({ id, title })),
      judgements,
      (each) => each.id,
    ),
    assessments: assessments.map(shown),
    traits: ofKind(entries, 'trait').map(shown),
  };
}

export const analysisRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/analysis',
    verb: 'plan.read',
    summary:
      'A análise situacional: oficinas, problemas das macrorregiões, seleção, linhas de cuidado e pontuação, cada número com o que o documento afirma',
    answer: AnalysisAnswer,
    handle: readAnalysis,
  }),
];
