import {
  type GivenRecord,
  type KeptPledge,
  missingOf,
  type Pledge,
  pledgeWords,
  type RecordTraits,
  unfitWords,
} from './pledge/pledge.ts';
import type { LineState, ReportingRule, Status } from './state.ts';
import { STATUSES } from './state.ts';

/** What the pure policy answers about one unit: may this person report for it? */
export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

export interface Change {
  readonly status: Status;
  /** Why this change must come with words, or null where one gesture is enough. */
  readonly needsNote: string | null;
  /** What concluding asks for by the verb of the action, or else a reason; null where it asks for nothing. */
  readonly pledge: Pledge | null;
}

export interface ReportedAction {
  readonly id: string;
  readonly rule: ReportingRule;
  /** The unit that closes stands first. */
  readonly lines: readonly LineState[];
  /** What its verb promises; null where no rule knows it. */
  readonly pledge: Pledge | null;
}

function openPartners(action: ReportedAction, unit: string): string[] {
  if (action.rule !== 'parts' || action.lines[0]?.unit !== unit) return [];
  return action.lines
    .slice(1)
    .filter((line) => line.status !== 'completed' && line.status !== 'cancelled')
    .map((line) => line.unit);
}

function noteNeeded(action: ReportedAction, line: LineState, to: Status): string | null {
  if (to === 'cancelled') return 'Cancelar uma ação do plano pede o motivo.';
  if (line.status === 'completed') return 'Reabrir o que estava concluído pede o motivo.';
  if (line.status === 'cancelled') return 'Retomar o que estava cancelado pede o motivo.';
  const open = to === 'completed' ? openPartners(action, line.unit) : [];
  if (open.length === 0) return null;
  return `Concluir encerra a ação com partes em aberto (${open.join(', ')}): escreva por quê.`;
}

/** The promise is asked of who concludes the action: of a partner's part nothing is, and what the document printed is only confirmed. */
function pledgeAsked(action: ReportedAction, line: LineState, to: Status): Pledge | null {
  if (to !== 'completed' || line.status === 'completed') return null;
  if (action.rule === 'parts' && action.lines[0]?.unit !== line.unit) return null;
  return action.pledge !== null && action.pledge.asks.length > 0 ? action.pledge : null;
}

/**
 * The statuses that the line of `unit` may take next; empty where this person may not report for it. What only the
 * document says may also be confirmed as it is.
 */
export function allowedChanges(action: ReportedAction, unit: string, permission: Permission): Change[] {
  const line = action.lines.find((each) => each.unit === unit);
  if (!line || !permission.allowed) return [];
  return STATUSES.filter((status) => status !== line.status || line.origin === 'document').map((status) => ({
    status,
    needsNote: status === line.status ? null : noteNeeded(action, line, status),
    pledge: pledgeAsked(action, line, status),
  }));
}

/** What is given with a change: words, and records of what was done. */
export interface Given {
  readonly note: string | null;
  readonly records: readonly (GivenRecord & RecordTraits)[];
}

/** A change with what it was due; `refusal` says what is missing. */
export type DecidedChange =
  | { readonly refusal: string }
  | { readonly refusal: null; readonly reason: string | null; readonly kept: KeptPledge | null };

/** Whether what is given with a change is what it is due. */
export function decideChange({ needsNote, pledge, status }: Change, { note, records }: Given): DecidedChange {
  const missing = pledge === null ? [] : missingOf(pledge.asks, records).map(({ words }) => words);
  if (note === null && needsNote !== null) return { refusal: needsNote };
  if (note === null && pledge !== null && missing.length > 0)
    return { refusal: pledgeWords(pledge.verb, pledge.asks) + unfitWords(pledge.asks, records) };
  const lacks = missing.length > 0;
  const gave = status === 'completed' && (pledge !== null || records.length > 0);
  const kept = records.map(({ kind, id, name, declared }) => ({
    ...{ kind, id, name },
    ...(declared && { declared }),
  }));
  return {
    refusal: null,
    reason: needsNote === null && !lacks ? null : note,
    kept: gave ? { records: kept, missing, reason: lacks ? note : null } : null,
  };
}

/** Names in a sentence: "CORAS, COAP e CAS". */
export function listOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} e ${names.at(-1)}`;
}

/** Why somebody may not report an action: says which unit does, and what to do. */
export function reportingRefusal(action: string, units: readonly string[], asked: string | null): string {
  const who = units.length === 1 ? `por ${units[0]}` : `por ${listOf(units)}, cada unidade na sua linha`;
  const beyond = asked === null ? 'fora do alcance do seu papel' : `e não por ${asked}`;
  return `A ação ${action} é lançada ${who}, ${beyond}. Peça a mudança a quem a lança ou à administração.`;
}
