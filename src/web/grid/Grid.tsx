import { useState } from 'react';
import type { Sort } from './column.ts';
import { GridCards } from './GridCards.tsx';
import { GridTable } from './GridTable.tsx';
import type { GridProps } from './grid-props.ts';
import { linesOf, sortRows } from './lines.ts';
import { useMedia } from './use-media.ts';

export type { CellConflict, Column, Group, Sort } from './column.ts';

/** Ascending, descending, as it came. */
function nextSort(sort: Sort | null, columnId: string): Sort | null {
  if (sort?.columnId !== columnId) return { columnId, direction: 'ascending' };
  return sort.direction === 'ascending' ? { columnId, direction: 'descending' } : null;
}

/** The one grid of the house: read, sort, group, edit, copy; a card per row on phones. */
export function Grid<Row>(props: GridProps<Row>) {
  const { rows, columns, rowId, groupOf, empty } = props;
  const [ownSort, setOwnSort] = useState<Sort | null>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const narrow = useMedia('(max-width: 639px)');
  const sort = props.sort === undefined ? ownSort : props.sort;
  if (rows.length === 0 && empty) return <>{empty}</>;
  const lines = linesOf(props.inOrder ? rows : sortRows(rows, columns, sort), rowId, groupOf, closed);
  if (narrow) return <GridCards {...props} lines={lines} />;
  return (
    <GridTable
      {...props}
      lines={lines}
      sort={sort}
      onSort={(columnId) => (props.onSort ?? setOwnSort)(nextSort(sort, columnId))}
      onToggleGroup={(id) =>
        setClosed((now) => new Set(now.has(id) ? [...now].filter((x) => x !== id) : [...now, id]))
      }
    />
  );
}
