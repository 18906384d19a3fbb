import { type RawBuilder, sql } from 'kysely';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import type { Item, Said } from '../domain/agenda.ts';
import type { Presence } from '../domain/attendance.ts';
import type { Stage } from '../domain/meeting.ts';

/** A paper that went out: the file, when and to how many people. */
export interface SentPaper {
  readonly sha256: string;
  readonly at: string;
  readonly people: number;
}

/** A meeting of which something was said. `key` is its day by the series, by which it is known; `day` the one on which it is held. */
export interface MeetingRecord {
  readonly body: string;
  readonly key: string;
  readonly day: string;
  readonly hour: string | null;
  readonly place: string | null;
  readonly stage: Stage;
  /** Why people last moved it or called it off. */
  readonly reason: string | null;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  /** The day on which people marked or moved it; null where the series alone gives it. */
  readonly markedOn: string | null;
  /** The pack and the draft, as they went out by themselves. */
  readonly packSent: SentPaper | null;
  readonly draftSent: SentPaper | null;
  /** The issued minutes. */
  readonly paper: string | null;
  readonly version: number;
}

interface Row extends Pick<MeetingRecord, 'body' | 'key' | 'day' | 'stage' | 'paper' | 'version'> {
  content: Pick<MeetingRecord, 'hour' | 'place' | 'openedAt' | 'closedAt'> & Partial<Late>;
}

/** What a row of an earlier version does not have. */
type Late = Pick<MeetingRecord, 'reason' | 'markedOn' | 'packSent' | 'draftSent'>;
const LATE: Late = { reason: null, markedOn: null, packSent: null, draftSent: null };

const COLUMNS = sql`body, key::text as key, day::text as day, content, stage, paper, version`;
const recordOf = ({ content, ...row }: Row): MeetingRecord => ({
  ...row,
  ...LATE,
  ...content,
});

/** The meetings of these bodies (of all, without them) held in a span, newest first. */
export async function listMeetings(
  context: Context,
  { bodies, from, to }: { readonly bodies?: readonly string[]; readonly from: string; readonly to: string },
): Promise<MeetingRecord[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} from governance_meetings
    where (${bodies ?? null}::uuid[] is null or body = any(${bodies ?? null}::uuid[]))
      and day >= ${from}::date and day <= ${to}::date order by day desc, body`.execute(context.db);
  return rows.map(recordOf);
}

export async function findMeeting(
  context: Context,
  body: string,
  key: string,
): Promise<MeetingRecord | null> {
  const { rows } = await sql<Row>`select ${COLUMNS} from governance_meetings
    where body = ${body}::uuid and key = ${key}::date`.execute(context.db);
  return rows[0] ? recordOf(rows[0]) : null;
}

/** Holds the meeting until the transaction ends; null where nothing was said of it yet. */
export async function lockMeeting(
  context: Context,
  body: string,
  key: string,
): Promise<MeetingRecord | null> {
  const { rows } = await sql<Row>`select ${COLUMNS} from governance_meetings
    where body = ${body}::uuid and key = ${key}::date for update`.execute(context.db);
  return rows[0] ? recordOf(rows[0]) : null;
}

export async function saveMeeting(context: Context, meeting: MeetingRecord): Promise<void> {
  const { body, key, day, stage, paper, version, ...content } = meeting;
  await sql`insert into governance_meetings (body, key, day, content, stage, paper, version)
    values (${body}, ${key}::date, ${day}::date, ${JSON.stringify(content)}::jsonb, ${stage}, ${paper}, ${version})
    on conflict (body, key) do update set day = excluded.day, content = excluded.content, stage = excluded.stage,
      paper = excluded.paper, version = excluded.version`.execute(context.db);
}

export interface ItemRecord extends Item {
  readonly id: string;
  readonly body: string;
  /** Key of its meeting; null in the backlog. */
  readonly meeting: string | null;
  readonly position: number;
  readonly outcomes: readonly Said[];
  readonly removed: boolean;
  readonly version: number;
}

interface ItemRow
  extends Pick<ItemRecord, 'id' | 'body' | 'meeting' | 'position' | 'outcomes' | 'removed' | 'version'> {
  content: Item;
}

const ITEM = sql`id, body, meeting::text as meeting, position, content, outcomes, removed, version`;
const itemOf = ({ content, ...row }: ItemRow): ItemRecord => ({ ...content, ...row });

/** The items of a meeting in the order of its agenda; of the backlog where `meeting` is null. */
export async function listItems(
  context: Context,
  body: string,
  meeting: string | null,
): Promise<ItemRecord[]> {
  const { rows } = await sql<ItemRow>`select ${ITEM} from governance_items
    where body = ${body}::uuid and meeting is not distinct from ${meeting}::date and not removed
    order by position, id`.execute(context.db);
  return rows.map(itemOf);
}

/** Every item of every agenda, and of the backlogs. */
export async function listEveryItem(context: Context): Promise<ItemRecord[]> {
  const { rows } =
    await sql<ItemRow>`select ${ITEM} from governance_items where not removed order by id`.execute(
      context.db,
    );
  return rows.map(itemOf);
}

/** The items of a body (of all, without it) that assigned something which is not done. */
export async function listPending(context: Context, body: string | null): Promise<ItemRecord[]> {
  const { rows } = await sql<ItemRow>`select ${ITEM} from governance_items
    where (${body}::uuid is null or body = ${body}::uuid) and not removed and exists (select 1 from jsonb_array_elements(outcomes) o
      where o->>'kind' = 'assigned' and o->>'doneOn' is null and o->>'withdrawn' is null)
    order by meeting, position, id`.execute(context.db);
  return rows.map(itemOf);
}

/** Of each item of a body that goes on from another: which one, the removed ones too. */
export async function listFollows(context: Context, body: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; follows: string }>`select id, content->>'follows' as follows
    from governance_items where body = ${body}::uuid and content->>'follows' is not null`.execute(context.db);
  return new Map(rows.map(({ id, follows }) => [id, follows]));
}

/** These items that are not removed. */
export async function listItemsAmong(context: Context, ids: readonly string[]): Promise<ItemRecord[]> {
  const { rows } = await sql<ItemRow>`select ${ITEM} from governance_items
    where id = any(${ids}::uuid[]) and not removed`.execute(context.db);
  return rows.map(itemOf);
}

/** @throws AppError `not-found`. */
export const getItem = (context: Context, id: string): Promise<ItemRecord> => readItem(context, id, sql``);

/** Holds an item until the transaction ends. @throws AppError `not-found`. */
export const lockItem = (context: Context, id: string): Promise<ItemRecord> =>
  readItem(context, id, sql`for update`);

async function readItem(context: Context, id: string, hold: RawBuilder<unknown>): Promise<ItemRecord> {
  const { rows } = await sql<ItemRow>`select ${ITEM} from governance_items
    where id = ${id}::uuid and not removed ${hold}`.execute(context.db);
  if (rows[0]) return itemOf(rows[0]);
  throw new AppError('not-found', 'Este item não está mais em pauta. Atualize a página.');
}

export async function saveItem(context: Context, item: ItemRecord): Promise<void> {
  const { id, body, meeting, position, outcomes, removed, version, ...content } = item;
  await sql`insert into governance_items (id, body, meeting, position, content, outcomes, removed, version)
    values (${id}, ${body}, ${meeting}::date, ${position}, ${JSON.stringify(content)}::jsonb,
      ${JSON.stringify(outcomes)}::jsonb, ${removed}, ${version})
    on conflict (id) do update set meeting = excluded.meeting, position = excluded.position,
      content = excluded.content, outcomes = excluded.outcomes, removed = excluded.removed,
      version = excluded.version`.execute(context.db);
}

export interface AttendanceRecord {
  readonly seat: string;
  readonly presence: Presence;
  readonly version: number;
}

export async function listAttendance(
  context: Context,
  body: string,
  meeting: string,
): Promise<AttendanceRecord[]> {
  const { rows } = await sql<AttendanceRecord>`select seat, presence, version from governance_attendance
    where body = ${body}::uuid and meeting = ${meeting}::date`.execute(context.db);
  return rows;
}

export async function saveAttendance(
  context: Context,
  { body, key }: Pick<MeetingRecord, 'body' | 'key'>,
  { seat, presence, version }: AttendanceRecord,
): Promise<void> {
  await sql`insert into governance_attendance (body, meeting, seat, presence, version)
    values (${body}, ${key}::date, ${seat}, ${presence}, ${version})
    on conflict (body, meeting, seat) do update set presence = excluded.presence,
      version = excluded.version`.execute(context.db);
}

export interface AmendmentRecord {
  readonly id: string;
  readonly body: string;
  readonly meeting: string;
  /** The item that it is about; null for the whole. */
  readonly item: string | null;
  readonly text: string;
  readonly by: string | null;
  /** The institution that wrote by its link, without an account. */
  readonly institution?: string | null;
  readonly at: string;
  readonly answer: { readonly accepted: boolean; readonly reason: string; readonly at: string } | null;
  readonly version: number;
}

interface AmendmentRow extends Pick<AmendmentRecord, 'id' | 'body' | 'meeting' | 'answer' | 'version'> {
  content: Pick<AmendmentRecord, 'item' | 'text' | 'by' | 'institution' | 'at'>;
}

export async function listAmendments(
  context: Context,
  body: string,
  meeting: string,
): Promise<AmendmentRecord[]> {
  const { rows } = await sql<AmendmentRow>`select id, body, meeting::text as meeting, content, answer, version
    from governance_amendments where body = ${body}::uuid and meeting = ${meeting}::date order by id`.execute(
    context.db,
  );
  return rows.map(({ content, ...row }) => ({ ...row, ...content }));
}

/** The amendments that were accepted, of every meeting: they are of the text of its minutes. */
export async function listAcceptedAmendments(context: Context): Promise<AmendmentRecord[]> {
  const { rows } = await sql<AmendmentRow>`select id, body, meeting::text as meeting, content, answer, version
    from governance_amendments where (answer->>'accepted')::boolean order by id`.execute(context.db);
  return rows.map(({ content, ...row }) => ({ ...row, ...content }));
}

export async function saveAmendment(context: Context, each: AmendmentRecord): Promise<void> {
  const { id, body, meeting, answer, version, ...content } = each;
  const answered = answer === null ? null : JSON.stringify(answer);
  await sql`insert into governance_amendments (id, body, meeting, content, answer, version)
    values (${id}, ${body}, ${meeting}::date, ${JSON.stringify(content)}::jsonb, ${answered}::jsonb, ${version})
    on conflict (id) do update set answer = excluded.answer, version = excluded.version`.execute(context.db);
}
