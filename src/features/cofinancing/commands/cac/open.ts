import { AppError } from '../../../../kernel/app-error.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import type { Evaluation, EvaluationEvent } from '../../domain/cac/evaluation.ts';
import { after, finalOf } from '../../domain/cac/evaluation.ts';
import { type CacAction, type CacFacts, type CacSaid, refusalsOf } from '../../domain/cac/may.ts';
import { type FourMonths, isFourMonths } from '../../domain/cac/period.ts';
import { termFrom } from '../../domain/instrument/term.ts';
import type { Agreement } from '../../domain/programme.ts';
import { findCommission, listEvaluations, saveEvaluation } from '../../store/cac.ts';
import { findInstrument } from '../../store/instrument/instruments.ts';
import { listMonths } from '../../store/month.ts';
import { getAgreement } from '../../store.ts';
import { workingDays } from '../instrument/terms.ts';
import { refuse } from '../refuse.ts';
import { cacTermsOf } from './terms.ts';

export interface EvaluationOf {
  readonly agreement: string;
  readonly period: string;
}

export const evaluationStream = ({ agreement, period }: EvaluationOf): string => `cac/${agreement}/${period}`;

/** An evaluation with everything its rules ask, as it is now. */
export interface OpenedEvaluation {
  readonly agreement: Agreement;
  readonly evaluation: Evaluation | null;
  readonly facts: CacFacts;
}

/** @throws AppError `not-found`, `invalid-input` for what is no four months of a year */
export async function openEvaluation(context: Context, on: EvaluationOf): Promise<OpenedEvaluation> {
  const period = parsePeriod(on.period);
  const agreement = await getAgreement(context, on.agreement);
  const records = await listEvaluations(context, agreement.id);
  return {
    agreement,
    evaluation: records.find((each) => each.period === period)?.evaluation ?? null,
    facts: await factsOf(context, agreement, period, records),
  };
}

async function factsOf(
  context: Context,
  agreement: Agreement,
  period: FourMonths,
  records: Awaited<ReturnType<typeof listEvaluations>>,
): Promise<CacFacts> {
  const terms = cacTermsOf(agreement.programme);
  const today = context.clock.today();
  const others = records.filter((each) => each.period !== period);
  return {
    terms,
    period,
    today,
    now: context.clock.now().toISOString(),
    actor: context.actor.id,
    effectFrom: agreement.effect[0],
    constituted: await isConstituted(context, agreement.id),
    commission: await findCommission(context, agreement.id),
    others: others.map(({ period: other, evaluation: { state } }) => ({ period: other, state })),
    finals: others.flatMap(({ period: other, evaluation }) => finalOf(other, evaluation) ?? []),
    authorised: await authorisedMonths(context, agreement.id),
    answerUntil: termFrom(today, terms.answer.days, await workingDays(context)).lastDay,
  };
}

/** Whether the instrument has the act of the commission (E10). */
export async function isConstituted(context: Context, agreement: string): Promise<boolean> {
  const instrument = await findInstrument(context, agreement);
  return instrument?.content.last['cac-constituted'] !== undefined;
}

/** Payment months of a Termo that somebody authorised. */
export async function authorisedMonths(context: Context, agreement: string): Promise<string[]> {
  const months = await listMonths(context, agreement);
  return months.filter(({ month }) => month.authorisation !== null).map(({ competencia }) => competencia);
}

function parsePeriod(text: string): FourMonths {
  if (isFourMonths(text)) return text;
  throw new AppError('invalid-input', `"${text}" não é um quadrimestre: escreva ano e número, como 2020-3.`);
}

/** @throws AppError `conflict` where somebody was faster; `refused` with every reason */
export async function openFor(
  tx: Context,
  on: EvaluationOf,
  action: CacAction,
  version: number,
  said: CacSaid = {},
): Promise<OpenedEvaluation> {
  const opened = await openEvaluation(tx, on);
  const theirs = opened.evaluation?.version ?? 0;
  if (theirs !== version)
    throw new AppError(
      'conflict',
      'Outra pessoa agiu nesta avaliação enquanto você a lia. Nada foi gravado: veja como está e repita se ainda fizer sentido.',
      { details: { yours: version, theirs } },
    );
  refuse(refusalsOf(action, opened.evaluation, opened.facts, said));
  return opened;
}

type Told<E> = E extends EvaluationEvent ? Pick<E, 'type' | 'data'> : never;

/** Writes what happened: the event of its stream and the snapshot after it, in the open transaction. */
export async function writeEvent(
  tx: Context,
  on: EvaluationOf,
  before: Evaluation | null,
  { type, data }: Told<EvaluationEvent>,
  beside: Record<string, unknown> = {},
): Promise<Evaluation> {
  const stored = await append(tx, {
    stream: evaluationStream(on),
    type,
    expected: before?.version ?? 0,
    data: { ...data, ...beside },
  });
  const next = after(before, { type, data, by: stored.actorId, at: stored.at } as EvaluationEvent);
  await saveEvaluation(tx, on.agreement, parsePeriod(on.period), next);
  return next;
}
