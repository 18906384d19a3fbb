import { Temporal } from 'temporal-polyfill';

/** Whom an institution sits for. */
export const SEGMENTS = ['management', 'workers', 'users', 'providers', 'society', 'academy'] as const;
export type Segment = (typeof SEGMENTS)[number];

export const SEGMENT_WORDS: Readonly<Record<Segment, string>> = {
  management: 'Gestão',
  workers: 'Trabalhadores',
  users: 'Usuários',
  providers: 'Prestadores',
  society: 'Sociedade civil',
  academy: 'Ensino e pesquisa',
};

/** A place in a body: an institution and whom it has sent. People are known here by name alone. */
export interface Seat {
  readonly institution: string;
  readonly segment: Segment;
  readonly titular: string | null;
  readonly substitute: string | null;
  /** Their accounts here, where they have one: who is told of the meetings. */
  readonly titularPerson?: string | null | undefined;
  readonly substitutePerson?: string | null | undefined;
  /** First day of the term; the term runs up to `to`, that day left out. Null is open. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Days before the end of a term from which it is told, the longest first. */
const EXPIRY_DAYS = [90, 60, 30] as const;

export type SeatState =
  | { readonly state: 'vacant' }
  | { readonly state: 'expired'; readonly days: number }
  /** `within` is the shortest of `EXPIRY_DAYS` that the end lies in. */
  | { readonly state: 'expiring'; readonly days: number; readonly within: (typeof EXPIRY_DAYS)[number] }
  | { readonly state: 'held' };

/** How a seat stands on a day. */
export function stateOfSeat({ titular, substitute, to }: Seat, today: string): SeatState {
  if (titular === null && substitute === null) return { state: 'vacant' };
  if (to === null) return { state: 'held' };
  const days = Temporal.PlainDate.from(today).until(to, { largestUnit: 'days' }).days;
  if (days <= 0) return { state: 'expired', days: Math.abs(days) };
  const within = EXPIRY_DAYS.findLast((limit) => days <= limit);
  return within === undefined ? { state: 'held' } : { state: 'expiring', days, within };
}

export function seatWords(state: SeatState): string {
  switch (state.state) {
    case 'vacant':
      return 'Sem indicação';
    case 'expired':
      return 'Mandato vencido';
    case 'expiring':
      return state.days === 1 ? 'Vence amanhã' : `Vence em ${state.days} dias`;
    case 'held':
      return 'Em mandato';
  }
}

/** Why a seat may not be written so; empty where it may. */
export const seatRefusals = ({ institution, from, to }: Seat): string[] => [
  ...(institution.trim() === '' ? ['Escreva a instituição que ocupa a cadeira.'] : []),
  ...(from !== null && to !== null && to <= from ? ['O mandato acaba depois de começar.'] : []),
];
