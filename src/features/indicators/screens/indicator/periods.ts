import type { IndicatorPage, Value } from '../../contract.ts';

const known = (value: Value): boolean => value.text !== null;

/** Periods of the chosen method (and of what was published) that have a value, oldest first: a year, then its months. */
export function periodsKnown(page: IndicatorPage): string[] {
  const [series] = page.series;
  const values = [...(series?.years ?? []), ...(series?.months ?? []), ...(page.official?.years ?? [])];
  return [...new Set(values.filter(known).map((value) => value.period))].sort();
}

/** The last whole year; where there is none, the last month. */
export function latestPeriod(page: IndicatorPage): string | null {
  const [series] = page.series;
  const years = [...(series?.years ?? []), ...(page.official?.years ?? [])];
  const whole = years
    .filter((value) => known(value) && value.status !== 'partial')
    .map((value) => value.period);
  const months = (series?.months ?? []).filter(known).map((value) => value.period);
  return whole.sort().at(-1) ?? months.sort().at(-1) ?? periodsKnown(page).at(-1) ?? null;
}

/** The value of a period: as computed, else as published. */
export function valueAt(page: IndicatorPage, period: string): Value | null {
  const [series] = page.series;
  const computed = [...(series?.years ?? []), ...(series?.months ?? [])].find(
    (value) => value.period === period,
  );
  if (computed && known(computed)) return computed;
  return page.official?.years.find((value) => value.period === period) ?? computed ?? null;
}
