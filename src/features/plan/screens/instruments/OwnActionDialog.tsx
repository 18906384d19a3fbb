import { useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { Action, InstrumentDetail } from '../../contract.ts';
import { useInstrumentCommands } from './queries.ts';

type Own = NonNullable<InstrumentDetail['ownPlan']>;

const FIELDS = [
  { name: 'objective', label: 'Objetivo', help: 'Um dos que o plano já tem, ou outro: ele é criado.' },
  { name: 'strategicAction', label: 'Ação estratégica', help: 'Como acima.' },
  { name: 'title', label: 'Ação operacional', help: null },
  {
    name: 'owner',
    label: 'Responsável',
    help: 'Siglas das unidades, como na coluna RESPONSÁVEL: COPHS e CAS',
  },
  { name: 'deadline', label: 'Prazo', help: 'Em palavras: até junho/25, 2025 a 2027, contínuo…' },
  { name: 'participants', label: 'Quem participa', help: null },
  { name: 'notes', label: 'Observações', help: null },
] as const;
type Name = (typeof FIELDS)[number]['name'];
const OPTIONAL: readonly Name[] = ['participants', 'notes'];

/** What stands in the fields at first: the action's cells, or the place of the last one written. */
function cellsOf(action: Action | null, ownPlan: Own): Record<Name, string> {
  const near = action ?? ownPlan.actions.at(-1);
  const strategic = ownPlan.strategicActions.find(({ id }) => id === near?.strategicAction);
  const objective = ownPlan.objectives.find(({ id }) => id === strategic?.objective);
  return {
    objective: objective?.title ?? '',
    strategicAction: strategic?.title ?? '',
    title: action?.title ?? '',
    owner: action?.owner ?? '',
    participants: action?.participants ?? '',
    deadline: action?.deadline.raw ?? '',
    notes: action?.notes ?? '',
  };
}

interface OwnActionDialogProps {
  instrument: string;
  ownPlan: Own;
  /** Null for a new one. */
  action: Action | null;
  onClose: () => void;
}

/** An action of an own plan, cell by cell as the seven columns have it. */
export function OwnActionDialog({ instrument, ownPlan, action, onClose }: OwnActionDialogProps) {
  const { say } = useInstrumentCommands();
  const [cells, setCells] = useState(() => cellsOf(action, ownPlan));
  const save = async () => {
    const blank = FIELDS.find(({ name }) => !OPTIONAL.includes(name) && cells[name].trim() === '');
    if (blank !== undefined) throw new Error(`Preencha “${blank.label}”.`);
    await say(instrument, '/actions', { ...cells, id: action?.id ?? null });
  };
  return (
    <FormDialog
      title={action === null ? 'Escrever ação' : `Corrigir o texto de ${action.id}`}
      saveLabel="Gravar ação"
      onClose={onClose}
      save={save}
    >
      {FIELDS.map(({ name, label, help }) => (
        <TextField
          key={name}
          label={label}
          {...(help === null ? {} : { help })}
          optional={OPTIONAL.includes(name)}
          {...(name === 'title' ? { rows: 2 } : {})}
          value={cells[name]}
          onChange={(value) => setCells((old) => ({ ...old, [name]: value }))}
          maxLength={500}
        />
      ))}
    </FormDialog>
  );
}
