import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from 'react';
import { formatCount } from '../../../../kernel/format.ts';
import type { ColumnFacts } from './protocol.ts';
import type { Rows } from './use-view.ts';
import { kindInWords, visible } from './words.ts';

const ROW_HEIGHT = 32;
const HEAD_HEIGHT = 36;
const NUMBER_WIDTH = 88;
const CHARACTER_WIDTH = 8;
const CELL_PADDING = 20;
const WIDEST_CHARACTERS = 34;
const PAGE = 10;

/** A column that is shown, and its place in the file. */
export interface ShownColumn {
  readonly facts: ColumnFacts;
  readonly at: number;
}

export interface Place {
  readonly row: number;
  /** 0 is the record's number. */
  readonly column: number;
}

interface RecordGridProps {
  label: string;
  /** Rows that can be shown. */
  count: number;
  columns: readonly ShownColumn[];
  rows: Rows;
  place: Place;
  onPlace: (place: Place) => void;
  onOpen: (row: number) => void;
  openRow: number | null;
}

const widthOf = ({ facts }: ShownColumn) =>
  Math.min(Math.max(facts.name.length + 1, facts.width), WIDEST_CHARACTERS) * CHARACTER_WIDTH + CELL_PADDING;

const isNumeric = ({ facts }: ShownColumn) => facts.type === 'N' || facts.type === 'F';

/** Where a key leads; null for a key of no use here. */
function moved(event: KeyboardEvent, { row, column }: Place, last: Place): Place | null {
  const whole = event.ctrlKey || event.metaKey;
  const target: Record<string, Place> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - PAGE, column },
    PageDown: { row: row + PAGE, column },
    Home: { row: whole ? 0 : row, column: 0 },
    End: { row: whole ? last.row : row, column: last.column },
  };
  const next = target[event.key];
  if (next === undefined) return null;
  return {
    row: Math.min(Math.max(next.row, 0), last.row),
    column: Math.min(Math.max(next.column, 0), last.column),
  };
}

/** Both directions drawn near the eye only: a file may have a hundred thousand rows here and two hundred columns. */
function useBothWindows(count: number, columns: readonly ShownColumn[]) {
  const box = useRef<HTMLDivElement>(null);
  const down = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    paddingStart: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => widthOf(columns[index]!),
    overscan: 4,
    paddingStart: NUMBER_WIDTH,
    scrollPaddingStart: NUMBER_WIDTH,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: widths are measured again when the columns change
  useEffect(() => across.measure(), [across, columns]);
  return { box, down, across };
}

/** The cell that a press fell on. */
function pressedPlace(target: EventTarget): Place | null {
  const cell = (target as HTMLElement).closest<HTMLElement>('[data-c]');
  const { r, c } = cell?.dataset ?? {};
  return r === undefined || c === undefined ? null : { row: Number(r), column: Number(c) };
}

/** The records of a file as a grid to be read (WAI-ARIA grid pattern with an active descendant). */
export function RecordGrid(props: RecordGridProps) {
  const { label, count, columns, rows, place, onPlace, onOpen, openRow } = props;
  const { box, down, across } = useBothWindows(count, columns);
  const id = useId();
  const lines = down.getVirtualItems();
  const [first, last] = [lines[0]?.index ?? 0, lines.at(-1)?.index ?? 0];
  const { row, column } = place;
  useEffect(() => rows.want(first, last));
  useEffect(() => {
    down.scrollToIndex(row, { align: 'auto' });
    if (column > 0) across.scrollToIndex(column - 1, { align: 'auto' });
  }, [row, column, down, across]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onOpen(row);
    const next = moved(event, place, { row: count - 1, column: columns.length });
    if (next !== null) onPlace(next);
    if (next !== null || event.key === 'Enter') event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent) => {
    if (window.getSelection()?.toString()) return;
    const found = rows.rowAt(row);
    const text = column === 0 ? found?.number : found?.texts[columns[column - 1]?.at ?? -1];
    event.clipboardData.setData('text/plain', String(text ?? ''));
    event.preventDefault();
  };
  const onClick = ({ target }: MouseEvent) => {
    const pressed = pressedPlace(target);
    if (pressed === null) return;
    onPlace(pressed);
    onOpen(pressed.row);
  };
  const near = across.getVirtualItems();
  const drawn: DrawnColumns = {
    id,
    before: near[0]?.index ?? 0,
    shown: near.map(({ index }) => ({ index, column: columns[index]! })),
    after: columns.length - 1 - (near.at(-1)?.index ?? -1),
  };
  return (
    <div
      ref={box}
      className="max-h-[max(20rem,calc(100dvh-var(--frame-top,3rem)-9rem))] overflow-auto border-rule border-y bg-surface has-[table:focus-visible]:outline-3 has-[table:focus-visible]:outline-focus"
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern on a table
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={`${id}-${row}-${column}`}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onClick={onClick}
        className="group/grid table-fixed border-separate border-spacing-0 outline-none"
        style={{ width: across.getTotalSize() }}
      >
        <colgroup>
          <col style={{ width: NUMBER_WIDTH }} />
          {columns.map((each) => (
            <col key={each.at} style={{ width: widthOf(each) }} />
          ))}
        </colgroup>
        <Head {...drawn} />
        <tbody>
          <Space height={(lines[0]?.start ?? HEAD_HEIGHT) - HEAD_HEIGHT} />
          {lines.map(({ index }) => (
            <Line
              key={index}
              {...drawn}
              index={index}
              active={index === row ? column : null}
              open={index === openRow}
              row={rows.rowAt(index)}
            />
          ))}
          <Space height={down.getTotalSize() - (lines.at(-1)?.end ?? down.getTotalSize())} />
        </tbody>
      </table>
    </div>
  );
}

/** The columns near the eye, and how many are left out on each side. */
interface DrawnColumns {
  readonly id: string;
  readonly before: number;
  readonly shown: readonly { readonly index: number; readonly column: ShownColumn }[];
  readonly after: number;
}

/** The lines that are not drawn. */
function Space({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
    <tr aria-hidden="true">
      <td className="p-0" style={{ height }} />
    </tr>
  );
}

/** The cells that are not drawn. */
function Gap({ span }: { span: number }) {
  return span > 0 ? <td colSpan={span} aria-hidden="true" className="border-rule border-b p-0" /> : null;
}

const HEAD =
  'sticky top-0 z-3 truncate border-rule-strong border-b bg-ground-deep px-2.5 text-13 font-semibold';

function Head({ before, shown, after }: DrawnColumns) {
  return (
    <thead>
      <tr aria-rowindex={1} style={{ height: HEAD_HEIGHT }}>
        <th scope="col" aria-colindex={1} className={`${HEAD} left-0 z-4 text-right`}>
          Registro
        </th>
        <Gap span={before} />
        {shown.map(({ index, column }) => (
          <th
            key={column.at}
            scope="col"
            aria-colindex={index + 2}
            title={`${column.facts.name}: ${kindInWords(column.facts)}, largura ${column.facts.width}`}
            className={`${HEAD} ${isNumeric(column) ? 'text-right' : 'text-left'}`}
          >
            {column.facts.name}
          </th>
        ))}
        <Gap span={after} />
      </tr>
    </thead>
  );
}

interface LineProps extends DrawnColumns {
  index: number;
  /** The active cell of this line. */
  active: number | null;
  open: boolean;
  row: ReturnType<Rows['rowAt']>;
}

const CELL = 'truncate border-rule border-b px-2.5 font-normal text-14';
const ACTIVE =
  'group-focus-visible/grid:outline-3 group-focus-visible/grid:-outline-offset-3 group-focus-visible/grid:outline-focus';

function Line({ id, index, before, shown, after, active, open, row }: LineProps) {
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={open}
      className="group/row cursor-pointer bg-surface hover:bg-ground aria-selected:bg-action-soft"
      style={{ height: ROW_HEIGHT }}
    >
      <th
        scope="row"
        id={`${id}-${index}-0`}
        data-r={index}
        data-c={0}
        aria-colindex={1}
        className={`${CELL} sticky left-0 z-2 bg-surface text-right text-ink-quiet group-hover/row:bg-ground group-aria-selected/row:bg-action-soft ${active === 0 ? ACTIVE : ''}`}
      >
        {row && formatCount(row.number)}
      </th>
      <Gap span={before} />
      {shown.map(({ index: at, column }) => (
        <td
          key={column.at}
          id={`${id}-${index}-${at + 1}`}
          data-r={index}
          data-c={at + 1}
          aria-colindex={at + 2}
          className={`${CELL} whitespace-pre ${isNumeric(column) ? 'text-right' : ''} ${active === at + 1 ? ACTIVE : ''}`}
        >
          {row && visible(row.texts[column.at] ?? '')}
        </td>
      ))}
      <Gap span={after} />
    </tr>
  );
}
