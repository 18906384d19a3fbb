import { formatExact } from '../../kernel/format.ts';
import { Rational } from '../../kernel/rational.ts';
import type { TableAnswer } from './contract.ts';

type Reading = TableAnswer['readings'][number];
type Gap = Reading['gaps'][number];

/** A stretch of the number line; `left` and `width` in per cent of the drawing. */
export interface Piece {
  readonly id: string;
  readonly kind: 'band' | 'hole';
  readonly left: number;
  readonly width: number;
  /** "50 a 69%", or the hole in words. */
  readonly label: string;
  /** Score of the band as a decimal, null for a hole. */
  readonly score: string | null;
  /** 0 for no score, then 1 for the lowest of the table up to 5 for its highest. */
  readonly step: number;
}

export interface BandFigure {
  readonly max: number;
  readonly pieces: readonly Piece[];
  readonly ticks: readonly { readonly left: number; readonly text: string }[];
}

/**
 * The bands of a table on a number line from 0, under one reading, with the holes it leaves. Every reading of a table
 * is drawn to the same scale.
 */
export function bandFigure(table: Pick<TableAnswer, 'rows' | 'readings'>, reading: Reading): BandFigure {
  const edges = edgesOf(reading);
  const every = table.readings.flatMap(edgesOf).map((edge) => Rational.parse(edge));
  const max = roundUp(every.reduce(maxOf, Rational.zero));
  const at = (value: string | null, open: number) =>
    value === null ? open : Math.min(100, percentOf(value, max));
  const highest = table.rows.reduce((best, { score }) => maxOf(best, Rational.parse(score)), Rational.zero);
  const bands = reading.bounds.map(({ from, to }, i): Piece => {
    const row = table.rows[i];
    const [left, right] = [at(from, 0), at(to, 100)];
    const score = row?.score ?? '0';
    return {
      id: row?.id ?? String(i),
      kind: 'band',
      left,
      width: right - left,
      label: row?.printed ?? '',
      score,
      step: stepOf(Rational.parse(score), highest),
    };
  });
  const holes = reading.gaps.map((gap): Piece => {
    const [left, right] = [at(gap.from, 0), at(gap.to, 100)];
    return {
      id: `hole-${gap.from}`,
      kind: 'hole',
      left,
      width: right - left,
      label: gapWords(gap),
      score: null,
      step: 0,
    };
  });
  const ticks = [...new Set(['0', ...edges.map(plain)])].map((text) => ({
    left: percentOf(text, max),
    text,
  }));
  return {
    max,
    pieces: [...bands, ...holes].sort((a, b) => a.left - b.left),
    ticks: ticks.sort((a, b) => a.left - b.left),
  };
}

/** "acima de 30 até 31, inclusive". */
export function gapWords({ from, to, fromIncluded, toIncluded }: Gap): string {
  const start = `${fromIncluded ? 'de' : 'acima de'} ${plain(from)}`;
  if (to === null) return start;
  return `${start} até ${toIncluded ? `${plain(to)}, inclusive` : `antes de ${plain(to)}`}`;
}

const edgesOf = ({ bounds }: Reading) =>
  bounds.flatMap(({ from, to }) => [from, to]).filter((edge) => edge !== null);

const plain = (decimal: string) => formatExact(Rational.parse(decimal), 0, 2);

/** A fifth beyond the last threshold, to the next ten. */
function roundUp(last: Rational): number {
  const beyond = last.mul(Rational.of(6, 5)).div(Rational.of(10));
  const tens = beyond.round(0, 'truncate');
  return 10 * Number(tens.numerator + (tens.eq(beyond) ? 0n : 1n));
}

/** Position on the line; a drawing needs no exact arithmetic. */
function percentOf(value: string, max: number): number {
  return (100 * Number(value.replace(',', '.'))) / max;
}

const maxOf = (a: Rational, b: Rational) => (a.lt(b) ? b : a);

function stepOf(score: Rational, highest: Rational): number {
  if (score.isZero() || highest.isZero()) return 0;
  return Number(score.div(highest).mul(Rational.of(5)).round(0, 'half-up').numerator);
}
