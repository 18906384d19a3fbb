import { AppError } from '../../../kernel/app-error.ts';
import { addMonths, type Competencia, competenciaInWords } from '../../../kernel/competencia.ts';
import { formatDay } from '../../../kernel/format.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { append, listLastEvents } from '../../../platform/events.ts';
import type { MoveMeetingBody, SettingsBody } from '../contract.ts';
import { moveRefusal, settingsRefusals } from '../domain/calendar.ts';
import { phaseOn } from '../domain/phase.ts';
import { saveMovedMeeting, saveSettings } from '../store/settings.ts';
import { type Cycle, getCalendar, openCycle } from './cycle.ts';

export const MANAGE_CYCLE = 'monitoring.manage';
const SETTINGS_STREAM = 'cycle-settings';

/** How many times the settings were written: what another person's change is told by. */
export async function settingsVersion(context: Context): Promise<number> {
  const [last] = await listLastEvents(context, [SETTINGS_STREAM]);
  return last?.sequence ?? 0;
}

const words = (competencia: string): string => competenciaInWords(competencia as Competencia);

/** What has opened keeps the calendar it opened with, and so does what the new calendar would find open already. */
function refuseBegun(cycle: Cycle, { settings }: SettingsBody, today: string): void {
  const starts = settings.starts as Competencia;
  const standing = cycle.find(starts);
  if (standing !== null && phaseOn(standing, today) !== 'ahead')
    throw new AppError(
      'refused',
      `A competência ${words(starts)} já abriu, em ${formatDay(standing.opensOn)}, com o calendário que tem. Escolha uma que ainda não abriu, a partir de ${words(firstAhead(cycle, today))}.`,
    );
  const next = cycle.withSettings(starts, settings);
  if (phaseOn(next, today) !== 'ahead')
    throw new AppError(
      'refused',
      `Com estes dias a competência ${words(starts)} teria aberto em ${formatDay(next.opensOn)}, que já passou ou é hoje. Escolha uma competência posterior.`,
    );
}

/** The first competência that has not opened. */
export function firstAhead(cycle: Cycle, today: string): Competencia {
  let competencia = cycle.current();
  for (let most = 0; most < 24; most++) {
    const calendar = cycle.find(competencia);
    if (calendar === null || phaseOn(calendar, today) === 'ahead') return competencia;
    competencia = addMonths(competencia, 1);
  }
  return competencia;
}

/** Defines how the cycle turns, from a competência on that has not opened. @throws AppError `forbidden`, `conflict`, `refused` with every reason. */
export function changeSettings(context: Context, body: SettingsBody): Promise<{ version: number }> {
  return once(context, 'monitoring.change-settings', async (tx) => {
    const cycle = await openCycle(tx);
    authorise(tx, MANAGE_CYCLE, { territoryPath: [cycle.territory] });
    const refusals = settingsRefusals(body.settings);
    if (refusals.length > 0)
      throw new AppError('refused', refusals.join(' '), { details: { problems: refusals } });
    refuseBegun(cycle, body, tx.clock.today());
    const { sequence } = await append(tx, {
      stream: SETTINGS_STREAM,
      type: 'defined',
      data: { ...body.settings },
      reason: body.reason,
      expected: body.expectedVersion,
    });
    await saveSettings(tx, body.settings);
    return { version: sequence };
  });
}

/**
 * Puts the conduction meeting of a competência on another day; the days around it go along.
 * @throws AppError `forbidden`, `conflict`, `refused`.
 */
export function moveConductionMeeting(
  context: Context,
  competencia: Competencia,
  body: MoveMeetingBody,
): Promise<{ version: number }> {
  return once(context, 'monitoring.move-meeting', async (tx) => {
    const cycle = await openCycle(tx);
    authorise(tx, MANAGE_CYCLE, { territoryPath: [cycle.territory] });
    return moveWithin(tx, cycle, competencia, body);
  });
}

async function moveWithin(
  tx: Context,
  cycle: Cycle,
  competencia: Competencia,
  { day, reason, expectedVersion }: MoveMeetingBody,
): Promise<{ version: number }> {
  const calendar = getCalendar(cycle, competencia);
  const refusal = moveRefusal(calendar.meeting, day, tx.clock.today(), cycle.days);
  if (refusal !== null) throw new AppError('refused', refusal);
  const { sequence } = await append(tx, {
    stream: `conduction-meeting/${competencia}`,
    type: 'moved',
    data: { from: calendar.meeting, to: day },
    reason,
    ...(expectedVersion === undefined ? {} : { expected: expectedVersion }),
  });
  await saveMovedMeeting(tx, { competencia, day, reason, version: sequence });
  return { version: sequence };
}
