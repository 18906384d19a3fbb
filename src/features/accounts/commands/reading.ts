import { type Actor, type Grant, grantsOn } from '../../../kernel/actor.ts';
import type { Context, Scope } from '../../../platform/context.ts';
import { listRecentEvents, type StoredEvent } from '../../../platform/events.ts';
import { getTerritory } from '../../territory/index.ts';
import type { AuditAnswer, GrantView, PersonView, SessionAnswer } from '../contract.ts';
import type { HeldGrant } from '../domain/grants.ts';
import { verbsOn } from '../domain/policy.ts';
import { mustSetUpSecondFactor } from '../domain/second-factor.ts';
import { roleBook } from '../roles.ts';
import { listGrants, listGrantsOfRoles } from '../store/grants.ts';
import { findPerson, listNames, listPeople, type Person } from '../store/people.ts';
import { listUnits } from '../store/units.ts';

type ViewGrant = (grant: HeldGrant) => GrantView;

/** Names beside the codes of grants. */
async function grantViewer(context: Context): Promise<ViewGrant> {
  const territory = await getTerritory(context);
  const units = new Map((await listUnits(context)).map((unit) => [unit.id, unit.acronym]));
  const roles = new Map(roleBook.roles.map((role) => [role.id, role.name]));
  const day = context.clock.today();
  return ({ person: _, ...grant }) => ({
    ...grant,
    roleName: roles.get(grant.role) ?? grant.role,
    unitName: grant.unit === null ? null : (units.get(grant.unit) ?? grant.unit),
    territoryName:
      grant.territory === null ? null : (territory.find(grant.territory, day)?.name ?? grant.territory),
  });
}

/** What somebody does and where, in a few words: `Coordenação · COPHS`. */
function officeOf(grants: readonly GrantView[]): string {
  const [first] = grants;
  if (!first) return 'Sem papel em vigor';
  const more = grants.length > 1 ? ` e mais ${grants.length - 1}` : '';
  return [first.roleName, first.unitName ?? first.territoryName].filter(Boolean).join(' · ') + more;
}

/** Who asks, what they may do and where this installation stands. */
export async function readSession(context: Context): Promise<SessionAnswer> {
  const today = context.clock.today();
  const territory = await getTerritory(context);
  const state = territory.get(territory.home, today);
  const person = context.actor.id === null ? null : await findPerson(context, context.actor.id);
  const view = await grantViewer(context);
  const held = person ? await listGrants(context, [person.id]) : [];
  const grants = inForce(held, today).map(view);
  return {
    person: person && {
      ...person,
      office: officeOf(grants),
      secondFactorAsked: mustSetUpSecondFactor(held, context.env.secondFactorRoles, today),
    },
    grants,
    roles: [...new Set(grants.map((grant) => grant.role))],
    units: [...new Set(grants.flatMap((grant) => grant.unit ?? []))],
    verbs: verbsOn(roleBook, context.actor, today),
    mode: context.env.mode,
    today,
    timeZone: context.env.timeZone,
    state: { code: state.code, name: state.name },
  };
}

function inForce(grants: readonly HeldGrant[], day: string): HeldGrant[] {
  const open = new Set<Grant>(grantsOn({ kind: 'person', id: null, name: '', grants }, day));
  return grants.filter((grant) => open.has(grant));
}

/** People with their grants, a page at a time. */
export async function readPeople(
  context: Context,
  filter: { q: string; after?: string | undefined; limit: number },
): Promise<{ items: PersonView[]; next: string | null }> {
  const people = await listPeople(context, {
    q: filter.q,
    after: filter.after ?? null,
    limit: filter.limit + 1,
  });
  const page = people.slice(0, filter.limit);
  const items = await withGrants(context, page);
  return { items, next: people.length > page.length ? (page.at(-1)?.id ?? null) : null };
}

async function withGrants(context: Context, people: readonly Person[]): Promise<PersonView[]> {
  const view = await grantViewer(context);
  const grants = Map.groupBy(
    await listGrants(
      context,
      people.map((person) => person.id),
    ),
    (grant) => grant.person,
  );
  return people.map((person) => ({ ...person, grants: (grants.get(person.id) ?? []).map(view) }));
}

/** The invented people, in the order of the roles; none in production. */
export async function readDemonstrationPeople(context: Context) {
  const view = await grantViewer(context);
  const units = new Map((await listUnits(context)).map((unit) => [unit.id, unit.name]));
  const order = roleBook.roles.map((role) => role.id);
  const grants = await listGrantsOfRoles(context, order, context.clock.today());
  const first = new Map<string, HeldGrant>();
  for (const grant of grants) if (!first.has(grant.person)) first.set(grant.person, grant);
  const people = await Promise.all([...first.keys()].map((id) => findPerson(context, id)));
  return people
    .flatMap((person) => {
      const grant = person?.demonstration ? first.get(person.id) : undefined;
      return person && grant ? [{ person, grant: view(grant) }] : [];
    })
    .sort((a, b) => order.indexOf(a.grant.role) - order.indexOf(b.grant.role))
    .map(({ person, grant }) => ({
      person: person.email.split('@')[0] ?? '',
      name: person.name,
      role: grant.role,
      roleName: grant.roleName,
      unitName: units.get(grant.unit ?? '') ?? null,
      territoryName: grant.territoryName,
    }));
}

/**
 * Ids of the people whose role lets them do `verb` on this record today: who is to be told, or asked. Verbs that every
 * signed-in person has belong to no role and find nobody. Invented people are found in the demonstration alone.
 */
export async function listPeopleWho(context: Context, verb: string, scope: Scope | null): Promise<string[]> {
  const today = context.clock.today();
  const roles = roleBook.roles.filter((role) => role.verbs.includes(verb)).map((role) => role.id);
  const held = Map.groupBy(await listGrantsOfRoles(context, roles, today), (grant) => grant.person);
  return [...held].flatMap(([id, grants]) => {
    const actor: Actor = { kind: 'person', id, name: '', grants };
    return context.policy(actor, verb, scope, today).allowed ? [id] : [];
  });
}

/** These people by name, each with what they do today in a few words. */
export async function listOffices(
  context: Context,
  people: readonly string[],
): Promise<{ id: string; name: string; office: string }[]> {
  const names = await listNames(context, people);
  const view = await grantViewer(context);
  const open = inForce(await listGrants(context, people), context.clock.today());
  const grants = Map.groupBy(open, ({ person }) => person);
  return [...names]
    .map(([id, name]) => ({ id, name, office: officeOf((grants.get(id) ?? []).map(view)) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'pt-BR') || a.id.localeCompare(b.id));
}

/** Those of these people who have any role in force today. */
export async function listHoldersAmong(context: Context, people: readonly string[]): Promise<Set<string>> {
  const open = inForce(await listGrants(context, people), context.clock.today());
  return new Set(open.map((grant) => grant.person));
}

/** What happened, the newest first, with the names of people where the event only has ids. */
export async function readAudit(
  context: Context,
  filter: { stream: string; before?: string | undefined; limit: number },
): Promise<AuditAnswer> {
  const events = await listRecentEvents(context, {
    prefix: filter.stream,
    limit: Math.min(filter.limit, 200),
    ...(filter.before === undefined ? {} : { before: filter.before }),
  });
  const ids = events.flatMap((event) => [event.actorId, subjectId(event)]).filter((id) => id !== null);
  const names = await listNames(context, [...new Set(ids)]);
  const items = events.map(({ actorId, previousHash: _, ...event }) => ({
    ...event,
    actorName: actorId === null ? null : (names.get(actorId) ?? null),
    about: names.get(subjectId(event) ?? '') ?? null,
  }));
  return { items, next: events.length === filter.limit ? (events.at(-1)?.id ?? null) : null };
}

/** The person an event of this room is about. */
function subjectId(event: Pick<StoredEvent, 'stream' | 'data'>): string | null {
  const [kind, id] = event.stream.split('/');
  if (kind === 'person') return id ?? null;
  return kind === 'grant' && typeof event.data.person === 'string' ? event.data.person : null;
}
