import { sql } from 'kysely';
import type { Context } from '../../../../platform/context.ts';
import type { NonConformitySettings } from '../../domain/nonconformities/settings.ts';

/** Every setting of the non-conformities, the oldest first. */
export async function listNonConformitySettings(context: Context): Promise<NonConformitySettings[]> {
  const { rows } = await sql<NonConformitySettings>`select starts::text as starts,
    check_after_days as "checkAfterDays", warn_before_days as "warnBeforeDays"
    from nonconformity_settings order by starts`.execute(context.db);
  return rows;
}

/** Writes the settings that begin on a day; those that began on it before give way. */
export async function saveNonConformitySettings(
  context: Context,
  { starts, checkAfterDays, warnBeforeDays }: NonConformitySettings,
): Promise<void> {
  await sql`insert into nonconformity_settings (starts, check_after_days, warn_before_days)
    values (${starts}::date, ${checkAfterDays}, ${warnBeforeDays})
    on conflict (starts) do update set check_after_days = excluded.check_after_days,
      warn_before_days = excluded.warn_before_days`.execute(context.db);
}
