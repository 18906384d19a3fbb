import { useState } from 'react';
import { FormDialog } from '../../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import { showToast } from '../../../../../web/components/Toast.tsx';
import type { MeasureAnswer, NonConformityDetail } from '../../../contract.ts';
import { useGesture } from './use-gesture.ts';

interface RedefineDialogProps {
  nc: NonConformityDetail;
  measure: MeasureAnswer;
  onClose: () => void;
}

/** Does the measure by the plan's own redefinition: another deadline, other words, or both; each names the other. */
export function RedefineDialog({ nc, measure, onClose }: RedefineDialogProps) {
  const run = useGesture(nc);
  const [deadline, setDeadline] = useState('');
  const [title, setTitle] = useState('');
  const [reason, setReason] = useState(measure.what);
  const save = async () => {
    await run({
      ...{ kind: 'action-redefined', number: measure.number, reason: reason.trim() },
      ...{
        deadline: deadline.trim() || null,
        title: title.trim() || null,
        actionVersion: nc.actionVersion ?? 0,
      },
    });
    showToast(`Ação ${nc.action} redefinida pela medida ${measure.number}.`);
  };
  return (
    <FormDialog
      title={`Redefinir a ação ${nc.action}`}
      saveLabel="Redefinir a ação"
      onClose={onClose}
      save={save}
      isDisabled={deadline.trim() === '' && title.trim() === ''}
    >
      <TextField
        label="Novo prazo"
        optional
        value={deadline}
        onChange={setDeadline}
        maxLength={200}
        autoFocus
        help="Escreva como no plano: até 30/11/2027."
      />
      <TextField
        label="Novo texto da ação"
        optional
        rows={3}
        value={title}
        onChange={setTitle}
        maxLength={1000}
        help={`Em vigor: ${nc.title}`}
      />
      <TextField label="Motivo" rows={2} value={reason} onChange={setReason} maxLength={1000} />
    </FormDialog>
  );
}
