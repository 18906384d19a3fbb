import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { announce } from '../../../platform/outbox.ts';
import { getTerritory, territoryPath } from '../../territory/index.ts';
import type { GrantBody } from '../contract.ts';
import { endingDay, endingRefusal, type HeldGrant, isOpen } from '../domain/grants.ts';
import { ADMINISTRATOR_ROLES, roleBook } from '../roles.ts';
import {
  findGrant,
  listGrants,
  listGrantsOfRoles,
  lockGrants,
  saveGrant,
  saveGrantEnd,
} from '../store/grants.ts';
import { findPerson } from '../store/people.ts';
import { findUnit } from '../store/units.ts';

/** A role was given or taken back: what `app/reactions.ts` tells the person. */
export const GRANT_CHANGED = 'accounts.grant-changed';

/** What somebody may do and where, in words: `Coordenação · COPHS`. */
async function officeWords(context: Context, grant: HeldGrant): Promise<string> {
  const role = roleBook.roles.find((each) => each.id === grant.role)?.name ?? grant.role;
  const unit = grant.unit === null ? null : ((await findUnit(context, grant.unit))?.acronym ?? grant.unit);
  const day = context.clock.today();
  const place =
    grant.territory === null ? null : (await getTerritory(context)).find(grant.territory, day)?.name;
  return [role, unit ?? place].filter(Boolean).join(' · ');
}

async function announceChange(context: Context, grant: HeldGrant, ended: boolean, reason: string) {
  const office = await officeWords(context, grant);
  await announce(context, GRANT_CHANGED, { grant: grant.id, person: grant.person, office, ended, reason });
}

function assertRole(body: GrantBody): void {
  const role = roleBook.roles.find((each) => each.id === body.role);
  if (!role) throw new AppError('invalid-input', 'Este papel não existe. Escolha um da lista.');
  if (role.reach === 'unit' && body.unit === null)
    throw new AppError('invalid-input', `O papel ${role.name} vale para uma unidade. Diga qual.`);
  if (body.territory === null)
    throw new AppError('invalid-input', `O papel ${role.name} vale num território. Diga qual.`);
}

async function assertUnit(context: Context, unit: string | null): Promise<void> {
  const found = unit === null ? null : await findUnit(context, unit);
  if ((found?.id ?? null) === unit) return;
  throw new AppError('invalid-input', 'Esta unidade não existe. Escolha uma da lista.');
}

/** The codes from the state down to a place, where this person may give and take roles. @throws AppError `forbidden`. */
export async function reachedPlace(context: Context, code: string | null): Promise<string | null> {
  const path = code === null ? [] : await territoryPath(context, code, context.clock.today());
  authorise(context, 'accounts.manage', { territoryPath: path });
  return path.at(-1) ?? null;
}

async function assertNew(context: Context, grant: HeldGrant): Promise<void> {
  const today = context.clock.today();
  const same = (await listGrants(context, [grant.person])).some(
    (each) =>
      each.role === grant.role &&
      each.unit === grant.unit &&
      each.territory === grant.territory &&
      isOpen(each, today),
  );
  if (same) throw new AppError('refused', 'A pessoa já tem este papel nesta unidade e neste território.');
}

/** Gives a role. @returns the id of the grant. Nobody gives a role to themselves. */
export function giveGrant(context: Context, person: string, body: GrantBody): Promise<{ id: string }> {
  return once(context, 'accounts.give-grant', async (inner) => {
    assertRole(body);
    const territory = await reachedPlace(inner, body.territory);
    await assertUnit(inner, body.unit);
    await lockGrants(inner);
    const id = newId(inner.clock.now());
    const grant: HeldGrant = { ...body, id, person, territory, from: body.from ?? inner.clock.today() };
    if (!(await findPerson(inner, person)))
      throw new AppError('not-found', 'Esta pessoa não está cadastrada. Recarregue a lista.');
    if (person === inner.actor.id)
      throw new AppError('refused', 'Ninguém dá papel a si mesmo. Peça a outra pessoa da administração.');
    if (grant.to !== null && grant.to <= grant.from)
      throw new AppError('invalid-input', 'O fim precisa vir depois do início.');
    await assertNew(inner, grant);
    await saveGrant(inner, grant);
    await recordGrant(inner, grant);
    await announceChange(inner, grant, false, grant.reason);
    return { id };
  });
}

/** The event of a new grant, from which its row can be folded. */
export async function recordGrant(context: Context, grant: HeldGrant): Promise<void> {
  const { id, reason, ...data } = grant;
  await append(context, { stream: `grant/${id}`, type: 'granted', data, reason, expected: 0 });
}

/** Takes a role back from today on. @throws AppError `refused` for the last administrator. */
export function endGrant(context: Context, id: string, reason: string): Promise<{ to: string }> {
  return once(context, 'accounts.end-grant', async (inner) => {
    const today = inner.clock.today();
    await lockGrants(inner);
    const grant = await findGrant(inner, id);
    if (!grant) throw new AppError('not-found', 'Este papel não existe mais. Recarregue a página.');
    await reachedPlace(inner, grant.territory);
    const administrators = await listGrantsOfRoles(inner, ADMINISTRATOR_ROLES, today);
    const refusal = endingRefusal(grant, administrators, today);
    if (refusal) throw new AppError('refused', refusal);
    const to = endingDay(grant, today);
    await saveGrantEnd(inner, id, to);
    await append(inner, { stream: `grant/${id}`, type: 'ended', data: { person: grant.person, to }, reason });
    await announceChange(inner, grant, true, reason);
    return { to };
  });
}
