import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import type { StrategicAction } from '../../contract.ts';
import { statusWords } from '../../domain/state.ts';
import { ProgressBar } from '../map/ProgressBar.tsx';
import { plainTitle, statusState, understoodDeadline } from '../words.ts';

const COLUMNS: readonly Column<StrategicAction>[] = [
  { id: 'id', header: 'Nº', width: 64, value: (action) => action.id },
  { id: 'title', header: 'Ação estratégica', width: 360, value: (action) => plainTitle(action.title) },
  {
    id: 'status',
    header: 'Situação derivada',
    width: 186,
    value: (action) => (action.live.actions === 0 ? '' : statusWords(action.live.status)),
    cell: (action) =>
      action.live.actions === 0 ? (
        <span className="text-ink-quiet">Sem ações operacionais</span>
      ) : (
        <StateBadge fact="status" state={statusState(action.live.status)} />
      ),
    onCard: true,
  },
  {
    id: 'actions',
    header: 'Operacionais',
    width: 170,
    align: 'left',
    value: (action) => action.live.actions,
    cell: (action) =>
      action.live.actions === 0 ? null : (
        <span className="flex items-center gap-2">
          <span className="w-6 text-right">{action.live.actions}</span>
          <ProgressBar live={action.live} className="flex-1" />
        </span>
      ),
  },
  { id: 'owner', header: 'Responsável', width: 180, value: (action) => action.owner },
  {
    id: 'due',
    header: 'Prazo',
    width: 204,
    value: (action) => action.deadline.due ?? action.deadline.start ?? '',
    cell: (action) => (
      <span className="flex flex-col">
        <span>{action.deadline.raw}</span>
        <span className="text-13 text-ink-quiet">{understoodDeadline(action.deadline)}</span>
      </span>
    ),
    onCard: true,
  },
];

interface StrategicListProps {
  items: readonly StrategicAction[];
  rule: string;
  openId: string | null;
  onOpen: (id: string) => void;
}

/** The four tables of section 6 as one list; the state of each comes from its operational actions. */
export function StrategicList({ items, rule, openId, onOpen }: StrategicListProps) {
  return (
    <>
      <Grid
        label="Ações estratégicas"
        rows={items}
        columns={COLUMNS}
        rowId={(action) => action.id}
        rowName={(action) => `${action.id} ${plainTitle(action.title)}`}
        groupOf={(action) => ({
          id: action.objective,
          label: `Objetivo ${action.objective.replace('OE-', '')}`,
        })}
        openId={openId}
        onOpen={(action) => onOpen(action.id)}
      />
      <p className="mt-4 max-w-[80ch] text-14 text-ink-quiet">Como a situação é derivada. {rule}</p>
    </>
  );
}
