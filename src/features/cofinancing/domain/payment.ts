import { AppError } from '../../../kernel/app-error.ts';
import { competenciaInWords } from '../../../kernel/competencia.ts';
import type { Explained } from '../../../kernel/explained.ts';
import { formatDayInWords } from '../../../kernel/format.ts';
import { type Money, money } from '../../../kernel/money.ts';
import type { Rational } from '../../../kernel/rational.ts';
import { covers } from './dated.ts';
import { type Case, evaluate } from './evaluate.ts';
import { refuseBeyondLimit } from './factor-limit.ts';
import { type Node, numberOf } from './nodes.ts';
import { type Regime, regimeOf } from './period.ts';

/** One month's payment and the tree that explains it. */
export interface Payment {
  readonly regime: Regime;
  /** Whole cents. */
  readonly amount: Money;
  /** Multiples of the SUS table paid above the production. */
  readonly factor: Rational;
  readonly base: Rational;
  readonly criteria: readonly Node[];
  readonly explained: Explained<Rational>;
}

/**
 * The payment of one month. Pure: the same case gives the same tree.
 * @throws AppError `refused` where law or facts give no value, with the reason.
 */
export function calculatePayment(on: Case): Payment {
  refuseOutside(on);
  refuseBeyondLimit(on);
  const { result, rules } = on.programme;
  const root = evaluate(result.amount, on);
  const amount = numberOf(root);
  if (rules[result.amount]?.op !== 'round')
    throw new AppError('internal', 'O valor a pagar não é arredondado.');
  return {
    regime: regimeOf(on.programme.exceptional, on.competencia),
    amount: money(amount),
    factor: numberOf(evaluate(result.factor, on)),
    base: numberOf(evaluate(result.base, on)),
    criteria: result.criteria.map(({ rule }) => evaluate(rule, on)),
    explained: root as Explained<Rational>,
  };
}

function refuseOutside(on: Case): void {
  const day = `${on.competencia}-01`;
  for (const { name, effect } of [on.programme, on.agreement]) {
    if (covers(effect, day)) continue;
    const [from, to] = effect;
    const until = to === null ? '' : ` até ${formatDayInWords(to)}`;
    throw new AppError(
      'refused',
      `A competência de ${competenciaInWords(on.competencia)} está fora da vigência de "${name}", que vale de ${formatDayInWords(from)}${until}. ` +
        'Escolha uma competência dentro da vigência.',
      { details: { reason: 'outside-validity', competencia: on.competencia } },
    );
  }
}
