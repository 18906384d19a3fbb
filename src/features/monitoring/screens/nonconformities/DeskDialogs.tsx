import { useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { NonConformityDetail } from '../../contract.ts';
import { useReadFirst } from '../desk/use-read-first.ts';
import { causeOf } from './one/Cause.tsx';
import { JudgeDialog } from './one/JudgeDialog.tsx';
import { MeasureDialog } from './one/MeasureDialog.tsx';
import { RedefineDialog } from './one/RedefineDialog.tsx';
import { useCauseDraft } from './one/use-cause-draft.tsx';
import { useNonConformity, useNonConformityCommands } from './queries.ts';

interface DeskDialogProps {
  id: string;
  onClose: () => void;
}

/** Analyses a non-conformity where it stands in Início: what happened and why, then what is done about it. */
export function AnalyseDialog({ id, onClose }: DeskDialogProps) {
  const nc = useReadFirst(useNonConformity(id), onClose);
  if (nc === null) return null;
  if (causeOf(nc) === null) return <CauseDialog nc={nc} onClose={onClose} />;
  return <MeasureDialog nc={nc} measure={null} onClose={onClose} />;
}

function CauseDialog({ nc, onClose }: { nc: NonConformityDetail; onClose: () => void }) {
  const { change } = useNonConformityCommands();
  const [description, setDescription] = useState('');
  const { fields, read } = useCauseDraft(null);
  // What was described before, or by this press, is not asked again.
  const asksDescription = nc.description === null;
  const hasMeasures = nc.measures.all > 0;
  const save = async () => {
    const cause = read();
    if (cause === null) return false;
    let { version } = nc;
    if (asksDescription && description.trim() !== '') {
      const described = { description: description.trim(), unit: nc.unit };
      ({ version } = await change(nc.id, version, { kind: 'described', ...described }));
    }
    await change(nc.id, version, { kind: 'analysed', cause });
    showToast(`${nc.number}: causa gravada.`);
    // The measure is asked next, in its own dialog.
    return hasMeasures;
  };
  return (
    <FormDialog
      title={`Analisar a ${nc.number}`}
      saveLabel={hasMeasures ? 'Gravar a causa' : 'Gravar e planejar a medida'}
      onClose={onClose}
      save={save}
    >
      <p className="text-14">
        {nc.action !== null && <span className="font-semibold">{nc.action} </span>}
        {nc.title}
      </p>
      {asksDescription ? (
        <TextField
          label="O que aconteceu"
          optional
          rows={2}
          value={description}
          onChange={setDescription}
          maxLength={4000}
          help="O que se esperava, o que se viu e desde quando."
          autoFocus
        />
      ) : (
        <p className="whitespace-pre-line text-14 text-ink-quiet">{nc.description}</p>
      )}
      {fields}
    </FormDialog>
  );
}

/** Does a measure that redefines its action. */
export function RedefineNow({ id, measure, onClose }: DeskDialogProps & { measure: number }) {
  const nc = useReadFirst(useNonConformity(id), onClose);
  const own = nc?.measureList.find(({ number }) => number === measure);
  if (nc === null || own === undefined) return null;
  return <RedefineDialog nc={nc} measure={own} onClose={onClose} />;
}

/** Checks whether what was closed worked, where only its name is at hand. */
export function CheckNow({ id, onClose }: DeskDialogProps) {
  const nc = useReadFirst(useNonConformity(id), onClose);
  const closedOn = nc?.roundList.at(-1)?.closedOn ?? null;
  if (nc === null || closedOn === null) return null;
  return <JudgeDialog nc={nc} closedOn={closedOn} onClose={onClose} />;
}
