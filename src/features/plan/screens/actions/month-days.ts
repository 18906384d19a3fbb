import { getDayOfWeek, parseDate } from '@internationalized/date';

/** The weeks of a month (YYYY-MM) from Sunday, each of seven days; null outside the month. */
export function weeksOf(month: string): (string | null)[][] {
  const first = parseDate(`${month}-01`);
  const cells: (string | null)[] = Array.from({ length: getDayOfWeek(first, 'pt-BR') }, () => null);
  for (let day = first; day.month === first.month; day = day.add({ days: 1 })) cells.push(day.toString());
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
