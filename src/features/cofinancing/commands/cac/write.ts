import { AppError } from '../../../../kernel/app-error.ts';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import type { Caller } from '../../../../platform/http/route.ts';
import { newId, sha256 } from '../../../../platform/ids.ts';
import { confirmPassword, listPeopleWho, type Reentered } from '../../../accounts/index.ts';
import { issuePaper, paperNumber } from '../../../documents/index.ts';
import type { Commission, Evaluation, Meeting, Seat, Sheet } from '../../domain/cac/evaluation.ts';
import { resultOf, type SheetReadings, sheetReadings } from '../../domain/cac/sheet.ts';
import { findCommission, listMinutes, saveCommission } from '../../store/cac.ts';
import { refuse } from '../refuse.ts';
import { scopeOfAgreement, scopeOfHospitalOf } from '../save.ts';
import { type EvaluationOf, isConstituted, type OpenedEvaluation, openFor, writeEvent } from './open.ts';
import { evaluationPaper } from './paper.ts';
import { goalValues } from './values.ts';

export const KEEP = 'cofinancing.keep-cac';
export const ANSWER = 'cofinancing.answer-cac';

const SERIES = 'CAC';

interface AtVersion {
  /** The version that whoever acts saw. */
  readonly version: number;
}

/** Who is asked to sign: whoever may keep the commission's papers in the municipality. */
export async function listCandidates(context: Context, agreement: string): Promise<string[]> {
  return listPeopleWho(context, KEEP, await scopeOfAgreement(context, agreement));
}

/**
 * Records the members of the commission that an act constituted; those who sign from the next opinion on.
 * @throws AppError `forbidden`, `conflict`, `refused` where the instrument has no act of it or a member has no account that may sign
 */
export async function composeCommission(
  context: Context,
  agreement: string,
  {
    version,
    seats,
    ...said
  }: AtVersion & Omit<Commission, 'version' | 'seats'> & { readonly seats: readonly Omit<Seat, 'id'>[] },
): Promise<Commission> {
  authorise(context, KEEP, await scopeOfAgreement(context, agreement));
  return once(context, 'cofinancing.compose-cac', async (tx) => {
    const people = seats.map(({ person }) => person);
    const candidates = await listCandidates(tx, agreement);
    refuse([
      ...((await isConstituted(tx, agreement))
        ? []
        : ['A CAC não está constituída: o município registra o ato (E10) no instrumento.']),
      ...(new Set(people).size < people.length ? ['A mesma pessoa não ocupa duas cadeiras.'] : []),
      ...(people.every((person) => candidates.includes(person))
        ? []
        : ['Um dos membros não tem conta que assine pela CAC neste município.']),
    ]);
    const was = await findCommission(tx, agreement);
    const members = seats.map((seat) => ({ ...seat, id: newId(tx.clock.now()) }));
    const stored = await append(tx, {
      stream: `cac/${agreement}`,
      type: 'composed',
      expected: version,
      data: { ...said, seats: members },
    });
    const commission = { ...was, ...said, seats: members, version: stored.sequence };
    await saveCommission(tx, agreement, commission);
    return commission;
  });
}

/** Opens the evaluation of four months. @throws AppError `forbidden`, `refused` where it would skip a period, or has no commission */
export async function startEvaluation(context: Context, on: EvaluationOf): Promise<Evaluation> {
  authorise(context, KEEP, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.open-cac-evaluation', async (tx) => {
    await openFor(tx, on, 'open', 0);
    return writeEvent(tx, on, null, { type: 'opened', data: {} });
  });
}

export interface Judged extends AtVersion {
  readonly goal: string;
  readonly met: boolean;
  readonly evidence: string;
  readonly file: { readonly sha256: string; readonly fileName: string } | null;
}

/** Says whether a qualitative goal was met, by which evidence. @throws AppError `forbidden`, `conflict`, `refused` */
export async function judgeGoal(
  context: Context,
  on: EvaluationOf,
  { version, ...data }: Judged,
): Promise<Evaluation> {
  authorise(context, KEEP, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.judge-goal', async (tx) => {
    const { evaluation } = await openFor(tx, on, 'judge', version, data);
    return writeEvent(tx, on, evaluation, { type: 'judged', data });
  });
}

/** The meeting that is told: by the address of one whose minutes were issued, or typed where the commission meets in no collegiate body. */
type MeetingSaid = { readonly meeting: string } | { readonly on: string; readonly minutes: string };

/**
 * Records the meeting of the commission and its minutes: those that its collegiate body issued, by number and hash, where it has one.
 * @throws AppError `forbidden`, `conflict`, `refused`
 */
export async function recordMeeting(
  context: Context,
  on: EvaluationOf,
  { version, ...said }: AtVersion & MeetingSaid,
): Promise<Evaluation> {
  authorise(context, KEEP, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.record-cac-meeting', async (tx) => {
    const data = await meetingOf(tx, on.agreement, said);
    const { evaluation } = await openFor(tx, on, 'meet', version, data);
    return writeEvent(tx, on, evaluation, { type: 'met', data });
  });
}

async function meetingOf(tx: Context, agreement: string, said: MeetingSaid): Promise<Meeting> {
  if (!('meeting' in said)) return { ...said, issued: null };
  const body = (await findCommission(tx, agreement))?.body ?? null;
  const found =
    body === null ? undefined : (await listMinutes(tx, body)).find((each) => each.meeting === said.meeting);
  if (found === undefined)
    throw new AppError(
      'not-found',
      'O colegiado da CAC não emitiu ata desta reunião. Emita-a em Colegiados antes de citá-la.',
    );
  return { on: found.on, minutes: found.number, issued: found };
}

/**
 * Notifies the hospital of the sheet as it is now, frozen with its hash, under the readings chosen and with a last day to answer.
 * @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function noticeEvaluation(
  context: Context,
  on: EvaluationOf,
  { version, until, readings }: AtVersion & { readonly until: string; readonly readings: SheetReadings },
): Promise<Evaluation> {
  authorise(context, KEEP, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.notice-cac-evaluation', async (tx) => {
    const opened = await openFor(tx, on, 'notice', version, { until });
    const sheet = await freeze(tx, opened, readings);
    return writeEvent(tx, on, opened.evaluation, {
      type: 'noticed',
      data: { until, sheet, sha256: sha256(canonicalJson(sheet)) },
    });
  });
}

async function freeze(
  tx: Context,
  { agreement, evaluation, facts: { terms, period } }: OpenedEvaluation,
  chosen: SheetReadings,
): Promise<Sheet> {
  const values = await goalValues(tx, agreement.establishment, terms, period);
  const readings = sheetReadings(terms, chosen);
  const judged = evaluation?.judged ?? {};
  const byGoal = Object.fromEntries(values.map((value) => [value.goal, value]));
  const result = resultOf(terms, judged, byGoal, readings);
  if (result === null) refuse(['Nenhuma meta tem valor: não há o que avaliar.']);
  return { judged, values, readings, percent: result?.percent.toString() ?? '0' };
}

/** What the hospital answers to the notice. @throws AppError `forbidden`, `conflict`, `refused` past its day */
export async function answerNotice(
  context: Context,
  on: EvaluationOf,
  { version, ...data }: AtVersion & { readonly text: string },
): Promise<Evaluation> {
  authorise(context, ANSWER, await scopeOfHospitalOf(context, on.agreement));
  return once(context, 'cofinancing.answer-cac-notice', async (tx) => {
    const { evaluation } = await openFor(tx, on, 'answer', version);
    return writeEvent(tx, on, evaluation, { type: 'answered', data });
  });
}

/**
 * The opinion on the answer: the sheet stands, from a payment month on, and goes to who signs. With no month it goes back to be
 * filled in, and what was notified is void. @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function opine(
  context: Context,
  on: EvaluationOf,
  { version, text, competencia }: AtVersion & { readonly text: string; readonly competencia: string | null },
): Promise<Evaluation> {
  authorise(context, KEEP, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.opine-cac-evaluation', async (tx) => {
    if (competencia === null) {
      const { evaluation } = await openFor(tx, on, 'reopen', version);
      return writeEvent(tx, on, evaluation, { type: 'reopened', data: { text } });
    }
    const { evaluation, facts } = await openFor(tx, on, 'opine', version, { competencia });
    const seats = facts.commission?.seats ?? [];
    return writeEvent(tx, on, evaluation, { type: 'opined', data: { text, competencia, seats } });
  });
}

/** What a signature covers: the sheet by its hash, the meeting, the answer and the opinion. */
export function signedText(on: EvaluationOf, { notice, meeting, answer, opinion }: Evaluation) {
  return {
    ...on,
    sheet: notice?.sha256 ?? null,
    meeting,
    answer: answer?.text ?? null,
    opinion: opinion === null ? null : { text: opinion.text, competencia: opinion.competencia },
  };
}

/**
 * Signs for the seat of whoever acts, by the password again. The last one issues the numbered evaluation, and from its payment month on the
 * rules use it. @throws AppError `forbidden`, `conflict`, `refused`
 */
export async function signEvaluation(
  context: Context,
  caller: Caller,
  on: EvaluationOf,
  { version, ...again }: AtVersion & Reentered,
): Promise<Evaluation> {
  authorise(context, KEEP, await scopeOfAgreement(context, on.agreement));
  const { by } = await confirmPassword(context, caller, again);
  return once(context, 'cofinancing.sign-cac-evaluation', async (tx) => {
    const opened = await openFor(tx, on, 'sign', version);
    const evaluation = opened.evaluation as Evaluation;
    const signed = signedText(on, evaluation);
    const seats = evaluation.opinion?.seats ?? [];
    const seat = seats.find(({ person }) => person === tx.actor.id)?.id ?? '';
    const next = await writeEvent(
      tx,
      on,
      evaluation,
      { type: 'signed', data: { seat, sha256: sha256(canonicalJson(signed)) } },
      { signed, confirmed: by },
    );
    if (next.signatures.length < seats.length) return next;
    const issued = await issuePaper(tx, SERIES, evaluationPaper(opened, next));
    return writeEvent(tx, on, next, {
      type: 'finished',
      data: { paper: issued.id, number: paperNumber(issued), day: tx.clock.today() },
    });
  });
}
