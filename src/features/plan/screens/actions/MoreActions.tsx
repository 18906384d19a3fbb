import { formatCount } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import type { ActionList } from '../queries.ts';

/** "Mostrar mais" where a list was not read to its end, with how far it was. */
export function MoreActions({ list }: { list: ActionList }) {
  if (!list.hasMore) return null;
  const read = formatCount(list.items?.length ?? 0);
  const all = list.counts?.total;
  return (
    <p className="screen-only flex flex-wrap items-center gap-3 py-2 text-14 text-ink-quiet">
      <span>{all === undefined ? `${read} lidas` : `${read} de ${formatCount(all)} lidas`}</span>
      <Button kind="quiet" onPress={list.more} isDisabled={list.isReading}>
        {list.isReading ? 'Lendo…' : 'Mostrar mais'}
      </Button>
    </p>
  );
}
