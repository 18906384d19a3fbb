/** Where an action stands against its deadline; `null` where it no longer matters (completed, cancelled). */
export type Lateness =
  | { readonly state: 'onTime' | 'toConfirm' | 'continuous' }
  | { readonly state: 'dueSoon'; readonly days: number }
  /** `passed` is the day that went by: of the deadline, or of an `occurrence` that nobody said done. */
  | { readonly state: 'late' | 'lateWithoutStatus'; readonly passed: string; readonly occurrence: boolean };

export type LatenessState = Lateness['state'];

/** In the order in which they ask for attention. */
export const LATENESS_STATES = [
  'late',
  'lateWithoutStatus',
  'dueSoon',
  'toConfirm',
  'onTime',
  'continuous',
] as const satisfies readonly LatenessState[];

/** Days before the due date from which an action is said to be due soon. */
export const DUE_SOON_DAYS = 15;

/**
 * The words of one action's lateness, on screen and in files, and no others; `null` (completed, cancelled) too.
 * Due soon without a number of days names them all: "Vence em até 15 dias".
 */
export function latenessWords(
  value: { readonly state: LatenessState; readonly days?: number | undefined } | null,
): string {
  switch (value?.state) {
    case undefined:
      return 'Encerrada';
    case 'onTime':
      return 'No prazo';
    case 'dueSoon':
      return dueSoonWords(value.days);
    case 'late':
      return 'Atrasada';
    case 'lateWithoutStatus':
      return 'Sem informação · prazo vencido';
    case 'toConfirm':
      return 'A confirmar';
    case 'continuous':
      return 'Contínua';
  }
}

function dueSoonWords(days: number | undefined): string {
  if (days === undefined) return `Vence em até ${DUE_SOON_DAYS} dias`;
  if (days === 0) return 'Vence hoje';
  return days === 1 ? 'Vence em 1 dia' : `Vence em ${days} dias`;
}

export type LatenessCounts = Record<LatenessState | 'closed', number>;

export function countLateness(values: readonly (Pick<Lateness, 'state'> | null)[]): LatenessCounts {
  const counts: LatenessCounts = {
    onTime: 0,
    dueSoon: 0,
    late: 0,
    lateWithoutStatus: 0,
    toConfirm: 0,
    continuous: 0,
    closed: 0,
  };
  for (const value of values) counts[value?.state ?? 'closed'] += 1;
  return counts;
}
