import { Check, ChevronRight } from 'lucide-react';
import { Button, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import type { TreeAnswer, TreeNode } from '../contract.ts';
import { LEVEL_NAMES } from '../domain/unit.ts';

interface TerritoryTreeProps {
  tree: TreeAnswer;
  chosen: string;
  onChoose: (code: string) => void;
}

/** Row of the other states: it opens, it cannot be chosen. */
const OTHER_STATES = 'other-states';

/** State › macro-region › health region › municipality. Arrows walk and open, Enter chooses. */
export function TerritoryTree({ tree, chosen, onChoose }: TerritoryTreeProps) {
  const others = tree.states.filter((state) => state.code !== tree.root.code);
  const open = [tree.root.code, ...openedFor(tree.root, chosen)];
  return (
    <Tree
      aria-label="Territórios"
      selectionMode="single"
      selectionBehavior="toggle"
      disallowEmptySelection
      selectedKeys={[chosen]}
      disabledKeys={[OTHER_STATES]}
      disabledBehavior="selection"
      defaultExpandedKeys={others.some((state) => state.code === chosen) ? [...open, OTHER_STATES] : open}
      onSelectionChange={(keys) => {
        const [code] = keys === 'all' ? [] : [...keys];
        if (code !== undefined) onChoose(String(code));
      }}
      className="max-h-[min(60vh,24rem)] overflow-auto outline-none"
    >
      <Place node={tree.root} note={LEVEL_NAMES.state} />
      <TreeItem id={OTHER_STATES} textValue="Outros estados" className={ROW}>
        <Row name="Outros estados" note="" />
        {others.map((state) => (
          <Place
            key={state.code}
            node={{ ...state, level: 'state', children: [] }}
            note={state.abbreviation}
          />
        ))}
      </TreeItem>
    </Tree>
  );
}

/** Codes on the way to the chosen place, so that the list opens where the reader stands. */
function openedFor(node: TreeNode, chosen: string): string[] {
  for (const child of node.children) {
    if (child.code === chosen) return [node.code];
    const below = openedFor(child, chosen);
    if (below.length > 0) return [node.code, ...below];
  }
  return [];
}

const ROW =
  'group cursor-pointer rounded text-14 outline-none data-focus-visible:bg-action-soft data-hovered:bg-action-soft data-selected:font-semibold';

function Place({ node, note }: { node: TreeNode; note: string }) {
  return (
    <TreeItem id={node.code} textValue={node.name} className={ROW}>
      <Row name={node.name} note={note} />
      {node.children.map((child) => (
        <Place
          key={child.code}
          node={child}
          note={child.level === 'municipality' ? '' : LEVEL_NAMES[child.level]}
        />
      ))}
    </TreeItem>
  );
}

function Row({ name, note }: { name: string; note: string }) {
  return (
    <TreeItemContent>
      {({ hasChildItems, level, isSelected }) => (
        <div
          className="flex min-h-9 items-center gap-1 pr-2 max-sm:min-h-11"
          style={{ paddingLeft: `${(level - 1) * 16}px` }}
        >
          {hasChildItems ? (
            <Button
              slot="chevron"
              className="inline-flex size-8 shrink-0 cursor-pointer items-center justify-center rounded text-ink-quiet transition-transform group-data-expanded:rotate-90"
            >
              <ChevronRight aria-hidden="true" className="size-4" />
            </Button>
          ) : (
            <span className="w-8 shrink-0" />
          )}
          <span className="min-w-0 flex-1">{name}</span>
          {note !== '' && <span className="shrink-0 text-13 font-normal text-ink-quiet">{note}</span>}
          {isSelected && <Check aria-hidden="true" className="size-4 shrink-0 text-action" />}
        </div>
      )}
    </TreeItemContent>
  );
}
