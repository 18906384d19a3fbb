import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { type Answer, type AnswerSaid, refusalsOfAnswer } from '../../domain/obligations/may.ts';
import type { Party } from '../../domain/obligations/obligation.ts';
import type { ObligationRecord } from '../../domain/obligations/submission.ts';
import { SUBMIT_VERBS } from '../instrument/verbs.ts';
import { refuse } from '../refuse.ts';
import { scopeOfAgreement } from '../save.ts';
import {
  type ObligationOf,
  type OpenedObligation,
  openObligation,
  REVIEW,
  scopeOfParty,
  writeSubmission,
} from './open.ts';

interface Which {
  readonly version: number;
  readonly paper: string;
}

async function openFor(
  tx: Context,
  on: ObligationOf,
  answer: Answer,
  { version, paper }: Which,
  said: AnswerSaid = {},
): Promise<OpenedObligation> {
  const opened = await openObligation(tx, on, version);
  const submission = opened.record.submissions.find((each) => each.paper === paper);
  refuse(refusalsOfAnswer(answer, opened.record, submission, opened.facts, said));
  return opened;
}

/** Takes back what the person sent, while nobody reviewed it; the protocol stays, marked so. @throws AppError `forbidden`, `conflict`, `refused` */
export async function withdrawEvidence(
  context: Context,
  party: Party,
  on: ObligationOf,
  which: Which,
): Promise<ObligationRecord> {
  authorise(context, SUBMIT_VERBS[party], await scopeOfParty(context, on.agreement, party));
  return once(context, 'cofinancing.withdraw-evidence', async (tx) => {
    const opened = await openFor(tx, on, 'withdraw', which);
    const { paper } = which;
    return writeSubmission(tx, opened, { type: 'withdrawn', data: { paper, on: tx.clock.today() } });
  });
}

/** Accepts what somebody else sent; of a standing obligation, until a day. @throws AppError `forbidden`, `conflict`, `refused` with every reason */
export async function acceptEvidence(
  context: Context,
  on: ObligationOf,
  { until, ...which }: Which & { readonly until: string | null },
): Promise<ObligationRecord> {
  authorise(context, REVIEW, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.accept-evidence', async (tx) => {
    const opened = await openFor(tx, on, 'accept', which, { until });
    const kept = opened.facts.obligation.often === 'standing' ? until : null;
    const data = { paper: which.paper, on: tx.clock.today(), until: kept };
    return writeSubmission(tx, opened, { type: 'accepted', data });
  });
}

/** Gives back what somebody else sent, for a reason. @throws AppError `forbidden`, `conflict`, `refused` with every reason */
export async function returnEvidence(
  context: Context,
  on: ObligationOf,
  { reason, ...which }: Which & { readonly reason: string },
): Promise<ObligationRecord> {
  authorise(context, REVIEW, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.return-evidence', async (tx) => {
    const opened = await openFor(tx, on, 'return', which, { reason });
    const data = { paper: which.paper, on: tx.clock.today(), reason: reason.trim() };
    return writeSubmission(tx, opened, { type: 'returned', data });
  });
}
