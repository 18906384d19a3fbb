/** From the problem to what is measured: the levels of the plan, in the order a chain is read. */
export const LEVELS = ['problem', 'objective', 'strategicAction', 'indicator', 'target'] as const;
export type Level = (typeof LEVELS)[number];

/** Which level a person may tie to which; what the document itself ties is not theirs to change. */
export const TIES: Readonly<Partial<Record<Level, readonly Level[]>>> = {
  problem: ['objective', 'strategicAction', 'indicator'],
  objective: ['target'],
  strategicAction: ['indicator'],
};

export interface ChainNode {
  readonly level: Level;
  readonly id: string;
  /** The result objective has no actions of its own: its indicators judge it. */
  readonly judgedByIndicators?: boolean;
  /** Operational actions under a strategic one. */
  readonly actions?: number;
}

/** What says that two records belong together; `words` is an interpretation of both texts, never the document's own tie. */
type Basis = 'document' | 'words' | 'reading' | 'entered';

export interface ChainEdge {
  readonly from: string;
  readonly to: string;
  readonly basis: Basis;
}

/** What a record lacks to be part of a chain. */
export type Lack = 'objective' | 'strategicAction' | 'action' | 'indicator' | 'target';

export const keyOf = ({ level, id }: Pick<ChainNode, 'level' | 'id'>): string => `${level}/${id}`;

/** Everything that a chain leads to from each record, and from which it is led to. */
function reachOf(edges: readonly ChainEdge[]) {
  const forward = Map.groupBy(edges, (edge) => edge.from);
  const back = Map.groupBy(edges, (edge) => edge.to);
  const walk = (start: string, steps: (key: string) => string[]): Set<string> => {
    const seen = new Set<string>();
    const queue = [start];
    for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
      for (const next of steps(key)) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
    return seen;
  };
  return {
    ahead: (key: string) => walk(key, (at) => (forward.get(at) ?? []).map((edge) => edge.to)),
    behind: (key: string) => walk(key, (at) => (back.get(at) ?? []).map((edge) => edge.from)),
  };
}

const has = (keys: ReadonlySet<string>, level: Level): boolean =>
  [...keys].some((key) => key.startsWith(`${level}/`));

const when = (lacks: boolean, what: Lack): Lack[] => (lacks ? [what] : []);

function lacksOf(node: ChainNode, ahead: ReadonlySet<string>, behind: ReadonlySet<string>): Lack[] {
  switch (node.level) {
    case 'problem':
      return [
        ...when(!has(ahead, 'objective') && !has(ahead, 'strategicAction'), 'objective'),
        ...when(!has(ahead, 'strategicAction'), 'action'),
      ];
    case 'objective':
      return [
        ...when(!node.judgedByIndicators && !has(ahead, 'strategicAction'), 'strategicAction'),
        ...when(!node.judgedByIndicators && !has(ahead, 'target'), 'target'),
      ];
    case 'strategicAction':
      return [...when(node.actions === 0, 'action'), ...when(!has(ahead, 'indicator'), 'indicator')];
    case 'indicator':
      return [...when(!has(ahead, 'target'), 'target'), ...when(!has(behind, 'strategicAction'), 'action')];
    case 'target':
      return [
        ...when(!has(behind, 'indicator'), 'indicator'),
        ...when(!has(behind, 'strategicAction'), 'action'),
      ];
  }
}

/** What each record lacks, by its key; a record that lacks nothing is not there. */
export function lacks(nodes: readonly ChainNode[], edges: readonly ChainEdge[]): Map<string, Lack[]> {
  const { ahead, behind } = reachOf(edges);
  return new Map(
    nodes
      .map((node): [string, Lack[]] => {
        const key = keyOf(node);
        return [key, lacksOf(node, ahead(key), behind(key))];
      })
      .filter(([, missing]) => missing.length > 0),
  );
}
