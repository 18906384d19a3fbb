import { useState } from 'react';
import { Button } from '../../../../../web/components/Button.tsx';
import { ComboBox } from '../../../../../web/components/ComboBox.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import type { NonConformityDetail } from '../../../contract.ts';
import { FormFoot, isWritable, Part } from './Part.tsx';
import { useFormInPlace } from './use-gesture.ts';

/** What did not go as planned, and who answers for it. */
export function Description({ nc }: { nc: NonConformityDetail }) {
  const form = useFormInPlace(nc, 'description');
  const writable = isWritable(nc);
  const isBlank = nc.description === null;
  return (
    <Part
      title="O que aconteceu"
      action={
        writable &&
        !form.open &&
        !isBlank && (
          <Button kind="quiet" onPress={() => form.toggle(true)}>
            Mudar a descrição
          </Button>
        )
      }
    >
      {writable && (form.open || isBlank) ? (
        <Form nc={nc} form={form} />
      ) : (
        <p className={`max-w-[80ch] whitespace-pre-line ${isBlank ? 'text-ink-quiet' : ''}`}>
          {nc.description ?? 'Ainda não descrita.'}
        </p>
      )}
    </Part>
  );
}

function Form({ nc, form }: { nc: NonConformityDetail; form: ReturnType<typeof useFormInPlace> }) {
  const [description, setDescription] = useState(nc.description ?? '');
  const [unit, setUnit] = useState<string | null>(nc.unit);
  const save = () =>
    void form.save({ kind: 'described', description: description.trim(), unit: unit ?? nc.unit });
  return (
    <div className="screen-only flex max-w-[80ch] flex-col gap-3">
      <TextField
        label="Descrição"
        rows={3}
        value={description}
        onChange={setDescription}
        maxLength={4000}
        help="O que se esperava, o que se viu e desde quando."
      />
      <ComboBox
        label="Unidade que responde"
        options={nc.unitOptions.map(({ id, name }) => ({ id, label: name }))}
        value={unit}
        onChange={setUnit}
      />
      <FormFoot
        {...form}
        saveLabel="Gravar a descrição"
        onSave={save}
        onClose={() => {
          form.toggle(false);
          setDescription(nc.description ?? '');
        }}
      />
    </div>
  );
}
