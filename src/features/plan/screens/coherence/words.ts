import type { CoherenceFinding } from '../../contract.ts';

type Severity = CoherenceFinding['severity'];

const SEVERITIES: readonly Severity[] = ['high', 'medium', 'low'];

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  high: 'Peso alto',
  medium: 'Peso médio',
  low: 'Peso baixo',
};

/** “9 de peso alto, 40 de peso médio e 71 de peso baixo”; what is none is left out. */
export function weightsText(findings: readonly Pick<CoherenceFinding, 'severity'>[]): string {
  const counts = SEVERITIES.map((severity) => ({
    words: SEVERITY_WORDS[severity].toLowerCase(),
    count: findings.filter((each) => each.severity === severity).length,
  })).filter(({ count }) => count > 0);
  return new Intl.ListFormat('pt-BR').format(counts.map(({ words, count }) => `${count} de ${words}`));
}

/** Where a record is seen, for those that have a page. */
export function addressOf(item: string): string | null {
  if (/^(?:I\d+-)?\d+\.[\da-z]+\.\d+$/.test(item)) return `/plano/acoes/${item}`;
  if (/^OE-/.test(item)) return `/plano/objetivos/${item}`;
  return /^(?:META|IND)-/.test(item) ? '/plano/metas' : null;
}
