import { z } from 'zod';
import { ITEM_KINDS } from './domain/agenda.ts';
import { PRESENCES } from './domain/attendance.ts';
import { BODY_KINDS } from './domain/body.ts';
import { STAGES } from './domain/meeting.ts';
import { SEGMENTS } from './domain/seat.ts';

const Day = z.iso.date();
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Version = z.int().min(0);
const Words = (most: number) => z.string().trim().min(1).max(most);
const Name = Words(200).nullable();

export const Done = z.object({ id: z.string().optional(), key: Day.optional(), version: z.int().optional() });

const Place = z.object({ code: z.string(), name: z.string(), level: z.string() });
const SeriesShape = z.object({
  rrule: z.string().max(80).nullable(),
  from: Day,
  hour: Hour,
  place: z.string().max(200),
});
const QuorumShape = z.object({ numerator: z.int().min(1).max(100), denominator: z.int().min(1).max(100) });
const TermsShape = z.object({ draftDays: z.int().min(0).max(60), amendmentDays: z.int().min(0).max(90) });

/** A body written whole; `expectedVersion` 0 makes it. */
export const BodyBody = z.object({
  name: Words(200),
  acronym: Words(40).nullable(),
  kind: z.enum(BODY_KINDS),
  territory: z.string().max(7),
  act: z.string().max(80).nullable(),
  actions: z.array(z.string().max(40)).max(40),
  series: SeriesShape.nullable(),
  quorum: QuorumShape.nullable(),
  terms: TermsShape,
  endedOn: Day.nullable(),
  expectedVersion: Version,
});
export type BodyBody = z.infer<typeof BodyBody>;

export const SeatBody = z.object({
  institution: Words(200),
  segment: z.enum(SEGMENTS),
  titular: Name,
  substitute: Name,
  from: Day.nullable(),
  to: Day.nullable(),
  expectedVersion: Version,
});
export type SeatBody = z.infer<typeof SeatBody>;

export const SeatAnswer = SeatBody.omit({ expectedVersion: true }).extend({
  id: z.string(),
  state: z.enum(['vacant', 'expired', 'expiring', 'held']),
  stateWords: z.string(),
  version: z.int(),
});
export type SeatAnswer = z.infer<typeof SeatAnswer>;

export const BodySummary = BodyBody.omit({ expectedVersion: true, territory: true }).extend({
  id: z.string(),
  place: Place,
  origin: z.enum(['document', 'entered']),
  source: z.string().nullable(),
  seriesWords: z.string().nullable(),
  seats: z.int(),
  vacant: z.int(),
  /** Terms that end within 90 days, or have ended. */
  expiring: z.int(),
  version: z.int(),
});
export type BodySummary = z.infer<typeof BodySummary>;

export const MeetingSummary = z.object({
  body: z.string(),
  bodyName: z.string(),
  kind: z.enum(BODY_KINDS),
  key: Day,
  day: Day,
  hour: z.string().nullable(),
  place: z.string().nullable(),
  moved: z.string().nullable(),
  stage: z.enum(STAGES),
  /** 0 while only the series says that it will be held. */
  version: z.int(),
});
export type MeetingSummary = z.infer<typeof MeetingSummary>;

export const CalendarQuery = z.object({ from: Day.optional(), to: Day.optional() });
export const CalendarAnswer = z.object({ items: z.array(MeetingSummary), next: z.null(), today: Day });
export const BodiesAnswer = z.object({
  items: z.array(BodySummary),
  next: z.null(),
  mayManage: z.boolean(),
});

const Outcome = z.object({
  id: z.string(),
  kind: z.enum(['decided', 'assigned', 'rescheduled', 'redefined', 'status']),
  words: z.string(),
  at: z.string(),
  by: z.string(),
  /** Of what was assigned: the day it was said done, or null while it is open. */
  doneOn: Day.nullable(),
  isOpen: z.boolean(),
});

const ActionOfItem = z.object({
  id: z.string(),
  title: z.string(),
  deadline: z.string(),
  lateness: z.string(),
  statusWords: z.string(),
  renegotiations: z.int(),
  version: z.int(),
  lines: z.array(z.object({ unit: z.string(), status: z.string().nullable(), version: z.int() })),
});

export const ItemAnswer = z.object({
  /** Null while the agenda is not closed and the item builds itself. */
  id: z.string().nullable(),
  kind: z.enum(ITEM_KINDS),
  title: z.string(),
  note: z.string().nullable(),
  unit: z.string().nullable(),
  proposedBy: z.string().nullable(),
  mine: z.boolean(),
  indicator: z.string().nullable(),
  action: ActionOfItem.nullable(),
  outcomes: z.array(Outcome),
  version: z.int(),
});
export type ItemAnswer = z.infer<typeof ItemAnswer>;

export const BodyDetail = BodySummary.extend({
  actName: z.string().nullable(),
  actionTitles: z.array(z.object({ id: z.string(), title: z.string() })),
  seatList: z.array(SeatAnswer),
  meetings: z.array(MeetingSummary),
  backlog: z.array(ItemAnswer),
  mayManage: z.boolean(),
  mayConduct: z.boolean(),
});
export type BodyDetail = z.infer<typeof BodyDetail>;

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
  draftBy: Day,
  amendUntil: Day,
  amendmentRefusal: z.string().nullable(),
  /** Of the issued minutes. */
  minutes: z.object({ number: z.string(), sha256: z.string(), issuedOn: Day }).nullable(),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  mayConduct: z.boolean(),
  mayPropose: z.boolean(),
});
export type MeetingAnswer = z.infer<typeof MeetingAnswer>;

const Id = z.uuid();
export const BodyParams = z.object({ body: Id });
export const SeatParams = z.object({ seat: Id });
export const ItemParams = z.object({ item: Id });
export const MeetingParams = z.object({ body: Id, key: Day });
export const MoveParams = MeetingParams.extend({ move: z.enum(['freezeAgenda', 'open', 'close', 'cancel']) });
export const PaperParams = MeetingParams.extend({ paper: z.enum(['agenda', 'pack', 'minutes']) });
export const AmendmentParams = MeetingParams.extend({ amendment: Id });

export const VersionBody = z.object({ expectedVersion: Version });
export const StageBody = VersionBody.extend({ reason: Words(500).optional() });
export const ScheduleBody = z.object({
  day: Day,
  hour: Hour.nullable(),
  place: z.string().max(200).nullable(),
});
export type ScheduleBody = z.infer<typeof ScheduleBody>;
export const MoveBody = ScheduleBody.extend({ reason: Words(500), expectedVersion: Version });
export type MoveBody = z.infer<typeof MoveBody>;
export const AttendanceBody = z.object({
  seat: Id,
  presence: z.enum(PRESENCES),
  expectedVersion: Version,
});
export type AttendanceBody = z.infer<typeof AttendanceBody>;

export const ProposeBody = z.object({
  title: Words(300),
  note: Words(1000).nullable(),
  action: z.string().max(40).nullable(),
  indicator: z.string().max(60).nullable(),
  unit: z.string().max(40).nullable(),
});
export type ProposeBody = z.infer<typeof ProposeBody>;

export const OutcomeBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decided'), words: Words(4000), expectedVersion: Version }),
  z.object({
    kind: z.literal('assigned'),
    words: Words(4000),
    to: Words(200),
    until: Day,
    expectedVersion: Version,
  }),
  z.object({ kind: z.literal('rescheduled'), words: Words(4000).optional(), expectedVersion: Version }),
  z.object({
    kind: z.literal('redefined'),
    words: Words(2000).min(3),
    deadline: Words(200).optional(),
    title: Words(1000).optional(),
    actionVersion: Version,
    expectedVersion: Version,
  }),
  z.object({
    kind: z.literal('status'),
    words: Words(2000).optional(),
    unit: z.string().max(40),
    status: z.enum(['notStarted', 'inProgress', 'completed', 'cancelled']),
    lineVersion: Version,
    expectedVersion: Version,
  }),
]);
export type OutcomeBody = z.infer<typeof OutcomeBody>;

export const DoneBody = z.object({ outcome: Id, doneOn: Day, expectedVersion: Version });
export type DoneBody = z.infer<typeof DoneBody>;

export const AmendBody = z.object({ item: Id.nullable(), text: Words(4000) });
export type AmendBody = z.infer<typeof AmendBody>;
export const AnswerAmendmentBody = z.object({
  accepted: z.boolean(),
  reason: Words(2000),
  expectedVersion: Version,
});
export type AnswerAmendmentBody = z.infer<typeof AnswerAmendmentBody>;

export const LinkBody = z.object({ purpose: z.enum(['indication', 'attendance']), meeting: Day.nullable() });
export type LinkBody = z.infer<typeof LinkBody>;
export const IssuedLink = z.object({ path: z.string(), name: z.string(), expiresAt: z.string() });
export type IssuedLink = z.infer<typeof IssuedLink>;

export const AnswerParams = z.object({ token: z.string().min(20).max(100) });
export const SeatLinkAnswer = z.object({
  purpose: z.enum(['indication', 'attendance']),
  bodyName: z.string(),
  institution: z.string(),
  titular: z.string().nullable(),
  substitute: z.string().nullable(),
  meeting: z.object({ day: Day, hour: z.string().nullable(), place: z.string().nullable() }).nullable(),
});
export type SeatLinkAnswer = z.infer<typeof SeatLinkAnswer>;
export const AnswerLinkBody = AnswerParams.extend({
  titular: Words(200).optional(),
  substitute: Words(200).optional(),
  coming: z.enum(['titular', 'substitute', 'absent']).optional(),
});
export type AnswerLinkBody = z.infer<typeof AnswerLinkBody>;
