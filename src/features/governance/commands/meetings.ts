import { AppError } from '../../../kernel/app-error.ts';
import { formatDay } from '../../../kernel/format.ts';
import { once } from '../../../platform/commands.ts';
import type { Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { moveConductionMeeting } from '../../monitoring/index.ts';
import type { AttendanceBody, MoveBody, ScheduleBody } from '../contract.ts';
import { MOVES, type Move, moveRefusal, presenceRefusal } from '../domain/meeting.ts';
import { type BodyRecord, getBody, lockBody, lockSeat } from '../store/bodies.ts';
import {
  findMeeting,
  listAttendance,
  lockMeeting,
  type MeetingRecord,
  saveAttendance,
  saveMeeting,
} from '../store/meetings.ts';
import { fixAgenda, releaseAgenda } from './agenda.ts';
import { competenciaMetOn, findPlanned } from './calendar.ts';
import { authoriseConduct } from './conducting.ts';
import { tellChanged } from './tell.ts';

/** A meeting by its body and its key. */
export interface MeetingKey {
  readonly body: string;
  readonly key: string;
}

const meetingStream = ({ body, key }: MeetingKey): string => `governance-meeting/${body}/${key}`;

/** Writes what a meeting has become, with its event. */
export async function writeMeeting(
  tx: Context,
  meeting: MeetingRecord,
  event: { readonly type: string; readonly data: Record<string, unknown>; readonly reason?: string | null },
): Promise<MeetingRecord> {
  const stored = await append(tx, {
    stream: meetingStream(meeting),
    ...event,
    expected: meeting.version,
  });
  const next = { ...meeting, version: stored.sequence };
  await saveMeeting(tx, next);
  return next;
}

/** Holds a meeting, whether or not anything was said of it yet. @throws AppError `not-found`. */
export async function openMeeting(
  tx: Context,
  at: MeetingKey,
): Promise<{ body: BodyRecord; meeting: MeetingRecord }> {
  await lockBody(tx, at.body);
  const body = await getBody(tx, at.body);
  const said = await lockMeeting(tx, at.body, at.key);
  if (said !== null) return { body, meeting: said };
  const planned = await findPlanned(tx, body, at.key);
  if (planned === null)
    throw new AppError('not-found', `${body.name} não tem reunião em ${formatDay(at.key)}. Marque-a antes.`);
  const { moved: _moved, ...meeting } = planned;
  return { body, meeting };
}

/** Marks a meeting beside those of the series. @throws AppError `forbidden`, `refused`. */
export function scheduleMeeting(context: Context, bodyId: string, { day, hour, place }: ScheduleBody) {
  return once(context, 'governance.schedule', async (tx) => {
    await lockBody(tx, bodyId);
    const body = await getBody(tx, bodyId);
    await authoriseConduct(tx, body);
    if (day < tx.clock.today()) throw new AppError('refused', 'O dia da reunião já passou.');
    if ((await findMeeting(tx, bodyId, day)) !== null || (await findPlanned(tx, body, day)) !== null)
      throw new AppError('refused', `${body.name} já tem reunião marcada em ${formatDay(day)}.`);
    const meeting: MeetingRecord = {
      body: bodyId,
      key: day,
      day,
      hour,
      place,
      stage: 'planned',
      reason: null,
      openedAt: null,
      closedAt: null,
      markedOn: tx.clock.today(),
      packSent: null,
      draftSent: null,
      paper: null,
      version: 0,
    };
    await writeMeeting(tx, meeting, { type: 'scheduled', data: { day, hour, place } });
    return { key: day };
  });
}

/** Moves a meeting to another day, or marks again one that was called off, with the reason. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function moveMeeting(context: Context, at: MeetingKey, body: MoveBody) {
  return once(context, 'governance.move-meeting', async (tx) => {
    const { body: owner, meeting } = await openMeeting(tx, at);
    await authoriseConduct(tx, owner);
    refuseStale(meeting, body.expectedVersion);
    const { day, hour, place, reason } = body;
    const refusal = moveRefusal('reschedule', meeting.stage);
    if (refusal !== null) throw new AppError('refused', refusal);
    if (day < tx.clock.today()) throw new AppError('refused', 'O novo dia já passou.');
    if (owner.series?.rrule === null && day !== meeting.day) await moveInCycle(tx, meeting, day, reason);
    const data = { from: meeting.day, day, hour, place };
    const stage = meeting.stage === 'cancelled' ? MOVES.reschedule.to : meeting.stage;
    const markedOn = tx.clock.today();
    const packSent = meeting.stage === 'cancelled' ? null : meeting.packSent;
    const next = { ...meeting, day, hour, place, stage, reason, markedOn, packSent };
    await tellChanged(tx, owner, await writeMeeting(tx, next, { type: 'moved', data, reason }), meeting);
    return { key: meeting.key };
  });
}

/** The days of the month turn around the conduction meeting: it is moved in the calendar of the cycle, in the same transaction. */
async function moveInCycle(tx: Context, meeting: MeetingRecord, day: string, reason: string): Promise<void> {
  const competencia = await competenciaMetOn(tx, meeting.key);
  await moveConductionMeeting({ ...tx, commandId: null }, competencia, { day, reason });
}

export function refuseStale(meeting: MeetingRecord, expected: number): void {
  if (meeting.version === expected) return;
  throw new AppError(
    'conflict',
    'Outra pessoa mexeu nesta reunião enquanto você olhava. Nada seu foi gravado; veja como está.',
    { details: { theirs: { stage: meeting.stage, day: meeting.day, version: meeting.version } } },
  );
}

/** @throws AppError `refused`. */
function refuseMove(move: Move, meeting: MeetingRecord, reason: string | null): void {
  const unsaid = move === 'cancel' && reason === null ? 'Escreva o motivo: quem viria à reunião o lê.' : null;
  const refusal = moveRefusal(move, meeting.stage) ?? unsaid;
  if (refusal !== null) throw new AppError('refused', refusal);
}

/** What a stage brings: the agenda fixed; or given back, and who would come told that it is off. */
async function follow(tx: Context, body: BodyRecord, before: MeetingRecord, after: MeetingRecord) {
  if (after.stage === 'cancelled') {
    await releaseAgenda(tx, before);
    return tellChanged(tx, body, after, before);
  }
  if (before.stage === 'planned') await fixAgenda(tx, body, before);
}

/** Takes a meeting to its next stage; the agenda is closed on the way, and given back where it is called off, which asks for a reason. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function advance(
  context: Context,
  at: MeetingKey,
  move: Exclude<Move, 'issue' | 'reschedule'>,
  { expectedVersion, reason = null }: { readonly expectedVersion: number; readonly reason?: string | null },
) {
  return once(context, `governance.${move}`, async (tx) => {
    const { body, meeting } = await openMeeting(tx, at);
    await authoriseConduct(tx, body);
    refuseStale(meeting, expectedVersion);
    refuseMove(move, meeting, reason);
    await moveOn(tx, { body, meeting }, move, reason);
    return { key: meeting.key };
  });
}

/** Takes a meeting that is held to its next stage, by whoever may. */
export async function moveOn(
  tx: Context,
  { body, meeting }: { readonly body: BodyRecord; readonly meeting: MeetingRecord },
  move: Exclude<Move, 'issue' | 'reschedule'>,
  reason: string | null = null,
): Promise<void> {
  const now = tx.clock.now().toISOString();
  const stage = MOVES[move].to;
  const openedAt = move === 'open' ? now : meeting.openedAt;
  const closedAt = move === 'close' ? now : meeting.closedAt;
  const data = { from: meeting.stage, to: stage };
  const next = { ...meeting, stage, openedAt, closedAt, reason: reason ?? meeting.reason };
  const written = await writeMeeting(tx, next, { type: move, data, reason });
  await follow(tx, body, meeting, written);
}

/** Says who came for a seat. @throws AppError `forbidden`, `not-found`, `conflict` with both values, `refused`. */
export function markPresence(context: Context, at: MeetingKey, body: AttendanceBody) {
  return once(context, 'governance.mark-presence', async (tx) => {
    const { body: owner, meeting } = await openMeeting(tx, at);
    await authoriseConduct(tx, owner);
    const refusal = presenceRefusal(meeting.stage);
    if (refusal !== null) throw new AppError('refused', refusal);
    await writePresence(tx, meeting, body);
    return { seat: body.seat };
  });
}

/** The same on a meeting that is held already, by whoever may. @throws AppError `not-found`, `conflict`. */
async function writePresence(
  tx: Context,
  meeting: MeetingRecord,
  { seat, presence, expectedVersion }: AttendanceBody,
): Promise<void> {
  const own = await lockSeat(tx, seat);
  if (own.body !== meeting.body) throw new AppError('not-found', 'Esta cadeira é de outro colegiado.');
  const said = (await listAttendance(tx, meeting.body, meeting.key)).find((each) => each.seat === seat);
  if ((said?.version ?? 0) !== expectedVersion)
    throw new AppError(
      'conflict',
      `Outra pessoa registrou a presença de ${own.institution} enquanto você marcava. Veja o que ela marcou.`,
      {
        details: {
          yours: { presence },
          theirs: { presence: said?.presence ?? null, version: said?.version },
        },
      },
    );
  const stored = await append(tx, {
    stream: `governance-attendance/${meeting.body}/${meeting.key}/${seat}`,
    type: 'marked',
    data: { presence },
    expected: expectedVersion,
  });
  await saveAttendance(tx, meeting, { seat, presence, version: stored.sequence });
}
