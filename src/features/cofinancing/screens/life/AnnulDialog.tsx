import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { useSession } from '../../../../web/session.ts';
import { type Instrument, type Step, useLife } from './queries.ts';

interface AnnulDialogProps {
  instrument: Instrument;
  step: Step;
  onClose: () => void;
}

/** Annuls a step that was recorded wrong: what it undoes is said before, and every reason where it cannot be. */
export function AnnulDialog({ instrument, step, onClose }: AnnulDialogProps) {
  const life = useLife(instrument);
  const [document, setDocument] = useState('');
  const [reason, setReason] = useState('');
  const [on, setOn] = useState(useSession()?.today ?? '');
  const { reasons, undoes } = step.annulment ?? { reasons: [], undoes: [] };
  const isRefused = reasons.length > 0;
  const save = async () => {
    await life.annul({ sequence: step.sequence, on, document, reason });
    showToast(`Anulada: ${step.label}.`);
  };
  return (
    <FormDialog title="Anular etapa" saveLabel="Anular" isDisabled={isRefused} onClose={onClose} save={save}>
      <p className="text-16">
        {step.label}, {formatDay(step.on)}, {step.document}
      </p>
      <Said
        title={isRefused ? 'Não se pode anular:' : 'O que se desfaz:'}
        items={isRefused ? reasons : undoes}
      />
      {!isRefused && (
        <>
          <p className="text-14 text-ink-quiet">
            A etapa continua no histórico, marcada como anulada. Nada do que foi pago se apaga.
          </p>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField label="Ato que anula" value={document} onChange={setDocument} maxLength={200} />
            <DayField label="Dia" value={on} onChange={(day) => setOn(day ?? '')} />
          </div>
          <TextField label="Motivo" rows={3} maxLength={4000} value={reason} onChange={setReason} />
        </>
      )}
    </FormDialog>
  );
}

function Said({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div className="text-14">
      <p className="font-semibold">{title}</p>
      <ul className="list-disc pl-5">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
