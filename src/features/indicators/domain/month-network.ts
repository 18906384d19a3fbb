/**
 * A place with the amounts that each month of a year counts in it; those of a place are those of the places in it, or more. The parts
 * of a total are to it what the months are to the year, and are told by the same rule (`small-parts.ts`).
 */
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
  /** Whether whoever is not told the year of a place is told none of its months. */
  readonly yearTakesMonths?: boolean;
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
  readonly at: number;
  readonly isForward: boolean;
}

export interface Network {
  readonly cells: readonly Cell[];
  /** Ways out of each node: the place of a cell among the cells, doubled, and one more where it is taken with its arc. */
  readonly ways: readonly Int32Array[];
  /** The node that each way leads to. */
  readonly ends: Int32Array;
  /** What a search wrote of each node it reached: good for one search, kept for the next. */
  readonly reached: Reached;
}

interface Reached {
  readonly costs: Float64Array;
  readonly by: Int32Array;
  /** Nodes whose cost is that of the search that runs. */
  readonly nodes: number[];
}

/**
 * Every number of the table but the years of places that have places in them, which the others give. What a place counts in a month
 * goes from the place around it to those in it; where there are none, its months come together and go back as its year.
 */
export function networkOf({ root, yearHidden, rootHidden = false }: MonthlyTable): Network {
  const cells: Cell[] = [];
  const ways: number[][] = [[]];
  const newNode = () => ways.push([]) - 1;
  const add = (cell: Cell) => {
    const at = cells.push(cell) - 1;
    ways[cell.from]?.push(2 * at + 1);
    ways[cell.to]?.push(2 * at);
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
  const ends = Int32Array.from(cells.flatMap(({ from, to }) => [from, to]));
  const reached = {
    costs: new Float64Array(ways.length).fill(Number.POSITIVE_INFINITY),
    by: new Int32Array(ways.length).fill(-1),
    nodes: [],
  };
  return { cells, ways: ways.map((each) => Int32Array.from(each)), ends, reached };
}

/** The sum of lists of amounts, one by one. */
export function addUp(vectors: readonly (readonly number[])[]): number[] {
  return (vectors[0] ?? []).map((_, at) => vectors.reduce((sum, vector) => sum + (vector[at] ?? 0), 0));
}

interface Search {
  readonly from: number;
  readonly to: number;
  /** Of each cell, what it costs to take it; infinite where it cannot be taken. */
  readonly prices: Float64Array;
  /** Of each cell, how much may still go against its arc. */
  readonly left: Float64Array;
  /** The cell that is not taken. */
  readonly shut: number;
}

/** The cheapest way from a node to another (Bellman and Ford, with a queue); null where there is none. */
export function cheapestPath(network: Network, search: Search): Step[] | null {
  const by = cheapestWays(network, search);
  const path: Step[] = [];
  for (let node = search.to; node !== search.from; ) {
    const way = by[node] as number;
    if (way < 0) return null;
    path.push({ at: way >> 1, isForward: isForward(way) });
    node = network.ends[way ^ 1] as number;
  }
  return path;
}

const isForward = (way: number) => (way & 1) === 1;

/** By which way each node is reached at the least cost, as far as the wanted one is not reached for less; -1 for none. */
function cheapestWays(network: Network, search: Search): Int32Array {
  const { costs, by, nodes } = network.reached;
  for (const node of nodes) {
    costs[node] = Number.POSITIVE_INFINITY;
    by[node] = -1;
  }
  nodes.length = 0;
  nodes.push(search.from);
  costs[search.from] = 0;
  const queue = [search.from];
  for (const node of queue) if (costs[node]! < costs[search.to]!) goOn(network, search, node, queue);
  return by;
}

/** From a node to those that it leads to for less than was known, which are to be gone on from. */
function goOn(network: Network, { to, prices, left, shut }: Search, node: number, queue: number[]): void {
  const { ends } = network;
  const { costs, by, nodes } = network.reached;
  const spent = costs[node]!;
  for (const way of network.ways[node]!) {
    const cell = way >> 1;
    const sum = spent + prices[cell]!;
    const end = ends[way]!;
    const isLess = sum < costs[to]! && sum < costs[end]!;
    if (!isLess || cell === shut || !(isForward(way) || left[cell]! > 0)) continue;
    if (costs[end] === Number.POSITIVE_INFINITY) nodes.push(end);
    costs[end] = sum;
    by[end] = way;
    queue.push(end);
  }
}
