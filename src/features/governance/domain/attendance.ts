import type { Quorum } from './body.ts';

export const PRESENCES = ['titular', 'substitute', 'absent', 'excused'] as const;
export type Presence = (typeof PRESENCES)[number];

export const PRESENCE_WORDS: Readonly<Record<Presence, string>> = {
  titular: 'Titular presente',
  substitute: 'Suplente presente',
  absent: 'Ausente',
  excused: 'Ausência justificada',
};

/** Who came, counted by seat. `reached` is null where the body has no quorum configured: then only the counts are shown. */
export interface Count {
  readonly seats: number;
  readonly present: number;
  readonly needed: number | null;
  readonly reached: boolean | null;
}

export const came = (presence: Presence | null): boolean =>
  presence === 'titular' || presence === 'substitute';

/** A seat of a meeting: who has it by account, and who came for it. */
interface SeatHeld {
  readonly presence: Presence | null;
  readonly titularPerson?: string | null | undefined;
  readonly substitutePerson?: string | null | undefined;
}

/** The accounts of those who came: a titular where the titular did, a substitute where the substitute did. */
export const peopleWhoCame = (seats: readonly SeatHeld[]): string[] =>
  seats.flatMap(({ presence, titularPerson, substitutePerson }) => {
    if (presence === 'titular') return titularPerson ?? [];
    return presence === 'substitute' ? (substitutePerson ?? []) : [];
  });

/** Seats filled against what the body needs: for `n/d`, more than that share of the seats (for `1/1`, all of them). */
export function countPresent(presences: readonly (Presence | null)[], quorum: Quorum | null): Count {
  const seats = presences.length;
  const present = presences.filter(came).length;
  if (quorum === null) return { seats, present, needed: null, reached: null };
  const share = Math.floor((seats * quorum.numerator) / quorum.denominator);
  const needed = quorum.numerator === quorum.denominator ? seats : share + 1;
  return { seats, present, needed, reached: present >= needed };
}
