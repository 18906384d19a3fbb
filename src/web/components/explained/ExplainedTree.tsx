import { ChevronRight } from 'lucide-react';
import type { ExplainedJson, Reading } from '../../../kernel/explained.ts';
import { formatExplained } from '../../format.ts';
import { Marked } from '../../search/Marked.tsx';
import { READING_WORDS } from '../explained-words.ts';
import { ExplainedDetail } from './ExplainedDetail.tsx';
import { type LineWords, marksOf } from './line-words.ts';
import { type ExplainedRow, lineId } from './rows.ts';
import { type Tree, treeKeys } from './use-tree.ts';

interface ExplainedTreeProps extends LineWords {
  label: string;
  tree: Tree;
  unit: ExplainedJson['unit'];
  /** Words looked for, shown where they stand. */
  words: string;
  /** Whether each line gives its address. */
  linked: boolean;
}

/** The values below a result, as a tree of lines: one tab stop, arrows inside, each opens in place. */
export function ExplainedTree({ label, tree, ...line }: ExplainedTreeProps) {
  const { inSight } = tree;
  const stop = tree.current ?? inSight[0]?.key;
  if (inSight.length === 0) return null;
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: lines that open are a treegrid, and a table is what prints well
      role="treegrid"
      aria-label={label}
      className="mt-4 w-full border-collapse border-rule border-t [--indent:1.5rem] max-sm:[--indent:0.625rem]"
    >
      <tbody>
        {inSight.map((row) => (
          <Line key={row.key} row={row} tree={tree} isStop={row.key === stop} {...line} />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps extends Omit<ExplainedTreeProps, 'label'> {
  row: ExplainedRow;
  isStop: boolean;
}

function Line({ row, tree, isStop, ...line }: LineProps) {
  const { node, key, level, opens } = row;
  const isOpen = opens && tree.isOpen(key);
  const indent = { paddingLeft: `calc(${level - 1} * var(--indent))` };
  return (
    <>
      <tr
        id={lineId(key)}
        tabIndex={isStop ? 0 : -1}
        aria-level={level}
        aria-posinset={row.position}
        aria-setsize={row.siblings}
        aria-expanded={opens ? isOpen : undefined}
        data-current={tree.current === key || undefined}
        data-keep-together
        onKeyDown={treeKeys(tree, row)}
        onFocus={() => tree.setCurrent(key)}
        onClick={() => opens && tree.toggle(key)}
        className={`scroll-mt-36 scroll-mb-24 border-rule border-t text-16 first:border-t-0 data-current:bg-action-soft ${opens ? 'cursor-pointer hover:bg-action-soft' : ''}`}
      >
        <td className="w-full p-0" style={indent}>
          <div className="flex min-h-10 items-center gap-2 py-1.5 max-sm:min-h-11">
            <Handle isOpen={isOpen} opens={opens} sign={row.sign} />
            <span className="min-w-0 text-left">
              <Marked text={node.label} marks={marksOf(node.label, line.words)} />
              {node.reading && node.reading.status !== 'printed' && <ReadingMark reading={node.reading} />}
            </span>
            <span aria-hidden="true" className="leader min-w-4 flex-1" />
          </div>
        </td>
        <td className="p-0 py-1.5 pl-2 text-right font-semibold whitespace-nowrap">
          {formatExplained(node)}
          {node.unit === 'TabSUS' && (
            <span className="block text-13 font-normal text-ink-quiet">× Tabela SUS</span>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr aria-level={level + 1}>
          <td colSpan={2} className="p-0" style={indent}>
            <div className="pb-4 pl-11 max-sm:pl-4">
              <ExplainedDetail node={node} lineKey={key} {...line} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

function Handle({ isOpen, opens, sign }: { isOpen: boolean; opens: boolean; sign: string | undefined }) {
  return (
    <span aria-hidden="true" className="flex w-9 shrink-0 items-center justify-between text-ink-quiet">
      <ChevronRight
        className={`size-4 transition-transform ${isOpen ? 'rotate-90' : ''} ${opens ? '' : 'invisible'}`}
      />
      <span className="w-4 text-center">{sign}</span>
    </span>
  );
}

function ReadingMark({ reading }: { reading: Reading }) {
  return (
    <span className="ml-2 inline-block rounded bg-warn-soft px-1.5 text-13 whitespace-nowrap text-warn">
      {READING_WORDS[reading.status]}
    </span>
  );
}
