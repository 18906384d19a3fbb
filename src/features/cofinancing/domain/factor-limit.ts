import { AppError } from '../../../kernel/app-error.ts';
import { formatExact } from '../../../kernel/format.ts';
import { Rational } from '../../../kernel/rational.ts';
import { versionAt } from './dated.ts';
import { type Case, evaluate } from './evaluate.ts';
import { numberOf } from './nodes.ts';
import { RATIFIED_FACT } from './ratified.ts';

/**
 * The most that an ordinance may fix as the factor of a month: what the programme's own rule gives, under the readings in use. Null where
 * the programme names no limit. @throws AppError `refused` where law or facts give none
 */
export function factorLimit(on: Case): Rational | null {
  const { limit } = on.programme.result;
  return limit === undefined ? null : numberOf(evaluate(limit, on));
}

/** Why a factor may not be fixed by an ordinance (pt-BR); none where it may. */
export function refusalsOfFactor(factor: string, limit: Rational | null): string[] {
  const said = Rational.parse(factor);
  if (said.compare(Rational.zero) < 0) return ['O fator fixado por portaria não é negativo.'];
  if (limit === null)
    return ['O programa não diz até quanto uma portaria pode fixar o fator: nada se paga por ela.'];
  if (said.compare(limit) <= 0) return [];
  return [
    `O fator fixado por portaria, ${shown(said)} TabelaSUS, passa do limite do programa para esta competência, ${shown(limit)} TabelaSUS (o teto e, onde cabe, a equidade). Corrija a portaria na vida do Termo.`,
  ];
}

const shown = (value: Rational): string => formatExact(value, 2, 4);

/** Nothing is calculated by a factor that an ordinance could not fix, however it came to be recorded. @throws AppError `refused` */
export function refuseBeyondLimit(on: Case): void {
  const [reason] = beyondLimit(on);
  if (reason !== undefined)
    throw new AppError('refused', reason, {
      details: { reason: 'beyond-limit', competencia: on.competencia },
    });
}

/** Whether the factor of a case is a fixed one that its programme's limit refuses. */
export function beyondLimit(on: Case): string[] {
  const { result, rules } = on.programme;
  const rule = rules[result.factor];
  if (rule?.op !== 'fact' || rule.fact !== RATIFIED_FACT) return [];
  const facts = on.agreement.facts.filter(({ id }) => id === RATIFIED_FACT);
  const standing = versionAt(facts, `${on.competencia}-01`, on.knownOn);
  return standing === null ? [] : refusalsOfFactor(String(standing.value), factorLimit(on));
}
