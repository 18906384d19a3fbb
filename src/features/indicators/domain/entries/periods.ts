import { monthsOf, type Period, parsePeriod } from '../../../../kernel/period.ts';
import type { CardEntry } from './card-entry.ts';

const GRAIN_WORDS = { month: 'mês', semester: 'semestre', year: 'ano' } as const;

/** Periods of the card's grain that make up a period, oldest first, or why none can (pt-BR). */
export function entryPeriods(
  { grain, grainLabel }: Pick<CardEntry, 'grain' | 'grainLabel'>,
  period: Period,
): { readonly wanted: readonly string[]; readonly refusal: string | null } {
  if (period.kind === grain) return { wanted: [period.text], refusal: null };
  if (period.kind !== 'year') {
    const by = grainLabel === GRAIN_WORDS[grain] ? grainLabel : `${grainLabel} (${GRAIN_WORDS[grain]})`;
    return { wanted: [], refusal: `Este indicador é lançado por ${by}. Peça um destes períodos, ou um ano.` };
  }
  return { wanted: periodsOfYear(grain, period), refusal: null };
}

function periodsOfYear(grain: CardEntry['grain'], year: Period): readonly string[] {
  if (grain === 'semester') return [`${year.text}-S1`, `${year.text}-S2`];
  return grain === 'month' ? monthsOf(year) : [year.text];
}

/** Every period of the card's grain that has begun, the newest first. */
export function periodsToTell(
  { grain }: Pick<CardEntry, 'grain'>,
  firstYear: number,
  today: string,
): Period[] {
  const periods: Period[] = [];
  for (let year = firstYear; year <= Number(today.slice(0, 4)); year++)
    periods.push(...periodsOfYear(grain, parsePeriod(String(year))).map(parsePeriod));
  return periods.filter(({ first }) => `${first}-01` <= today).reverse();
}

/** The newest period of the card's grain that had ended by the end of a month (`YYYY-MM`): the one a month asks for. */
export function dueBy(entry: Pick<CardEntry, 'grain'>, firstYear: number, month: string): Period | null {
  return periodsToTell(entry, firstYear, `${month}-28`).find(({ last }) => last <= month) ?? null;
}

/** Why values of a period may not be told, or null (pt-BR). */
export function periodProblem(
  { grain, grainLabel }: Pick<CardEntry, 'grain' | 'grainLabel'>,
  period: Period,
  today: string,
): string | null {
  if (period.kind !== grain)
    return `Este indicador é lançado por ${grainLabel} (${GRAIN_WORDS[grain]}), e "${period.text}" não é.`;
  return `${period.first}-01` > today ? 'Este período ainda não começou.' : null;
}
