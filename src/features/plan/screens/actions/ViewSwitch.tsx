import { CalendarDays, Columns3, Rows3 } from 'lucide-react';
import { Segmented } from '../../../../web/components/Segmented.tsx';

const VIEWS = [
  { id: 'grade', label: 'Grade', icon: <Rows3 aria-hidden="true" /> },
  { id: 'quadro', label: 'Quadro', icon: <Columns3 aria-hidden="true" /> },
  { id: 'calendario', label: 'Calendário', icon: <CalendarDays aria-hidden="true" /> },
] as const;
export type View = (typeof VIEWS)[number]['id'];

/** The view that an address asks for; the grid where it asks for none. */
export const viewOf = (asked: string | undefined): View =>
  VIEWS.find(({ id }) => id === asked)?.id ?? 'grade';

/** One list, three views: filters and address stay. */
export const ViewSwitch = ({ view, onChange }: { view: View; onChange: (visao: string[]) => void }) => (
  <Segmented
    label="Como ver a lista"
    segments={VIEWS}
    value={view}
    onChange={(next) => onChange(next === 'grade' ? [] : [next])}
  />
);
