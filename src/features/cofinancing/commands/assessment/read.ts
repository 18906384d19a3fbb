import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { addMonths, parseCompetencia } from '../../../../kernel/competencia.ts';
import type { Unit } from '../../../../kernel/explained.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { type Context, refusalOf } from '../../../../platform/context.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { listNames } from '../../../accounts/index.ts';
import { type VerifiedCitation, verifyCitations } from '../../../acts/index.ts';
import { mayReadRecords } from '../../../indicators/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { AssessmentAnswer, AssessmentList } from '../../contract.ts';
import { type Assessment, PARTIES } from '../../domain/assessment/assessment.ts';
import {
  ASSESSMENT_ACTIONS,
  ASSESSMENT_WORDS,
  type AssessmentAction,
  PARTY_WORDS,
  refusalsOf,
} from '../../domain/assessment/may.ts';
import { assessmentInWords, nextAssessment } from '../../domain/assessment/period.ts';
import { countedScoreOf, differenceOf } from '../../domain/assessment/score.ts';
import { versionAt } from '../../domain/dated.ts';
import { LIFE_FACTS } from '../../domain/instrument/agreement.ts';
import { termFrom } from '../../domain/instrument/term.ts';
import type { Agreement, Fact, Programme } from '../../domain/programme.ts';
import { type AssessmentRecord, listAssessments } from '../../store/assessments.ts';
import { getAgreement } from '../../store.ts';
import { aroundInstrument, getInstrument } from '../instrument/open.ts';
import { scopeOfAgreement } from '../save.ts';
import { citeAnswer, factInWords } from '../words.ts';
import { type AssessmentOf, type OpenedAssessment, openAssessment } from './open.ts';
import { ASSESS, DECIDE, PARTY_VERBS } from './write.ts';

const places = (value: string): string => Rational.parse(value).toDecimal(2);

async function headOf(context: Context, { id, municipality, establishment }: Agreement) {
  const { name } = (await getTerritory(context)).get(municipality, context.clock.today());
  return { agreement: { id, municipality: name, establishment } };
}

/** Published, an assessment stands from its month until that of the next one. */
function standingOf(
  { period, assessment }: AssessmentRecord,
  records: readonly AssessmentRecord[],
  today: string,
) {
  const { state, competencia } = assessment;
  if (state !== 'PUBLISHED') return { state, stateWords: ASSESSMENT_WORDS[state] };
  const later = records.filter(
    (each) =>
      each.period !== period &&
      each.assessment.state === 'PUBLISHED' &&
      each.assessment.competencia > competencia &&
      each.assessment.competencia <= today.slice(0, 7),
  );
  if (later.length > 0) return { state: 'SUPERSEDED' as const, stateWords: 'sucedida por outra' };
  if (competencia <= today.slice(0, 7)) return { state: 'IN_FORCE' as const, stateWords: 'em vigor' };
  return { state, stateWords: ASSESSMENT_WORDS[state] };
}

/** The assessments of a Termo, the next that may be opened, and the revision that waits. */
export async function readAssessments(context: Context, id: string): Promise<AssessmentList> {
  const agreement = await getAgreement(context, id);
  const records = await listAssessments(context, id);
  const today = context.clock.today();
  const around = await aroundInstrument(context, await getInstrument(context, id));
  const [cite] = await verifyCitations(context, [around.terms.assessment.cite]);
  const period = nextAssessment(
    records.map((each) => each.period),
    today,
  );
  const { assessment, facts } = await openAssessment(context, { agreement: id, period });
  const scope = await scopeOfAgreement(context, id);
  const first = [today.slice(0, 7), ...facts.authorised, ...facts.ordered].toSorted().at(-1) as string;
  return {
    ...(await headOf(context, agreement)),
    cite: citeAnswer(cite as VerifiedCitation),
    note: around.terms.assessment.note,
    items: records
      .map((record) => ({
        period: record.period,
        words: assessmentInWords(record.period),
        ...standingOf(record, records, today),
        competencia: record.assessment.competencia,
        computed: record.assessment.scored && places(record.assessment.scored.score.factor),
        ratified: record.assessment.ratified?.factor ?? null,
      }))
      .toReversed(),
    next: {
      period,
      words: assessmentInWords(period),
      competencia: addMonths(parseCompetencia(first), 1),
      reasons: refusalsOf('open', assessment, facts),
    },
    revision: revisionOf(around),
    mayAssess: refusalOf(context, ASSESS, scope) === null,
  };
}

function revisionOf({ instrument, terms, today, days }: Awaited<ReturnType<typeof aroundInstrument>>) {
  const { revision } = instrument.procedure;
  const asked = revision.find(({ type }) => type === 'revision-requested');
  if (asked === undefined) return null;
  const { lastDay } = termFrom(asked.on, terms.assessment.revisionDays, days);
  return {
    on: asked.on,
    document: asked.document,
    reason: asked.details.reason ?? '',
    analysed: revision.find(({ type }) => type === 'revision-analysed')?.on ?? null,
    lastDay,
    overdue: today > lastDay,
  };
}

/** One assessment: evidence with its hash, score, readings with their money, signatures, what was ratified and why. */
export async function readAssessment(context: Context, on: AssessmentOf): Promise<AssessmentAnswer> {
  const opened = await openAssessment(context, on);
  const { agreement, programme, assessment, records, facts } = opened;
  const { period } = facts;
  const scope = await scopeOfAgreement(context, agreement.id);
  const names = await namesOf(context, assessment);
  const may = (verb: string) => refusalOf(context, verb as never, scope) === null;
  const said = ({ by, at }: { by: string | null; at: string }) => ({
    by: by === null ? null : (names.get(by) ?? null),
    at,
  });
  const { frozen = null, scored = null, ratified = null, signatures = [] } = assessment ?? {};
  const none = { state: 'NONE' as const, stateWords: 'ainda não aberta' };
  return {
    ...(await headOf(context, agreement)),
    period,
    words: assessmentInWords(period),
    ...(assessment === null ? none : standingOf({ period, assessment }, records, facts.today)),
    version: assessment?.version ?? 0,
    competencia: assessment?.competencia ?? null,
    reason: assessment?.reason ?? '',
    frozen: frozen && { ...said(frozen), ...frozenAnswer(await factWords(context, programme), frozen) },
    counted:
      frozen &&
      countedAnswer(opened, frozen, {
        wordsOf: await factWords(context, programme),
        isWhole: mayReadRecords(context, await getTerritory(context), agreement.municipality),
      }),
    changedSince: changedSince(opened, facts.today, await factWords(context, programme)),
    scored: scored && { ...said(scored), ...scoredAnswer(scored) },
    signatures: PARTIES.map((party) => {
      const signed = signatures.find((each) => each.party === party);
      const refused = refusalsOf('sign', assessment, facts, { party }).length > 0;
      return {
        party,
        label: PARTY_WORDS[party],
        may: !refused && may(PARTY_VERBS[party]),
        signed: signed ? said(signed) : null,
      };
    }),
    ratified: ratified && {
      ...said(ratified),
      factor: ratified.factor,
      amount: ratified.amount,
      reason: ratified.reason,
    },
    difference: differenceFrom(opened),
    ordinance: assessment?.ordinance ?? null,
    published: assessment?.published ?? null,
    actions: Object.fromEntries(
      ASSESSMENT_ACTIONS.filter((action) => action !== 'sign' && may(VERB_OF[action])).map((action) => [
        action,
        refusalsOf(action, assessment, facts),
      ]),
    ),
  };
}

type Frozen = NonNullable<Assessment['frozen']>;

function frozenAnswer(wordsOf: FactWords, { evidence, sha256: kept }: Frozen) {
  const { knownOn, base, agreement } = evidence;
  return {
    sha256: kept,
    whole: sha256(canonicalJson(evidence)) === kept,
    knownOn,
    base,
    facts: agreement.facts.map((fact) => ({
      label: fact.label,
      text: wordsOf(fact),
      status: fact.status,
      note: fact.note ?? null,
    })),
  };
}

/** What was counted beside what was recorded, and what it would change of the value. */
function countedAnswer(
  { programme, assessment }: OpenedAssessment,
  { evidence }: Frozen,
  { wordsOf, isWhole }: { readonly wordsOf: FactWords; readonly isWhole: boolean },
): AssessmentAnswer['counted'] {
  const { counted, agreement } = evidence;
  if (counted === undefined) return null;
  const effect = assessment?.scored ? countedScoreOf(programme, evidence) : null;
  return {
    year: counted.year,
    items: counted.facts.map(({ fact: id, label, value, trace }) => {
      const recorded = agreement.facts.find((each) => each.id === id && each.value !== null);
      return {
        label,
        recorded: recorded === undefined ? null : wordsOf(recorded),
        counted: wordsOf({ id, value: places(value) }),
        trace: isWhole ? trace : null,
      };
    }),
    lacking: counted.lacking.map(({ month, reason }) => ({ month: parseCompetencia(month), reason })),
    amount: effect?.amount ?? null,
    difference: effect?.difference ?? null,
  };
}

function scoredAnswer({ sha256: hash, score }: NonNullable<Assessment['scored']>) {
  return {
    sha256: hash,
    factor: places(score.factor),
    amount: score.amount,
    criteria: score.criteria.map((each) => ({ ...each })),
    readings: score.readings.map(({ id, label, alternatives }) => ({
      id,
      label,
      alternatives: alternatives.map(({ note: _, ...each }) => each),
    })),
    trace: score.trace,
  };
}

const VERB_OF: Readonly<Record<Exclude<AssessmentAction, 'sign'>, string>> = {
  open: ASSESS,
  freeze: ASSESS,
  score: ASSESS,
  reopen: ASSESS,
  ratify: DECIDE,
  order: DECIDE,
  publish: DECIDE,
};

async function namesOf(context: Context, assessment: Assessment | null) {
  const { frozen, scored, ratified, signatures = [] } = assessment ?? {};
  const said = [frozen, scored, ratified, ...signatures].flatMap((each) => each?.by ?? []);
  return listNames(context, [...new Set(said)]);
}

type FactWords = (fact: Pick<Fact, 'id' | 'value'>) => string;

/** How each fact of a programme is said; a region by its name. */
async function factWords(context: Context, { rules }: Programme): Promise<FactWords> {
  const territory = await getTerritory(context);
  return ({ id, value }) => {
    const place = id === LIFE_FACTS.region ? territory.find(String(value), context.clock.today()) : null;
    const rule = Object.values(rules).find((each) => 'fact' in each && each.fact === id);
    return place?.name ?? factInWords(value, rule && 'unit' in rule ? (rule.unit as Unit) : 'text');
  };
}

/** What says something else today for the same month: it waits for the next assessment. */
function changedSince({ agreement, assessment }: OpenedAssessment, today: string, wordsOf: FactWords) {
  const evidence = assessment?.frozen?.evidence;
  return (evidence?.agreement.facts ?? []).flatMap((frozen) => {
    const versions = agreement.facts.filter(({ id }) => id === frozen.id);
    const now = versionAt(versions, `${evidence?.competencia}-01`, today);
    const [was, is] = [wordsOf(frozen), now === null ? 'Nada' : wordsOf(now)];
    return was === is ? [] : [{ label: frozen.label, frozen: was, now: is }];
  });
}

function differenceFrom({
  on,
  programme,
  assessment,
  records,
}: OpenedAssessment): AssessmentAnswer['difference'] {
  const { frozen, scored, ratified } = assessment ?? {};
  const before = records
    .filter(({ period, assessment: { state } }) => period < on.period && state === 'PUBLISHED')
    .at(-1);
  const past = before?.assessment;
  if (!before || !past?.frozen || !past.ratified || !frozen || !scored) return null;
  const was = { evidence: past.frozen.evidence, factor: past.ratified.factor };
  const is = { evidence: frozen.evidence, factor: ratified?.factor ?? scored.score.factor };
  return {
    before: assessmentInWords(before.period),
    was: was.factor,
    is: places(is.factor),
    parts: differenceOf(programme, was, is),
  };
}
