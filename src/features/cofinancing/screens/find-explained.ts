import type { ExplainedJson } from '../../../kernel/explained.ts';

/** The first node with this id, depth first, or null. */
export function findExplainedJson(node: ExplainedJson, id: string): ExplainedJson | null {
  if (node.id === id) return node;
  for (const input of node.inputs) {
    const found = findExplainedJson(input, id);
    if (found) return found;
  }
  return null;
}
