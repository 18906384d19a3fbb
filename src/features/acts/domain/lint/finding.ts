import type { Rational } from '../../../../kernel/rational.ts';

export const LINT_RULES = {
  L001: 'Algarismos e extenso dizem valores diferentes',
  L002: 'Número malformado',
  L003: 'Porcentagem e extenso dizem valores diferentes',
  L004: 'Extenso com erro de grafia ou de concordância',
  L005: 'A mesma quantidade com dois valores',
  L006: 'O total não é a soma das partes',
  L007: 'As parcelas não somam 100%',
  L008: 'Tabela de faixas com lacuna, sobreposição ou linha sem uso',
  L009: 'Teto que não se alcança ou que se ultrapassa',
  L010: 'Remissão a dispositivo que não existe',
  L011: 'Norma citada que não confere com o registro',
  L012: 'Município fora da região de saúde indicada',
  L013: 'Sigla com dois significados',
  L014: 'Data ou prazo que não fecha',
  L015: 'Grandeza usada em cálculo sem definição',
  L016: 'A mesma avaliação com duas periodicidades',
  L017: 'Porcentagem que não corresponde à contagem',
  L018: 'Número de norma com erro de digitação',
} as const;

export type LintRule = keyof typeof LINT_RULES;

/** `error`: the text contradicts itself or the facts; `warning`: it leaves something open; `info`: worth a look. */
type LintSeverity = 'error' | 'warning' | 'info';

/** What the lint says of one exact stretch of a text; places count UTF-16 units, end exclusive. */
export interface Finding {
  readonly rule: LintRule;
  readonly severity: LintSeverity;
  readonly start: number;
  readonly end: number;
  /** Exactly the stretch of the text. */
  readonly text: string;
  readonly message: string;
  /** What could stand there instead, or what to decide; null where only a person can say. */
  readonly suggestion: string | null;
  /** How many reais lie between the two readings, as decimal text with two places; null where the text does not say. */
  readonly effect: string | null;
}

/** A finding before its text is cut out. */
export type Mark = Omit<Finding, 'text' | 'effect'> & { readonly effect?: Rational | null };
