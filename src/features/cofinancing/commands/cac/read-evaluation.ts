import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { addMonths, parseCompetencia } from '../../../../kernel/competencia.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { listNames } from '../../../accounts/index.ts';
import type { Cite, EvaluationDetail, GoalAnswer } from '../../contract.ts';
import type { Evaluation } from '../../domain/cac/evaluation.ts';
import { CAC_ACTIONS, refusalsOf } from '../../domain/cac/may.ts';
import { monthAfter, periodInWords } from '../../domain/cac/period.ts';
import { alternativesOf, resultOf, sheetReadings, targetOf } from '../../domain/cac/sheet.ts';
import type { Goal, GoalValue } from '../../domain/cac/terms.ts';
import { daysBetween } from '../../domain/instrument/term.ts';
import { listMinutes } from '../../store/cac.ts';
import { readMeans } from './means.ts';
import { type EvaluationOf, type OpenedEvaluation, openEvaluation } from './open.ts';
import { goalValues } from './values.ts';
import { cited, percentOf, STATE_WORDS } from './words.ts';
import { signedText } from './write.ts';

const PLACES = 2;

/** One evaluation: each goal with its value or judgement, the result under each reading, and what may be done now. */
export async function readEvaluation(context: Context, on: EvaluationOf): Promise<EvaluationDetail> {
  const opened = await openEvaluation(context, on);
  const { evaluation, facts } = opened;
  const { terms, period } = facts;
  const firstCompetencia = laterOf(monthAfter(period), facts.authorised);
  const competencia = evaluation?.opinion?.competencia ?? firstCompetencia;
  const body = facts.commission?.body ?? null;
  const tried = {
    until: facts.answerUntil,
    competencia,
    goal: qualitativeOf(terms.goals),
    on: facts.today,
    issued: body === null ? null : ((await listMinutes(context, body))[0] ?? null),
  };
  return {
    period,
    words: periodInWords(period),
    state: evaluation?.state ?? null,
    stateWords: evaluation === null ? 'Não aberta' : STATE_WORDS[evaluation.state],
    version: evaluation?.version ?? 0,
    weights: terms.weights,
    ...(await sheetOf(context, opened, competencia)),
    ...(await saidOf(context, evaluation)),
    signedSha256: evaluation?.opinion ? sha256(canonicalJson(signedText(on, evaluation))) : null,
    signers: signersOf(evaluation, context.actor.id),
    actions: Object.fromEntries(
      CAC_ACTIONS.map((action) => [action, refusalsOf(action, evaluation, facts, tried)]),
    ),
    answerUntil: facts.answerUntil,
    answerNote: terms.answer.note,
    firstCompetencia,
  };
}

const qualitativeOf = (goals: readonly Goal[]): string =>
  goals.find(({ kind }) => kind === 'qualitative')?.id ?? '';

/** The goals with what is said of each: as they were notified, or as they are now. */
async function sheetOf(context: Context, opened: OpenedEvaluation, competencia: string) {
  const { agreement, evaluation, facts } = opened;
  const { terms, period } = facts;
  const sheet = evaluation?.notice?.sheet ?? null;
  const values = sheet?.values ?? (await goalValues(context, agreement.establishment, terms, period));
  const readings = sheet?.readings ?? sheetReadings(terms);
  const judged = sheet?.judged ?? evaluation?.judged ?? {};
  const byGoal = Object.fromEntries(values.map((value) => [value.goal, value]));
  const result = resultOf(terms, judged, byGoal, readings);
  const shares = new Map(result?.scores.map(({ goal, share }) => [goal, share]));
  const names = await namesOf(
    context,
    Object.values(judged).map(({ by }) => by),
  );
  const cites = await goalCites(context, terms.goals);
  const percent = result?.percent.toString() ?? null;
  const draft = percent === null ? null : draftOf(opened, percent, competencia);
  return {
    isFrozen: sheet !== null,
    goals: terms.goals.map((goal) => ({
      ...cites(goal, readings),
      id: goal.id,
      kind: goal.kind,
      label: goal.label,
      judged: named(names, judged[goal.id] ?? null),
      value: answerOf(byGoal[goal.id]),
      outcome: outcomeOf(shares.get(goal.id) ?? null),
    })),
    percent: percent === null ? null : percentOf(percent),
    counted: (result?.counted ?? Rational.zero).toDecimal(PLACES),
    fulfilled: (result?.fulfilled ?? Rational.zero).toDecimal(PLACES),
    readings: alternativesOf(terms, judged, byGoal, readings).map((each) => ({
      ...each,
      percent: percentOf(each.percent),
    })),
    means:
      draft === null || evaluation?.final
        ? null
        : await readMeans(context, { terms, agreement, competencia, draft }),
  };
}

/** Meeting, notice, answer, opinion and end, with the names of who said them. */
async function saidOf(context: Context, evaluation: Evaluation | null) {
  const { meeting = null, notice = null, answer = null, opinion = null, final = null } = evaluation ?? {};
  const names = await namesOf(
    context,
    [notice, answer, opinion].map((each) => each?.by ?? null),
  );
  return {
    meeting: meeting && { ...meeting, issued: meeting.issued ?? null },
    notice: notice && {
      until: notice.until,
      daysLeft: daysBetween(context.clock.today(), notice.until),
      sha256: notice.sha256,
      at: notice.at,
      by: names.get(notice.by ?? '') ?? null,
    },
    answer: named(names, answer),
    opinion: named(names, opinion),
    final,
  };
}

function named<T extends { readonly by: string | null }>(names: ReadonlyMap<string, string>, said: T | null) {
  return said && { ...said, by: names.get(said.by ?? '') ?? null };
}

const namesOf = (context: Context, people: readonly (string | null)[]): Promise<Map<string, string>> =>
  listNames(context, [...new Set(people.flatMap((each) => each ?? []))]);

function signersOf(evaluation: Evaluation | null, reader: string | null): EvaluationDetail['signers'] {
  return (evaluation?.opinion?.seats ?? []).map(({ id, name, institution, person }) => {
    const signed = evaluation?.signatures.find(({ seat }) => seat === id);
    return {
      seat: id,
      name,
      institution,
      signed: signed === undefined ? null : { at: signed.at, sha256: signed.sha256 },
      isReader: person === reader,
    };
  });
}

/** The first month that nobody authorised yet, from a month on. */
function laterOf(first: ReturnType<typeof monthAfter>, authorised: readonly string[]) {
  const last = authorised.toSorted().at(-1);
  return last === undefined || last < first ? first : addMonths(parseCompetencia(last), 1);
}

const draftOf = ({ facts: { period, today } }: OpenedEvaluation, percent: string, competencia: string) => ({
  period,
  percent,
  competencia,
  number: 'em preenchimento',
  sha256: '',
  knownOn: today,
});

function outcomeOf(share: Rational | null): GoalAnswer['outcome'] {
  if (share === null) return 'out';
  if (share.isZero()) return 'not-met';
  return share.eq(Rational.one) ? 'met' : 'partly';
}

function answerOf(value: GoalValue | undefined): GoalAnswer['value'] {
  return {
    text: value?.text ?? null,
    reason: value?.reason ?? null,
    explained: value?.explained ?? null,
    months: (value?.months ?? []).map((each) => ({ ...each })),
  };
}

/** The words of each goal, and of what it is held to under the readings. */
async function goalCites(context: Context, goals: readonly Goal[]) {
  const own = await cited(
    context,
    goals.map(({ cite }) => cite),
  );
  const found = new Map(goals.map(({ id }, index) => [id, own[index] as Cite]));
  const targets = goals.flatMap((goal) =>
    goal.kind === 'quantitative' ? goal.targets.flatMap(({ cite }) => cite ?? []) : [],
  );
  const cites = await cited(context, targets);
  const ofTarget = new Map(targets.map((cite, index) => [cite, cites[index] as Cite]));
  return (goal: Goal, readings: ReturnType<typeof sheetReadings>) => {
    const target = goal.kind === 'quantitative' ? targetOf(goal, readings) : undefined;
    return {
      cite: found.get(goal.id) as Cite,
      target: target?.label ?? null,
      targetCite: target?.cite === undefined ? null : (ofTarget.get(target.cite) ?? null),
    };
  };
}
