import { addMonths } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { lastDayOf } from '../asked.ts';
import { lastMonthOf, type Semester, semesterInWords } from './semester.ts';

/** Of good, of attention, of bad: how a grade is shown; the word tells it. */
export const GRADE_TONES = ['good', 'warn', 'bad', 'none'] as const;
type GradeTone = (typeof GRADE_TONES)[number];

/** A grade that an objective may be given. */
export interface Grade {
  readonly id: string;
  readonly label: string;
  /** When it is given, in words. */
  readonly meaning: string;
  readonly tone: GradeTone;
  /** Whether who gives it must write what is recommended. */
  readonly asksRecommendation: boolean;
}

/** How semesters are evaluated; configuration, each with the first semester that it rules. */
export interface EvaluationSettings {
  readonly starts: Semester;
  /** Months after the semester in which it is frozen: 1 is January and July alone. After them a reason is asked. */
  readonly monthsToFreeze: number;
  /** From the best to the worst. */
  readonly scale: readonly Grade[];
  /** Coordinations that sign beside the superintendence: those that report actions (`reporting`), or these alone. */
  readonly signedBy: 'reporting' | readonly string[];
}

const MOST_GRADES = 7;

/** What keeps these settings from ruling an evaluation; every reason at once. */
export function evaluationSettingsRefusals({ scale }: EvaluationSettings): string[] {
  const refusals: string[] = [];
  const labels = scale.map(({ label }) => label.trim().toLowerCase());
  if (scale.length < 2 || scale.length > MOST_GRADES)
    refusals.push(`A escala tem de 2 a ${MOST_GRADES} conceitos.`);
  if (labels.includes('')) refusals.push('Cada conceito da escala tem um nome.');
  if (new Set(labels).size < labels.length) refusals.push('Dois conceitos da escala têm o mesmo nome.');
  if (new Set(scale.map(({ id }) => id)).size < scale.length)
    refusals.push('Dois conceitos da escala têm o mesmo código.');
  return refusals;
}

/** Whether a semester may be frozen on a day. Days are `YYYY-MM-DD`. */
export type FreezeWindow =
  | { readonly state: 'early'; readonly opens: string }
  | { readonly state: 'open'; readonly closes: string }
  | { readonly state: 'late'; readonly closed: string };

/** From the day after the last month locks, until the last day of the last month in which it is frozen. */
export function freezeWindowOn(
  settings: Pick<EvaluationSettings, 'monthsToFreeze'>,
  semester: Semester,
  { locksAfter, today }: { readonly locksAfter: string; readonly today: string },
): FreezeWindow {
  const closes = lastDayOf(addMonths(lastMonthOf(semester), settings.monthsToFreeze));
  if (today <= locksAfter) return { state: 'early', opens: locksAfter };
  return today <= closes ? { state: 'open', closes } : { state: 'late', closed: closes };
}

/** Why a semester may not be frozen, or null; a late one needs a reason. */
export function freezeRefusal(
  window: FreezeWindow,
  semester: Semester,
  reason: string | null,
): string | null {
  const words = semesterInWords(semester);
  if (window.state === 'early')
    return `O ${words} ainda não pode ser congelado: o seu último mês recebe lançamentos até ${formatDay(window.opens)}. Congele a partir do dia seguinte.`;
  if (window.state === 'late' && (reason ?? '') === '')
    return `O prazo para congelar o ${words} terminou em ${formatDay(window.closed)}. Escreva o motivo do atraso: ele fica no relatório.`;
  return null;
}
