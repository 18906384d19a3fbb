import { formatCount, formatDay } from '../../../kernel/format.ts';
import type { Action, Deadline, Line } from '../contract.ts';
import { deadlineInWords } from '../domain/deadline-text/in-words.ts';
import type { Status } from '../domain/state.ts';

/** The state of StateBadge for a status; blank is its own state. */
export const statusState = (status: Status | null): Status | 'noInformation' => status ?? 'noInformation';

/** What a change must come with, short enough for a menu. */
export function dueText({ needsNote, pledge }: Line['changes'][number]): string | undefined {
  if (pledge !== null) return 'pede o registro';
  return needsNote === null ? undefined : 'pede o motivo';
}

/** A title without the semicolon that the document's lists end with. */
export const plainTitle = (title: string): string => title.replace(/[;.\s]+$/, '');

/** Who reports, short enough for a cell. */
export function unitsText(action: Pick<Action, 'rule' | 'lines'>): string {
  const names = action.lines.map((line) => line.unitName);
  if (action.rule !== 'each') return names.join(', ');
  return `Cada coordenadoria (${names.length})`;
}

/** The deadline as understood: "até 30/04/2024", "mensal, de 01/07/2024 a 31/12/2027", "contínuo, até 31/12/2027: não vence". */
export function understoodDeadline(deadline: Deadline): string {
  if (deadline.kind !== 'continuous') return deadlineInWords(deadline);
  const dated = deadline.start !== null || deadline.due !== null;
  return dated ? `${deadlineInWords(deadline)}: não vence` : 'sem fim: não vence';
}

export const CONFIDENCE_WORDS: Readonly<Record<Deadline['confidence'], string>> = {
  high: 'alta',
  medium: 'média: falta confirmar',
  low: 'baixa: falta confirmar',
  unparseable: 'não se lê como data: falta confirmar',
};

/** The lines that this reader may report. */
export const ownLines = (action: Pick<Action, 'lines'>): Line[] =>
  action.lines.filter((line) => line.refusal === null);

/** "3 ações", "1 ação". */
export const countOf = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** Whether a certain day of it went by, with or without a status. */
export const isPastDue = ({ lateness }: Pick<Action, 'lateness'>): boolean =>
  lateness?.state === 'late' || lateness?.state === 'lateWithoutStatus';

/** The day that went by, where an action is late: of its deadline, or of an occurrence that nobody said done. */
export function passedText({ lateness }: Action): string | null {
  if (!lateness?.passed) return null;
  const day = formatDay(lateness.passed);
  return lateness.occurrence ? `sem o registro de ${day}` : `venceu em ${day}`;
}
