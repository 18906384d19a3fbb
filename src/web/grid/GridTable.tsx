import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, useCallback, useEffect, useRef } from 'react';
import type { Column, Line, Sort } from './column.ts';
import { GridRow, GroupRow } from './GridRow.tsx';
import type { GridTableProps } from './grid-props.ts';
import { useClipboard } from './use-clipboard.ts';
import { useGridActions } from './use-grid-actions.ts';
import { useWindow } from './use-window.ts';

/** Widths grow with the reader's text. */
const rem = (pixels: number) => `${pixels / 16}rem`;

/** The grid on a screen wide enough for a table (WAI-ARIA grid pattern). */
export function GridTable<Row>(props: GridTableProps<Row>) {
  const { label, lines, columns, compact } = props;
  const { box, reveal, ...drawing } = useWindow(lines.length, compact ? 28 : 36);
  const { table, focus, editing, handlers } = useGridActions(props, reveal);
  const { fillDown, clipboard } = useClipboard({ ...props, focus });
  useNearEnd(drawing.drawn.at(-1), lines.length, props.onEnd);
  return (
    <div
      ref={box}
      className="max-h-[max(20rem,calc(100dvh-var(--frame-top,3rem)-3rem))] @container overflow-auto border-rule border-y print:max-h-none print:overflow-visible print:[container-type:normal]"
    >
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern on a table that prints as one
        role="grid"
        aria-label={label}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length}
        {...handlers}
        {...clipboard}
        onKeyDown={(event) => {
          if (!fillDown(event)) handlers.onKeyDown(event);
        }}
        className={`w-full min-w-(--grid-width) table-fixed border-separate border-spacing-0 print:min-w-0 print:table-auto ${compact ? 'compact-grid' : ''}`}
        style={
          { '--grid-width': rem(columns.reduce((total, { width }) => total + width, 0)) } as CSSProperties
        }
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} className="print:w-auto!" style={{ width: rem(column.width) }} />
          ))}
        </colgroup>
        <Head {...props} />
        <PaperHead {...props} />
        <Body {...props} drawing={drawing} editing={editing} />
      </table>
      {editing.refusal}
    </div>
  );
}

/** Lines before the last from which the next ones are asked for. */
const NEAR = 60;

function useNearEnd(lastDrawn: number | undefined, count: number, onEnd: (() => void) | undefined) {
  const near = lastDrawn !== undefined && lastDrawn >= count - NEAR;
  useEffect(() => {
    if (near && count > 0) onEnd?.();
  }, [near, count, onEnd]);
}

type BodyProps<Row> = GridTableProps<Row> & {
  drawing: Omit<ReturnType<typeof useWindow>, 'box' | 'reveal'>;
  editing: Pick<ReturnType<typeof useGridActions>['editing'], 'editing' | 'pending'>;
};

/** A row stays itself, and keeps the focus, when the list around it shrinks. */
const keyOf = <Row,>(line: Line<Row> | undefined): string | undefined =>
  line && (line.kind === 'row' ? `row ${line.id}` : `group ${line.group.id}`);

function Body<Row>(props: BodyProps<Row>) {
  const { drawing, columns, lines } = props;
  return (
    <tbody>
      {drawing.before > 0 && <Space height={drawing.before} span={columns.length} />}
      {drawing.drawn.map((index) => (
        <BodyLine key={keyOf(lines[index])} {...props} index={index} />
      ))}
      {drawing.after > 0 && <Space height={drawing.after} span={columns.length} />}
    </tbody>
  );
}

function BodyLine<Row>(props: BodyProps<Row> & { index: number }) {
  const { lines, index, columns, editing, openId, drawing } = props;
  const line = lines[index];
  const pick = usePick(props.selection);
  if (!line) return null;
  if (line.kind === 'group') {
    return (
      <GroupRow
        line={line}
        index={index}
        span={columns.length}
        onToggle={props.onToggleGroup}
        measure={drawing.measure}
      />
    );
  }
  return (
    <GridRow
      line={line}
      index={index}
      columns={columns}
      name={props.rowName(line.row)}
      isOpen={openId === undefined ? undefined : openId === line.id}
      editing={editing.editing?.id === line.id ? editing.editing : null}
      pendingColumn={editing.pending?.id === line.id ? editing.pending.columnId : null}
      opens={Boolean(props.onOpen)}
      isPicked={props.selection?.ids.has(line.id)}
      onPick={pick}
      measure={drawing.measure}
    />
  );
}

/** Puts a row into the picked ones or takes it out; stays the same function, so that no other row is drawn again. */
function usePick(selection: GridTableProps<unknown>['selection']) {
  const now = useRef(selection);
  now.current = selection;
  return useCallback((id: string) => {
    const next = new Set(now.current?.ids);
    if (!next.delete(id)) next.add(id);
    now.current?.onChange(next);
  }, []);
}

/** The lines that are not drawn. */
function Space({ height, span }: { height: number; span: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
    <tr aria-hidden="true">
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  );
}

function Head<Row>({ columns, rows, sort, onSort }: GridTableProps<Row>) {
  return (
    <thead className="screen-only">
      <tr aria-rowindex={1}>
        {columns.map((column, c) => (
          <HeadCell
            key={column.id}
            column={column}
            c={c}
            right={isRight(column, rows[0])}
            direction={sort?.columnId === column.id ? sort.direction : undefined}
            onSort={onSort}
          />
        ))}
      </tr>
    </thead>
  );
}

/** Names only: Chromium does not repeat a head that holds buttons on the next page. */
function PaperHead<Row>({ columns, rows }: GridTableProps<Row>) {
  return (
    <thead className="hidden print:table-header-group">
      <tr>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            className={`border-ink border-b px-2 py-1 text-13 ${isRight(column, rows[0]) ? 'text-right' : 'text-left'}`}
          >
            {column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const isRight = <Row,>(column: Column<Row>, first: Row | undefined) =>
  column.align ? column.align === 'right' : first !== undefined && typeof column.value(first) === 'number';

interface HeadCellProps<Row> {
  column: Column<Row>;
  c: number;
  right: boolean;
  direction: Sort['direction'] | undefined;
  onSort: (columnId: string) => void;
}

function HeadCell<Row>({ column, c, right, direction, onSort }: HeadCellProps<Row>) {
  const side = right ? 'justify-end text-right' : 'text-left';
  const sorts = column.sortable !== false;
  return (
    <th
      scope="col"
      data-r={-1}
      data-c={c}
      tabIndex={-1}
      aria-colindex={c + 1}
      aria-sort={sorts ? (direction ?? 'none') : undefined}
      className={`sticky top-0 h-9 border-rule-strong border-b bg-ground-deep p-0 text-13 ${c === 0 ? 'left-0 z-4' : 'z-3'}`}
    >
      {sorts ? (
        <button
          type="button"
          onClick={() => onSort(column.id)}
          className={`flex min-h-9 w-full cursor-pointer items-center gap-1 px-2 font-semibold hover:bg-action-soft focus-visible:-outline-offset-3 ${side}`}
        >
          {column.header}
          {direction === 'ascending' && <ArrowUp aria-hidden="true" className="size-3.5" />}
          {direction === 'descending' && <ArrowDown aria-hidden="true" className="size-3.5" />}
        </button>
      ) : (
        <span className={`flex px-2 ${side}`}>{column.header}</span>
      )}
    </th>
  );
}
