const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The first day on which a publication that comes with the program is taken as known. Its date is a day, or the years that it
 * speaks of (`2022`, `2009–2023`): then it is the first day after the last of them, for no source tells the day of issue.
 */
export function publishedFrom(date: string): string {
  if (DAY.test(date)) return date;
  const years = date.match(/\d{4}/g) ?? [];
  return `${Math.max(...years.map(Number)) + 1}-01-01`;
}

/** Whether all of it was known on a day; on any day where none is asked. */
export function isPublished(sources: readonly { readonly date: string }[], knownOn: string | null): boolean {
  return knownOn === null || sources.every(({ date }) => publishedFrom(date) <= knownOn);
}
