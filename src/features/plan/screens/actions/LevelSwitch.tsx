import { Segmented } from '../../../../web/components/Segmented.tsx';

const LEVELS = [
  { id: 'operacional', label: 'Operacionais' },
  { id: 'estrategica', label: 'Estratégicas' },
] as const;

interface LevelSwitchProps {
  strategic: boolean;
  onChange: (nivel: string[]) => void;
}

/** The two levels of the plan's actions: how (operational) and what (strategic). */
export const LevelSwitch = ({ strategic, onChange }: LevelSwitchProps) => (
  <Segmented
    label="Nível das ações"
    segments={LEVELS}
    value={strategic ? 'estrategica' : 'operacional'}
    onChange={(level) => onChange(level === 'estrategica' ? [level] : [])}
  />
);
