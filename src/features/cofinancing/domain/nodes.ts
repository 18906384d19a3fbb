import { AppError } from '../../../kernel/app-error.ts';
import { type Explained, fact, type Reading, type Unit } from '../../../kernel/explained.ts';
import { formatExact } from '../../../kernel/format.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { DatedValue, RawValue, Rule } from './programme.ts';

export type Value = Rational | boolean | string | null;
export type Node = Explained<Value>;

/** A recorded value as a leaf; what the act does not print says so by its reading. @throws AppError where it is empty. */
export function recorded(id: string, unit: Unit, version: DatedValue, rule: Rule): Node {
  if (version.value === null) {
    const why = version.note ?? 'O valor não foi registrado.';
    throw new AppError('refused', `Falta "${rule.label}". ${why}`, {
      details: { reason: 'no-value', rule: id },
    });
  }
  const note = rule.note ?? version.note;
  const words: { note?: string; reading?: Reading } =
    version.status === 'printed' ? (note ? { note } : {}) : { reading: unsure(id, version) };
  return fact<Value>(id, rule.label, exactValue(version.value, unit), unit, {
    ...extras(rule),
    ...citeOf(rule, version),
    ...(version.evidence && { evidence: version.evidence }),
    ...words,
  });
}

function unsure(id: string, version: DatedValue): Reading {
  const label = version.note ?? 'Valor que o ato não imprime.';
  return { id: `valor.${id}`, chosen: 'value', label, status: version.status, alternatives: [] };
}

function exactValue(raw: RawValue, unit: Unit): Value {
  if (typeof raw === 'string') return unit === 'text' ? raw : Rational.parse(raw);
  if (typeof raw === 'boolean' || raw === null) return raw;
  return raw.join(', ');
}

/** Puts the reading on the node it chose; a node that already carries one is kept below. */
export function read(id: string, rule: Rule, node: Node, reading: Reading): Node {
  if (node.reading === undefined) return { ...node, reading };
  const { value, unit } = node;
  return { ...described(id, rule), value, unit, op: 'choose', inputs: [node], reading };
}

/** What the rule says about its node, whatever its value. */
export function described(id: string, rule: Rule) {
  return { id, label: rule.label, ...extras(rule) };
}

/** Formula, note and article of a rule, where it has them. */
export function extras(rule: Rule): Partial<Node> {
  const { formula, note, cite } = rule;
  return { ...(formula && { formula }), ...(note && { note }), ...(cite && { cite }) };
}

/** What a band says of the value it holds, in %. */
export function bandNote(value: Rational, ofBand: string): string {
  return `${formatExact(value, 0, 4)}% ${ofBand}`;
}

/** The article of a value, else of its rule. */
export function citeOf(rule: Rule, version: DatedValue): Pick<Node, 'cite'> {
  const cite = version.cite ?? rule.cite;
  return cite ? { cite } : {};
}

/** @throws AppError `refused` where the node holds no number. */
export function numberOf(node: Node): Rational {
  if (node.value instanceof Rational) return node.value;
  throw new AppError('refused', `Falta o valor de "${node.label}" para calcular.`, {
    details: { reason: 'no-value', node: node.id },
  });
}

/** @throws AppError `internal` where a rule would add different units. */
export function sameUnit(id: string, nodes: readonly Node[]): Unit {
  const units = [...new Set(nodes.map((node) => node.unit))];
  if (units.length === 1) return units[0] as Unit;
  throw new AppError('internal', `A regra ${id} mistura unidades: ${units.join(', ')}.`);
}

/** Whether what is multiplied by it keeps its unit: multiples of the SUS table, ratios and counts. */
export function isScale(unit: Unit): boolean {
  return unit === 'TabSUS' || unit === 'ratio' || unit === 'count';
}

/** A multiple of the SUS table, a ratio or a count times an amount is an amount. */
export function unitOfProduct(id: string, nodes: readonly Node[]): Unit {
  const units = nodes.map((node) => node.unit).filter((unit) => !isScale(unit));
  if (units.length === 1) return units[0] as Unit;
  throw new AppError('internal', `A regra ${id} multiplica unidades que não se multiplicam.`);
}
