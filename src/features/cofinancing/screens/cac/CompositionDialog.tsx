import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { CacAnswer } from '../../contract.ts';
import { useCacCommands } from './queries.ts';

interface Draft {
  key: number;
  institution: string;
  person: string | null;
}

/** Who sits in the commission and signs, by the act that constituted it. */
export function CompositionDialog({ cac, onClose }: { cac: CacAnswer; onClose: () => void }) {
  const { agreement, constitution, commission, candidates } = cac;
  const { compose } = useCacCommands(agreement.id);
  const [act, setAct] = useState(commission?.act ?? constitution?.document ?? '');
  const [on, setOn] = useState<string | null>(commission?.on ?? constitution?.on ?? null);
  const [body, setBody] = useState(commission?.body ?? '');
  const [seats, setSeats] = useState<readonly Draft[]>(
    commission?.seats.map(({ institution, person }, key) => ({ key, institution, person })) ?? [
      { key: 0, institution: '', person: null },
    ],
  );
  const change = (key: number, with_: Partial<Draft>) =>
    setSeats(seats.map((seat) => (seat.key === key ? { ...seat, ...with_ } : seat)));
  const save = () => {
    if (on === null) throw new Error('Diga o dia do ato.');
    const filled = seats.filter(({ person }) => person !== null);
    return compose({
      act,
      on,
      body: body.trim() === '' ? null : body.trim(),
      seats: filled.map(({ institution, person }) => ({
        institution,
        person,
        name: candidates.find(({ id }) => id === person)?.name ?? '',
      })),
      version: commission?.version ?? 0,
    });
  };
  return (
    <FormDialog title="Membros da CAC" saveLabel="Registrar" onClose={onClose} save={save}>
      <p className="text-14">
        Assinam as avaliações cujo parecer vier depois deste registro. O que já foi assinado fica como está.
      </p>
      <TextField label="Ato que constitui" value={act} onChange={setAct} maxLength={200} />
      <DayField label="Dia do ato" value={on} onChange={setOn} />
      <TextField
        label="Colegiado em que se reúne"
        help="o endereço dele em Colegiados, se houver"
        optional
        value={body}
        onChange={setBody}
        maxLength={80}
      />
      {seats.map(({ key, institution, person }, index) => (
        <fieldset key={key} className="grid gap-3 sm:grid-cols-2">
          <legend className="sr-only">Membro {index + 1}</legend>
          <Select
            label={`Membro ${index + 1}`}
            options={candidates.map(({ id, name, office }) => ({ id, label: `${name} · ${office}` }))}
            value={person}
            onChange={(next) => change(key, { person: next })}
          />
          <TextField
            label={`Representa (membro ${index + 1})`}
            value={institution}
            onChange={(next) => change(key, { institution: next })}
            maxLength={120}
          />
        </fieldset>
      ))}
      <Button
        kind="quiet"
        className="self-start"
        icon={<Plus aria-hidden="true" />}
        onPress={() => setSeats([...seats, { key: seats.length, institution: '', person: null }])}
      >
        Mais um membro
      </Button>
    </FormDialog>
  );
}
