import { AppError } from '../../../../kernel/app-error.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append, listLastEvents } from '../../../../platform/events.ts';
import type { NonConformitySettingsBody } from '../../contract.ts';
import { saveNonConformitySettings } from '../../store/nonconformities/settings.ts';
import { MANAGE_CYCLE } from '../settings.ts';
import { territoryOf } from './open.ts';

export const NONCONFORMITY_SETTINGS = 'nonconformity-settings';

/** How many times they were written: what another person's change is told by. */
export async function nonConformitySettingsVersion(context: Context): Promise<number> {
  const [last] = await listLastEvents(context, [NONCONFORMITY_SETTINGS]);
  return last?.sequence ?? 0;
}

/** Says in how many days the effect of what is closed is checked, from a day on that has not passed. @throws AppError `forbidden`, `conflict`, `refused`. */
export function changeNonConformitySettings(
  context: Context,
  { settings, reason, expectedVersion }: NonConformitySettingsBody,
): Promise<{ version: number }> {
  return once(context, 'monitoring.change-nonconformity-settings', async (tx) => {
    authorise(tx, MANAGE_CYCLE, { territoryPath: [await territoryOf(tx)] });
    if (settings.starts < tx.clock.today())
      throw new AppError(
        'refused',
        `${formatDay(settings.starts)} já passou: o que foi encerrado desde então tem o prazo que tinha. Escolha um dia de hoje em diante.`,
      );
    const { sequence } = await append(tx, {
      stream: NONCONFORMITY_SETTINGS,
      type: 'defined',
      data: { ...settings },
      reason,
      expected: expectedVersion,
    });
    await saveNonConformitySettings(tx, settings);
    return { version: sequence };
  });
}
