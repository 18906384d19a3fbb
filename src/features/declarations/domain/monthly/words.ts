import { formatDecimal, formatPercent } from '../../../../kernel/format.ts';
import type { DeclaredValue } from './values.ts';

const PLACES = 2;

/** "85,00%", "12,30 dias", "Sim"; null where nothing can be computed. */
export function valueText({ indicator, value }: DeclaredValue): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não';
  if (indicator.kind === 'ratio' && indicator.unit === '%') return formatPercent(value, PLACES);
  const suffix = indicator.kind === 'ratio' && indicator.suffix ? ` ${indicator.suffix}` : '';
  return `${formatDecimal(value, PLACES)}${suffix}`;
}
