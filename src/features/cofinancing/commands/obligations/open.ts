import { AppError } from '../../../../kernel/app-error.ts';
import type { Context, Scope } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import type { SubmissionFacts } from '../../domain/obligations/may.ts';
import type { Party } from '../../domain/obligations/obligation.ts';
import {
  afterSubmission,
  NOTHING_SENT,
  type ObligationRecord,
  type SubmissionEvent,
} from '../../domain/obligations/submission.ts';
import type { Agreement } from '../../domain/programme.ts';
import { listObligationRecords, saveObligationRecord } from '../../store/obligations.ts';
import { getAgreement } from '../../store.ts';
import { OFFICE_VERBS } from '../instrument/verbs.ts';
import { scopeOfAgreement, scopeOfHospitalOf } from '../save.ts';
import { getObligation } from './terms.ts';

/** Who accepts what was submitted, or returns it. */
export const REVIEW = OFFICE_VERBS.analysis;

export const scopeOfParty = (context: Context, agreement: string, party: Party): Promise<Scope> =>
  party === 'hospital' ? scopeOfHospitalOf(context, agreement) : scopeOfAgreement(context, agreement);

/** One obligation of one Termo. */
export interface ObligationOf {
  readonly agreement: string;
  readonly obligation: string;
}

const obligationStream = ({ agreement, obligation }: ObligationOf): string =>
  `obligation/${agreement}/${obligation}`;

/** What was submitted of an obligation, with everything its rules ask. */
export interface OpenedObligation {
  readonly on: ObligationOf;
  readonly agreement: Agreement;
  readonly record: ObligationRecord;
  readonly facts: SubmissionFacts;
}

/** @throws AppError `not-found`; `conflict` where somebody was faster than `version` */
export async function openObligation(
  context: Context,
  on: ObligationOf,
  version: number,
): Promise<OpenedObligation> {
  const agreement = await getAgreement(context, on.agreement);
  const obligation = getObligation(agreement.programme, on.obligation);
  const record = (await listObligationRecords(context, on.agreement)).get(on.obligation) ?? NOTHING_SENT;
  if (record.version !== version)
    throw new AppError(
      'conflict',
      'Outra pessoa agiu nesta obrigação enquanto você a lia. Nada foi gravado: veja como está e repita se ainda fizer sentido.',
      { details: { yours: version, theirs: record.version } },
    );
  return {
    on,
    agreement,
    record,
    facts: {
      obligation,
      today: context.clock.today(),
      now: context.clock.now().toISOString(),
      actor: context.actor.id,
      effectFrom: agreement.effect[0],
    },
  };
}

type Told<E> = E extends SubmissionEvent ? Pick<E, 'type' | 'data'> : never;

/** Writes what happened: the event of its stream and the snapshot after it, in the open transaction. */
export async function writeSubmission(
  tx: Context,
  { on, record }: OpenedObligation,
  { type, data }: Told<SubmissionEvent>,
): Promise<ObligationRecord> {
  const stored = await append(tx, {
    stream: obligationStream(on),
    type,
    reason: type === 'returned' ? data.reason : null,
    expected: record.version,
    data: { ...data },
  });
  const event = { type, data, by: stored.actorId, at: stored.at } as SubmissionEvent;
  const next = afterSubmission(record, event);
  await saveObligationRecord(tx, on.agreement, on.obligation, next);
  return next;
}
