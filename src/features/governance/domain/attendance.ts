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

const came = (presence: Presence | null): boolean => presence === 'titular' || presence === 'substitute';

/** Seats filled against what the body needs: for `n/d`, more than that share of the seats (for `1/1`, all of them). */
export function countPresent(presences: readonly (Presence | null)[], quorum: Quorum | null): Count {
  const seats = presences.length;
  const present = presences.filter(came).length;
  if (quorum === null) return { seats, present, needed: null, reached: null };
  const share = Math.floor((seats * quorum.numerator) / quorum.denominator);
  const needed = quorum.numerator === quorum.denominator ? seats : share + 1;
  return { seats, present, needed, reached: present >= needed };
}
