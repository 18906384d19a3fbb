import { mentionsOf } from '../../domain/links.ts';
import type { PrintedIndicator } from '../../domain/plan-document/indicators.ts';
import { readIndicatorName } from '../../domain/plan-document/interpret.ts';
import type { IndicatorRecord } from '../../store/structure.ts';
import { type Answers, answered } from './interpretation.ts';
import { slugOf } from './slug.ts';

type Shape = Readonly<Record<string, unknown>> | undefined;
type Read = PrintedIndicator & { readonly id: string; readonly shape: Shape };

/** The cells of the panel: as stored where the text is the same and nobody answered, else as read. */
export function yearsOf(
  each: Read,
  old: IndicatorRecord | undefined,
  answers: Answers,
): IndicatorRecord['years'] {
  const shapes = (each.shape?.years ?? {}) as Record<string, Record<string, unknown>>;
  return [...each.years].map(([year, cell]) => {
    const known = old?.years.find((one) => String(one.year) === year);
    const answer = answered(answers, each.id, `years.${year}`);
    if (known?.raw === cell.raw && answer === null) return known;
    const { raw: _raw, value: _value, ...parts } = shapes[year] ?? {};
    const value = answer !== null && /^\d+(?:[.,]\d+)?$/.test(answer) ? answer.replace(',', '.') : cell.value;
    return {
      year: Number(year),
      raw: cell.raw,
      value,
      parts: Object.keys(parts).length === 0 ? null : parts,
    };
  });
}

export function newIndicator(
  each: Read,
  shape: Shape,
  years: IndicatorRecord['years'],
  panel: readonly string[],
): IndicatorRecord {
  const { unit, direction, accumulation } = readIndicatorName(each.title);
  return {
    id: each.id,
    code: each.ppaCode ?? slugOf(each.title).slice(0, 40),
    ppaCode: each.ppaCode,
    shortName: each.title.length > 60 ? `${each.title.slice(0, 57)}…` : each.title,
    title: each.title,
    titleRaw: each.titleRaw,
    block: String(shape?.block ?? each.block),
    unit: unit ?? 'unidade',
    direction,
    accumulation,
    baseline: null,
    flag: null,
    mentions: mentionsOf(each.title, panel),
    years,
  };
}
