import { useState } from 'react';
import { FormDialog } from '../../../web/components/FormDialog.tsx';
import { Select } from '../../../web/components/Select.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { type RecordFacts, recordTitle } from '../../../web/record-actions.ts';
import { MOST_TITLE } from '../domain/agenda.ts';
import { useBodies, usePropose } from './queries.ts';

/** Which body, what and why: of the conduction meeting where none other is chosen. */
export function ProposeDialog({ record, onClose }: { record: RecordFacts; onClose: () => void }) {
  const bodies = useBodies();
  const [chosen, setChosen] = useState<string | null>(null);
  const [title, setTitle] = useState(recordTitle(record).slice(0, MOST_TITLE));
  const [note, setNote] = useState('');
  const propose = usePropose();
  const items = (bodies.data?.items ?? []).filter(({ endedOn }) => endedOn === null);
  const body = chosen ?? items[0]?.id ?? null;
  const save = async () => {
    await propose.mutateAsync({
      body: body ?? '',
      title: title.trim(),
      note: note.trim() === '' ? null : note.trim(),
      action: record.kind === 'action' ? record.id : null,
      indicator: record.kind === 'indicator' ? record.id : null,
      unit: record.unit ?? null,
    });
    showToast('Proposto para a próxima reunião.');
  };
  return (
    <FormDialog
      title="Levar à próxima reunião"
      saveLabel="Propor"
      isDisabled={body === null || title.trim() === ''}
      onClose={onClose}
      save={save}
    >
      <Select
        label="Colegiado"
        options={items.map(({ id, name }) => ({ id, label: name }))}
        value={body}
        onChange={setChosen}
      />
      <TextField label="Assunto" rows={2} value={title} onChange={setTitle} maxLength={MOST_TITLE} />
      <TextField label="Por que levar" optional rows={2} value={note} onChange={setNote} maxLength={1000} />
    </FormDialog>
  );
}
