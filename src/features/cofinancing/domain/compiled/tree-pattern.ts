import { AppError } from '../../../../kernel/app-error.ts';
import type { Citation, Explained, Operation, Reading, Unit } from '../../../../kernel/explained.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { bandNote, type Node, type Value } from '../nodes.ts';
import type { Place, Plan } from './plan.ts';

/** One case of the columns of a plan, by slot. */
export interface AtCase {
  readonly slots: readonly Float64Array[];
  readonly at: number;
}

/**
 * What a node is in every case that chose alike, taken from the evaluator's node of one of them: its words, article and reading,
 * and its value too where nothing that a case states can change it.
 */
class Pattern {
  readonly node: Node;
  /** Where each case has its own number; null where all have the value of `node`. */
  readonly own: Place | null;
  readonly scale: number;
  /** What a band says after the value that it holds; null where the note says nothing of a value. */
  readonly ofBand: string | null;
  /** A node where it is the same in all cases. */
  readonly inputs: readonly (Pattern | Node)[];

  constructor(node: Node, own: Place | null, inputs: readonly (Pattern | Node)[]) {
    this.node = node;
    this.own = own;
    this.scale = Number(own?.scale ?? 1);
    this.ofBand = ofBand(node);
    this.inputs = inputs;
  }
}

/** A node of one case: a view of its pattern and of the columns, which it keeps. Its inputs are made when they are asked for. */
class CaseNode implements Explained<Value> {
  readonly #pattern: Pattern;
  readonly #slots: AtCase['slots'];
  readonly #at: number;
  #inputs: readonly Node[] | undefined;

  constructor(pattern: Pattern, slots: AtCase['slots'], at: number) {
    this.#pattern = pattern;
    this.#slots = slots;
    this.#at = at;
    this.#inputs = undefined;
  }

  get id(): string {
    return this.#pattern.node.id;
  }

  get label(): string {
    return this.#pattern.node.label;
  }

  get value(): Value {
    const { node, own, scale } = this.#pattern;
    if (own === null) return node.value;
    return Rational.of((this.#slots[own.slot] as Float64Array)[this.#at] as number, scale);
  }

  get unit(): Unit {
    return this.#pattern.node.unit;
  }

  get op(): Operation {
    return this.#pattern.node.op;
  }

  get inputs(): readonly Node[] {
    this.#inputs ??= nodesOf(this.#pattern.inputs, this.#slots, this.#at);
    return this.#inputs;
  }

  get formula(): string | undefined {
    return this.#pattern.node.formula;
  }

  get cite(): Citation | undefined {
    return this.#pattern.node.cite;
  }

  get reading(): Reading | undefined {
    return this.#pattern.node.reading;
  }

  get note(): string | undefined {
    const { node, ofBand: words } = this.#pattern;
    return words === null ? node.note : bandNote(this.inputs[0]?.value as Rational, words);
  }
}

function nodeOf(each: Pattern | Node, slots: AtCase['slots'], at: number): Node {
  return each instanceof Pattern ? new CaseNode(each, slots, at) : each;
}

function nodesOf(patterns: Pattern['inputs'], slots: AtCase['slots'], at: number): Node[] {
  const nodes = new Array<Node>(patterns.length);
  for (let i = 0; i < patterns.length; i++) nodes[i] = nodeOf(patterns[i] as Pattern | Node, slots, at);
  return nodes;
}

/** The tree of every case that chose alike. */
export class TreePattern {
  readonly #root: Pattern | Node;

  /**
   * `tree` is the evaluator's of the case `of`; `varying` are the slots that may differ between cases that chose alike.
   * @throws AppError `internal` where the plan does not hold the numbers of the tree
   */
  constructor(tree: Node, plan: Plan, varying: ReadonlySet<number>, of: AtCase) {
    const patternOf = (node: Node): Pattern | Node => {
      const inputs = node.inputs.map((input) => patternOf(input as Node));
      const own = ownPlace(node, plan, varying, of);
      return own !== null || inputs.some((each) => each instanceof Pattern)
        ? new Pattern(node, own, inputs)
        : node;
    };
    this.#root = patternOf(tree);
  }

  /** The tree of a case, of which the columns must stay as they are. */
  treeOf(slots: AtCase['slots'], at: number): Node {
    return nodeOf(this.#root, slots, at);
  }
}

/** Where the plan holds the number of the node, if cases that chose alike may differ in it. */
function ownPlace(
  { id, value }: Node,
  { places }: Plan,
  varying: ReadonlySet<number>,
  { slots, at }: AtCase,
): Place | null {
  const place = places.get(id);
  if (place === undefined || !varying.has(place.slot) || !(value instanceof Rational)) return null;
  const number = (slots[place.slot] as Float64Array)[at] as number;
  if (value.eq(Rational.of(BigInt(number), place.scale))) return place;
  throw new AppError('internal', `O plano e a árvore dão números diferentes para a linha "${id}".`);
}

/** What a band's note says after its value, or null where the note is not of the band. */
function ofBand({ op, note, inputs: [input] }: Node): string | null {
  if (op !== 'band' || !(input?.value instanceof Rational)) return null;
  const start = bandNote(input.value, '');
  return note?.startsWith(start) ? note.slice(start.length) : null;
}

/**
 * Slots whose number may differ between cases that chose alike: stated numbers, and all that is calculated with them. What a band
 * gives is its row's.
 */
export function varyingSlots({ leaves, steps }: Plan): ReadonlySet<number> {
  const varying = new Set(leaves.flatMap(({ from, out }) => (from === 'stated' ? [out] : [])));
  for (const step of steps) if (numbersOf(step).some((slot) => varying.has(slot))) varying.add(step.out);
  return varying;
}

function numbersOf(step: Plan['steps'][number]): readonly number[] {
  switch (step.op) {
    case 'sum':
      return step.of.map(({ slot }) => slot);
    case 'times':
      return [step.a, step.b];
    case 'cap':
      return [step.of.slot, step.limit.slot];
    case 'when':
      return [step.held.slot, step.otherwise.slot];
    case 'round':
      return [step.of.slot];
    case 'band':
      return [];
  }
}
