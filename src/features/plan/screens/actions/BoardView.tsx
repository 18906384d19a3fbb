import { useQueryClient } from '@tanstack/react-query';
import { GripVertical } from 'lucide-react';
import { useEffect, useRef } from 'react';
import {
  Button,
  Collection,
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  ListLayout,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components';
import { formatCount } from '../../../../kernel/format.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { Action } from '../../contract.ts';
import { STATUSES, type Status, statusWords } from '../../domain/state.ts';
import { OpenDrawer } from '../drawer/OpenDrawer.tsx';
import { LatenessBadge } from '../LatenessBadge.tsx';
import { type ActionList, useActions } from '../queries.ts';
import { ClashNote } from '../reporting/ClashNote.tsx';
import { StatusMenu } from '../reporting/StatusMenu.tsx';
import type { Reporting } from '../reporting/use-reporting.tsx';
import { ownLines, plainTitle, statusState, unitsText } from '../words.ts';
import { apiFilters } from './api-filters.ts';
import type { ViewProps } from './GridView.tsx';
import { MoreActions } from './MoreActions.tsx';

type ColumnId = Status | 'none';
const COLUMNS: readonly ColumnId[] = ['none', ...STATUSES];
const CARD = 'pactua-action';
const PAGE = '50';

/** Moves a card by its own line; where several are the reader's, the drawer has one control for each. */
async function moveTo(
  action: Action,
  column: ColumnId,
  { reporting, open }: Pick<ViewProps, 'reporting' | 'open'>,
): Promise<void> {
  const own = ownLines(action);
  const [line] = own;
  if (!line) {
    showToast(action.lines[0]?.refusal ?? 'Esta ação não é sua.', { tone: 'problem' });
  } else if (column === 'none') {
    showToast('O que já foi lançado não volta a “Sem informação”. Use Desfazer.', { tone: 'problem' });
  } else if (own.length > 1) {
    open(action.id);
  } else {
    await reporting.report(action, line, column).catch((error: Error) => {
      showToast(error.message, { tone: 'problem' });
    });
  }
}

/** The list as a board by status: cards are dragged, by mouse, touch or keyboard, or moved by their menu. */
export function BoardView(props: ViewProps) {
  const { filters, openId, open, reporting } = props;
  const asked = filters.situacao as ColumnId[];
  useMoved(reporting);
  const columns = asked.length === 0 ? COLUMNS : COLUMNS.filter((id) => asked.includes(id));
  return (
    <>
      <div className="flex gap-3 overflow-x-auto pb-3 max-sm:snap-x max-sm:snap-mandatory">
        {columns.map((column) => (
          <BoardColumn key={column} column={column} {...props} />
        ))}
      </div>
      <OpenDrawer openId={openId} open={open} order={[]} reporting={reporting} />
    </>
  );
}

/** What was saved stands in another column now: the board is read again. */
function useMoved({ last }: Reporting) {
  const queries = useQueryClient();
  const before = useRef(last);
  useEffect(() => {
    if (before.current === last) return;
    before.current = last;
    void queries.invalidateQueries({ queryKey: ['plan', 'actions'] });
  }, [last, queries]);
}

function BoardColumn({ column, ...props }: ViewProps & { column: ColumnId }) {
  const list = useActions(
    { ...apiFilters(props.filters), status: [column] },
    { sort: ['due'], limit: [PAGE] },
  );
  const name = statusWords(column === 'none' ? null : column);
  return (
    <section
      aria-label={name}
      className="flex min-w-60 flex-1 flex-col rounded bg-ground-deep max-sm:min-w-[85%] max-sm:snap-start"
    >
      <h2 className="flex items-center gap-2 px-3 py-2 text-14 font-semibold">
        <StateBadge fact="status" state={statusState(column === 'none' ? null : column)} />
        <span className="font-normal text-ink-quiet">{list.counts && formatCount(list.counts.total)}</span>
      </h2>
      {list.isPending && <Loading label="Lendo as ações" />}
      {list.isError && <ErrorState error={list.error} onRetry={list.refetch} />}
      {list.items && (
        <Cards
          {...props}
          column={column}
          name={name}
          items={list.items.filter(({ status }) => (status ?? 'none') === column)}
          list={list}
        />
      )}
      <div className="px-3">
        <MoreActions list={list} />
      </div>
    </section>
  );
}

type CardsProps = ViewProps & {
  column: ColumnId;
  name: string;
  items: readonly Action[];
  list: ActionList;
};

/** Pixels; a card of three lines is measured once it is drawn. */
const CARDS = { estimatedRowHeight: 116, gap: 8, padding: 8 };

/** The cards of one column: only those near the eye are drawn, and the next are read as the reader comes near the last. */
function Cards({ column, name, items, list, ...props }: CardsProps) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      items
        .filter(({ id }) => keys.has(id))
        .map((action) => ({ [CARD]: JSON.stringify(action), 'text/plain': `${action.id} ${action.title}` })),
    acceptedDragTypes: [CARD],
    getDropOperation: () => 'move',
    onRootDrop: async ({ items: dropped }) => {
      for (const item of dropped) {
        if (item.kind !== 'text') continue;
        await moveTo(JSON.parse(await item.getText(CARD)) as Action, column, props);
      }
    },
  });
  return (
    <Virtualizer layout={ListLayout} layoutOptions={CARDS}>
      <GridList
        aria-label={`Ações: ${name}`}
        dragAndDropHooks={dragAndDropHooks}
        onAction={(key) => props.open(String(key))}
        renderEmptyState={() => <p className="p-3 text-14 text-ink-quiet">Nenhuma ação aqui.</p>}
        className="max-h-[70dvh] min-h-24 overflow-y-auto rounded outline-none data-drop-target:outline-3 data-drop-target:outline-focus"
      >
        <Collection items={items} dependencies={[props.reporting]}>
          {(action) => <Card action={action} reporting={props.reporting} />}
        </Collection>
        {list.hasMore && <GridListLoadMoreItem onLoadMore={list.more} isLoading={list.isReading} />}
      </GridList>
    </Virtualizer>
  );
}

function Card({ action, reporting }: { action: Action; reporting: Reporting }) {
  const [line, another] = ownLines(action);
  const clash = reporting.clashOf(action, 'status');
  return (
    <GridListItem
      id={action.id}
      textValue={`${action.id} ${plainTitle(action.title)}`}
      className="cursor-pointer rounded border border-rule bg-surface p-2 text-14 outline-none data-dragging:opacity-50 data-focus-visible:outline-3 data-focus-visible:outline-focus data-hovered:border-action"
    >
      <div className="flex items-start gap-1">
        <span className="min-w-0 flex-1">
          <span className="font-semibold">{action.id}</span>{' '}
          <span className="line-clamp-3">{plainTitle(action.title)}</span>
        </span>
        {line && (
          <Button
            slot="drag"
            className="-mt-1 -mr-1 flex size-8 shrink-0 cursor-grab items-center justify-center rounded text-ink-quiet data-hovered:bg-action-soft max-sm:size-11"
          >
            <GripVertical aria-hidden="true" className="size-4" />
          </Button>
        )}
      </div>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <LatenessBadge lateness={action.lateness} />
        <span className="truncate text-13 text-ink-quiet">{unitsText(action)}</span>
      </div>
      {line && !another && (
        <div className="mt-2">
          <StatusMenu action={action} line={line} reporting={reporting} />
        </div>
      )}
      {clash && <ClashNote clash={clash} reporting={reporting} />}
    </GridListItem>
  );
}
