import { Filter } from 'lucide-react';
import { useEffect } from 'react';
import { formatCount } from '../../../../kernel/format.ts';
import { Drawer } from '../../../../web/components/Drawer.tsx';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import type { RecordFilter } from './protocol.ts';
import type { ShownColumn } from './RecordGrid.tsx';
import type { Rows } from './use-view.ts';
import { visible } from './words.ts';

interface RecordDrawerProps {
  fileName: string;
  columns: readonly ShownColumn[];
  /** Row of the view. */
  index: number;
  rows: Rows;
  onClose: () => void;
  onNext?: () => void;
  onPrevious?: () => void;
  onFilter: (filter: RecordFilter) => void;
}

/** One record, column by column. */
export function RecordDrawer(props: RecordDrawerProps) {
  const { fileName, columns, index, rows, onClose, onNext, onPrevious, onFilter } = props;
  useEffect(() => rows.want(index, index));
  const row = rows.rowAt(index);
  return (
    <Drawer
      title={row ? `Registro ${formatCount(row.number)}` : 'Registro'}
      subtitle={fileName}
      onClose={onClose}
      onNext={onNext}
      onPrevious={onPrevious}
    >
      {row ? (
        <dl className="text-14">
          {columns.map(({ facts, at }) => (
            <Value
              key={facts.name}
              name={facts.name}
              value={row.texts[at] ?? ''}
              onFilter={() => onFilter({ column: facts.name, value: row.texts[at] ?? '' })}
            />
          ))}
        </dl>
      ) : (
        <Loading label="Lendo o registro" />
      )}
    </Drawer>
  );
}

function Value({ name, value, onFilter }: { name: string; value: string; onFilter: () => void }) {
  return (
    <div className="group flex min-h-9 items-center gap-3 border-rule border-b">
      <dt className="w-28 shrink-0 break-words text-13 text-ink-quiet">{name}</dt>
      <dd className="flex min-w-0 flex-1 items-center">
        <span className="min-w-0 flex-1 break-words">
          {value === '' ? <span className="text-ink-quiet">vazio</span> : visible(value)}
        </span>
        <IconButton
          label={`Só os registros com ${name} = ${value || 'vazio'}`}
          onPress={onFilter}
          className="opacity-0 group-hover:opacity-100 data-focus-visible:opacity-100 max-sm:opacity-100"
        >
          <Filter aria-hidden="true" />
        </IconButton>
      </dd>
    </div>
  );
}
