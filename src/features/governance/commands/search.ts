import { formatDay } from '../../../kernel/format.ts';
import type { Context } from '../../../platform/context.ts';
import { listPaperNumbers } from '../../documents/index.ts';
import { type Findable, readWanted, searchAmong } from '../../plan/index.ts';
import { getTerritory } from '../../territory/index.ts';
import { SEARCH_KINDS, type SearchAnswer, type SearchQuery } from '../contract.ts';
import { OUTCOME_WORDS, outcomeWords, standing } from '../domain/agenda.ts';
import { KIND_WORDS } from '../domain/body.ts';
import { type BodyRecord, listBodies, listSeats } from '../store/bodies.ts';
import {
  type AmendmentRecord,
  type ItemRecord,
  listAcceptedAmendments,
  listEveryItem,
  listMeetings,
  type MeetingRecord,
} from '../store/meetings.ts';

type Kind = (typeof SEARCH_KINDS)[number];

const EVER = { from: '0001-01-01', to: '9999-12-31' };

/** A subject of an agenda with what was decided of it, where the meeting is read; of the backlog, where the body is. What was taken back is not found. */
function itemOf(item: ItemRecord, body: BodyRecord, day: string | null): Findable<Kind> {
  const { id, title, note, meeting, outcomes } = item;
  return {
    kind: 'item',
    id,
    name: `${meeting === null ? 'Espera a próxima reunião' : `Reunião de ${formatDay(day ?? meeting)}`} · ${body.name}`,
    title,
    fields: [
      { label: null, text: title },
      ...standing(outcomes).map((said) => ({ label: OUTCOME_WORDS[said.kind], text: outcomeWords(said) })),
      { label: 'Por que está na pauta', text: note ?? '' },
    ],
    href: meeting === null ? `/colegiados/${body.id}` : `/colegiados/${body.id}/reunioes/${meeting}`,
  };
}

/** The minutes of a meeting, by their number once issued, with the amendments that are of their text. */
const minutesOf = (
  { body: id, key, day }: MeetingRecord,
  body: BodyRecord,
  number: string | undefined,
  amendments: readonly AmendmentRecord[],
): Findable<Kind> => ({
  kind: 'item',
  id: `${id}/${key}`,
  name: `Reunião de ${formatDay(day)} · ${body.name}`,
  title: number ?? 'Minuta da ata',
  fields: [
    { label: null, text: number ?? 'Minuta da ata' },
    ...amendments.map(({ text }) => ({ label: 'Emenda aceita', text })),
  ],
  href: `/colegiados/${id}/reunioes/${key}`,
});

const bodyOf = (body: BodyRecord, place: string, institutions: readonly string[]): Findable<Kind> => ({
  kind: 'body',
  id: body.id,
  name: `${KIND_WORDS[body.kind]} · ${place}`,
  title: body.name,
  fields: [
    { label: null, text: body.name },
    { label: 'Onde', text: place },
    ...institutions.map((text) => ({ label: 'Cadeira', text })),
  ],
  words: body.actions.join(' '),
  href: `/colegiados/${body.id}`,
});

/** Looks for words in the bodies, with the institutions that sit in them, and in every agenda and its minutes, by their number too. */
export async function search(context: Context, asked: SearchQuery): Promise<SearchAnswer> {
  const { words } = await readWanted(context, asked.q);
  const today = context.clock.today();
  const territory = await getTerritory(context);
  const bodies = new Map((await listBodies(context)).map((body) => [body.id, body]));
  const seats = Map.groupBy(await listSeats(context), ({ body }) => body);
  const held = await listMeetings(context, EVER);
  const dayOf = new Map(held.map(({ body, key, day }) => [`${body} ${key}`, day]));
  const items = (await listEveryItem(context)).flatMap((item) => {
    const body = bodies.get(item.body);
    return body === undefined ? [] : [itemOf(item, body, dayOf.get(`${item.body} ${item.meeting}`) ?? null)];
  });
  const minuted = held.filter(({ stage }) => stage === 'closed' || stage === 'final');
  const numbers = await listPaperNumbers(
    context,
    minuted.flatMap(({ paper }) => paper ?? []),
  );
  const accepted = Map.groupBy(
    await listAcceptedAmendments(context),
    ({ body, meeting }) => `${body} ${meeting}`,
  );
  const minutes = minuted.flatMap((meeting) => {
    const body = bodies.get(meeting.body);
    const own = accepted.get(`${meeting.body} ${meeting.key}`) ?? [];
    return body === undefined ? [] : [minutesOf(meeting, body, numbers.get(meeting.paper ?? ''), own)];
  });
  const found = [...bodies.values()].map((body) => {
    const sits = (seats.get(body.id) ?? []).map(({ institution }) => institution);
    return bodyOf(body, territory.get(body.territory, today).name, sits);
  });
  return searchAmong(
    context,
    words,
    { kinds: SEARCH_KINDS, records: [...items, ...minutes, ...found] },
    asked,
  );
}
