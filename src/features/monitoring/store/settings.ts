import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { CycleSettings, MovedMeeting } from '../domain/calendar.ts';

/** Every setting of the cycle, the oldest first. */
export async function listSettings(context: Context): Promise<CycleSettings[]> {
  const { rows } = await sql<CycleSettings>`select starts, meeting_week as "meetingWeek",
    meeting_weekday as "meetingWeekday", meeting_months_after as "meetingMonthsAfter", day_count as count,
    opens_before as "opensBefore", report_before as "reportBefore", agenda_before as "agendaBefore",
    minutes_after as "minutesAfter", locks_after as "locksAfter",
    last_call_before as "lastCallBefore" from cycle_settings order by starts`.execute(context.db);
  return rows;
}

/** Writes the settings that begin with a competência; those that began with it before give way. */
export async function saveSettings(context: Context, each: CycleSettings): Promise<void> {
  await sql`insert into cycle_settings (starts, meeting_week, meeting_weekday, meeting_months_after, day_count,
      opens_before, report_before, agenda_before, minutes_after, locks_after, last_call_before)
    values (${each.starts}, ${each.meetingWeek}, ${each.meetingWeekday}, ${each.meetingMonthsAfter}, ${each.count},
      ${each.opensBefore}, ${each.reportBefore}, ${each.agendaBefore}, ${each.minutesAfter}, ${each.locksAfter},
      ${each.lastCallBefore})
    on conflict (starts) do update set meeting_week = excluded.meeting_week, meeting_weekday = excluded.meeting_weekday,
      meeting_months_after = excluded.meeting_months_after, day_count = excluded.day_count,
      opens_before = excluded.opens_before, report_before = excluded.report_before,
      agenda_before = excluded.agenda_before, minutes_after = excluded.minutes_after,
      locks_after = excluded.locks_after, last_call_before = excluded.last_call_before`.execute(context.db);
}

export interface MovedMeetingRecord extends MovedMeeting {
  readonly competencia: string;
  readonly version: number;
}

/** The conduction meetings that are on another day than the rule's. */
export async function listMovedMeetings(context: Context): Promise<MovedMeetingRecord[]> {
  const { rows } = await sql<MovedMeetingRecord>`select competencia, day::text as day, reason, version
    from moved_meetings order by competencia`.execute(context.db);
  return rows;
}

export async function saveMovedMeeting(context: Context, moved: MovedMeetingRecord): Promise<void> {
  await sql`insert into moved_meetings (competencia, day, reason, version)
    values (${moved.competencia}, ${moved.day}, ${moved.reason}, ${moved.version})
    on conflict (competencia) do update set day = excluded.day, reason = excluded.reason,
      version = excluded.version`.execute(context.db);
}
