import { AppError } from '../../../../kernel/app-error.ts';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { explainedJson } from '../../../../kernel/explained.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import type { Caller } from '../../../../platform/http/route.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { confirmPassword, type Reentered } from '../../../accounts/index.ts';
import { issuePaper, paperNumber } from '../../../documents/index.ts';
import type { Assessment, CountedEvidence, Evidence, Party } from '../../domain/assessment/assessment.ts';
import { assessmentInWords, yearBefore } from '../../domain/assessment/period.ts';
import { amountAt, freeze, scoreOf } from '../../domain/assessment/score.ts';
import type { EventType } from '../../domain/instrument/event-types.ts';
import type { EventDetails } from '../../domain/instrument/instrument.ts';
import type { Agreement } from '../../domain/programme.ts';
import { listReadingDecisions } from '../../store.ts';
import { KEEP } from '../cac/write.ts';
import { holdInstrument } from '../instrument/open.ts';
import { writeStep } from '../instrument/record.ts';
import { ledgerTerms } from '../ledger/terms.ts';
import { CHECK } from '../month/sign.ts';
import { executionOfYear } from '../panel/execution-year.ts';
import { scopeOfAgreement } from '../save.ts';
import { type AssessmentOf, type OpenedAssessment, openFor, writeEvent } from './open.ts';
import { assessmentPaper } from './paper.ts';

export const ASSESS = CHECK;
export const DECIDE = 'cofinancing.decide-transfer';
/** Who may sign for each party. */
export const PARTY_VERBS = { cac: KEEP, regional: 'cofinancing.calculate', central: CHECK } as const;

interface AtVersion {
  /** The version that whoever acts saw. */
  readonly version: number;
}

const within = async (context: Context, verb: string, { agreement }: AssessmentOf): Promise<void> =>
  authorise(context, verb as never, await scopeOfAgreement(context, agreement));

/** Opens the assessment of a semester, or a further one on demand, for the months from one on. @throws AppError `forbidden`, `conflict`, `refused` */
export async function startAssessment(
  context: Context,
  on: AssessmentOf,
  data: { readonly competencia: string; readonly reason: string },
): Promise<Assessment> {
  await within(context, ASSESS, on);
  return once(context, 'cofinancing.open-assessment', async (tx) => {
    const opened = await openFor(tx, on, 'open', 0, data);
    return writeEvent(tx, opened, { type: 'opened', data });
  });
}

/** Freezes the facts that bind, as known now, under their hash. @throws AppError `forbidden`, `conflict`, `refused` */
export async function freezeEvidence(
  context: Context,
  on: AssessmentOf,
  { version }: AtVersion,
): Promise<Assessment> {
  await within(context, ASSESS, on);
  return once(context, 'cofinancing.freeze-assessment', async (tx) => {
    const opened = await openFor(tx, on, 'freeze', version);
    const { agreement, programme } = opened;
    const decisions = await listReadingDecisions(tx, programme.id);
    const month = opened.assessment?.competencia ?? '';
    const bound = freeze({ programme, agreement, decisions }, month, tx.clock.today());
    const counted = await countedEvidence(tx, agreement, yearBefore(month));
    const evidence: Evidence = counted === null ? bound : { ...bound, counted };
    const hash = sha256(canonicalJson(evidence));
    return writeEvent(tx, opened, { type: 'frozen', data: { evidence, sha256: hash } });
  });
}

/** What files and programme say of a year, as evidence to stand beside what people recorded. */
async function countedEvidence(
  tx: Context,
  agreement: Agreement,
  year: string,
): Promise<CountedEvidence | null> {
  const executed = await executionOfYear(tx, agreement, year);
  if (executed === null) return null;
  const facts = [executed.mean, executed.ratio].flatMap((said) =>
    said === null
      ? []
      : [{ fact: said.id, label: said.label, value: said.value.toString(), trace: explainedJson(said) }],
  );
  return { year, facts, lacking: executed.lacking.map(({ month, reason }) => ({ month, reason })) };
}

/** Works the score out on what was frozen, and on nothing else. @throws AppError `forbidden`, `conflict`, `refused` */
export async function scoreAssessment(
  context: Context,
  on: AssessmentOf,
  { version }: AtVersion,
): Promise<Assessment> {
  await within(context, ASSESS, on);
  return once(context, 'cofinancing.score-assessment', async (tx) => {
    const opened = await openFor(tx, on, 'score', version);
    const { frozen } = standing(opened);
    const score = scoreOf(opened.programme, frozen.evidence);
    const hash = sha256(canonicalJson({ evidence: frozen.sha256, score }));
    return writeEvent(tx, opened, { type: 'scored', data: { score, sha256: hash } });
  });
}

/** Goes back to gathering evidence: what was frozen, scored and signed is void. @throws AppError `forbidden`, `conflict`, `refused` */
export async function reopenAssessment(
  context: Context,
  on: AssessmentOf,
  { version, reason }: AtVersion & { readonly reason: string },
): Promise<Assessment> {
  await within(context, ASSESS, on);
  return once(context, 'cofinancing.reopen-assessment', async (tx) => {
    const opened = await openFor(tx, on, 'reopen', version);
    return writeEvent(tx, opened, { type: 'reopened', data: { reason } });
  });
}

type Signing = AtVersion & Reentered;

/** Signs the score for a party, by the password again. @throws AppError `forbidden`, `conflict`, `refused` */
export async function signScore(
  context: Context,
  caller: Caller,
  on: AssessmentOf,
  party: Party,
  { version, ...again }: Signing,
): Promise<Assessment> {
  await within(context, PARTY_VERBS[party], on);
  const { by } = await confirmPassword(context, caller, again);
  return once(context, 'cofinancing.sign-assessment', async (tx) => {
    const opened = await openFor(tx, on, 'sign', version, { party });
    const signed = { ...on, party, score: opened.assessment?.scored?.sha256 ?? null };
    const hash = sha256(canonicalJson(signed));
    return writeEvent(
      tx,
      opened,
      { type: 'signed', data: { party, sha256: hash } },
      { signed, confirmed: by },
    );
  });
}

/** Ratifies the score, or less with its reason; by the password again, by who did not sign it. @throws AppError `forbidden`, `conflict`, `refused` */
export async function ratifyScore(
  context: Context,
  caller: Caller,
  on: AssessmentOf,
  {
    version,
    factor,
    reason,
    ...again
  }: Signing & { readonly factor: string; readonly reason: string | null },
): Promise<Assessment> {
  await within(context, DECIDE, on);
  const { by } = await confirmPassword(context, caller, again);
  return once(context, 'cofinancing.ratify-assessment', async (tx) => {
    const opened = await openFor(tx, on, 'ratify', version, { factor, reason });
    const { frozen, scored } = standing(opened);
    const amount = amountAt(opened.programme, frozen.evidence, factor);
    const lower = amount !== scored.score.amount;
    const data = { factor, amount, reason: lower ? reason : null };
    return writeEvent(
      tx,
      opened,
      { type: 'ratified', data },
      { signed: { ...on, score: scored.sha256, ...data }, confirmed: by },
    );
  });
}

/** Issues the numbered ordinance of the base value that was ratified. @throws AppError `forbidden`, `conflict`, `refused` */
export async function orderAssessment(
  context: Context,
  on: AssessmentOf,
  { version }: AtVersion,
): Promise<Assessment> {
  await within(context, DECIDE, on);
  return once(context, 'cofinancing.order-assessment', async (tx) => {
    const opened = await openFor(tx, on, 'order', version);
    const issued = await issuePaper(tx, ledgerTerms.ordinance.series, await assessmentPaper(tx, opened));
    return writeEvent(tx, opened, {
      type: 'ordered',
      data: { paper: issued.id, number: paperNumber(issued) },
    });
  });
}

/**
 * Records that the ordinance was published: in the same transaction it is the new version of the instrument's base values (E11 or E13), and
 * from its month on the payments use it. @throws AppError `forbidden`, `conflict`, `refused` with every reason, the instrument's too
 */
export async function publishAssessment(
  context: Context,
  on: AssessmentOf,
  { version, gazette, day }: AtVersion & { readonly gazette: string; readonly day: string },
): Promise<Assessment> {
  await within(context, DECIDE, on);
  return once(context, 'cofinancing.publish-assessment', async (tx) => {
    await holdInstrument(tx, on.agreement);
    const opened = await openFor(tx, on, 'publish', version, { day });
    const next = await writeEvent(tx, opened, { type: 'published', data: { gazette, day } });
    await recordOnInstrument(tx, opened, day);
    return next;
  });
}

async function recordOnInstrument(tx: Context, opened: OpenedAssessment, day: string): Promise<void> {
  const { on, assessment } = opened;
  const { ratified, ordinance, scored } = standing(opened);
  const words = `Avaliação do incentivo, ${assessmentInWords(opened.on.period)}`;
  const say = async (type: EventType, document: string, details: EventDetails) => {
    const record = await holdInstrument(tx, on.agreement);
    await writeStep(tx, record, { type, on: day, document, details, version: record.version });
  };
  const { content } = await holdInstrument(tx, on.agreement);
  const first = content.last['base-value-ordered'] === undefined;
  if (!first && !content.procedure.revision.some(({ type }) => type === 'revision-analysed'))
    await say('revision-analysed', words, { reason: `Pontuação assinada. SHA-256 ${scored.sha256}.` });
  await say(first ? 'base-value-ordered' : 'revised', ordinance?.number ?? words, {
    competencia: assessment?.competencia,
    values: ratified?.factor,
    assessment: on.period,
    reason: [`${words}.`, ...(ratified?.reason ? [ratified.reason] : [])].join(' '),
  });
}

/** What the state of an assessment says is there. */
function standing({ assessment }: OpenedAssessment) {
  if (assessment?.frozen == null) throw new AppError('internal', 'A avaliação não tem evidência congelada.');
  const { frozen, scored, ratified, ordinance } = assessment;
  return { frozen, scored: scored as NonNullable<typeof scored>, ratified, ordinance };
}
