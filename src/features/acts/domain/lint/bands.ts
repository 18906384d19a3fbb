import { type Coverage, coverageOf } from '../../../../kernel/bands.ts';
import { formatExact } from '../../../../kernel/format.ts';
import type { Rational } from '../../../../kernel/rational.ts';
import { listedBands } from './band-lists.ts';
import { saidColumns } from './band-runs.ts';
import { tableColumns } from './band-tables.ts';
import { deadRows } from './dead-rows.ts';
import type { Mark } from './finding.ts';
import type { LegalText } from './legal-text.ts';
import type { Column, PrintedBand } from './printed-bands.ts';

/** L008: tables and lists of bands that leave values out, hold one twice, or have a line that nobody can reach. */
export function bandsWithHoles(text: LegalText): Mark[] {
  const known = [...tableColumns(text), ...listedBands(text)];
  const taken = known.map(({ bands, tableEnd }) => ({ start: bands[0]?.start ?? 0, end: tableEnd }));
  const columns = [...known, ...saidColumns(text, taken)];
  return [...columns.flatMap(coverageMarks), ...deadRows(text, columns)];
}

const shown = (value: Rational, unit: string) =>
  `${formatExact(value, 0, 2)}${unit === '%' || unit === '' ? unit : ` ${unit}`}`;

function coverageMarks(column: Column): Mark[] {
  const { bands } = column;
  const { gaps, overlaps, empty } = coverageOf(bands);
  const holes = gaps
    .filter((gap) => !isNoHole(column, gap))
    .map((gap): Mark => {
      const above = bands.find(({ from }) => gap.to !== null && from?.eq(gap.to));
      const { start, end } = (gap.to === null ? highest(bands) : above) ?? (bands[0] as PrintedBand);
      return {
        rule: 'L008',
        severity: 'warning',
        start,
        end,
        message: `Na ${column.name} não há faixa ${gapInWords(gap, column)}.`,
        suggestion: 'Fazer cada faixa começar onde a anterior acaba, ou dizer o que vale nesse intervalo.',
      };
    });
  return [
    ...holes,
    ...overlaps.map((each) => overlapMark(column, each)),
    ...empty.map((id) => emptyMark(column, id)),
  ];
}

/** Above all there can be, or below one of what is counted, nothing is missing. */
function isNoHole({ isClosed, step }: Column, { from, to }: Coverage['gaps'][number]): boolean {
  if (to === null) return isClosed;
  return step !== null && from.isZero() && to.eq(step);
}

/** The last value before a bound, where they go by steps. */
const upTo = ({ step }: Column, bound: Rational) => (step ? bound.sub(step) : bound);

function overlapMark(column: Column, { from, to, bands: ids }: Coverage['overlaps'][number]): Mark {
  const [one, other] = ids.map((id) => column.bands.find((band) => band.id === id)) as [
    PrintedBand,
    PrintedBand,
  ];
  const last = to === null ? null : upTo(column, to);
  const stretch =
    last === null
      ? `de ${shown(from, column.unit)} em diante`
      : last.eq(from)
        ? `em ${shown(from, column.unit)}`
        : `de ${shown(from, column.unit)} até ${shown(last, column.unit)}`;
  return {
    rule: 'L008',
    severity: 'error',
    start: other.start,
    end: other.end,
    message: `“${one.printed}” e “${other.printed}” valem as duas ${stretch}.`,
    suggestion: 'Tirar de uma das faixas o trecho repetido.',
  };
}

function emptyMark({ bands }: Column, id: string): Mark {
  const { printed, start, end } = bands.find((band) => band.id === id) as PrintedBand;
  return {
    rule: 'L008',
    severity: 'error',
    start,
    end,
    message: `A faixa “${printed}” não contém valor nenhum: acaba antes de começar.`,
    suggestion: 'Conferir os dois limites da faixa.',
  };
}

function gapInWords(
  { from, fromIncluded, to, toIncluded }: Coverage['gaps'][number],
  column: Column,
): string {
  const { unit, step } = column;
  if (to === null)
    return `${fromIncluded && !step ? 'a partir' : 'acima'} de ${shown(upTo(column, from), unit)}`;
  if (from.isZero() && fromIncluded) return `abaixo de ${shown(to, unit)}`;
  const last = upTo(column, to);
  if (step)
    return last.eq(from) ? `para ${shown(from, unit)}` : `entre ${shown(from, unit)} e ${shown(last, unit)}`;
  const low = fromIncluded ? `${shown(from, unit)}, inclusive,` : shown(from, unit);
  return `entre ${low} e ${shown(last, unit)}${toIncluded ? ', inclusive' : ''}`;
}

function highest(bands: readonly PrintedBand[]): PrintedBand | undefined {
  return bands.toSorted((a, b) => (a.to && b.to ? b.to.compare(a.to) : 0))[0];
}
