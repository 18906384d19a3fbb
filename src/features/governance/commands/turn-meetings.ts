import { Readable } from 'node:stream';
import { Temporal } from 'temporal-polyfill';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { dueOf } from '../domain/meeting.ts';
import { type BodyRecord, listBodies } from '../store/bodies.ts';
import type { MeetingRecord, SentPaper } from '../store/meetings.ts';
import { calendarOf, daysOf } from './calendar.ts';
import { type MeetingKey, moveOn, openMeeting, writeMeeting } from './meetings.ts';
import { renderMeetingPaper } from './minutes.ts';
import { tellDraft, tellPack } from './tell.ts';

/** Days around today in which the clock may have something to do of a meeting: the longest terms that a body may have. */
const AROUND = { before: 180, after: 60 };

/**
 * Brings the meetings to what the clock says: closes the agendas whose day came and sends them, with their pack, to who has a seat; sends
 * the draft of the minutes to who came. Safe to run at any time and twice: each goes once, and what an absence kept back goes after it.
 */
export async function turnMeetings(context: Context): Promise<void> {
  const day = Temporal.PlainDate.from(context.clock.today());
  const bodies = (await listBodies(context)).filter(
    ({ endedOn }) => endedOn === null || endedOn > day.toString(),
  );
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const span = {
    from: day.subtract({ days: AROUND.before }).toString(),
    to: day.add({ days: AROUND.after }).toString(),
  };
  for (const meeting of await calendarOf(context, bodies, span)) {
    const body = byId.get(meeting.body);
    if (body === undefined || OVER.has(meeting.stage)) continue;
    // One that cannot be sent must not keep back the others.
    await turn(context, body, meeting).catch((error: unknown) =>
      context.log.error({ body: body.id, meeting: meeting.key, err: String(error) }, 'meeting not turned'),
    );
  }
}

const OVER = new Set<MeetingRecord['stage']>(['open', 'final', 'cancelled']);

type Step = NonNullable<ReturnType<typeof dueOf>>;

/** What is due of one meeting, step after step: what closes is sent in the same round. */
async function turn(context: Context, body: BodyRecord, meeting: MeetingRecord): Promise<void> {
  const days = await daysOf(context, body, meeting);
  const step = dueOf(meeting, days, context.clock.today());
  if (step === null) return;
  if (step === 'freezeAgenda') {
    await withDue(context, meeting, step, (tx, held) => moveOn(tx, held, 'freezeAgenda'));
    return turn(context, body, { ...meeting, stage: 'agenda' });
  }
  await send(context, meeting, step);
}

/** Does a step with the meeting held, where it is still due: of two at once, one finds it done. */
async function withDue(
  context: Context,
  at: MeetingKey,
  step: Step,
  work: (tx: Context, held: { body: BodyRecord; meeting: MeetingRecord }) => Promise<void>,
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const held = await openMeeting(tx, at);
    const days = await daysOf(tx, held.body, held.meeting);
    if (dueOf(held.meeting, days, tx.clock.today()) === step) await work(tx, held);
  });
}

const PAPERS = {
  sendPack: { paper: 'pack', name: 'pauta-e-material', event: 'pack-sent', field: 'packSent' },
  sendDraft: { paper: 'minutes', name: 'minuta-da-ata', event: 'draft-sent', field: 'draftSent' },
} as const;

/** Sends a paper as it stands: the file is made before, since nothing is printed inside a transaction. */
async function send(
  context: Context,
  { body: id, key }: MeetingKey,
  step: keyof typeof PAPERS,
): Promise<void> {
  const { paper, name, event, field } = PAPERS[step];
  const bytes = await renderMeetingPaper(context, { body: id, key }, paper, 'pdf');
  const { sha256 } = await context.files.save(Readable.from([Buffer.from(bytes)]));
  const file = { sha256, fileName: `${name}-${key}.pdf`, mediaType: 'application/pdf' };
  await withDue(context, { body: id, key }, step, async (tx, { body, meeting }) => {
    const { amendUntil } = await daysOf(tx, body, meeting);
    const people =
      step === 'sendPack'
        ? await tellPack(tx, body, meeting, file)
        : await tellDraft(tx, body, meeting, { amendUntil, file });
    const sent: SentPaper = { sha256, people, at: tx.clock.now().toISOString() };
    await writeMeeting(tx, { ...meeting, [field]: sent }, { type: event, data: { sha256, people } });
  });
}
