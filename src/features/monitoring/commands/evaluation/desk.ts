import type { Context } from '../../../../platform/context.ts';
import type { EvaluationDesk } from '../../contract.ts';
import { findCycle } from '../cycle.ts';
import { MANAGE_CYCLE } from '../settings.ts';
import { JUDGE, mayDo, SIGN } from './powers.ts';
import { listSemesters, readEvaluation } from './read.ts';

type Line = EvaluationDesk['items'][number];

async function lineOf(
  context: Context,
  { semester, step, window }: Awaited<ReturnType<typeof listSemesters>>[number],
): Promise<Line[]> {
  if (step === 'freeze') {
    const asks = window.state !== 'early' && mayDo(context, MANAGE_CYCLE, null);
    return asks
      ? [{ semester, asks: 'freeze', count: 1, until: window.state === 'open' ? window.closes : null }]
      : [];
  }
  const { judgements, signers } = await readEvaluation(context, semester);
  const toJudge = judgements.filter(({ mayJudge, missing }) => mayJudge && missing.length > 0).length;
  const toSign = signers.filter(({ maySign }) => maySign).length;
  return [
    ...(toJudge > 0 ? [{ semester, asks: 'judge' as const, count: toJudge, until: null }] : []),
    ...(toSign > 0 ? [{ semester, asks: 'sign' as const, count: toSign, until: null }] : []),
  ];
}

/** What the evaluations that are not published ask of the reader; nothing of who neither freezes, judges nor signs. */
export async function readEvaluationDesk(context: Context): Promise<EvaluationDesk['items']> {
  const isAsked = [MANAGE_CYCLE, JUDGE, SIGN].some((verb) => mayDo(context, verb, null));
  if (!isAsked || (await findCycle(context)) === null) return [];
  const lines: Line[] = [];
  const all = await listSemesters(context);
  // Of those that were never frozen, only the newest is asked for: the older ones are history.
  const newest = all.find(({ step, window }) => step === 'freeze' && window.state !== 'early');
  for (const standing of all) {
    const isOld = standing.step === 'freeze' && standing !== newest;
    if (standing.step !== null && !isOld) lines.push(...(await lineOf(context, standing)));
  }
  return lines;
}
