import { namedBy } from './compile.ts';
import type { Input, Programme, Rule } from './programme.ts';

/**
 * Readings that decide nothing where these inputs are stated, each with the stated fact that takes its place: all that such a
 * reading would choose lies below that fact.
 */
export function readingsHiddenBy(
  { inputs, result, rules }: Programme,
  stated: ReadonlySet<string>,
): ReadonlyMap<string, Input> {
  const inputOf = (rule: Rule) => inputs.find(({ id }) => id === rule.stated && stated.has(id));
  const seen = new Set<string>();
  const walk = (id: string, under: Input | undefined): [reading: string, under: Input | undefined][] => {
    const rule = rules[id];
    const key = `${id} ${under?.id}`;
    if (rule === undefined || seen.has(key)) return [];
    seen.add(key);
    const below = under ?? inputOf(rule);
    const own: [string, Input | undefined][] = 'by' in rule ? [[rule.by, below]] : [];
    return [...own, ...namedBy(rule).flatMap((other) => walk(other, below))];
  };
  const used = [result.amount, result.factor].flatMap((id) => walk(id, undefined));
  const shown = new Set(used.flatMap(([reading, under]) => (under === undefined ? [reading] : [])));
  return new Map(
    used.flatMap(([reading, under]) =>
      under === undefined || shown.has(reading) ? [] : [[reading, under] as const],
    ),
  );
}
