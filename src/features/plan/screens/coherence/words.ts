import type { CoherenceFinding } from '../../contract.ts';

type Severity = CoherenceFinding['severity'];

/** The weightier first. */
export const SEVERITIES: readonly Severity[] = ['high', 'medium', 'low'];

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  high: 'Peso alto',
  medium: 'Peso médio',
  low: 'Peso baixo',
};

/** Where a record is seen, for those that have a page. */
export function addressOf(item: string): string | null {
  if (/^(?:I\d+-)?\d+\.[\da-z]+\.\d+$/.test(item)) return `/plano/acoes/${item}`;
  if (/^OE-/.test(item)) return `/plano/objetivos/${item}`;
  return /^(?:META|IND)-/.test(item) ? '/plano/metas' : null;
}
