import { useState } from 'react';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { useSession } from '../../../../web/session.ts';
import type { InstrumentDetail } from '../../contract.ts';
import { STAGE_WORDS } from '../../domain/instruments/life-cycle.ts';
import { useInstrumentCommands } from './queries.ts';

interface StepDialogProps {
  detail: InstrumentDetail;
  onClose: () => void;
}

/** To which stage an instrument came, when, and by which act. */
export function StepDialog({ detail, onClose }: StepDialogProps) {
  const { instrument, next, acts } = detail;
  const { say } = useInstrumentCommands();
  const [stage, setStage] = useState(next[0]?.stage ?? 'drafting');
  const [on, setOn] = useState<string | null>(useSession()?.today ?? null);
  const [act, setAct] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const asked = next.find((each) => each.stage === stage);
  const save = async () => {
    if (on === null) throw new Error('Diga o dia em que chegou a esta etapa.');
    const typed = name.trim() === '' ? null : { id: null, name: name.trim() };
    const known = acts.find(({ id }) => id === act);
    const cited = known === undefined ? typed : { id: known.id, name: known.title };
    await say(instrument.id, '/steps', {
      stage,
      on,
      act: cited,
      reason: reason.trim() === '' ? null : reason.trim(),
      expectedVersion: instrument.version,
    });
  };
  return (
    <FormDialog title="Registrar etapa" saveLabel="Registrar etapa" onClose={onClose} save={save}>
      <Select
        label="Etapa a que chegou"
        options={next.map((each) => ({ id: each.stage, label: STAGE_WORDS[each.stage] }))}
        value={stage}
        onChange={(id) => setStage(id as typeof stage)}
      />
      <DayField label="Em que dia" value={on} onChange={setOn} />
      <ComboBox
        label="Ato do registro"
        help="Os atos guardados em Documentos."
        optional
        options={acts.map(({ id, title }) => ({ id, label: title }))}
        value={act}
        onChange={setAct}
      />
      {act === null && (
        <TextField
          label="Ou o ato, por escrito"
          help="Por exemplo: Resolução CIB/MT nº 10, de 5 de dezembro de 2024"
          optional={!asked?.asksForAct}
          value={name}
          onChange={setName}
          maxLength={500}
        />
      )}
      <TextField
        label="Motivo"
        rows={2}
        optional={!asked?.asksForReason}
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
    </FormDialog>
  );
}
