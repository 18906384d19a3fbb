import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append, listLastEvents } from '../../../../platform/events.ts';
import { listUnits } from '../../../accounts/index.ts';
import { findReportedPlan } from '../../../plan/index.ts';
import type { EvaluationSettingsAnswer, EvaluationSettingsBody } from '../../contract.ts';
import { settingsFor } from '../../domain/calendar.ts';
import { addSemesters, semesterInWords, semesterOf } from '../../domain/evaluation/semester.ts';
import { type EvaluationSettings, evaluationSettingsRefusals } from '../../domain/evaluation/settings.ts';
import { listEvaluationSettings, listEvaluations, saveEvaluationSettings } from '../../store/evaluations.ts';
import { openCycle } from '../cycle.ts';
import { MANAGE_CYCLE } from '../settings.ts';
import { mayDo } from './powers.ts';

export const EVALUATION_SETTINGS = 'evaluation-settings';

/** How many times the settings were written: what another person's change is told by. */
async function evaluationSettingsVersion(context: Context): Promise<number> {
  const [last] = await listLastEvents(context, [EVALUATION_SETTINGS]);
  return last?.sequence ?? 0;
}

/** The settings that rule a semester. @throws AppError `not-found` before the first. */
export async function getEvaluationSettings(context: Context, semester: string): Promise<EvaluationSettings> {
  const found = settingsFor(await listEvaluationSettings(context), semester);
  if (found !== null) return found;
  throw new AppError(
    'not-found',
    `As avaliações começam depois do ${semesterInWords(semester)}: ele não tem regras de avaliação.`,
  );
}

/** Defines how semesters are evaluated, from one that was not frozen on. @throws AppError `forbidden`, `conflict`, `refused`. */
export function changeEvaluationSettings(
  context: Context,
  { settings, reason, expectedVersion }: EvaluationSettingsBody,
): Promise<{ version: number }> {
  return once(context, 'monitoring.change-evaluation-settings', async (tx) => {
    const { territory } = await openCycle(tx);
    authorise(tx, MANAGE_CYCLE, { territoryPath: [territory] });
    const problems = evaluationSettingsRefusals(settings);
    if (problems.length > 0) throw new AppError('refused', problems.join(' '), { details: { problems } });
    const frozen = (await listEvaluations(tx)).find(
      ({ snapshot, semester }) => snapshot !== null && semester >= settings.starts,
    );
    if (frozen !== undefined)
      throw new AppError(
        'refused',
        `O ${semesterInWords(frozen.semester)} já foi congelado com as regras que tem. Escolha um semestre posterior.`,
      );
    const { sequence } = await append(tx, {
      stream: EVALUATION_SETTINGS,
      type: 'defined',
      data: { ...settings },
      reason,
      expected: expectedVersion,
    });
    await saveEvaluationSettings(tx, settings);
    return { version: sequence };
  });
}

/** The rules of evaluation, each with the first semester that it rules, and who may be named to sign. */
export async function readEvaluationSettings(context: Context): Promise<EvaluationSettingsAnswer> {
  const { territory } = await openCycle(context);
  const items = await listEvaluationSettings(context);
  const [last] = (await listEvaluations(context)).filter(({ snapshot }) => snapshot !== null);
  const first = items[0]?.starts ?? semesterOf(context.clock.today());
  const plan = await findReportedPlan(context);
  const reporting = new Set((plan?.actions ?? []).flatMap(({ lines }) => lines.map(({ unit }) => unit)));
  const units = (await listUnits(context)).filter(({ id }) => reporting.has(id));
  return {
    items,
    next: null,
    version: await evaluationSettingsVersion(context),
    firstAhead: last === undefined ? first : addSemesters(last.semester, 1),
    units: units.map(({ id, acronym, name }) => ({ id, name: acronym, fullName: name })),
    mayManage: mayDo(context, MANAGE_CYCLE, { territoryPath: [territory] }),
  };
}
