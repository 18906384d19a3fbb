import { type Actor, type Grant, grantsOn } from '../../../kernel/actor.ts';

/** What a role may do, as data. `reach` says what narrows it: the units it holds or the territory it holds. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly reach: 'unit' | 'territory';
  readonly verbs: readonly string[];
}

export interface RoleBook {
  /** Verbs of every signed-in person with at least one grant in force. */
  readonly everyone: readonly string[];
  readonly roles: readonly Role[];
}

interface Scope {
  readonly unit?: string | null;
  readonly units?: readonly string[];
  readonly territoryPath?: readonly string[];
}

type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

const ALLOWED: Decision = { allowed: true };

function reachesUnit(grant: Grant, scope: Scope): boolean {
  const units = scope.units ?? (scope.unit ? [scope.unit] : null);
  return units === null || grant.unit === null || units.includes(grant.unit);
}

function reachesTerritory(grant: Grant, scope: Scope): boolean {
  return !scope.territoryPath || grant.territory === null || scope.territoryPath.includes(grant.territory);
}

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

/** The policy: deny unless a grant in force names a role that has the verb and reaches the record. */
export function createPolicy(book: RoleBook) {
  const byId = new Map(book.roles.map((role) => [role.id, role]));
  return function can(actor: Actor, verb: string, scope: Scope | null, day: string): Decision {
    if (actor.kind === 'system') return ALLOWED;
    const grants = grantsOn(actor, day);
    if (grants.length > 0 && book.everyone.includes(verb)) return ALLOWED;
    const holding = grants.flatMap((grant) => {
      const role = byId.get(grant.role);
      return role?.verbs.includes(verb) ? [{ grant, role }] : [];
    });
    const reaches = holding.some(
      ({ grant }) => !scope || (reachesUnit(grant, scope) && reachesTerritory(grant, scope)),
    );
    if (reaches) return ALLOWED;
    return refusal([...new Set(holding.map(({ role }) => role))], scope);
  };
}
