import { CalendarDays, Columns3, Rows3 } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { switchLook } from './LevelSwitch.tsx';

const VIEWS = [
  { id: 'grade', label: 'Grade', Icon: Rows3 },
  { id: 'quadro', label: 'Quadro', Icon: Columns3 },
  { id: 'calendario', label: 'Calendário', Icon: CalendarDays },
] as const;
export type View = (typeof VIEWS)[number]['id'];

/** The view that an address asks for; the grid where it asks for none. */
export const viewOf = (asked: string | undefined): View =>
  VIEWS.find(({ id }) => id === asked)?.id ?? 'grade';

/** One list, three views: filters and address stay. */
export function ViewSwitch({ view, onChange }: { view: View; onChange: (visao: string[]) => void }) {
  return (
    <ToggleButtonGroup
      aria-label="Como ver a lista"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => {
        const [next] = keys;
        onChange(next === undefined || next === 'grade' ? [] : [String(next)]);
      }}
      className="flex"
    >
      {VIEWS.map(({ id, label, Icon }) => (
        <ToggleButton key={id} id={id} className={`${switchLook} flex items-center gap-1.5`}>
          <Icon aria-hidden="true" className="size-4" />
          {label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
