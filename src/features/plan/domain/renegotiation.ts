import { formatDay } from '../../../kernel/format.ts';
import type { Deadline } from './deadline.ts';
import { confirmedReading, vagueDeadline } from './deadline-text/confirm-deadline.ts';
import { deadlineInWords } from './deadline-text/in-words.ts';
import { type Status, statusWords } from './state.ts';

/** What decided it: an act of the registry, an item of a meeting, or a measure of a non-conformity; `words` name it wherever it is read. */
export interface Decision {
  readonly kind: 'act' | 'meeting' | 'nonConformity';
  readonly id: string;
  readonly words: string;
}

/** What may be redefined of an action: its deadline, and its words beside those of the document (null while the printed ones stand). */
export interface InForce {
  readonly deadline: Deadline;
  readonly redefinedTitle: string | null;
}

export interface Renegotiable extends InForce {
  readonly id: string;
  readonly title: string;
  readonly status: Status | null;
}

/** What is wanted; null where it stays as it is. */
export interface Wanted {
  readonly deadline: string | null;
  readonly title: string | null;
}

interface Around {
  readonly planEnd: string;
  readonly today: string;
}

const isOver = ({ status }: Renegotiable): boolean => status === 'completed' || status === 'cancelled';

/**
 * An action as it stands once redefined, or why it may not be. The printed words of the deadline stay in `raw`; the new ones must be read
 * beyond doubt and must not have passed already.
 */
export function renegotiate(
  action: Renegotiable,
  wanted: Wanted,
  { planEnd, today }: Around,
): InForce | { readonly refusal: string } {
  if (isOver(action))
    return {
      refusal: `A ação ${action.id} está “${statusWords(action.status)}”: reabra-a antes de a redefinir.`,
    };
  const deadline = wanted.deadline === null ? action.deadline : deadlineOf(action, wanted.deadline, planEnd);
  if (deadline === null) return { refusal: vagueDeadline(wanted.deadline ?? '', planEnd) };
  if (wanted.deadline !== null && deadline.due !== null && deadline.due < today)
    return {
      refusal: `O novo prazo, ${formatDay(deadline.due)}, já passou. Escreva um dia a partir de hoje.`,
    };
  const redefinedTitle = titleOf(action, wanted.title);
  if (sameDeadline(deadline, action.deadline) && redefinedTitle === action.redefinedTitle)
    return { refusal: `A ação ${action.id} já está assim: escreva o novo prazo ou o novo texto.` };
  return { deadline, redefinedTitle };
}

function deadlineOf({ deadline }: InForce, words: string, planEnd: string): Deadline | null {
  const reading = confirmedReading(words, [], planEnd);
  if (reading === null) return null;
  const printed = deadline.redefined?.printed ?? deadlineInWords(deadline);
  return { ...reading, raw: deadline.raw, note: null, redefined: { words, printed } };
}

/** The words in force beside the printed ones; null where they are the printed ones again. */
function titleOf({ title, redefinedTitle }: Renegotiable, wanted: string | null): string | null {
  if (wanted === null) return redefinedTitle;
  return wanted === title ? null : wanted;
}

const sameDeadline = (one: Deadline, other: Deadline): boolean =>
  one === other || (other.confirmed && deadlineInWords(one) === deadlineInWords(other));

/** The deadline in force as people write it: the redefined words, or the printed ones. */
export const deadlineInForce = ({ raw, redefined }: Deadline): string => redefined?.words ?? raw;

/** The same, telling what the document prints where that is another. */
export const deadlineWritten = ({ raw, redefined }: Deadline): string =>
  redefined == null ? raw : `${redefined.words} (reprogramado; no documento: “${raw}”)`;

/** The words in force of an action. */
export const titleInForce = (action: Pick<Renegotiable, 'title' | 'redefinedTitle'>): string =>
  action.redefinedTitle ?? action.title;
