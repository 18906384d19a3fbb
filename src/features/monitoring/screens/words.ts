import { formatCount } from '../../../kernel/format.ts';
import { type StateOf, stateWords } from '../../../web/components/StateBadge.tsx';
import type { UnitStanding } from '../contract.ts';
import type { CycleSettings } from '../domain/calendar.ts';
import { WEEKDAY_WORDS } from '../domain/weekdays.ts';
import { dayShort } from './month-words.ts';

/** "1 unidade", "12 unidades". */
export const countOf = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

const ORDINALS: Readonly<Record<number, readonly [string, string]>> = {
  1: ['primeiro', 'primeira'],
  2: ['segundo', 'segunda'],
  3: ['terceiro', 'terceira'],
  4: ['quarto', 'quarta'],
  [-1]: ['último', 'última'],
};

/** "primeira terça-feira do mês seguinte". */
export function ruleWords({ meetingWeek, meetingWeekday, meetingMonthsAfter }: CycleSettings): string {
  const weekday = WEEKDAY_WORDS[meetingWeekday - 1] ?? '';
  const ordinal = ORDINALS[meetingWeek]?.[weekday.endsWith('feira') ? 1 : 0] ?? '';
  const after = ['do próprio mês', 'do mês seguinte', 'do segundo mês seguinte'][meetingMonthsAfter];
  return `${ordinal} ${weekday} ${after}`;
}

/** "Em andamento"; blank is "Sem informação". */
export const statusText = (status: StateOf<'status'> | null): string =>
  stateWords('status', status ?? 'noInformation');

export const progressText = (progress: number | null): string =>
  progress === null ? 'em branco' : `${progress}%`;

/** How the meeting of a unit went, beside its label. */
export function meetingText(meeting: UnitStanding['meeting']): string {
  if (meeting === null) return 'sem registro';
  if (meeting.held) return meeting.day === null ? 'realizada' : `realizada em ${dayShort(meeting.day)}`;
  return `não realizada${meeting.note === null ? '' : `: ${meeting.note}`}`;
}

const SENT: Readonly<Record<string, string>> = {
  submitted: 'Enviado à coordenação.',
  sent: 'Competência enviada.',
  approved: 'Lançamento enviado e aprovado.',
};

/** What became of a report that was just sent. */
export const sentWords = (state: string): string => SENT[state] ?? 'Enviado.';
