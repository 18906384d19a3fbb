import type { Explained } from '../../../../kernel/explained.ts';
import type { Rational } from '../../../../kernel/rational.ts';
import { explainedShare } from '../analysis/selection.ts';

/** How many actions of an instrument's own plan stand so. */
export interface Advance {
  readonly actions: number;
  readonly completed: number;
  readonly cancelled: number;
}

/**
 * How far the execution of an instrument has come: actions concluded ÷ all actions of its own plan, as a percentage; null value where
 * the plan has no action. What is reported of the action that executes stands beside it and is never replaced.
 */
export function advanceOf(
  id: string,
  title: string,
  { actions, completed, cancelled }: Advance,
): Explained<Rational | null> {
  const dropped = cancelled === 0 ? '' : ` Das ${actions}, ${cancelled} canceladas contam no denominador.`;
  return explainedShare(
    id,
    `${title}: ações concluídas do plano próprio`,
    {
      numerator: ['ações operacionais concluídas', completed],
      denominator: ['ações operacionais do plano próprio', actions],
    },
    { note: `Contado na situação derivada das ações do plano próprio, hoje.${dropped}` },
  );
}
