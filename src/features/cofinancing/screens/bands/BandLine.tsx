import { type KeyboardEvent, useRef } from 'react';
import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { TableAnswer } from '../../contract.ts';
import { type BandFigure, type Piece, positionOf, rangeWords, scoreWords } from '../../figures.ts';
import { KIND_WORDS, printedOf, scoreOf } from './bands-table.ts';

const STEPS = [
  { background: 'var(--ground-deep)', color: 'var(--ink)' },
  { background: 'var(--scale-1)', color: 'var(--ink)' },
  { background: 'var(--scale-2)', color: 'var(--ink)' },
  { background: 'var(--scale-3)', color: '#1b1b1b' },
  { background: 'var(--scale-4)', color: 'var(--surface)' },
  { background: 'var(--scale-5)', color: 'var(--surface)' },
] as const;

const PATTERNS = {
  hole: 'repeating-linear-gradient(135deg, var(--surface) 0 3px, var(--bad) 3px 5px)',
  overlap:
    'repeating-linear-gradient(45deg, var(--warn-mark) 0 2px, transparent 2px 7px), repeating-linear-gradient(135deg, var(--warn-mark) 0 2px, var(--surface) 2px 7px)',
} as const;

export interface BandLineProps {
  title: string;
  figure: BandFigure;
  unit: TableAnswer['scoreUnit'];
  /** The hospital's value, in words too. */
  mark: { value: Rational; text: string } | null;
  selected: Piece | null;
  onSelect: (piece: Piece) => void;
}

/**
 * A score table on a number line: bands darker with the score, holes and overlaps by pattern and word, thresholds below,
 * the hospital's value as a needle. One stop of the Tab key; the arrows go from stretch to stretch.
 */
export function BandLine({ title, figure, unit, mark, selected, onSelect }: BandLineProps) {
  const line = useRef<HTMLFieldSetElement>(null);
  const { pieces } = figure;
  const current = selected ?? pieces[0];
  const move = (event: KeyboardEvent) => {
    const to = stepTo(event.key, pieces.indexOf(current as Piece), pieces.length);
    if (to === null) return;
    event.preventDefault();
    line.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <fieldset ref={line} onKeyDown={move} className="w-full min-w-0">
      <legend className="sr-only">{title}: use as setas para percorrer</legend>
      <div aria-hidden="true" className="relative h-5 text-13 font-semibold">
        {pieces.filter(({ kind }) => kind !== 'band').map(named)}
      </div>
      <div className="relative h-11 rounded border border-rule-strong">
        {bandsFirst(pieces).map((piece) => (
          <Stretch key={piece.id} piece={piece} />
        ))}
        {mark && <Needle left={positionOf(mark.value, figure.max)} />}
        {pieces.map((piece) => (
          <button
            key={piece.id}
            type="button"
            aria-label={inWords(piece, unit)}
            aria-pressed={piece === selected}
            tabIndex={piece === current ? 0 : -1}
            onFocus={() => onSelect(piece)}
            onClick={() => onSelect(piece)}
            title={inWords(piece, unit)}
            className="absolute inset-y-0 cursor-pointer rounded border-0 bg-transparent aria-pressed:shadow-[inset_0_-4px_0_var(--focus)]"
            style={{ ...span(piece, '24px'), zIndex: piece.kind === 'band' ? undefined : 1 }}
          />
        ))}
      </div>
      <Ticks figure={figure} />
      {mark && <Flag left={positionOf(mark.value, figure.max)} text={mark.text} />}
    </fieldset>
  );
}

/** Thin holes are drawn over the bands beside them. */
const bandsFirst = (pieces: readonly Piece[]) =>
  [...pieces].sort((a, b) => Number(a.kind !== 'band') - Number(b.kind !== 'band'));

function stepTo(key: string, at: number, count: number): number | null {
  const to: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: count - 1 };
  const next = to[key];
  return next === undefined || next < 0 || next >= count ? null : next;
}

/** Where a piece is drawn or touched: a hole or an overlap is never narrower than `least`, around its middle. */
function span({ kind, left, width }: Piece, least: string) {
  if (kind === 'band') return { left: `${left}%`, width: `${width}%` };
  return {
    left: `${left + width / 2}%`,
    width: `max(${least}, ${width}%)`,
    transform: 'translateX(-50%)',
  };
}

function named({ id, kind, left, width }: Piece) {
  const middle = left + width / 2;
  return (
    <span
      key={id}
      className={`absolute whitespace-nowrap ${kind === 'hole' ? 'text-bad' : 'text-warn'}`}
      style={{ left: `${middle}%`, transform: lean(middle) }}
    >
      {KIND_WORDS[kind].toLowerCase()}
    </span>
  );
}

function Stretch({ piece }: { piece: Piece }) {
  const { width, kind, step } = piece;
  const score = scoreOf(piece);
  const look = kind === 'band' ? STEPS[step] : { background: PATTERNS[kind] };
  return (
    <span
      aria-hidden="true"
      className="absolute inset-y-0 flex items-center justify-center overflow-hidden border-surface border-l text-14 font-semibold first:border-l-0"
      style={{ ...span(piece, '6px'), ...look }}
    >
      {score !== null && width > 6 && formatExact(Rational.parse(score), 2, 4)}
    </span>
  );
}

function Needle({ left }: { left: number }) {
  return (
    <span
      aria-hidden="true"
      className="absolute -top-1 -bottom-1 w-1 -translate-x-1/2 rounded border border-surface bg-ink"
      style={{ left: `${left}%`, boxSizing: 'content-box' }}
    />
  );
}

function Flag({ left, text }: { left: number; text: string }) {
  return (
    <div className="relative h-6 text-14">
      <span
        className="absolute font-semibold whitespace-nowrap"
        style={{ left: `${left}%`, transform: lean(left) }}
      >
        ▲ {text}
      </span>
    </div>
  );
}

function Ticks({ figure }: { figure: BandFigure }) {
  return (
    <div aria-hidden="true" className="relative h-6 text-13 text-ink-quiet">
      {figure.ticks.map(({ left, text }, i) => (
        <span
          key={text}
          className={`absolute top-1 ${i === 0 ? '' : 'px-1'}`}
          style={{ left: `${left}%`, transform: i === 0 ? undefined : tickShift(figure, i) }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}

/** Two thresholds next to each other lean apart, so that both can be read. */
function tickShift({ ticks }: BandFigure, i: number): string {
  const near = (a: number | undefined, b: number) => a !== undefined && Math.abs(a - b) < 4;
  const left = ticks[i]?.left ?? 0;
  if (near(ticks[i + 1]?.left, left)) return 'translateX(-100%)';
  if (near(ticks[i - 1]?.left, left)) return 'translateX(0)';
  return 'translateX(-50%)';
}

/** Words near an end of the line stay inside it. */
function lean(left: number): string {
  if (left < 15) return 'translateX(0)';
  return left > 70 ? 'translateX(-100%)' : 'translateX(-50%)';
}

/** "Faixa 50 a 69%: de 50 até antes de 70, vale 0,20 Tabela SUS". */
function inWords(piece: Piece, unit: TableAnswer['scoreUnit']): string {
  const score = scoreOf(piece);
  const name = [KIND_WORDS[piece.kind], printedOf(piece)].filter(Boolean).join(' ');
  return `${name}: ${rangeWords(piece)}, ${score === null ? 'sem pontos' : `vale ${scoreWords(score, unit)}`}`;
}
