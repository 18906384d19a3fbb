import type { ActFinding } from '../../contract.ts';

/** The weightier first. */
export const SEVERITIES: readonly ActFinding['severity'][] = ['error', 'warning', 'info'];

/** One and many of each weight. */
export const SEVERITY_WORDS: Record<ActFinding['severity'], readonly [one: string, many: string]> = {
  error: ['erro', 'erros'],
  warning: ['alerta', 'alertas'],
  info: ['ponto a conferir', 'pontos a conferir'],
};

/** Words on one line, the far end cut at a blank and shown by an ellipsis. */
export function nearWords(text: string, side: 'before' | 'after', most = 140): string {
  const line = text.replace(/\s+/gu, ' ');
  if (line.length <= most) return line;
  return side === 'before'
    ? `…\u00A0${line.slice(-most).replace(/^\S*\s/u, '')}`
    : `${line.slice(0, most).replace(/\s\S*$/u, '')}\u00A0…`;
}
