import { z } from 'zod';
import { BODY_KINDS } from '../domain/body.ts';
import { SEGMENTS } from '../domain/seat.ts';
import { MeetingSummary } from './calendar.ts';
import { ItemAnswer } from './items.ts';
import { MunicipalBoard } from './municipal.ts';
import { Day, Hour, Id, Version, Words } from './shapes.ts';

const Name = Words(200).nullable();

const Place = z.object({ code: z.string(), name: z.string(), level: z.string() });
const SeriesShape = z.object({
  rrule: z.string().max(80).nullable(),
  from: Day,
  hour: Hour,
  place: z.string().max(200),
});
const QuorumShape = z.object({ numerator: z.int().min(1).max(100), denominator: z.int().min(1).max(100) });
const TermsShape = z.object({
  agendaDays: z.int().min(0).max(60),
  draftDays: z.int().min(0).max(60),
  amendmentDays: z.int().min(0).max(90),
});

/** A body written whole; `expectedVersion` 0 makes it. */
export const BodyBody = z.object({
  name: Words(200),
  acronym: Words(40).nullable(),
  kind: z.enum(BODY_KINDS),
  territory: z.string().max(7),
  keeper: z.string().max(80).nullable(),
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
  titularPerson: z.uuid().nullish(),
  substitutePerson: z.uuid().nullish(),
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

export const BodiesAnswer = z.object({
  items: z.array(BodySummary),
  next: z.null(),
  /** Actions that ask each municipality for a body, each with its own board. */
  municipal: z.array(MunicipalBoard),
  mayManage: z.boolean(),
});

export const BodyDetail = BodySummary.extend({
  actName: z.string().nullable(),
  actionTitles: z.array(z.object({ id: z.string(), title: z.string() })),
  seatList: z.array(SeatAnswer),
  /** Who may be tied to a seat by their account; empty for who does not manage. */
  people: z.array(z.object({ id: z.string(), name: z.string(), office: z.string() })),
  meetings: z.array(MeetingSummary),
  backlog: z.array(ItemAnswer),
  /** Who keeps it, in words. */
  keeperWords: z.string(),
  mayManage: z.boolean(),
  mayConduct: z.boolean(),
});
export type BodyDetail = z.infer<typeof BodyDetail>;

export const BodyParams = z.object({ body: Id });
export const SeatParams = z.object({ seat: Id });

export const ScheduleBody = z.object({
  day: Day,
  hour: Hour.nullable(),
  place: z.string().max(200).nullable(),
});
export type ScheduleBody = z.infer<typeof ScheduleBody>;

/** What an institution is asked by a link: whom it sends, who comes, what it would change in the draft of the minutes. */
const LINK_PURPOSES = ['indication', 'attendance', 'amendment'] as const;

export const LinkBody = z.object({ purpose: z.enum(LINK_PURPOSES), meeting: Day.nullable() });
export type LinkBody = z.infer<typeof LinkBody>;
export const IssuedLink = z.object({ path: z.string(), name: z.string(), expiresAt: z.string() });
export type IssuedLink = z.infer<typeof IssuedLink>;

export const AnswerParams = z.object({ token: z.string().min(20).max(100) });
export const SeatLinkAnswer = z.object({
  purpose: z.enum(LINK_PURPOSES),
  bodyName: z.string(),
  institution: z.string(),
  titular: z.string().nullable(),
  substitute: z.string().nullable(),
  meeting: z.object({ day: Day, hour: z.string().nullable(), place: z.string().nullable() }).nullable(),
  /** Of an amendment: until when the draft takes it. */
  amendUntil: Day.nullable(),
});
export type SeatLinkAnswer = z.infer<typeof SeatLinkAnswer>;
export const AnswerLinkBody = AnswerParams.extend({
  titular: Words(200).optional(),
  substitute: Words(200).optional(),
  coming: z.enum(['titular', 'substitute', 'absent']).optional(),
  text: Words(4000).optional(),
});
export type AnswerLinkBody = z.infer<typeof AnswerLinkBody>;
