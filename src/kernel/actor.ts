/** What somebody may do where and until when: role × unit × territory × validity, half-open [from, to). */
export interface Grant {
  readonly role: string;
  readonly unit: string | null;
  /** Code of state, macro-region, health region or municipality; null = everywhere. */
  readonly territory: string | null;
  readonly from: string;
  readonly to: string | null;
}

/** Who acts: a signed-in person with grants, the system itself, or nobody. */
export interface Actor {
  readonly kind: 'person' | 'system' | 'anonymous';
  readonly id: string | null;
  readonly name: string;
  readonly grants: readonly Grant[];
}

export const ANONYMOUS: Actor = { kind: 'anonymous', id: null, name: 'Visitante', grants: [] };
export const SYSTEM: Actor = { kind: 'system', id: null, name: 'Pactua', grants: [] };

/** The grants in force on `day` (`YYYY-MM-DD`). */
export function grantsOn(actor: Actor, day: string): Grant[] {
  return actor.grants.filter((grant) => grant.from <= day && (grant.to === null || day < grant.to));
}
