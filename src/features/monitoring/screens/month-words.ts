import { type Competencia, competenciaInWords, competenciaShort } from '../../../kernel/competencia.ts';
import { WEEKDAY_WORDS } from '../domain/weekdays.ts';

export const monthWords = (competencia: string): string => competenciaInWords(competencia as Competencia);
export const monthShort = (competencia: string): string => competenciaShort(competencia as Competencia);

/** "04/06": the year is told by the page. */
export const dayShort = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}`;

/** "ter 04/06". */
export function dayOfWeekShort(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const weekday = WEEKDAY_WORDS[(new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7] ?? '';
  return `${weekday.slice(0, 3)} ${dayShort(day)}`;
}
