import type { ExplainedJson } from '../kernel/explained.ts';
import { formatBrl, formatExact, formatPercent } from '../kernel/format.ts';
import { Rational } from '../kernel/rational.ts';

type Valued = Pick<ExplainedJson, 'value' | 'unit'>;

/** The exact number of a node, or null where it holds none. */
export function exactNumber({ value, unit }: Valued): Rational | null {
  if (typeof value !== 'string' || unit === 'text' || unit === 'boolean') return null;
  try {
    return Rational.parse(value);
  } catch {
    return null;
  }
}

const BY_UNIT: Record<string, (value: Rational) => string> = {
  BRL: formatBrl,
  TabSUS: (value) => formatExact(value, 2, 6),
  '%': (value) =>
    value.round(2, 'truncate').eq(value) ? `${formatExact(value, 0, 2)}%` : formatPercent(value, 2),
  'per-1000': (value) => `${formatExact(value, 1, 2)} por mil`,
  'per-100000': (value) => `${formatExact(value, 1, 2)} por 100 mil`,
  count: (value) => formatExact(value, 0, 2),
  ratio: (value) => formatExact(value, 2, 4),
};

/** The value of an explained node in its unit, as people read it: "R$ 765.547,34", "19,4%", "733", "Sim". */
export function formatExplained(node: Valued): string {
  if (node.value === null) return 'sem valor';
  if (typeof node.value === 'boolean') return node.value ? 'Sim' : 'Não';
  const number = exactNumber(node);
  return number === null ? node.value : (BY_UNIT[node.unit]?.(number) ?? formatExact(number, 0, 4));
}

/** A difference with its sign: "+R$ 1.200,00", "−R$ 28.384,04", "sem diferença". */
export function formatDifference(value: string, unit: ExplainedJson['unit']): string {
  const number = exactNumber({ value, unit });
  if (number === null) return value;
  if (number.isZero()) return 'sem diferença';
  const amount = formatExplained({ value: number.abs().toString(), unit });
  return `${number.numerator > 0n ? '+' : '−'}${amount}`;
}

/** The configured zone; undefined, so the browser's, only until the session is known. */
let zone: string | undefined;

/** Says in which zone instants are told from now on; called by the source of the session before any screen. */
export function setTimeZone(timeZone: string): void {
  zone = timeZone;
}

/** The clock of an instant in the configured zone: "14:32". */
function formatClock(instant: string | number): string {
  return new Intl.DateTimeFormat('pt-BR', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
    new Date(instant),
  );
}

/** An instant in the configured zone: "22/11/2026 às 14:32". */
export function formatInstant(instant: string | number): string {
  const day = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeZone: zone }).format(
    new Date(instant),
  );
  return `${day} às ${formatClock(instant)}`;
}

/** "salvo às 14:32", for the head of a screen that saves by itself. */
export const savedAt = (instant: string | number): string => `salvo às ${formatClock(instant)}`;
