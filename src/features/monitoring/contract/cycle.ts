import { z } from 'zod';
import { PHASES, STEP_IDS } from '../domain/phase.ts';
import { REPORT_STATES } from '../domain/report.ts';

const Day = z.iso.date();
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Escreva ano e mês, como 2024-05.');
const Count = z.int().min(0).max(40, 'São no máximo 40 dias.');

export const CycleSettings = z.object({
  starts: Month,
  meetingWeek: z
    .int()
    .min(-1)
    .max(4)
    .refine((week) => week !== 0, 'Da primeira (1) à quarta (4) semana, ou a última (-1).'),
  meetingWeekday: z.int().min(1).max(7),
  meetingMonthsAfter: z.int().min(0).max(2),
  count: z.enum(['calendar', 'working']),
  opensBefore: Count,
  reportBefore: Count,
  agendaBefore: Count,
  minutesAfter: Count,
  locksAfter: Count,
  lastCallBefore: Count,
});
export type CycleSettings = z.infer<typeof CycleSettings>;

export const Reason = z.string().trim().min(1, 'Escreva o motivo: ele fica no histórico.').max(1000);

export const SettingsBody = z.object({
  settings: CycleSettings,
  reason: Reason,
  expectedVersion: z.int().min(0),
});
export type SettingsBody = z.infer<typeof SettingsBody>;

export const MoveMeetingBody = z.object({
  day: Day,
  reason: Reason,
  /** Left out where the meeting was moved elsewhere and only told here. */
  expectedVersion: z.int().min(0).optional(),
});
export type MoveMeetingBody = z.infer<typeof MoveMeetingBody>;

export const Written = z.object({ version: z.int() });

export const CycleDays = z.object({
  competencia: z.string(),
  opensOn: Day,
  reportBy: Day,
  agendaOn: Day,
  meeting: Day,
  meetingByRule: Day,
  movedBecause: z.string().nullable(),
  minutesBy: Day,
  locksAfter: Day,
  lastCallOn: Day,
});
export type CycleDays = z.infer<typeof CycleDays>;

export const SettingsAnswer = z.object({
  items: z.array(CycleSettings),
  next: z.null(),
  version: z.int(),
  /** The competência in course by the calendar, and the next ones, each with its days. */
  months: z.array(CycleDays),
  /** The first competência that other settings may rule. */
  firstAhead: z.string(),
  mayManage: z.boolean(),
});
export type SettingsAnswer = z.infer<typeof SettingsAnswer>;

export const CompetenciaParams = z.object({ competencia: Month });
/** `current`: the one that is in course. */
export const MonthParams = z.object({ competencia: z.union([Month, z.literal('current')]) });

export const OwnMeetingAnswer = z.object({
  held: z.boolean(),
  day: Day.nullable(),
  note: z.string().nullable(),
});

export const UnitStanding = z.object({
  unit: z.string(),
  unitName: z.string(),
  fullName: z.string(),
  asked: z.int(),
  said: z.int(),
  state: z.enum(REPORT_STATES).nullable(),
  sentOn: Day.nullable(),
  timeliness: z.enum(['inTime', 'late', 'waiting', 'missing']),
  meeting: OwnMeetingAnswer.nullable(),
  /** Cells given back and not yet answered. */
  returned: z.int(),
  mayReport: z.boolean(),
});
export type UnitStanding = z.infer<typeof UnitStanding>;

export const MonthAnswer = z.object({
  today: Day,
  calendar: CycleDays,
  meetingVersion: z.int(),
  phase: z.enum(PHASES),
  lockedAt: z.string().nullable(),
  steps: z.array(
    z.object({ id: z.enum(STEP_IDS), from: Day, to: Day, state: z.enum(['done', 'current', 'ahead']) }),
  ),
  current: z.string(),
  previous: z.string().nullable(),
  following: z.string(),
  units: z.array(UnitStanding),
  totals: z.object({ asked: z.int(), said: z.int(), units: z.int(), sent: z.int(), inTime: z.int() }),
  /** Of a month that locked: the values it asked that were told or decided after; its counts stay those of the lock. */
  laterValues: z.array(
    z.object({
      indicator: z.string(),
      shortName: z.string(),
      periodName: z.string(),
      units: z.array(z.string()),
      state: z.enum(['draft', 'sent', 'returned', 'approved', 'discarded']),
      on: Day,
    }),
  ),
  /** Lines that await the reader's decision. */
  toReview: z.int(),
  mayManage: z.boolean(),
});
export type MonthAnswer = z.infer<typeof MonthAnswer>;
