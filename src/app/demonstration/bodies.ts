import { readBodies, readMunicipal, registerBody, scheduleMeeting } from '../../features/governance/index.ts';
import { between, shuffled } from './chance.ts';
import { lastSitting, type Sitting, sittingActs } from './meetings.ts';
import { type Act, at, dayAfter, type Past, weekday } from './past.ts';
import type { Month } from './reports.ts';

/** Each of the state's groups and committees meets once in so many months. */
const EVERY = 3;

/** A sitting of a body besides the conduction meeting: marked, held and minuted within the month. */
async function sittingOf(past: Past, month: Month, body: string): Promise<Act[]> {
  const name = `sitting/${body}/${month.competencia}`;
  const day = weekday(dayAfter(month.meeting, between(2, 5, name)));
  const sitting: Sitting = { body, key: day, day };
  const marked = `${dayAfter(day, -9)}T09:30`;
  const mark = () =>
    scheduleMeeting(at(past, marked, past.superintendence, `${name}/marked`), body, {
      day,
      hour: '14:00',
      place: 'SES/MT (Demonstração)',
    });
  const before = await lastSitting(past, body, day);
  return [{ at: marked, run: mark }, ...sittingActs(past, sitting, { agendaOn: dayAfter(day, -3), before })];
}

/** The municipalities that register their committee in a month, in an order of their own, until three in ten have. */
async function committeeActs(past: Past, { number, meeting }: Month, action: string): Promise<Act[]> {
  const when = `${dayAfter(meeting, -2)}T10:40`;
  const { items, one } = await readMunicipal(at(past, when, past.superintendence), action);
  const order = shuffled(items, ({ code }) => `committee/${action}/${code}`);
  const most = Math.floor(items.length * 0.3);
  return order.slice(number * 2, Math.min(number * 2 + 2, most)).map(({ code, name }) => ({
    at: when,
    run: () =>
      registerBody(at(past, when, past.superintendence, `committee/${action}/${code}`), {
        ...{
          name: `${one} de ${name} (Demonstração)`,
          acronym: null,
          kind: 'committee',
          territory: code,
          keeper: null,
        },
        ...{ act: null, actions: [action], series: null, quorum: null, endedOn: null, expectedVersion: 0 },
        terms: { agendaDays: 3, draftDays: 2, amendmentDays: 5 },
      }),
  }));
}

/** What the other bodies do in a month that has ended. */
export async function bodyActs(past: Past, month: Month): Promise<Act[]> {
  if (month.inCourse) return [];
  const { items, municipal } = await readBodies(past.present);
  const ofState = items.filter(
    ({ kind, origin, place }) => kind !== 'conduction' && origin === 'document' && place.code.length === 2,
  );
  const meeting = ofState.filter((_, turn) => (month.number + turn) % EVERY === 0);
  const sittings = await Promise.all(meeting.map(({ id }) => sittingOf(past, month, id)));
  const committees = await Promise.all(municipal.map(({ action }) => committeeActs(past, month, action)));
  return [...sittings.flat(), ...committees.flat()];
}
