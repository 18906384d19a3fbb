import type { Explained, Reading } from '../../../kernel/explained.ts';
import type { Case } from './evaluate.ts';

/** Why a calculated amount may be shown and not paid. */
export interface AuthorisationRefusal {
  /** `assumed` and `reconstructed`: a value that no act prints; `open-question`: another answer would pay something else. */
  readonly reason: 'assumed' | 'reconstructed' | 'open-question' | 'stated' | 'example';
  /** The rule, question, input or programme. */
  readonly id: string;
  readonly label: string;
  readonly why: string;
  /** What would let it be authorised, in words. */
  readonly settledBy: string;
}

interface Calculation {
  readonly on: Case;
  readonly explained: Explained;
  /** Each open question with what its other answers would pay in the month. */
  readonly readings: readonly Reading[];
}

/**
 * Every reason why a calculation may not be authorised; none where it may. Whoever authorises a payment asks this first: what is
 * assumed or read from a bad scan, what nobody decided and what was stated to simulate never becomes a payment by itself.
 */
export function authorisable({ on, explained, readings }: Calculation): AuthorisationRefusal[] {
  return [...exampleOf(on), ...statedIn(on), ...unsureIn(explained), ...openAmong(on, readings)];
}

function exampleOf({ programme }: Case): AuthorisationRefusal[] {
  if (programme.example === undefined) return [];
  const settledBy = 'Nada se paga por um programa de exemplo.';
  return [{ reason: 'example', id: programme.id, label: programme.name, why: programme.example, settledBy }];
}

function statedIn({ programme, stated }: Case): AuthorisationRefusal[] {
  return Object.keys(stated).map((id) => ({
    reason: 'stated',
    id,
    label: programme.inputs.find((input) => input.id === id)?.label ?? id,
    why: 'Informado para simular, no lugar do fato registrado.',
    settledBy: 'O cálculo com o fato registrado.',
  }));
}

/** Each value once, however often it is used. */
function unsureIn(root: Explained): AuthorisationRefusal[] {
  const found = new Map<string, AuthorisationRefusal>();
  const walk = ({ id, label, reading, inputs }: Explained): void => {
    const status = reading?.status;
    if (status === 'assumed' || status === 'reconstructed')
      found.set(id, { reason: status, id, label, why: reading?.label ?? '', settledBy: CONFIRMED[status] });
    for (const input of inputs) walk(input);
  };
  walk(root);
  return [...found.values()];
}

const CONFIRMED = {
  assumed:
    'Decisão da Secretaria de Estado que confirme o valor, registrada com o documento de onde ele vem.',
  reconstructed: 'Conferência no original do ato, registrada por quem a fez.',
} as const;

function openAmong({ programme }: Case, readings: readonly Reading[]): AuthorisationRefusal[] {
  return readings.flatMap(({ id, status, alternatives }) => {
    const matters = alternatives.some(({ difference }) => difference !== '0.00');
    const question = programme.readings.find((each) => each.id === id)?.question;
    if (status !== 'to-decide' || !matters || question === undefined) return [];
    return [
      {
        reason: 'open-question',
        id,
        label: question,
        why: 'Outra resposta pagaria outro valor, ou não se sabe quanto.',
        settledBy: 'A decisão da questão, em Interpretações a decidir, com o ato que a toma.',
      },
    ];
  });
}
