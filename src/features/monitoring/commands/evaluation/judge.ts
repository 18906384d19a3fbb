import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { listNames } from '../../../accounts/index.ts';
import type { JudgementBody, JudgementWritten } from '../../contract.ts';
import { isSameJudgement, type Judgement } from '../../domain/evaluation/judgement.ts';
import { signersOf, waitingSigners } from '../../domain/evaluation/signing.ts';
import { objectiveName } from '../../domain/evaluation/words.ts';
import {
  type EvaluationRecord,
  holdEvaluation,
  type JudgementRecord,
  saveJudgement,
} from '../../store/evaluations.ts';
import { openCycle } from '../cycle.ts';
import {
  type Frozen,
  judgementStream,
  judgementsOf,
  openFrozen,
  recordEvaluation,
  refuseTampered,
  snapshotInForce,
  unjudgedOf,
} from './open-evaluation.ts';
import { JUDGE, judgeScope } from './powers.ts';
import { tellSigners } from './tell.ts';

const contentOf = ({ grade, text, recommendation }: Judgement): Judgement => ({
  grade,
  text,
  recommendation,
});

/** @throws AppError `conflict` with what both wrote, where another person wrote since. */
async function refuseStale(
  tx: Context,
  objective: string,
  yours: Judgement,
  standing: JudgementRecord | undefined,
): Promise<never> {
  const by = standing?.writtenBy ?? null;
  const name = by === null ? null : ((await listNames(tx, [by])).get(by) ?? null);
  const theirs = standing && {
    ...contentOf(standing),
    version: standing.version,
    at: standing.writtenAt,
    by: name,
  };
  throw new AppError(
    'conflict',
    `${name ?? 'Outra pessoa'} escreveu o parecer do ${objective} enquanto você escrevia. Nada seu foi gravado ainda: compare e escolha.`,
    { details: { yours, theirs: theirs ?? null } },
  );
}

function objectiveOf({ snapshot }: Frozen, id: string) {
  const objective = snapshot.objectives.find((each) => each.id === id);
  if (objective === undefined)
    throw new AppError('not-found', 'Este objetivo não está no que foi congelado do semestre.');
  return objective;
}

function refuseUnknownGrade({ snapshot }: Frozen, grade: string | null): void {
  if (grade === null || snapshot.rules.scale.some(({ id }) => id === grade)) return;
  throw new AppError('invalid-input', 'Este conceito não é da escala do semestre. Recarregue a página.');
}

/** Signatures fall with what they were of. */
async function voidSignatures(tx: Context, evaluation: EvaluationRecord, objective: string) {
  if (evaluation.signatures.length === 0) return 0;
  await recordEvaluation(tx, evaluation, { type: 'signatures-voided', data: { objective } });
  return evaluation.signatures.length;
}

/**
 * Writes the judgement of an objective, whole or as a draft; a change voids the signatures that were given.
 * @throws AppError `forbidden`, `not-found`, `conflict` with yours and theirs, `refused` once the report is issued.
 */
export function judgeObjective(
  context: Context,
  semester: string,
  objective: string,
  body: JudgementBody,
): Promise<JudgementWritten> {
  return once(context, 'monitoring.judge-objective', async (tx) => {
    const { territory } = await openCycle(tx);
    const evaluation = await holdEvaluation(tx, semester);
    const frozen = await openFrozen(tx, snapshotInForce(evaluation));
    const asked = objectiveOf(frozen, objective);
    authorise(tx, JUDGE, judgeScope(asked, territory));
    refuseTampered(frozen);
    if (evaluation.paper !== null)
      throw new AppError('refused', 'A avaliação já foi publicada: os pareceres não mudam mais.');
    refuseUnknownGrade(frozen, body.grade);
    const { records } = await judgementsOf(tx, frozen);
    const standing = records.get(objective);
    const version = standing?.version ?? 0;
    const yours = contentOf(body);
    if (standing !== undefined && isSameJudgement(standing, yours))
      return { version, at: standing.writtenAt, voided: 0 };
    if (version !== body.expectedVersion)
      return refuseStale(tx, objectiveName(frozen.snapshot, objective), yours, standing);
    const stored = await append(tx, {
      stream: judgementStream(frozen.record.id, objective),
      type: 'written',
      data: { from: standing === undefined ? null : contentOf(standing), to: yours },
      expected: version,
    });
    const written = {
      objective,
      ...yours,
      version: version + 1,
      writtenAt: stored.at,
      writtenBy: tx.actor.id,
    };
    await saveJudgement(tx, frozen.record.id, written);
    const voided = await voidSignatures(tx, evaluation, objective);
    await tellIfJudged(tx, territory, frozen, voided > 0 ? evaluation.version + 1 : evaluation.version);
    return { version: written.version, at: stored.at, voided };
  });
}

async function tellIfJudged(tx: Context, territory: string, frozen: Frozen, round: number): Promise<void> {
  const { judgements } = await judgementsOf(tx, frozen);
  if (unjudgedOf(frozen, judgements).length > 0) return;
  const waiting = waitingSigners(signersOf(frozen.snapshot), []);
  const { id, semester } = frozen.record;
  await tellSigners(tx, territory, waiting, { semester, id, round });
}
