import { AppError } from '../../../../kernel/app-error.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { type Assessment, type AssessmentEvent, after } from '../../domain/assessment/assessment.ts';
import {
  type AssessmentAction,
  type AssessmentFacts,
  type AssessmentSaid,
  refusalsOf,
} from '../../domain/assessment/may.ts';
import { type AssessmentPeriod, isAssessmentPeriod } from '../../domain/assessment/period.ts';
import type { Agreement, Programme } from '../../domain/programme.ts';
import { type AssessmentRecord, listAssessments, saveAssessment } from '../../store/assessments.ts';
import { findCommission } from '../../store/cac.ts';
import { shareInstrument } from '../../store/instrument/instruments.ts';
import { getAgreement, getProgramme } from '../../store.ts';
import { authorisedMonths } from '../cac/open.ts';
import { getInstrument } from '../instrument/open.ts';
import { refuse } from '../refuse.ts';

export interface AssessmentOf {
  readonly agreement: string;
  readonly period: string;
}

export const assessmentStream = ({ agreement, period }: AssessmentOf): string =>
  `assessment/${agreement}/${period}`;

/** An assessment with everything its rules ask, as it is now. */
export interface OpenedAssessment {
  readonly on: AssessmentOf & { readonly period: AssessmentPeriod };
  readonly agreement: Agreement;
  readonly programme: Programme;
  readonly assessment: Assessment | null;
  /** Every assessment of the Termo, in the order of their periods. */
  readonly records: readonly AssessmentRecord[];
  readonly facts: AssessmentFacts;
}

/** @throws AppError `not-found`, `invalid-input` for what is no semester */
export async function openAssessment(context: Context, on: AssessmentOf): Promise<OpenedAssessment> {
  const { period } = on;
  if (!isAssessmentPeriod(period))
    throw new AppError('invalid-input', `"${period}" não é um semestre: escreva ano e número, como 2026-1.`);
  const agreement = await getAgreement(context, on.agreement);
  const records = await listAssessments(context, agreement.id);
  const { content } = await getInstrument(context, agreement.id);
  const commission = await findCommission(context, agreement.id);
  return {
    on: { ...on, period },
    agreement,
    programme: await getProgramme(context, agreement.programme),
    assessment: records.find((each) => each.period === period)?.assessment ?? null,
    records,
    facts: {
      period,
      today: context.clock.today(),
      now: context.clock.now().toISOString(),
      actor: context.actor.id,
      effectFrom: agreement.effect[0],
      others: records
        .filter((each) => each.period !== period)
        .map(({ period: other, assessment }) => ({ period: other, state: assessment.state })),
      authorised: await authorisedMonths(context, agreement.id),
      ordered: content.baseValues.map(({ from }) => from),
      seats: (commission?.seats ?? []).map(({ person }) => person),
    },
  };
}

/** @throws AppError `conflict` where somebody was faster; `refused` with every reason */
export async function openFor(
  tx: Context,
  on: AssessmentOf,
  action: AssessmentAction,
  version: number,
  said: AssessmentSaid = {},
): Promise<OpenedAssessment> {
  await shareInstrument(tx, on.agreement);
  const opened = await openAssessment(tx, on);
  const theirs = opened.assessment?.version ?? 0;
  if (theirs !== version)
    throw new AppError(
      'conflict',
      'Outra pessoa agiu nesta avaliação enquanto você a lia. Nada foi gravado: veja como está e repita se ainda fizer sentido.',
      { details: { yours: version, theirs, state: opened.assessment?.state ?? null } },
    );
  refuse(refusalsOf(action, opened.assessment, opened.facts, said));
  return opened;
}

type Told<E> = E extends AssessmentEvent ? Pick<E, 'type' | 'data'> : never;

/** Writes what happened: the event of its stream and the snapshot after it, in the open transaction. */
export async function writeEvent(
  tx: Context,
  { on, assessment }: Pick<OpenedAssessment, 'on' | 'assessment'>,
  { type, data }: Told<AssessmentEvent>,
  beside: Record<string, unknown> = {},
): Promise<Assessment> {
  const stored = await append(tx, {
    stream: assessmentStream(on),
    type,
    expected: assessment?.version ?? 0,
    data: { ...data, ...beside },
  });
  const next = after(assessment, { type, data, by: stored.actorId, at: stored.at } as AssessmentEvent);
  await saveAssessment(tx, on.agreement, on.period, next);
  return next;
}
