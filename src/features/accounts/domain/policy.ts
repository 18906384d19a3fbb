import { type Actor, type Grant, grantsOn } from '../../../kernel/actor.ts';

/**
 * What a role may do, as data. `reach` says what narrows it: `unit`, the unit and the territory of the grant;
 * `territory`, the territory alone (the unit then only says where the person sits).
 */
interface Role {
  readonly id: string;
  readonly name: string;
  readonly reach: 'unit' | 'territory';
  readonly verbs: readonly string[];
}

export interface RoleBook {
  /** Verbs of every signed-in person, grants or none: their own account. */
  readonly signedIn: readonly string[];
  /** Verbs of every signed-in person with at least one grant in force. */
  readonly everyone: readonly string[];
  readonly roles: readonly Role[];
}

interface Scope {
  readonly unit?: string | null;
  readonly units?: readonly string[];
  readonly territoryPath?: readonly string[];
  readonly keeper?: string;
}

type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

const ALLOWED: Decision = { allowed: true };

function reachesUnit(role: Role, grant: Grant, scope: Scope): boolean {
  if (role.reach === 'territory') return true;
  const units = scope.units ?? (scope.unit ? [scope.unit] : null);
  return units === null || grant.unit === null || units.includes(grant.unit);
}

function reachesTerritory(grant: Grant, scope: Scope): boolean {
  return !scope.territoryPath || grant.territory === null || scope.territoryPath.includes(grant.territory);
}

const reachesKeeper = (grant: Grant, { keeper }: Scope): boolean =>
  keeper === undefined || grant.unit === keeper;

function refusal(roles: readonly Role[], scope: Scope | null): Decision {
  if (roles.length === 0) {
    return {
      allowed: false,
      reason: 'O seu perfil não permite esta operação. Peça o papel adequado à administração.',
    };
  }
  const names = roles.map((role) => role.name).join(', ');
  const units = scope?.units?.join(', ') ?? scope?.unit;
  const what = units ? `é da unidade ${units}` : 'é de outra unidade ou de outro território';
  return {
    allowed: false,
    reason: `Este registro ${what}, fora do alcance do seu papel (${names}). Peça a quem responde por ele, ou à administração.`,
  };
}

function isFree(book: RoleBook, actor: Actor, grants: readonly Grant[], verb: string): boolean {
  if (actor.kind !== 'person') return false;
  return book.signedIn.includes(verb) || (grants.length > 0 && book.everyone.includes(verb));
}

/** The policy: deny unless a grant in force names a role that has the verb and reaches the record. */
export function createPolicy(book: RoleBook) {
  const byId = new Map(book.roles.map((role) => [role.id, role]));
  return function can(actor: Actor, verb: string, scope: Scope | null, day: string): Decision {
    if (actor.kind === 'system') return ALLOWED;
    const grants = grantsOn(actor, day);
    if (isFree(book, actor, grants, verb)) return ALLOWED;
    const holding = grants.flatMap((grant) => {
      const role = byId.get(grant.role);
      return role?.verbs.includes(verb) ? [{ grant, role }] : [];
    });
    const reaches = holding.some(
      ({ grant, role }) =>
        !scope ||
        (reachesUnit(role, grant, scope) && reachesTerritory(grant, scope) && reachesKeeper(grant, scope)),
    );
    if (reaches) return ALLOWED;
    return refusal([...new Set(holding.map(({ role }) => role))], scope);
  };
}

/** Every verb that some grant of this person carries on `day`, wherever it reaches: for screens to offer or leave out. */
export function verbsOn(book: RoleBook, actor: Actor, day: string): string[] {
  if (actor.kind !== 'person') return [];
  const roles = new Set(grantsOn(actor, day).map((grant) => grant.role));
  const held = book.roles.filter((role) => roles.has(role.id)).flatMap((role) => role.verbs);
  return [...new Set([...book.signedIn, ...(roles.size > 0 ? book.everyone : []), ...held])].sort();
}
