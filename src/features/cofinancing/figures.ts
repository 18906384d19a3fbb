import { type Band, bandOf } from '../../kernel/bands.ts';
import { formatExact } from '../../kernel/format.ts';
import { Rational } from '../../kernel/rational.ts';
import type { PaymentAnswer, TableAnswer, TableVersionAnswer } from './contract.ts';

export type BandReadingAnswer = TableVersionAnswer['readings'][number];
type Row = TableVersionAnswer['rows'][number];

/** A stretch of values of a criterion, null where it has no end. */
interface Range {
  readonly from: string | null;
  readonly fromIncluded: boolean;
  readonly to: string | null;
  readonly toIncluded: boolean;
}

/** A stretch of the number line; `left` and `width` in per cent of the drawing. */
export interface Piece extends Range {
  readonly id: string;
  readonly kind: 'band' | 'hole' | 'overlap';
  readonly left: number;
  readonly width: number;
  /** The row of a band, the two rows of an overlap, none of a hole. */
  readonly rows: readonly Row[];
  /** 0 for no score, then 1 for the lowest of the table up to 5 for its highest. */
  readonly step: number;
}

export interface BandFigure {
  readonly max: number;
  readonly pieces: readonly Piece[];
  readonly ticks: readonly { readonly left: number; readonly text: string }[];
}

/** The version that binds on a day (YYYY-MM-DD); the newest where none does or no day is said. */
export function versionOn(
  { versions }: Pick<TableAnswer, 'versions'>,
  day: string | null,
): TableVersionAnswer {
  const found = versions.find(
    ({ effect: [from, to] }) => day !== null && from <= day && (to === null || day < to),
  );
  return found ?? (versions.at(-1) as TableVersionAnswer);
}

/**
 * The bands of a table on a number line from 0, under one reading, with the holes it leaves and what two bands hold. Every
 * reading of a table is drawn to the same scale, which reaches at least to `shown`, a value to be marked.
 */
export function bandFigure(
  table: Pick<TableVersionAnswer, 'rows' | 'readings'>,
  reading: BandReadingAnswer,
  shown: Rational | null = null,
): BandFigure {
  const every = table.readings.flatMap(edgesOf).map((edge) => Rational.parse(edge));
  const max = roundUp(every.reduce(maxOf, shown ?? Rational.zero));
  const highest = table.rows.reduce((best, { score }) => maxOf(best, Rational.parse(score)), Rational.zero);
  const place = (range: Range) => {
    const left = range.from === null ? 0 : positionOf(Rational.parse(range.from), max);
    const right = range.to === null ? 100 : positionOf(Rational.parse(range.to), max);
    return { ...range, left, width: right - left };
  };
  const rowsNamed = (ids: readonly string[]) => table.rows.filter(({ id }) => ids.includes(id));
  const bands = table.rows.map((row, i): Piece => {
    const step = stepOf(Rational.parse(row.score), highest);
    return { id: row.id, kind: 'band', ...place(rangeOf(reading, i)), rows: [row], step };
  });
  const holes = reading.gaps.map(
    (gap): Piece => ({ id: `hole-${gap.from}`, kind: 'hole', ...place(gap), rows: [], step: 0 }),
  );
  const overlaps = reading.overlaps.map(
    ({ rows, ...both }): Piece => ({
      id: `overlap-${both.from}`,
      kind: 'overlap',
      ...place(both),
      rows: rowsNamed(rows),
      step: 0,
    }),
  );
  const ticks = [...new Set(['0', ...edgesOf(reading).map((edge) => Rational.parse(edge).toDecimal(2))])]
    .map((edge) => Rational.parse(edge))
    .map((edge) => ({ left: positionOf(edge, max), text: plain(edge) }));
  return {
    max,
    pieces: [...bands, ...holes, ...overlaps].sort((a, b) => a.left - b.left),
    ticks: [...new Map(ticks.map((tick) => [tick.text, tick])).values()].sort((a, b) => a.left - b.left),
  };
}

/** The piece that holds a value, an overlap before the bands that make it. */
export function pieceAt({ pieces }: BandFigure, value: Rational): Piece | null {
  const holding = pieces.filter((piece) => bandOf([bandFrom(piece)], value) !== null);
  return holding.find(({ kind }) => kind === 'overlap') ?? holding[0] ?? null;
}

/** Where a value stands on the line, in per cent of the drawing; a drawing needs no exact arithmetic. */
export function positionOf(value: Rational, max: number): number {
  return Math.min(100, (100 * Number(value.toDecimal(4))) / max);
}

/** "acima de 30 até 31, inclusive". */
export function rangeWords({ from, to, fromIncluded, toIncluded }: Range): string {
  const start = from === null ? '0' : plain(Rational.parse(from));
  const beginsAtZero = start === '0' && (from === null || fromIncluded);
  if (to === null) return openWords(start, fromIncluded, beginsAtZero);
  const end = plain(Rational.parse(to));
  if (beginsAtZero) return toIncluded ? `até ${end}, inclusive` : `abaixo de ${end}`;
  return `${fromIncluded ? 'de' : 'acima de'} ${start} até ${toIncluded ? `${end}, inclusive` : `antes de ${end}`}`;
}

function openWords(start: string, included: boolean, beginsAtZero: boolean): string {
  if (beginsAtZero) return 'qualquer valor';
  return included ? `${start} ou mais` : `acima de ${start}`;
}

/** "0,75 Tabela SUS"; a share of the amount stands without a unit. */
export function scoreWords(score: string, unit: TableAnswer['scoreUnit']): string {
  const points = formatExact(Rational.parse(score), 2, 4);
  return unit === 'TabSUS' ? `${points} Tabela SUS` : `${points} do valor`;
}

function rangeOf(reading: BandReadingAnswer, row: number): Range {
  const bound = reading.bounds[row];
  return {
    from: bound?.from ?? null,
    fromIncluded: bound?.fromInclusive ?? false,
    to: bound?.to ?? null,
    toIncluded: bound?.toInclusive ?? false,
  };
}

function bandFrom({ id, from, fromIncluded, to, toIncluded }: Piece): Band<null> {
  const exact = (edge: string | null) => (edge === null ? null : Rational.parse(edge));
  return {
    id,
    printed: '',
    from: exact(from),
    fromInclusive: fromIncluded,
    to: exact(to),
    toInclusive: toIncluded,
    value: null,
  };
}

const edgesOf = ({ bounds }: BandReadingAnswer) =>
  bounds.flatMap(({ from, to }) => [from, to]).filter((edge) => edge !== null);

const plain = (edge: Rational) => formatExact(edge, 0, 2);

/** A fifth beyond the last threshold, to the next ten. */
function roundUp(last: Rational): number {
  const beyond = last.mul(Rational.of(6, 5)).div(Rational.of(10));
  const tens = beyond.round(0, 'truncate');
  return 10 * Number(tens.numerator + (tens.eq(beyond) ? 0n : 1n));
}

const maxOf = (a: Rational, b: Rational) => (a.lt(b) ? b : a);

function stepOf(score: Rational, highest: Rational): number {
  if (score.isZero() || highest.isZero()) return 0;
  return Number(score.div(highest).mul(Rational.of(5)).round(0, 'half-up').numerator);
}

/** One bar of a waterfall: what it adds, and where it stands between the lowest and the highest of all; `left` and `width` in per cent. */
export interface FallBar {
  readonly id: string;
  readonly label: string;
  /** Decimal text in BRL, with two places. */
  readonly amount: string;
  readonly kind: 'whole' | 'up' | 'down';
  readonly left: number;
  readonly width: number;
}

export interface FallStep {
  readonly id: string;
  readonly label: string;
  readonly amount: Rational;
  /** It stands on the ground: a whole, and not a part that is added. */
  readonly isWhole?: boolean;
}

/** The bars of a waterfall, each beginning where the one before ended. */
export function fallOf(steps: readonly FallStep[]): FallBar[] {
  let at = Rational.zero;
  const spans = steps.map((step) => {
    const from = step.isWhole ? Rational.zero : at;
    at = step.isWhole ? step.amount : at.add(step.amount);
    return { step, low: minOf(from, at), high: maxOf(from, at) };
  });
  const top = spans.reduce((most, { high }) => maxOf(most, high), Rational.zero);
  const bottom = spans.reduce((least, { low }) => minOf(least, low), Rational.zero);
  const whole = top.sub(bottom);
  const share = (value: Rational) =>
    whole.isZero() ? 0 : Number(value.sub(bottom).div(whole).toDecimal(6)) * 100;
  return spans.map(({ step: { id, label, amount, isWhole }, low, high }) => ({
    id,
    label,
    amount: amount.toDecimal(2),
    kind: isWhole ? 'whole' : amount.lt(Rational.zero) ? 'down' : 'up',
    left: share(low),
    width: share(high) - share(low),
  }));
}

const minOf = (a: Rational, b: Rational): Rational => (a.lt(b) ? a : b);

/** A part of what a month is worth that does not leave the fund: it settles what another one owes. */
export interface KeptBack {
  readonly label: string;
  /** Decimal text in BRL. */
  readonly amount: string;
}

/**
 * From the base to what a month is worth: what each component of the factor adds, and what ceiling, equity and rounding leave; and where a
 * recovery is kept back of it, from there to what reaches the municipality.
 */
export function paymentFall(
  { base, criteria, amount }: PaymentAnswer,
  keptBack: readonly KeptBack[] = [],
): FallBar[] {
  const parts = criteria.map(({ id, label, value }) => ({
    id,
    label: `${label} (${formatExact(Rational.parse(value), 2, 6)} × base)`,
    amount: Rational.parse(base).mul(Rational.parse(value)),
  }));
  const paid = Rational.parse(amount);
  const rest = parts.reduce((left, part) => left.sub(part.amount), paid);
  return fallOf([
    ...parts,
    { id: 'rest', label: 'Teto, equidade e arredondamento', amount: rest },
    { id: 'amount', label: 'Valor do mês', amount: paid, isWhole: true },
    ...afterRecovery(paid, keptBack),
  ]);
}

function afterRecovery(paid: Rational, keptBack: readonly KeptBack[]): FallStep[] {
  if (keptBack.length === 0) return [];
  const parts = keptBack.map(({ label, amount }, place) => ({
    id: `kept-${place}`,
    label,
    amount: Rational.zero.sub(Rational.parse(amount)),
  }));
  const left = parts.reduce((sum, part) => sum.add(part.amount), paid);
  return [...parts, { id: 'reaches', label: 'Vai ao fundo municipal', amount: left, isWhole: true }];
}
