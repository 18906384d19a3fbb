/** What a unit says of an action. Blank is `null` and means "nobody has said", never "not started". */
export const STATUSES = ['notStarted', 'inProgress', 'completed', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];

/** As screens write it. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  notStarted: 'Não iniciada',
  inProgress: 'Em andamento',
  completed: 'Concluída',
  cancelled: 'Cancelada',
};

/** As the document's STATUS column writes it, for exports. */
export const DOCUMENT_WORDS: Readonly<Record<Status, string>> = {
  notStarted: 'Não Iniciado',
  inProgress: 'Em andamento',
  completed: 'Concluído',
  cancelled: 'Cancelado',
};

export const statusWords = (status: Status | null): string =>
  status === null ? 'Sem informação' : STATUS_WORDS[status];

/**
 * How the state of an action comes from who reports it: one unit; several units of which the first named closes; or
 * every coordination with a line of its own.
 */
export type ReportingRule = 'single' | 'parts' | 'each';

export interface LineState {
  readonly unit: string;
  readonly status: Status | null;
  /** `document` until the unit itself reports. */
  readonly origin: 'document' | 'entered';
}

const isClosed = (status: Status | null): boolean => status === 'completed' || status === 'cancelled';

/** Work that has begun shows at once; silence of one is silence of all; "not started" needs everybody to say so. */
function openState(states: readonly (Status | null)[]): Status | null {
  if (states.some((state) => state === 'inProgress' || state === 'completed')) return 'inProgress';
  return states.some((state) => state === null) ? null : 'notStarted';
}

/** The state of something made of several: closed only when each part is, counted and never averaged. */
export function stateOfChildren(states: readonly (Status | null)[]): Status | null {
  if (states.length === 0) return null;
  if (states.every(isClosed)) return states.includes('completed') ? 'completed' : 'cancelled';
  return openState(states.filter((state) => state !== 'cancelled'));
}

/** The state of an action from its reporting lines; in `parts`, the first line is the unit that closes. */
export function stateOfLines(
  rule: ReportingRule,
  lines: readonly Pick<LineState, 'status'>[],
): Status | null {
  const states = lines.map((line) => line.status);
  const closer = states[0] ?? null;
  if (rule === 'single') return closer;
  if (rule === 'each') return stateOfChildren(states);
  return isClosed(closer) ? closer : openState(states.filter((state) => state !== 'cancelled'));
}

/** The rule in words, shown beside every derived state. */
export const RULE_WORDS: Readonly<Record<ReportingRule | 'children', string>> = {
  single: 'A situação é a que a unidade responsável lança.',
  parts:
    'Cada unidade lança a sua parte e a primeira nomeada encerra. Antes disso: em andamento quando alguma parte começou; não iniciada só quando todas dizem isso.',
  each: 'Cada unidade tem a sua linha. Concluída quando todas concluem (canceladas à parte); em andamento quando alguma começou; não iniciada só quando todas dizem isso.',
  children:
    'Conta as ações operacionais, sem média: concluída quando todas estão encerradas; em andamento quando alguma começou; não iniciada só quando todas dizem isso; senão, sem informação.',
};

export interface StateCounts {
  noInformation: number;
  notStarted: number;
  inProgress: number;
  completed: number;
  cancelled: number;
}

/** How many stand in each state. */
export function countStates(states: readonly (Status | null)[]): StateCounts {
  const counts = { noInformation: 0, notStarted: 0, inProgress: 0, completed: 0, cancelled: 0 };
  for (const state of states) counts[state ?? 'noInformation'] += 1;
  return counts;
}
