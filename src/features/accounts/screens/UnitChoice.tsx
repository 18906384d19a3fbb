import { ComboBox } from '../../../web/components/ComboBox.tsx';
import { useUnits } from './queries.ts';

export interface UnitChoiceProps {
  label: string;
  value: string | null;
  onChange: (unit: string | null) => void;
  help?: string;
  optional?: boolean;
}

/** One unit, found by its acronym. */
export function UnitChoice(props: UnitChoiceProps) {
  const units = useUnits().data?.items ?? [];
  const options = units.map(({ id, acronym, name }) => ({ id, label: acronym, note: name }));
  return <ComboBox {...props} options={options} empty="Nenhuma unidade com essa sigla." />;
}
