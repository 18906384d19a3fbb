/** A place with the amounts that each month of a year counts in it; those of a place are those of the places in it, or more. */
export interface MonthlyNode {
  readonly code: string;
  readonly months: readonly (readonly number[])[];
  readonly children: readonly MonthlyNode[];
}

/** One way of counting: its places, its year already told or not. */
export interface MonthlyTable {
  readonly root: MonthlyNode;
  /** Places whose year is not told. */
  readonly yearHidden: ReadonlySet<string>;
  /** Whether the root is told to nobody: it stands for places that nothing adds up. */
  readonly rootHidden?: boolean;
}

/** A number of a table of places by months: an arc from the total that it is part of to the total of its parts. */
export interface Cell {
  readonly code: string;
  /** 0 the first; null is the year. */
  readonly month: number | null;
  readonly from: number;
  readonly to: number;
  readonly amounts: readonly number[];
  readonly isYearHidden: boolean;
  /** Of a root that is told to nobody. */
  readonly isRoot: boolean;
}

/** One cell of a way through the network, with its arc or against it. */
export interface Step {
  readonly cell: Cell;
  readonly isForward: boolean;
}

export interface Network {
  readonly cells: readonly Cell[];
  /** Ways out of each node. */
  readonly steps: readonly (readonly Step[])[];
}

/**
 * Every number of the table but the years of places that have places in them, which the others give. What a place counts in a month
 * goes from the place around it to those in it; where there are none, its months come together and go back as its year.
 */
export function networkOf({ root, yearHidden, rootHidden = false }: MonthlyTable): Network {
  const cells: Cell[] = [];
  const steps: Step[][] = [[]];
  const newNode = () => steps.push([]) - 1;
  const add = (cell: Cell) => {
    cells.push(cell);
    steps[cell.from]?.push({ cell, isForward: true });
    steps[cell.to]?.push({ cell, isForward: false });
  };
  const walk = (node: MonthlyNode, around: readonly number[]): void => {
    const { code, months, children } = node;
    const times = months.length + 1;
    const isLeaf = children.length === 0;
    const row = isLeaf ? newNode() : 0;
    const inside = Array.from({ length: times }, () => (isLeaf ? row : newNode()));
    const isRoot = rootHidden && node === root;
    const of = { code, isYearHidden: isRoot || yearHidden.has(code), isRoot };
    months.forEach((amounts, month) => {
      add({ ...of, month, from: around[month] as number, to: inside[month] as number, amounts });
    });
    add({
      ...of,
      month: null,
      from: inside.at(-1) as number,
      to: around.at(-1) as number,
      amounts: addUp(months),
    });
    for (const child of children) walk(child, inside);
  };
  walk(
    root,
    Array.from({ length: root.months.length + 1 }, () => 0),
  );
  return { cells, steps };
}

/** The sum of lists of amounts, one by one. */
export function addUp(vectors: readonly (readonly number[])[]): number[] {
  return (vectors[0] ?? []).map((_, at) => vectors.reduce((sum, vector) => sum + (vector[at] ?? 0), 0));
}

interface Way {
  readonly from: number;
  readonly to: number;
  /** Null where a step cannot be taken. */
  readonly costOf: (step: Step) => number | null;
}

/** The cheapest way from a node to another (Bellman and Ford, with a queue); null where there is none. */
export function cheapestPath(network: Network, way: Way): Step[] | null {
  const by = cheapestSteps(network, way);
  const path: Step[] = [];
  for (let node = way.to; node !== way.from; ) {
    const step = by.get(node);
    if (step === undefined) return null;
    path.push(step);
    node = nodeBefore(step);
  }
  return path;
}

/** By which step each node is reached at the least cost, as far as the wanted one is not reached for less. */
function cheapestSteps({ steps }: Network, { from, to, costOf }: Way): ReadonlyMap<number, Step> {
  const costs = new Float64Array(steps.length).fill(Number.POSITIVE_INFINITY);
  costs[from] = 0;
  const by = new Map<number, Step>();
  const queue = [from];
  const costTo = (node: number) => costs[node] as number;
  for (const node of queue) {
    for (const step of steps[node] ?? []) {
      const next = nodeAfter(step);
      const sum = costTo(node) + (costOf(step) ?? Number.POSITIVE_INFINITY);
      if (sum >= Math.min(costTo(next), costTo(to))) continue;
      costs[next] = sum;
      by.set(next, step);
      queue.push(next);
    }
  }
  return by;
}

const nodeAfter = ({ cell, isForward }: Step): number => (isForward ? cell.to : cell.from);
const nodeBefore = ({ cell, isForward }: Step): number => (isForward ? cell.from : cell.to);
