import type { Grant } from '../../../kernel/actor.ts';

/** A grant as it is kept: who holds it and why it was given. */
export interface HeldGrant extends Grant {
  readonly id: string;
  readonly person: string;
  readonly reason: string;
}

/** In force on `day`, or still to begin. */
export function isOpen(grant: Pick<Grant, 'to'>, day: string): boolean {
  return grant.to === null || day < grant.to;
}

/** The day a grant ends when it is taken back on `day`: one that has not begun never begins. */
export function endingDay(grant: Pick<Grant, 'from'>, day: string): string {
  return grant.from > day ? grant.from : day;
}

/**
 * Why a grant may not be taken back on `day`; null when it may. Somebody must stay who can give grants.
 * `administrators`: the open grants of the role that manages accounts.
 */
export function endingRefusal(
  grant: HeldGrant,
  administrators: readonly HeldGrant[],
  day: string,
): string | null {
  if (!isOpen(grant, day)) return 'Este papel já tinha terminado. Nada foi alterado.';
  const inForce = administrators.filter((each) => each.from <= day && each.to === null);
  const isLast = inForce.length === 1 && inForce[0]?.id === grant.id;
  return isLast
    ? 'Este é o último papel de administração em vigor. Dê o papel a outra pessoa antes de encerrar este.'
    : null;
}
