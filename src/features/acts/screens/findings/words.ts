import type { ActFinding } from '../../contract.ts';

/** One and many of each weight. */
export const SEVERITY_WORDS: Record<ActFinding['severity'], readonly [one: string, many: string]> = {
  error: ['erro', 'erros'],
  warning: ['alerta', 'alertas'],
  info: ['ponto a conferir', 'pontos a conferir'],
};

/** "5 erros, 15 alertas e 4 pontos a conferir". */
export function weightsText(findings: readonly Pick<ActFinding, 'severity'>[]): string {
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = findings.filter((each) => each.severity === severity).length;
    return count === 0 ? [] : [`${count} ${SEVERITY_WORDS[severity][count === 1 ? 0 : 1]}`];
  });
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' e ');
}

/** Words on one line, the far end cut at a blank and shown by an ellipsis. */
export function nearWords(text: string, side: 'before' | 'after', most = 140): string {
  const line = text.replace(/\s+/gu, ' ');
  if (line.length <= most) return line;
  return side === 'before'
    ? `…\u00A0${line.slice(-most).replace(/^\S*\s/u, '')}`
    : `${line.slice(0, most).replace(/\s\S*$/u, '')}\u00A0…`;
}
