import { type Competencia, competenciaInWords, competenciaShort } from '../../../kernel/competencia.ts';
import { formatCount } from '../../../kernel/format.ts';
import { type StateOf, stateWords } from '../../../web/components/StateBadge.tsx';
import type { UnitStanding } from '../contract.ts';
import { type CycleSettings, WEEKDAY_WORDS } from '../domain/calendar.ts';

export const monthWords = (competencia: string): string => competenciaInWords(competencia as Competencia);
export const monthShort = (competencia: string): string => competenciaShort(competencia as Competencia);

/** "1 unidade", "12 unidades". */
export const countOf = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** "04/06": the year is told by the page. */
export const dayShort = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}`;

/** "ter 04/06". */
export function dayOfWeekShort(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const weekday = WEEKDAY_WORDS[(new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7] ?? '';
  return `${weekday.slice(0, 3)} ${dayShort(day)}`;
}

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
