import { formatExact } from '../../../kernel/format.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { BandFigure, Piece } from '../figures.ts';

const STEPS = [
  { background: 'var(--ground-deep)', color: 'var(--ink)' },
  { background: 'var(--scale-1)', color: 'var(--ink)' },
  { background: 'var(--scale-2)', color: 'var(--ink)' },
  { background: 'var(--scale-3)', color: 'var(--ink)' },
  { background: 'var(--scale-4)', color: '#ffffff' },
  { background: 'var(--scale-5)', color: '#ffffff' },
] as const;

const HATCH = 'repeating-linear-gradient(135deg, var(--surface) 0 3px, var(--bad) 3px 5px)';

const points = (score: string) => formatExact(Rational.parse(score), 2, 2);

/** A score table on a number line: bands darker with the score, holes hatched, thresholds below. */
export function BandLine({ figure, title }: { figure: BandFigure; title: string }) {
  return (
    <figure aria-label={`${title}: ${figure.pieces.map(inWords).join('; ')}`} className="w-full">
      <div aria-hidden="true" className="relative h-9 overflow-hidden rounded border border-rule-strong">
        {figure.pieces.map((piece) => (
          <Stretch key={piece.id} piece={piece} />
        ))}
      </div>
      <div aria-hidden="true" className="relative h-6 text-13 text-ink-quiet">
        {figure.ticks.map(({ left, text }, i) => (
          <span
            key={text}
            className="absolute top-0.5"
            style={{ left: `${left}%`, transform: i === 0 ? undefined : tickShift(figure, i) }}
          >
            {text}
          </span>
        ))}
      </div>
    </figure>
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

const inWords = ({ kind, label, score }: Piece) =>
  kind === 'hole' ? `sem faixa ${label}` : `${label} vale ${points(score ?? '0')}`;

function Stretch({ piece }: { piece: Piece }) {
  const { left, width, kind, label, score, step } = piece;
  const look = kind === 'hole' ? { background: HATCH } : STEPS[step];
  return (
    <span
      title={kind === 'hole' ? `Sem faixa: ${label}` : `${label}: ${points(score ?? '0')} Tabela SUS`}
      className="absolute inset-y-0 flex items-center justify-center overflow-hidden border-surface border-l text-14 font-semibold first:border-l-0"
      style={{ left: `${left}%`, width: `${width}%`, ...look }}
    >
      {score !== null && width > 6 && points(score)}
    </span>
  );
}
