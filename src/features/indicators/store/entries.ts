import { type RawBuilder, sql } from 'kysely';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import type { EntryLevel } from '../domain/entries/card-entry.ts';
import type { Sheet, SheetState } from '../domain/entries/sheet.ts';

/** A sheet with who wrote and decided it, when, and the last of its events. */
export interface SheetRecord extends Sheet {
  readonly sequence: number;
  readonly evidenceName: string | null;
  readonly openedAt: string;
  readonly openedBy: string | null;
  readonly sentAt: string | null;
  readonly sentBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
}

interface SheetRow extends Omit<SheetRecord, 'source' | 'openedAt' | 'sentAt' | 'decidedAt'> {
  evidence: string | null;
  actName: string | null;
  actDate: string | null;
  url: string | null;
  note: string | null;
  openedAt: Date;
  sentAt: Date | null;
  decidedAt: Date | null;
}

const SHEET = sql`s.id, s.indicator, s.period, s.level, s.version, s.state, s.reason, s.cells, s.evidence,
  s.act_name as "actName", s.act_date::text as "actDate", s.url, s.note, s.authors, s.settled, s.sequence,
  e.file_name as "evidenceName", s.opened_at as "openedAt", s.opened_by as "openedBy", s.sent_at as "sentAt",
  s.sent_by as "sentBy", s.decided_at as "decidedAt", s.decided_by as "decidedBy"`;
const FROM = sql`from indicator_entries s left join fact_evidence e on e.sha256 = s.evidence`;

function recordOf({ evidence, actName, actDate, url, note, ...row }: SheetRow): SheetRecord {
  return {
    ...row,
    source: { evidence, act: actName === null ? null : { name: actName, date: actDate }, url, note },
    openedAt: row.openedAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

async function read(context: Context, tail: RawBuilder<unknown>): Promise<SheetRecord[]> {
  const { rows } = await sql<SheetRow>`select ${SHEET} ${FROM} ${tail}`.execute(context.db);
  return rows.map(recordOf);
}

/** @throws AppError `not-found`. */
export async function getSheet(context: Context, id: string): Promise<SheetRecord> {
  const [found] = await read(context, sql`where s.id = ${id}`);
  if (found) return found;
  throw new AppError(
    'not-found',
    'Este lançamento não existe. Volte à lista de lançamentos e abra-o de novo.',
  );
}

/** The same, held until the transaction ends: nobody else decides it or takes its decision back meanwhile. @throws AppError `not-found`. */
export async function holdSheet(context: Context, id: string): Promise<SheetRecord> {
  await getSheet(context, id);
  const [held] = await read(context, sql`where s.id = ${id} for update of s`);
  return held as SheetRecord;
}

/** Approved sheets whose approval may still be taken back, held. */
export const holdUnsettled = (context: Context): Promise<SheetRecord[]> =>
  read(context, sql`where s.state = 'approved' and not s.settled order by s.id for update of s`);

/** Versions of the same indicator, period and level, the newest first; discarded ones are left out. */
export function listVersionsOf(
  context: Context,
  { indicator, period, level }: Pick<Sheet, 'indicator' | 'period' | 'level'>,
): Promise<SheetRecord[]> {
  return read(
    context,
    sql`where s.indicator = ${indicator} and s.period = ${period} and s.level = ${level} and s.state <> 'discarded'
      order by s.version desc`,
  );
}

/** The number after the last one given, discarded versions included. */
export async function nextVersion(
  context: Context,
  { indicator, period, level }: Pick<Sheet, 'indicator' | 'period' | 'level'>,
): Promise<number> {
  const { rows } = await sql<{
    last: number;
  }>`select coalesce(max(version), 0)::int as last from indicator_entries
    where indicator = ${indicator} and period = ${period} and level = ${level}`.execute(context.db);
  return (rows[0]?.last ?? 0) + 1;
}

/** The newest version of each period and level that was approved, up to an instant where one is named. */
export function listApproved(
  context: Context,
  indicator: string,
  until: string | null,
): Promise<SheetRecord[]> {
  return read(
    context,
    sql`join (select distinct on (period, level) id from indicator_entries
        where indicator = ${indicator} and state = 'approved'
          and (${until}::timestamptz is null or decided_at <= ${until}::timestamptz)
        order by period, level, version desc) newest on newest.id = s.id
      order by s.period, s.level`,
  );
}

export interface SheetFilter {
  readonly indicator: string | null;
  readonly states: readonly SheetState[];
  /** Indicators of which only what was approved is shown. */
  readonly approvedOnly: readonly string[];
}

/** A page of sheets, the newest first. The cursor is the instant of opening and id of the last one read. */
export function listSheets(
  context: Context,
  { indicator, states, approvedOnly }: SheetFilter,
  cursor: { readonly at: string; readonly id: string } | null,
  limit: number,
): Promise<SheetRecord[]> {
  return read(
    context,
    sql`where (${indicator}::text is null or s.indicator = ${indicator}) and s.state = any(${[...states]})
      and (s.state = 'approved' or not s.indicator = any(${[...approvedOnly]}))
      and (${cursor?.at ?? null}::timestamptz is null
        or (s.opened_at, s.id) < (${cursor?.at ?? null}::timestamptz, ${cursor?.id ?? null}::uuid))
      order by s.opened_at desc, s.id desc limit ${limit}`,
  );
}

/** @throws the database's unique violation where another version of the same is open. */
export async function insertSheet(context: Context, sheet: Sheet): Promise<void> {
  const { id, indicator, period, level, version, state, reason, cells, authors } = sheet;
  await sql`insert into indicator_entries (id, indicator, period, level, version, state, reason, cells, authors, sequence,
      opened_at, opened_by)
    values (${id}, ${indicator}, ${period}, ${level satisfies EntryLevel}, ${version}, ${state}, ${reason},
      ${JSON.stringify(cells)}::jsonb, ${[...authors]}::uuid[], 1, ${context.clock.now().toISOString()},
      ${context.actor.id})`.execute(context.db);
}

/** Writes what a sheet folds to after its event `sequence`; `gesture` says whose hand and instant are kept. */
export async function saveSheet(
  context: Context,
  sheet: Sheet,
  sequence: number,
  gesture: 'told' | 'sent' | 'decided' | 'undone',
): Promise<void> {
  const { id, state, reason, cells, source, authors, settled } = sheet;
  const [at, by] = [context.clock.now().toISOString(), context.actor.id];
  const stamp = {
    told: sql``,
    sent: sql`, sent_at = ${at}, sent_by = ${by}`,
    decided: sql`, decided_at = ${at}, decided_by = ${by}`,
    undone: sql`, decided_at = null, decided_by = null`,
  }[gesture];
  await sql`update indicator_entries set state = ${state}, reason = ${reason}, cells = ${JSON.stringify(cells)}::jsonb,
      evidence = ${source.evidence}, act_name = ${source.act?.name ?? null}, act_date = ${source.act?.date ?? null},
      url = ${source.url}, note = ${source.note}, authors = ${[...authors]}::uuid[], settled = ${settled},
      sequence = ${sequence} ${stamp}
    where id = ${id}`.execute(context.db);
}
