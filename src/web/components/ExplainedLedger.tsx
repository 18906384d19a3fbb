import type { ReactNode } from 'react';
import type { ExplainedJson } from '../../kernel/explained.ts';
import { formatExplained } from '../format.ts';
import { ExplainedDetail, OtherReadings } from './explained/ExplainedDetail.tsx';
import { ExplainedTree } from './explained/ExplainedTree.tsx';
import type { LineWords } from './explained/line-words.ts';
import { lineId } from './explained/rows.ts';
import { TreeTools } from './explained/TreeTools.tsx';
import { useTree, useTreeSearch } from './explained/use-tree.ts';
import { readingsOf } from './explained-words.ts';

export interface ExplainedLedgerProps extends LineWords {
  explained: ExplainedJson;
  /** The result in words, as the act prints it. */
  words?: string;
  /** Above the figure; the node's own label when absent. */
  title?: string;
  /** How many levels of lines stand open at first; none by default. */
  openLevels?: number;
  /** With search, "abrir tudo" and an address for each line, where there is much to explore. */
  explorable?: boolean;
  /** Under the page of the ledger, beside the other readings where both fit. */
  below?: ReactNode;
}

/** The memory of a calculation as a page of a ledger, read top-down; each line opens in place, and all of them on paper. */
export function ExplainedLedger(props: ExplainedLedgerProps) {
  const { explained, words, title, openLevels = 0, explorable = false, below, ...lines } = props;
  const tree = useTree(explained, openLevels);
  const search = useTreeSearch(tree);
  const readings = readingsOf(explained);
  const line = { ...lines, unit: explained.unit, words: search.words, linked: explorable };
  const [root] = tree.rows;
  return (
    <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,760px)_20rem] xl:grid-rows-[auto_1fr] print:block">
      <section aria-label={title ?? explained.label} className="max-w-[760px] min-w-0">
        <p className="text-16 text-ink-quiet">{title ?? explained.label}</p>
        <p className="text-28 font-semibold">{formatExplained(explained)}</p>
        {words && <p className="text-16">{words}</p>}
        {explained.note && <p className="mt-2 text-14 text-ink-quiet">{explained.note}</p>}
        {explorable && <TreeTools tree={tree} search={search} />}
        <ExplainedTree label={`Como se chega a ${formatExplained(explained)}`} tree={tree} {...line} />
        <div className="flex items-baseline gap-2 border-ink border-t pt-2 text-16 font-semibold">
          <span aria-hidden="true" className="w-9 shrink-0 text-center text-ink-quiet">
            =
          </span>
          <span className="flex-1">{explained.label}</span>
          <span className="border-ink border-b-[3px] border-double pb-0.5">{formatExplained(explained)}</span>
        </div>
        {root && (
          <div id={lineId(root.key)} tabIndex={-1} className="scroll-mt-24">
            <ExplainedDetail node={explained} lineKey={root.key} {...line} />
          </div>
        )}
      </section>
      {readings.length > 0 && <OtherReadings readings={readings} unit={explained.unit} />}
      {below && <div className="min-w-0 xl:col-start-1">{below}</div>}
    </div>
  );
}
