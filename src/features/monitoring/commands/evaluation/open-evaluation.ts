import { AppError } from '../../../../kernel/app-error.ts';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import type { Context } from '../../../../platform/context.ts';
import { append, listEvents } from '../../../../platform/events.ts';
import { sha256 } from '../../../../platform/ids.ts';
import {
  isWhole,
  NO_JUDGEMENT,
  type ObjectiveJudgement,
  signedContent,
} from '../../domain/evaluation/judgement.ts';
import { applyEvaluationEvent, type EvaluationEvent } from '../../domain/evaluation/life.ts';
import { semesterInWords } from '../../domain/evaluation/semester.ts';
import type { Snapshot } from '../../domain/evaluation/snapshot.ts';
import { objectiveName } from '../../domain/evaluation/words.ts';
import {
  type EvaluationRecord,
  getSnapshot,
  type JudgementRecord,
  listJudgements,
  type SnapshotRecord,
  saveEvaluation,
} from '../../store/evaluations.ts';

const evaluationStream = (semester: string): string => `evaluation/${semester}`;
export const judgementStream = (snapshot: string, objective: string): string =>
  `evaluation-judgement/${snapshot}/${objective}`;

/** A frozen semester: its facts, and whether they are still those that were frozen. */
export interface Frozen {
  readonly record: SnapshotRecord;
  readonly snapshot: Snapshot;
  /** False where the kept text, its hash, or what the chain of events says of it do not agree. */
  readonly isWhole: boolean;
}

/** The facts in force of an evaluation, read again and hashed again. */
export async function openFrozen(context: Context, id: string): Promise<Frozen> {
  const record = await getSnapshot(context, id);
  const told = (await listEvents(context, evaluationStream(record.semester))).find(
    ({ type, data }) => type === 'frozen' && data.snapshot === id,
  );
  const hash = sha256(record.content);
  return {
    record,
    snapshot: JSON.parse(record.content) as Snapshot,
    isWhole: hash === record.sha256 && hash === told?.data.sha256,
  };
}

/** @throws AppError `refused` where nothing is frozen. */
export function snapshotInForce({ snapshot, semester }: EvaluationRecord): string {
  if (snapshot !== null) return snapshot;
  throw new AppError(
    'refused',
    `O ${semesterInWords(semester)} não está congelado. A superintendência o congela em Avaliação, depois de fechado o último mês.`,
  );
}

/** @throws AppError `refused` where what is kept is not what was frozen. */
export function refuseTampered({ isWhole: whole, record }: Frozen): void {
  if (whole) return;
  throw new AppError(
    'refused',
    `O que está guardado do ${semesterInWords(record.semester)} não confere com o que foi congelado: nada se julga nem se assina sobre ele. Avise a administração do sistema; a cópia de segurança tem o original.`,
  );
}

/** A judgement of every objective of the snapshot, blank where nobody wrote. */
export async function judgementsOf(
  context: Context,
  { record, snapshot }: Frozen,
): Promise<{
  readonly judgements: ObjectiveJudgement[];
  readonly records: ReadonlyMap<string, JudgementRecord>;
}> {
  const records = new Map((await listJudgements(context, record.id)).map((each) => [each.objective, each]));
  const judgements = snapshot.objectives.map(({ id }) => {
    const { grade, text, recommendation } = records.get(id) ?? NO_JUDGEMENT;
    return { objective: id, grade, text, recommendation };
  });
  return { judgements, records };
}

/** Titles of the objectives whose judgement is not whole. */
export function unjudgedOf({ snapshot }: Frozen, judgements: readonly ObjectiveJudgement[]): string[] {
  return judgements
    .filter((judgement) => !isWhole(judgement, snapshot.rules.scale))
    .map(({ objective }) => objectiveName(snapshot, objective));
}

/** What a signature is of. */
export const contentSha256 = (frozen: Frozen, judgements: readonly ObjectiveJudgement[]): string =>
  sha256(canonicalJson(signedContent(frozen.record.sha256, judgements)));

/** Appends an event of an evaluation and saves what it now is. */
export async function recordEvaluation(
  tx: Context,
  evaluation: EvaluationRecord,
  event: EvaluationEvent,
  reason: string | null = null,
): Promise<EvaluationRecord> {
  await append(tx, {
    stream: evaluationStream(evaluation.semester),
    type: event.type,
    data: { ...event.data },
    reason,
    expected: evaluation.version,
  });
  const next = { ...evaluation, ...applyEvaluationEvent(evaluation, event) };
  await saveEvaluation(tx, evaluation.semester, next);
  return next;
}
