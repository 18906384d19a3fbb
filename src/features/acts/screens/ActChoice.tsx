import { ComboBox } from '../../../web/components/ComboBox.tsx';
import { useActChoices } from './queries.ts';

export interface ActChoiceProps {
  label: string;
  value: string | null;
  onChange: (act: string | null) => void;
  help?: string;
  optional?: boolean;
}

/** One act of the registry, found by its title. */
export function ActChoice(props: ActChoiceProps) {
  const acts = useActChoices().data ?? [];
  const options = acts.map(({ id, title }) => ({ id, label: title }));
  return <ComboBox {...props} options={options} empty="Nenhum ato com esse nome no registro." />;
}
