import { z } from 'zod';
import { PRESENCES } from '../domain/attendance.ts';
import { SEGMENTS } from '../domain/seat.ts';
import { ScheduleBody } from './bodies.ts';
import { MeetingSummary } from './calendar.ts';
import { ItemAnswer } from './items.ts';
import { Day, Id, Version, Words } from './shapes.ts';

const Attendance = z.object({
  seat: z.string(),
  institution: z.string(),
  segment: z.enum(SEGMENTS),
  titular: z.string().nullable(),
  substitute: z.string().nullable(),
  presence: z.enum(PRESENCES).nullable(),
  /** What the institution said beforehand, by its link. */
  coming: z.enum(['titular', 'substitute', 'absent']).nullable(),
  version: z.int(),
});
export type Attendance = z.infer<typeof Attendance>;

const Amendment = z.object({
  id: z.string(),
  item: z.string().nullable(),
  itemTitle: z.string().nullable(),
  text: z.string(),
  by: z.string(),
  at: z.string(),
  answer: z.object({ accepted: z.boolean(), reason: z.string(), at: z.string() }).nullable(),
  version: z.int(),
});
export type Amendment = z.infer<typeof Amendment>;

/** What went out by itself: on which instant, to how many people; null while it has not. */
const Sent = z.object({ at: z.string(), people: z.int() }).nullable();

export const MeetingAnswer = MeetingSummary.extend({
  today: Day,
  openedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  items: z.array(ItemAnswer),
  attendance: z.array(Attendance),
  count: z.object({
    seats: z.int(),
    present: z.int(),
    needed: z.int().nullable(),
    reached: z.boolean().nullable(),
  }),
  countWords: z.string(),
  amendments: z.array(Amendment),
  agendaOn: Day,
  draftBy: Day,
  amendUntil: Day,
  packSent: Sent,
  draftSent: Sent,
  amendmentRefusal: z.string().nullable(),
  /** Of the issued minutes. */
  minutes: z.object({ number: z.string(), sha256: z.string(), issuedOn: Day }).nullable(),
  /** Whom something may be assigned to; empty for who does not conduct. */
  responsibles: z.array(
    z.object({ kind: z.enum(['unit', 'person']), id: z.string(), name: z.string(), office: z.string() }),
  ),
  mayConduct: z.boolean(),
});
export type MeetingAnswer = z.infer<typeof MeetingAnswer>;

export const MeetingParams = z.object({ body: Id, key: Day });
export const MoveParams = MeetingParams.extend({ move: z.enum(['freezeAgenda', 'open', 'close', 'cancel']) });
export const PaperQuery = z.object({ format: z.enum(['pdf', 'docx']).default('pdf') });
export const PaperParams = MeetingParams.extend({ paper: z.enum(['agenda', 'pack', 'minutes']) });
export const AmendmentParams = MeetingParams.extend({ amendment: Id });

export const VersionBody = z.object({ expectedVersion: Version });
export const StageBody = VersionBody.extend({ reason: Words(500).optional() });

export const MoveBody = ScheduleBody.extend({ reason: Words(500), expectedVersion: Version });
export type MoveBody = z.infer<typeof MoveBody>;
export const AttendanceBody = z.object({
  seat: Id,
  presence: z.enum(PRESENCES),
  expectedVersion: Version,
});
export type AttendanceBody = z.infer<typeof AttendanceBody>;

export const AmendBody = z.object({ item: Id.nullable(), text: Words(4000) });
export type AmendBody = z.infer<typeof AmendBody>;
export const AnswerAmendmentBody = z.object({
  accepted: z.boolean(),
  reason: Words(2000),
  expectedVersion: Version,
});
export type AnswerAmendmentBody = z.infer<typeof AnswerAmendmentBody>;
