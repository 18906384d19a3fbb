import { FilesMenu } from '../../../../web/components/FilesMenu.tsx';

interface Bar {
  id: string;
  label: string;
  count: number;
  /** Of the count, what the tone of alarm marks. */
  marked?: number;
  note?: string;
}

interface BarsProps {
  title: string;
  note: string;
  /** Heads of the table: what each row is, what is counted, what is marked of it. */
  heads: readonly [string, string, string?];
  bars: readonly Bar[];
  chosen: readonly string[];
  onChoose: (id: string | null) => void;
  fileName: string;
}

/** Counts drawn as bars in a table of their own: what is seen, read aloud, copied and printed is the same. A row narrows the list. */
export function Bars({ title, note, heads, bars, chosen, onChoose, fileName }: BarsProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const [what, counted, marked] = heads;
  const table = () => ({
    header: [what, counted, ...(marked === undefined ? [] : [marked])],
    rows: bars.map((bar) => [bar.label, bar.count, ...(marked === undefined ? [] : [bar.marked ?? 0])]),
  });
  return (
    <section aria-label={title} className="min-w-0">
      <div className="flex items-start justify-between gap-3">
        <div>
          <h2 className="text-18">{title}</h2>
          <p className="text-13 text-ink-quiet">{note}</p>
        </div>
        <FilesMenu of={title} name={fileName} table={table} />
      </div>
      <table className="mt-2 w-full border-collapse text-14">
        <thead className="sr-only">
          <tr>
            <th scope="col">{what}</th>
            <th scope="col">{counted}</th>
            {marked !== undefined && <th scope="col">{marked}</th>}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <Row
              key={bar.id}
              bar={bar}
              most={most}
              hasMarked={marked !== undefined}
              isChosen={chosen.includes(bar.id)}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  bar: Bar;
  most: number;
  hasMarked: boolean;
  isChosen: boolean;
  onChoose: (id: string | null) => void;
}

function Row({ bar, most, hasMarked, isChosen, onChoose }: RowProps) {
  const { id, label, count, marked = 0, note } = bar;
  const width = (part: number) => ({ width: `${(part / most) * 100}%` });
  return (
    <tr className={isChosen ? 'bg-action-soft' : ''}>
      <th scope="row" className="w-[46%] py-0.5 pr-3 text-left font-normal">
        <button
          type="button"
          aria-pressed={isChosen}
          disabled={count === 0 && !isChosen}
          onClick={() => onChoose(isChosen ? null : id)}
          className="min-h-7 w-full cursor-pointer rounded text-left text-action hover:underline disabled:cursor-default disabled:text-ink-quiet disabled:no-underline max-sm:min-h-11"
        >
          {label}
        </button>
      </th>
      <td className="py-0.5">
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className="flex h-3 flex-1">
            <span className="h-full bg-bad" style={width(marked)} />
            <span className="h-full bg-action" style={width(count - marked)} />
          </span>
          <span className="w-8 text-right font-semibold tabular-nums">{count}</span>
        </span>
        {note !== undefined && <span className="block text-13 text-bad">{note}</span>}
      </td>
      {hasMarked && <td className="sr-only">{marked}</td>}
    </tr>
  );
}
