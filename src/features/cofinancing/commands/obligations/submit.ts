import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { findPerson } from '../../../accounts/index.ts';
import { issuePaper, paperNumber, type RenderedPaper, renderIssuedPaper } from '../../../documents/index.ts';
import { refusalsOfSubmission } from '../../domain/obligations/may.ts';
import type { Party } from '../../domain/obligations/obligation.ts';
import type { ObligationRecord, Sent } from '../../domain/obligations/submission.ts';
import { refuseUnknownFiles } from '../instrument/proofs.ts';
import { SUBMIT_VERBS } from '../instrument/verbs.ts';
import { refuse } from '../refuse.ts';
import {
  type ObligationOf,
  type OpenedObligation,
  openObligation,
  scopeOfParty,
  writeSubmission,
} from './open.ts';
import { protocolPaper } from './protocol-paper.ts';
import { hasSubmission } from './read.ts';

const SERIES = 'PROT';

interface Submitting extends Sent {
  readonly version: number;
}

/**
 * Submits what proves an obligation of a party, with its file: a numbered protocol states when, by whom, and the hash of what was sent.
 * @throws AppError `forbidden`, `not-found`, `conflict`, `invalid-input` for a file that nobody sent here, `refused` with every reason
 */
export async function submitEvidence(
  context: Context,
  party: Party,
  on: ObligationOf,
  { version, ...said }: Submitting,
): Promise<ObligationRecord> {
  authorise(context, SUBMIT_VERBS[party], await scopeOfParty(context, on.agreement, party));
  await refuseUnknownFiles(context, [said.file.sha256]);
  return once(context, 'cofinancing.submit-evidence', async (tx) => {
    const opened = await openObligation(tx, on, version);
    const { obligation } = opened.facts;
    const sent: Sent = { ...said, month: obligation.often === 'monthly' ? said.month : null };
    refuse([
      ...(obligation.party === party
        ? []
        : ['Esta obrigação é de outra parte: quem responde por ela envia.']),
      ...refusalsOfSubmission(opened.record, opened.facts, sent.month),
    ]);
    return writeSubmission(tx, opened, { type: 'submitted', data: await issued(tx, opened, sent) });
  });
}

async function issued(tx: Context, { on, agreement, facts }: OpenedObligation, sent: Sent) {
  const { actor, now, obligation } = facts;
  const hash = sha256(canonicalJson({ ...on, ...sent, by: actor, at: now }));
  const by = actor === null ? null : await findPerson(tx, actor);
  const paper = await issuePaper(
    tx,
    SERIES,
    protocolPaper({
      agreement,
      obligation,
      sent,
      by: by?.name ?? 'Pactua',
      at: now,
      day: facts.today,
      timeZone: tx.env.timeZone,
      sha256: hash,
    }),
  );
  return { ...sent, paper: paper.id, number: paperNumber(paper), sha256: hash };
}

/** The protocol of a submission as a PDF. @throws AppError `not-found` */
export async function renderProtocol(
  context: Context,
  agreement: string,
  paper: string,
): Promise<RenderedPaper> {
  await hasSubmission(context, agreement, paper);
  return renderIssuedPaper(context, paper);
}
