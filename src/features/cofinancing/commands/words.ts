import type { ExplainedJson, Operation } from '../../../kernel/explained.ts';
import { formatBrl, formatExact } from '../../../kernel/format.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { VerifiedCitation } from '../../acts/index.ts';
import type { Cite } from '../contract.ts';
import type { RawValue } from '../domain/programme.ts';

/** The value of a node as a paper prints it: "R$ 765.547,34", "2,00", "104,61%", "SIM". */
export function valueInWords({ value, unit }: Pick<ExplainedJson, 'value' | 'unit'>): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'SIM' : 'NÃO';
  if (unit === 'text') return value;
  const number = Rational.parse(value);
  if (unit === 'BRL') return formatBrl(number);
  if (unit === '%') return `${formatExact(number, 0, 4)}%`;
  return formatExact(number, 2, 6);
}

/** A recorded fact as people read it, in the unit of the rule that uses it. */
export function factInWords(value: RawValue, unit: ExplainedJson['unit']): string {
  if (value === null) return 'Não informado';
  if (typeof value === 'object') {
    if (value.length === 0) return 'Nenhuma';
    return value.map((each) => valueInWords({ value: each, unit })).join(' + ');
  }
  return valueInWords({ value, unit });
}

/** "+R$ 191.386,83", "−R$ 172.248,16", "sem diferença". */
export function differenceInWords(difference: Rational): string {
  if (difference.isZero()) return 'sem diferença';
  return `${difference.numerator > 0n ? '+' : ''}${formatBrl(difference)}`;
}

const WORKED: Partial<Record<Operation, (inputs: string[], result: string) => string>> = {
  sum: (inputs, result) => `${inputs.join(' + ')} = ${result}`,
  times: (inputs, result) => `${inputs.join(' × ')} = ${result}`,
  cap: (inputs, result) => `menor entre ${inputs.join(' e ')}: ${result}`,
};

/** The calculation with its values, where it is one: "0,75 + 0,75 + 0,00 + 0,50 = 2,00". */
export function workedOut(node: ExplainedJson): string | null {
  if (node.inputs.length < 2) return null;
  return WORKED[node.op]?.(node.inputs.map(valueInWords), valueInWords(node)) ?? null;
}

/** A verified citation as answers carry it. */
export function citeAnswer({ act, at, quote, sha256, actName, atLabel }: VerifiedCitation): Cite {
  return { act, at, quote, sha256, actName, atLabel };
}
