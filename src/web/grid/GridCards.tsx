import type { Column, Line } from './column.ts';
import { CellFace, ConflictFace } from './GridCell.tsx';
import { PickBox } from './GridRow.tsx';
import type { GridProps } from './grid-props.ts';

interface GridCardsProps<Row> {
  label: string;
  lines: readonly Line<Row>[];
  columns: readonly Column<Row>[];
  rowName: (row: Row) => string;
  openId?: string | null;
  onOpen?: (row: Row) => void;
  selection?: GridProps<Row>['selection'];
}

/** On phones a row is a card: the first two columns, and the facts that decide. */
export function GridCards<Row>(props: GridCardsProps<Row>) {
  const { label, lines, columns, rowName, openId, onOpen, selection } = props;
  const pick = (id: string) => {
    const next = new Set(selection?.ids);
    if (!next.delete(id)) next.add(id);
    selection?.onChange(next);
  };
  const [first, second] = columns;
  const facts = columns.slice(2).filter((column) => column.onCard);
  return (
    <ul aria-label={label} className="flex flex-col">
      {lines.map((line) =>
        line.kind === 'group' ? (
          <li key={`group-${line.group.id}`} className="bg-ground-deep px-3 py-2 text-14 font-semibold">
            {line.group.label} <span className="font-normal text-ink-quiet">{line.count}</span>
          </li>
        ) : (
          <li
            key={line.id}
            className={`relative border-rule border-b px-3 py-3 ${openId === line.id ? 'bg-action-soft' : 'bg-surface'}`}
          >
            <div className="flex items-baseline gap-2 text-16">
              {selection && (
                <span className="relative z-1 self-center">
                  <PickBox
                    line={line}
                    name={rowName(line.row)}
                    isPicked={selection.ids.has(line.id)}
                    onPick={pick}
                  />
                </span>
              )}
              {first && (
                <span className="max-w-[65%] shrink-0 break-words font-semibold">
                  <CellFace column={first} row={line.row} />
                </span>
              )}
              {second && (
                <span className="min-w-0">
                  <CellFace column={second} row={line.row} />
                </span>
              )}
            </div>
            <dl className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-14">
              {facts.map((column) => {
                const conflict = column.conflict?.(line.row);
                return (
                  <div
                    key={column.id}
                    className="pointer-events-none relative z-1 flex items-center gap-1.5 [&_a]:pointer-events-auto [&_button]:pointer-events-auto"
                  >
                    <dt className="sr-only">{column.header}</dt>
                    <dd>
                      {conflict ? (
                        <ConflictFace conflict={conflict} />
                      ) : (
                        <CellFace column={column} row={line.row} />
                      )}
                    </dd>
                  </div>
                );
              })}
            </dl>
            {onOpen && (
              <button
                type="button"
                aria-label={`Abrir ${rowName(line.row)}`}
                onClick={() => onOpen(line.row)}
                className="absolute inset-0 cursor-pointer rounded focus-visible:-outline-offset-3"
              />
            )}
          </li>
        ),
      )}
    </ul>
  );
}
