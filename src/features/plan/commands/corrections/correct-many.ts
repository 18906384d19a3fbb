import { AppError, type ErrorCode } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import type {
  Corrected,
  Correction,
  CorrectionProblem,
  CorrectionsBody,
  UndoCorrectionsBody,
} from '../../contract/corrections.ts';
import { correctWithin, takeBackReportingWithin } from '../reporting.ts';
import { confirmWithin, takeBackDeadlineWithin } from '../schedule/deadline.ts';

interface Done {
  readonly corrected: Corrected[];
  readonly at: string;
}

type Cell = CorrectionProblem['cell'];
type Step = () => Promise<{ version: number }>;
/** What is done to the cells of one action. */
type Steps = Partial<Record<Cell, Step>>;

const ORDER: readonly Cell[] = ['units', 'deadline'];

/** All or nothing: one cell that may not change keeps the others as they were, and the answer says which and why. */
function refuseAll(problems: readonly CorrectionProblem[], asked: number): never {
  const worst = (['not-found', 'forbidden', 'refused', 'conflict'] as const).find((code) =>
    problems.some((problem) => problem.code === code),
  );
  const first = problems.find(({ code }) => code === worst) ?? problems[0];
  const many = problems.length === 1 ? 'uma célula não pode' : `${problems.length} células não podem`;
  throw new AppError(
    (worst ?? 'refused') satisfies ErrorCode,
    asked === 1 && first
      ? first.message
      : `Nenhuma das ${asked} ações foi gravada, porque ${many} mudar. ${first?.action}: ${first?.message}`,
    { details: { problems } },
  );
}

/** Takes the steps of each action in turn, in the order of their numbers, so that two gestures never wait for each other. */
async function takeSteps(
  tx: Context,
  wanted: readonly { readonly action: string; readonly steps: Steps }[],
): Promise<Done> {
  const problems: CorrectionProblem[] = [];
  const corrected: Corrected[] = [];
  for (const { action, steps } of wanted.toSorted((a, b) => a.action.localeCompare(b.action))) {
    const versions: Record<Cell, number | null> = { units: null, deadline: null };
    for (const cell of ORDER) {
      try {
        versions[cell] = (await steps[cell]?.())?.version ?? null;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        problems.push({ action, cell, code: error.code, message: error.message });
      }
    }
    corrected.push({ action, ...versions });
  }
  if (problems.length > 0) refuseAll(problems, wanted.length);
  return { corrected, at: tx.clock.now().toISOString() };
}

function stepsOf(tx: Context, { action, units, deadline }: Correction, reason: string): Steps {
  return {
    ...(units && {
      units: () =>
        correctWithin(tx, action, { units: units.codes, reason, expectedVersion: units.expectedVersion }),
    }),
    ...(deadline && { deadline: () => confirmWithin(tx, action, deadline) }),
  };
}

/**
 * Says who reports and by when of many actions as one gesture: the same permission, versions and refusals as one by one, all or none.
 * @throws AppError `forbidden`, `not-found`, `refused`, `conflict`, with `problems` by action and cell.
 */
export function correctMany(context: Context, { corrections, reason = '' }: CorrectionsBody): Promise<Done> {
  return once(context, 'plan.correct-many', (tx) =>
    takeSteps(
      tx,
      corrections.map((each) => ({ action: each.action, steps: stepsOf(tx, each, reason) })),
    ),
  );
}

/** Takes a whole gesture back, if each of its cells still is as it left them. @throws AppError as `correctMany`. */
export function undoCorrections(context: Context, { corrected }: UndoCorrectionsBody): Promise<Done> {
  return once(context, 'plan.undo-corrections', (tx) =>
    takeSteps(
      tx,
      corrected.map(({ action, units, deadline }) => ({
        action,
        steps: {
          ...(units !== null && {
            units: () => takeBackReportingWithin(tx, action, { expectedVersion: units }),
          }),
          ...(deadline !== null && {
            deadline: () => takeBackDeadlineWithin(tx, action, { expectedVersion: deadline }),
          }),
        },
      })),
    ),
  );
}
