/** Years on either side of the end of a plan beyond which a date is rather a slip of the pen than a deadline. */
const AROUND_PLAN = 10;
/** Where no plan is told: from the first plans of the regions of health (Decreto 7.508/2011) on. */
const ANY_PLAN = { from: 2011, to: 2050 };

/** The doubt about days (`YYYY-MM-DD`) of a year far from the plan: `abril/1924`; null where none is. */
export function farYear(days: readonly (string | null)[], planEnd: string | null): string | null {
  const end = planEnd === null ? null : Number(planEnd.slice(0, 4));
  const { from, to } = end === null ? ANY_PLAN : { from: end - AROUND_PLAN, to: end + AROUND_PLAN };
  const far = days
    .flatMap((day) => (day === null ? [] : [Number(day.slice(0, 4))]))
    .find((year) => year < from || year > to);
  if (far === undefined) return null;
  const what = end === null ? 'de qualquer plano em vigor' : `do fim do plano, em ${end}`;
  return `O ano ${far} está longe ${what}: confirme.`;
}
