/** Words by which an action's text names what an indicator measures. The document prints no other link between the two. */
const MARKS: readonly (readonly [string, RegExp])[] = [
  ['pbf', /\bPBF\b|Bolsa Família/i],
  ['projetos-ras', /(projetos?|desenho) (de|da|do|para) (conformação|rede)/i],
  ['diretrizes', /diretrizes clínicas/i],
  ['estratificacao', /estratificação de risco|compartilhamento do cuidado/i],
  ['adesoes', /termo de adesão/i],
  ['fase-1', /etapas d[ao] (fase 1|projeto de expansão)/i],
  ['profissionais', /formação dos profissionais/i],
];

/** Codes of the indicators that a text names. */
export function namedIndicators(text: string): string[] {
  return MARKS.filter(([, mark]) => mark.test(text)).map(([code]) => code);
}
