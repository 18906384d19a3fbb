import { useState } from 'react';
import { AppError } from '../../../../kernel/app-error.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { type InstrumentDetail, type OwnAction, OwnActionClash } from '../../contract.ts';
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
function cellsOf(action: OwnAction | null, ownPlan: Own): Record<Name, string> {
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

/** What somebody else wrote meanwhile, where that is what went wrong. */
function clashIn(error: unknown): OwnActionClash['theirs'] {
  const isClash = error instanceof AppError && error.code === 'conflict';
  return isClash ? OwnActionClash.parse(error.details).theirs : null;
}

interface OwnActionDialogProps {
  instrument: string;
  ownPlan: Own;
  /** Null for a new one. */
  action: OwnAction | null;
  onClose: () => void;
}

/** An action of an own plan, cell by cell as the seven columns have it. */
export function OwnActionDialog({ instrument, ownPlan, action, onClose }: OwnActionDialogProps) {
  const { say } = useInstrumentCommands();
  const [cells, setCells] = useState(() => cellsOf(action, ownPlan));
  const [theirs, setTheirs] = useState<OwnActionClash['theirs']>(null);
  const write = (name: Name, value: string) => setCells((old) => ({ ...old, [name]: value }));
  const save = async () => {
    const blank = FIELDS.find(({ name }) => !OPTIONAL.includes(name) && cells[name].trim() === '');
    if (blank !== undefined) throw new Error(`Preencha “${blank.label}”.`);
    const expectedVersion = theirs?.version ?? action?.textVersion ?? 0;
    try {
      await say(instrument, '/actions', { ...cells, id: action?.id ?? null, expectedVersion });
      return true;
    } catch (error) {
      const clash = clashIn(error);
      if (clash === null) throw error;
      setTheirs(clash);
      return false;
    }
  };
  return (
    <FormDialog
      title={action === null ? 'Escrever ação' : `Corrigir o texto de ${action.id}`}
      saveLabel="Gravar ação"
      onClose={onClose}
      save={save}
    >
      {theirs !== null && (
        <p role="alert" className="rounded bg-warn-soft px-3 py-2 text-14">
          Outra pessoa gravou esta ação enquanto você escrevia. Compare os campos que diferem: ao gravar de
          novo, vale o que está escrito em cada um.
        </p>
      )}
      {FIELDS.map(({ name, label, help }) => (
        <div key={name}>
          <TextField
            label={label}
            {...(help === null ? {} : { help })}
            optional={OPTIONAL.includes(name)}
            {...(name === 'title' ? { rows: 2 } : {})}
            value={cells[name]}
            onChange={(value) => write(name, value)}
            maxLength={500}
          />
          {theirs !== null && theirs.cells[name] !== cells[name] && (
            <Theirs label={label} value={theirs.cells[name]} onTake={() => write(name, theirs.cells[name])} />
          )}
        </div>
      ))}
    </FormDialog>
  );
}

interface TheirsProps {
  label: string;
  value: string;
  onTake: () => void;
}

/** What somebody else wrote in a field meanwhile; what stands in the field is what will be kept. */
function Theirs({ label, value, onTake }: TheirsProps) {
  return (
    <div className="mt-1 flex flex-wrap items-center justify-between gap-2 rounded bg-warn-soft px-3 py-2 text-14">
      <p className="min-w-0 break-words">
        Gravado por outra pessoa: {value === '' ? 'em branco' : `“${value}”`}
      </p>
      <Button kind="quiet" className="-ml-3" onPress={onTake} aria-label={`Usar o gravado em ${label}`}>
        Usar o gravado
      </Button>
    </div>
  );
}
