import { AppError } from '../../../kernel/app-error.ts';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId, sha256 } from '../../../platform/ids.ts';
import { announce } from '../../../platform/outbox.ts';
import { listNames } from '../../accounts/index.ts';
import {
  issuePaper,
  type Paper,
  paperNumber,
  renderIssuedPaper,
  renderPaper,
  renderWord,
} from '../../documents/index.ts';
import { listActionBriefs } from '../../plan/index.ts';
import type { AmendBody, AnswerAmendmentBody } from '../contract.ts';
import { countPresent } from '../domain/attendance.ts';
import { amendmentRefusal, issueRefusal, moveRefusal, STAGE_WORDS } from '../domain/meeting.ts';
import {
  agendaBlocks,
  type Block,
  type MinutesFacts,
  meetingName,
  minutesBlocks,
  packBlocks,
} from '../domain/minutes.ts';
import { type BodyRecord, getBody, listSeats } from '../store/bodies.ts';
import {
  listAmendments,
  listAttendance,
  listItems,
  type MeetingRecord,
  saveAmendment,
} from '../store/meetings.ts';
import { builtAgenda } from './agenda.ts';
import { daysOf, findPlanned } from './calendar.ts';
import { authoriseConduct } from './conducting.ts';
import { type MeetingKey, openMeeting, refuseStale, writeMeeting } from './meetings.ts';
import { attendees, tellAmendment, tellIssued } from './tell.ts';

/** Message of the outbox: a body issued the minutes of a meeting, by number and hash. */
export const MINUTES_ISSUED = 'governance.minutes-issued';

/** Series of the numbered minutes. */
const SERIES = 'ATA';

async function factsOf(context: Context, body: BodyRecord, meeting: MeetingRecord): Promise<MinutesFacts> {
  const own = await listItems(context, body.id, meeting.key);
  const waiting = meeting.stage === 'planned' ? await listItems(context, body.id, null) : [];
  const built = meeting.stage === 'planned' ? await builtAgenda(context, body, [...own, ...waiting]) : [];
  const items = [...own, ...waiting, ...built.map((item) => ({ ...item, id: null, outcomes: [] }))];
  const said = new Map(
    (await listAttendance(context, body.id, meeting.key)).map(({ seat, presence }) => [seat, presence]),
  );
  const seats = await listSeats(context, [body.id]);
  const accepted = (await listAmendments(context, body.id, meeting.key)).filter(
    ({ answer }) => answer?.accepted,
  );
  const names = await listNames(context, [...new Set(accepted.flatMap(({ by }) => by ?? []))]);
  return {
    body: body.name,
    day: meeting.day,
    hour: meeting.hour,
    place: meeting.place,
    items,
    attendance: seats.map(({ id, institution, segment, titular, substitute }) => {
      const presence = said.get(id) ?? null;
      return { institution, segment, presence, person: presence === 'substitute' ? substitute : titular };
    }),
    count: countPresent(
      seats.map(({ id }) => said.get(id) ?? null),
      body.quorum,
    ),
    amendments: accepted.map(({ item, text, by, institution }) => ({
      item: items.find(({ id }) => id === item && item !== null)?.title ?? null,
      text,
      by: by === null ? (institution ?? 'Pactua') : (names.get(by) ?? 'Pessoa sem cadastro'),
    })),
  };
}

function paperOf(title: string, facts: MinutesFacts, blocks: readonly Block[]): Paper {
  return {
    title,
    subtitle: meetingName(facts.body, facts.day),
    foot: `${title} · ${meetingName(facts.body, facts.day)}`,
    day: facts.day,
    hashOf: 'do conteúdo',
    contentSha256: sha256(canonicalJson(blocks)),
    blocks,
  };
}

async function meetingOf(context: Context, at: MeetingKey) {
  const body = await getBody(context, at.body);
  const meeting = await findPlanned(context, body, at.key);
  if (meeting === null) throw new AppError('not-found', 'Esta reunião não existe.');
  return { body, meeting };
}

/** The agenda, the pack that goes with it, or the minutes: the content of a draft, or the id of what was issued. @throws AppError `not-found`, `refused`. */
async function meetingPaper(
  context: Context,
  at: MeetingKey,
  kind: 'agenda' | 'pack' | 'minutes',
): Promise<Paper | { issued: string }> {
  const { body, meeting } = await meetingOf(context, at);
  if (kind === 'minutes' && meeting.paper !== null) return { issued: meeting.paper };
  const facts = await factsOf(context, body, meeting);
  if (kind === 'agenda') return paperOf('Pauta', facts, agendaBlocks(facts));
  if (kind === 'pack') {
    const ids = new Set(facts.items.flatMap(({ action }) => action ?? []));
    const briefs = await listActionBriefs(context, [...ids]);
    return paperOf('Pauta e material de apoio', facts, packBlocks(facts, briefs));
  }
  if (meeting.stage !== 'closed')
    throw new AppError(
      'refused',
      `A minuta da ata sai quando a reunião se encerra; ela está “${STAGE_WORDS[meeting.stage]}”.`,
    );
  return paperOf('Minuta da ata', facts, minutesBlocks(facts));
}

/** A paper of a meeting as PDF/A, or as a Word document to be worked on. @throws AppError `not-found`, `refused`. */
export async function renderMeetingPaper(
  context: Context,
  at: MeetingKey,
  kind: 'agenda' | 'pack' | 'minutes',
  format: 'pdf' | 'docx',
): Promise<Uint8Array> {
  const paper = await meetingPaper(context, at, kind);
  if (format === 'docx') return renderWord(context, paper);
  const { bytes } =
    'issued' in paper ? await renderIssuedPaper(context, paper.issued) : await renderPaper(context, paper);
  return bytes;
}

/** Proposes a change to the draft, by somebody who came. @throws AppError `forbidden`, `not-found`, `refused`. */
export function amend(context: Context, at: MeetingKey, { item, text }: AmendBody) {
  return once(context, 'governance.amend', async (tx) => {
    authorise(tx, 'governance.propose');
    const { body, meeting } = await openMeeting(tx, at);
    const hasCome = (await attendees(tx, at)).some((person) => person === tx.actor.id);
    const refusal = amendmentRefusal(
      meeting.stage,
      await daysOf(tx, body, meeting),
      tx.clock.today(),
      hasCome,
    );
    if (refusal !== null) throw new AppError('refused', refusal);
    if (item !== null && !(await listItems(tx, at.body, at.key)).some(({ id }) => id === item))
      throw new AppError('not-found', 'Este item não é da pauta desta reunião.');
    return { id: await writeAmendment(tx, body, meeting, { item, text, institution: null }) };
  });
}

/** Keeps an amendment to a draft that takes it, of the actor or of an institution that wrote by its link, and tells who answers it. */
export async function writeAmendment(
  tx: Context,
  body: BodyRecord,
  meeting: MeetingRecord,
  said: AmendBody & { readonly institution: string | null },
): Promise<string> {
  const now = tx.clock.now();
  const id = newId(now);
  const where = { body: body.id, meeting: meeting.key };
  await append(tx, {
    stream: `governance-amendment/${id}`,
    type: 'proposed',
    data: { ...where, ...said },
    expected: 0,
  });
  await saveAmendment(tx, {
    ...{ id, ...where, ...said, by: said.institution === null ? tx.actor.id : null },
    ...{ at: now.toISOString(), answer: null, version: 1 },
  });
  await tellAmendment(tx, body, meeting, { id, institution: said.institution });
  return id;
}

/** Accepts or refuses an amendment, with the reason. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function answerAmendment(
  context: Context,
  at: MeetingKey,
  id: string,
  { accepted, reason, expectedVersion }: AnswerAmendmentBody,
) {
  return once(context, 'governance.answer-amendment', async (tx) => {
    const { body, meeting } = await openMeeting(tx, at);
    await authoriseConduct(tx, body);
    if (meeting.stage !== 'closed')
      throw new AppError('refused', 'Só se responde a emendas enquanto a ata está em minuta.');
    const own = (await listAmendments(tx, at.body, at.key)).find((each) => each.id === id);
    if (own === undefined) throw new AppError('not-found', 'Esta emenda não existe.');
    if (own.version !== expectedVersion)
      throw new AppError('conflict', 'Outra pessoa já respondeu a esta emenda. Veja o que ela disse.', {
        details: { yours: { accepted, reason }, theirs: own.answer },
      });
    const stored = await append(tx, {
      stream: `governance-amendment/${id}`,
      type: accepted ? 'accepted' : 'refused',
      data: {},
      reason,
      expected: expectedVersion,
    });
    await saveAmendment(tx, {
      ...own,
      answer: { accepted, reason, at: stored.at },
      version: stored.sequence,
    });
    return { id };
  });
}

/** Issues the minutes under a number, before their day of amendments is over only with a reason; from then on they never change. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function issueMinutes(
  context: Context,
  at: MeetingKey,
  { expectedVersion, reason = null }: { expectedVersion: number; reason?: string | null },
) {
  return once(context, 'governance.issue-minutes', async (tx) => {
    const { body, meeting } = await openMeeting(tx, at);
    await authoriseConduct(tx, body);
    refuseStale(meeting, expectedVersion);
    const days = await daysOf(tx, body, meeting);
    const refusal = moveRefusal('issue', meeting.stage) ?? issueRefusal(days, tx.clock.today(), reason);
    if (refusal !== null) throw new AppError('refused', refusal);
    const waiting = (await listAmendments(tx, at.body, at.key)).filter(({ answer }) => answer === null);
    if (waiting.length > 0)
      throw new AppError(
        'refused',
        `${waiting.length === 1 ? 'Uma emenda ainda não tem' : `${waiting.length} emendas ainda não têm`} resposta: aceite ou recuse com motivo antes de publicar.`,
      );
    const facts = await factsOf(tx, body, meeting);
    const paper = await issuePaper(tx, SERIES, paperOf('Ata', facts, minutesBlocks(facts)));
    const data = { paper: paper.id, sha256: paper.content.contentSha256 };
    const event = { type: 'issued', data, reason };
    await writeMeeting(tx, { ...meeting, stage: 'final', paper: paper.id }, event);
    const number = paperNumber(paper);
    await announce(tx, MINUTES_ISSUED, {
      body: body.id,
      meeting: meeting.key,
      on: meeting.day,
      number,
      ...data,
    });
    await tellIssued(tx, body, meeting, number);
    return { key: meeting.key };
  });
}
