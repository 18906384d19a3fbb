import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import type { Confirmation } from '../../../accounts/index.ts';
import { issuePaper } from '../../../documents/index.ts';
import type { SignatureWritten, SignBody } from '../../contract.ts';
import type { Signature } from '../../domain/evaluation/life.ts';
import { signersOf, signRefusal, waitingSigners } from '../../domain/evaluation/signing.ts';
import { type EvaluationRecord, holdEvaluation } from '../../store/evaluations.ts';
import { openCycle } from '../cycle.ts';
import {
  contentSha256,
  type Frozen,
  judgementsOf,
  openFrozen,
  recordEvaluation,
  refuseTampered,
  snapshotInForce,
  unjudgedOf,
} from './open-evaluation.ts';
import { signScope, signVerb } from './powers.ts';
import { reportPaper } from './report-paper.ts';

/** Series of the numbered reports. */
const SERIES = 'AVS';

/** An invented person signs only where every person may be one. */
function refuseInvented(context: Context, { by }: Confirmation): void {
  if (by === 'demonstration' && context.env.mode !== 'demonstration')
    throw new AppError('refused', 'Uma assinatura se faz com a senha de quem assina.');
}

function signerOf({ actor }: Context): string {
  if (actor.id !== null) return actor.id;
  throw new AppError('unauthenticated', 'Entre com a sua conta para assinar.');
}

/**
 * Signs a judged semester for a unit; what is signed is the frozen facts and every judgement. The last signature issues the report, and
 * nothing changes any more. `confirmation` is what accounts' `confirmPassword` answers.
 * @throws AppError `forbidden`, `not-found`, `conflict` where what was read is no longer what stands, `refused`.
 */
export function signEvaluation(
  context: Context,
  semester: string,
  { unit, sha256 }: Pick<SignBody, 'unit' | 'sha256'>,
  confirmation: Confirmation,
): Promise<SignatureWritten> {
  return once(context, 'monitoring.sign-evaluation', async (tx) => {
    refuseInvented(tx, confirmation);
    const { territory } = await openCycle(tx);
    const evaluation = await holdEvaluation(tx, semester);
    const frozen = await openFrozen(tx, snapshotInForce(evaluation));
    const signers = signersOf(frozen.snapshot);
    const signer = signers.find((each) => each.unit === unit);
    if (signer !== undefined) authorise(tx, signVerb(signer), signScope(signer, territory));
    refuseTampered(frozen);
    if (evaluation.paper !== null) throw new AppError('refused', 'A avaliação já foi publicada.');
    const { judgements } = await judgementsOf(tx, frozen);
    const unjudged = unjudgedOf(frozen, judgements);
    const refusal = signRefusal(unit, { signers, signatures: evaluation.signatures, unjudged });
    if (refusal !== null) throw new AppError('refused', refusal);
    const standing = contentSha256(frozen, judgements);
    if (standing !== sha256)
      throw new AppError(
        'conflict',
        'Um parecer mudou depois que você o leu. Nada foi assinado: leia como ficou e assine de novo.',
        { details: { yours: { sha256 }, theirs: { sha256: standing } } },
      );
    const signature: Signature = {
      ...{ unit, sha256, by: confirmation.by, person: signerOf(tx) },
      at: tx.clock.now().toISOString(),
    };
    const signed = await recordEvaluation(tx, evaluation, { type: 'signed', data: signature });
    const isLast = waitingSigners(signers, signed.signatures).length === 0;
    return { paper: isLast ? await issue(tx, signed, frozen) : null };
  });
}

async function issue(tx: Context, evaluation: EvaluationRecord, frozen: Frozen): Promise<string> {
  const paper = await issuePaper(tx, SERIES, await reportPaper(tx, evaluation, frozen, tx.clock.today()));
  await recordEvaluation(tx, evaluation, {
    type: 'issued',
    data: { paper: paper.id, sha256: paper.content.contentSha256 },
  });
  return paper.id;
}
