import type { IndicatorPage, Value } from '../../contract.ts';
import { judgeTarget } from '../../domain/target.ts';

const known = (value: Value): boolean => value.text !== null;

/** Periods of the chosen method (and of what was published) that have a value, oldest first: a year, then its months. */
export function periodsKnown(page: IndicatorPage): string[] {
  const [series] = page.series;
  const values = [...(series?.years ?? []), ...(series?.months ?? []), ...(page.official?.years ?? [])];
  return [...new Set(values.filter(known).map((value) => value.period))].sort();
}

/** The newest that stands for its year: a whole year, or of a stock the running one, which says the month it reaches; else the last month. */
export function latestPeriod(page: IndicatorPage): string | null {
  const [series] = page.series;
  const years = [...(series?.years ?? []), ...(page.official?.years ?? [])];
  const whole = years
    .filter((value) => known(value) && (value.status !== 'partial' || value.until !== null))
    .map((value) => value.period);
  const months = (series?.months ?? []).filter(known).map((value) => value.period);
  return whole.sort().at(-1) ?? months.sort().at(-1) ?? periodsKnown(page).at(-1) ?? null;
}

/**
 * Where the years pass from published to computed figures, or back, and the two are not the same number: the chart is
 * cut there. A computed stretch that only repeats what was published cuts nothing.
 */
export function originBreaks(page: Pick<IndicatorPage, 'series' | 'official'>): IndicatorPage['breaks'] {
  const published = new Map(page.official?.years.map((year) => [year.period, year.text]));
  const years = (page.series[0]?.years ?? []).filter((year) => known(year) && year.status !== 'partial');
  const breaks: IndicatorPage['breaks'] = [];
  let isApart = false;
  for (const stretch of stretchesOf(years)) {
    const [first] = stretch as [Value];
    const differs = (year: Value) => (published.get(year.period) ?? year.text) !== year.text;
    const wasApart = isApart;
    isApart = first.status !== 'declared' && stretch.some(differs);
    if (isApart) breaks.push({ period: first.period, note: 'calculado' });
    else if (wasApart) breaks.push({ period: first.period, note: 'publicado' });
  }
  return breaks;
}

/** Years in a row of the same origin: published, or computed. */
function stretchesOf(years: readonly Value[]): Value[][] {
  const stretches: Value[][] = [];
  for (const year of years) {
    const last = stretches.at(-1);
    const isSame = last && (last[0]?.status === 'declared') === (year.status === 'declared');
    if (isSame) last.push(year);
    else stretches.push([year]);
  }
  return stretches;
}

/** Whether the newest year of this place that could be judged missed its target. */
export function hasMissedTarget(page: IndicatorPage): boolean {
  const verdicts = page.targets
    .toSorted((a, b) => b.year - a.year)
    .map((target) => {
      const value = valueAt(page, String(target.year));
      return value === null ? 'notYet' : judgeTarget(page.direction, value, target);
    });
  return verdicts.find((verdict) => verdict !== 'notYet') === 'missed';
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
