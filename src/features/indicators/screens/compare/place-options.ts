import type { Option } from '../../../../web/components/option.ts';
import type { useTerritoryTree } from '../../../territory/screens/index.tsx';

type Tree = NonNullable<ReturnType<typeof useTerritoryTree>['data']>;
type Node = Tree['root'];

const LEVEL_WORDS: Readonly<Record<string, string>> = {
  state: 'estado',
  macroRegion: 'macrorregião',
  healthRegion: 'região de saúde',
  municipality: 'município',
};

/** The configured state with all that lies in it, from the largest down, then the other states. */
export function placeOptions({ root, states }: Pick<Tree, 'root' | 'states'>): Option[] {
  const nodes = flat(root);
  const inside = Object.keys(LEVEL_WORDS).flatMap((level) => nodes.filter((node) => node.level === level));
  return [
    ...inside.map(({ code, name, level }) => ({ id: code, label: name, note: LEVEL_WORDS[level] })),
    ...states
      .filter(({ code }) => code !== root.code)
      .map(({ code, name }) => ({ id: code, label: name, note: LEVEL_WORDS.state })),
  ];
}

function flat(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(flat)];
}
