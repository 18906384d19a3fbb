import type { Citation, ExplainedJson, Operation, Reading, SourceFile } from '../../kernel/explained.ts';
import { formatExplained } from '../format.ts';

/** The sign that joins the lines of an operation, at the left of each line after the first. */
export const SIGNS: Partial<Record<Operation, string>> = { sum: '+', times: '×', divide: '÷' };

const LONGEST = 8;

function joined(values: readonly string[], sign: string): string {
  if (values.length <= LONGEST) return values.join(sign);
  return `${values.slice(0, 3).join(sign)}${sign}… (${values.length} parcelas)`;
}

const WITH_VALUES: Partial<Record<Operation, (inputs: string[], result: string) => string>> = {
  sum: (inputs, result) => `${joined(inputs, ' + ')} = ${result}`,
  times: (inputs, result) => `${joined(inputs, ' × ')} = ${result}`,
  divide: (inputs, result) => `${inputs.join(' ÷ ')} = ${result}`,
  mean: (inputs, result) => `(${joined(inputs, ' + ')}) ÷ ${inputs.length} = ${result}`,
  cap: (inputs, result) => `o menor entre ${inputs.join(' e ')} = ${result}`,
  band: (inputs, result) => `${inputs[0] ?? ''} dá ${result}`,
  round: (inputs, result) => (inputs[0] === result ? '' : `${inputs[0] ?? ''} passa a ${result}`),
  choose: ([asked = ''], result) => (asked === result ? '' : `com “${asked}”, vale ${result}`),
};

/** "0,75 + 0,75 + 0 + 0,50 = 2,00", or null where nothing is calculated. */
export function formulaWithValues(node: ExplainedJson): string | null {
  if (node.inputs.length === 0) return null;
  return WITH_VALUES[node.op]?.(node.inputs.map(formatExplained), formatExplained(node)) ?? null;
}

function walk(node: ExplainedJson, visit: (node: ExplainedJson) => void): void {
  visit(node);
  for (const input of node.inputs) walk(input, visit);
}

/** Every file behind a value, each once, newest first. */
export function filesOf(node: ExplainedJson): SourceFile[] {
  const found = new Map<string, SourceFile>();
  walk(node, ({ evidence }) => {
    for (const file of evidence?.files ?? []) found.set(`${file.file}#${file.sha256}`, file);
  });
  return [...found.values()].sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
}

/** Every open choice of the tree with other answers, each once. */
export function readingsOf(node: ExplainedJson): Reading[] {
  const found = new Map<string, Reading>();
  walk(node, ({ reading }) => {
    if (reading && reading.alternatives.length > 0) found.set(reading.id, reading);
  });
  return [...found.values()];
}

/** How many records were counted, in all the tree's leaves; null where none says. */
export function recordsOf(node: ExplainedJson): number | null {
  return node.evidence?.records ?? null;
}

/** Whether opening this line shows anything. */
export function hasMore(node: ExplainedJson): boolean {
  return Boolean(
    node.inputs.length > 0 || node.cite || node.formula || node.note || node.evidence || node.reading,
  );
}

/** "Resolução CIB/MT 072/2020, art. 5º". */
export const citeWords = ({ act, at }: Citation): string => (at === '' ? act : `${act}, ${at}`);

export const READING_WORDS: Record<Reading['status'], string> = {
  printed: 'Impresso no ato',
  reconstructed: 'Reconstruído',
  assumed: 'Presumido',
  'to-decide': 'A decidir',
  decided: 'Decidido',
};

/** "3f2a91c0…" for the eye; the whole hash is copied. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 8)}…`;
