/** A semester of a year, `2026-1`; `2026-1-2` is the second assessment of the same semester, on demand. */
export type AssessmentPeriod = string & { readonly __assessmentPeriod: true };

export const isAssessmentPeriod = (text: string): text is AssessmentPeriod =>
  /^\d{4}-[12](-[2-9])?$/.test(text);

const partsOf = (period: AssessmentPeriod): readonly [year: string, half: number, turn: number] => {
  const [year = '', half = '1', turn = '1'] = period.split('-');
  return [year, Number(half), Number(turn)];
};

/** First month of the semester, `YYYY-MM`. */
export function firstMonthOf(period: AssessmentPeriod): string {
  const [year, half] = partsOf(period);
  return `${year}-${half === 1 ? '01' : '07'}`;
}

/** The assessment that must be over before this one of the same semester; null for the first. */
export function turnBefore(period: AssessmentPeriod): AssessmentPeriod | null {
  const [year, half, turn] = partsOf(period);
  if (turn === 1) return null;
  return (turn === 2 ? `${year}-${half}` : `${year}-${half}-${turn - 1}`) as AssessmentPeriod;
}

/** The last whole calendar year before a payment month: the act says only "2019", the year before its own. */
export const yearBefore = (competencia: string): string => String(Number(competencia.slice(0, 4)) - 1);

/** "1º semestre de 2026", "1º semestre de 2026 (2ª avaliação)". */
export function assessmentInWords(period: AssessmentPeriod): string {
  const [year, half, turn] = partsOf(period);
  return `${half}º semestre de ${year}${turn === 1 ? '' : ` (${turn}ª avaliação)`}`;
}

/** What comes after the last one: the next of the same semester while it lasts, else the first of the semester of today. */
export function nextAssessment(periods: readonly AssessmentPeriod[], today: string): AssessmentPeriod {
  const now = `${today.slice(0, 4)}-${Number(today.slice(5, 7)) <= 6 ? 1 : 2}`;
  const turns = periods.filter((each) => each === now || each.startsWith(`${now}-`)).length;
  return (turns === 0 ? now : `${now}-${turns + 1}`) as AssessmentPeriod;
}
