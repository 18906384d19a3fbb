import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

export const switchLook =
  'min-h-9 cursor-pointer border border-rule-strong bg-surface px-3 text-14 text-action first:rounded-l not-first:-ml-px last:rounded-r data-hovered:bg-action-soft data-selected:z-1 data-selected:border-action data-selected:bg-action-soft data-selected:font-semibold data-selected:text-action-strong max-sm:min-h-11';

interface LevelSwitchProps {
  strategic: boolean;
  onChange: (nivel: string[]) => void;
}

/** The two levels of the plan's actions: how (operational) and what (strategic). */
export function LevelSwitch({ strategic, onChange }: LevelSwitchProps) {
  return (
    <ToggleButtonGroup
      aria-label="Nível das ações"
      disallowEmptySelection
      selectedKeys={[strategic ? 'estrategica' : 'operacional']}
      onSelectionChange={(keys) => onChange(keys.has('estrategica') ? ['estrategica'] : [])}
      className="flex"
    >
      <ToggleButton id="operacional" className={switchLook}>
        Operacionais
      </ToggleButton>
      <ToggleButton id="estrategica" className={switchLook}>
        Estratégicas
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
