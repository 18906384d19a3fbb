import {
  freezeSemester,
  judgeObjective,
  readEvaluation,
  signEvaluation,
} from '../src/features/monitoring/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import type { Context } from '../src/platform/context.ts';
import { openMonitoringRoom } from './monitoring-room.ts';
import { person, superintendent } from './plan-room.ts';

/** A day on which the first semester of 2024 may be frozen. */
const AFTER_JUNE = '2024-07-15';
export const FIRST = '2024-S1';

/** The room of monitoring with what turns a semester, each by whom it is for. */
export async function openEvaluationRoom(day = AFTER_JUNE) {
  const room = await openMonitoringRoom(day);
  const as = (actor: Actor): Context => ({ ...room.context, actor });
  const chief = as(superintendent);
  const standing = (semester = FIRST, context = chief) => readEvaluation(context, semester);
  const freeze = async (semester = FIRST, reason: string | null = null) =>
    freezeSemester(chief, semester, { reason, expectedVersion: (await standing(semester)).version });
  /** Judges an objective as whole, by the superintendence where nobody is named. */
  const judge = async (objective: string, words: string, { semester = FIRST, context = chief } = {}) => {
    const { judgements } = await standing(semester);
    const before = judgements.find((each) => each.objective === objective);
    return judgeObjective(context, semester, objective, {
      ...{ grade: 'satisfactory', text: words, recommendation: '' },
      expectedVersion: before?.version ?? 0,
    });
  };
  const judgeAll = async (semester = FIRST) => {
    for (const { objective } of (await standing(semester)).judgements)
      await judge(objective, `Parecer do ${objective}`, { semester });
  };
  const sign = async (unit: string, semester = FIRST, actor?: Actor) => {
    const { contentSha256, signers } = await standing(semester);
    const isChief = signers.find((each) => each.unit === unit)?.kind === 'superintendence';
    const signer = actor ?? (isChief ? superintendent : person('coordinator', unit));
    return signEvaluation(as(signer), semester, { unit, sha256: contentSha256 ?? '' }, { by: 'password' });
  };
  const signAll = async (semester = FIRST) => {
    let paper: string | null = null;
    for (const { unit } of (await standing(semester)).signers) ({ paper } = await sign(unit, semester));
    return paper;
  };
  return { ...room, as, chief, standing, freeze, judge, judgeAll, sign, signAll };
}

export type EvaluationRoom = Awaited<ReturnType<typeof openEvaluationRoom>>;
