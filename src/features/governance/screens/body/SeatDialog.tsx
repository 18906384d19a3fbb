import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { BodyDetail, SeatAnswer } from '../../contract.ts';
import { SEGMENT_WORDS, SEGMENTS, type Segment } from '../../domain/seat.ts';
import { useRemoveSeat, useSaveSeat } from '../queries.ts';

const OPTIONS = SEGMENTS.map((id) => ({ id, label: SEGMENT_WORDS[id] }));
const named = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** A person in a seat: the name, and the id of their account. */
interface Sat {
  name: string;
  person: string | null;
}

interface SeatDialogProps {
  body: BodyDetail;
  seat: SeatAnswer | null;
  onClose: () => void;
}

/** A seat: the institution, whom it sends, and until when. */
export function SeatDialog({ body, seat, onClose }: SeatDialogProps) {
  const [institution, setInstitution] = useState(seat?.institution ?? '');
  const [segment, setSegment] = useState<Segment>(seat?.segment ?? 'management');
  const [titular, setTitular] = useState<Sat>({
    name: seat?.titular ?? '',
    person: seat?.titularPerson ?? null,
  });
  const [substitute, setSubstitute] = useState<Sat>({
    name: seat?.substitute ?? '',
    person: seat?.substitutePerson ?? null,
  });
  const [from, setFrom] = useState(seat?.from ?? null);
  const [to, setTo] = useState(seat?.to ?? null);
  const saveSeat = useSaveSeat(body.id, seat?.id ?? null);
  const remove = useRemoveSeat();
  const save = async () => {
    await saveSeat.mutateAsync({
      institution: institution.trim(),
      segment,
      titular: named(titular.name),
      substitute: named(substitute.name),
      titularPerson: titular.person,
      substitutePerson: substitute.person,
      from,
      to,
      expectedVersion: seat?.version ?? 0,
    });
    showToast(`Cadeira de ${institution} gravada.`);
  };
  const drop = () =>
    remove.mutate(
      { seat: seat?.id ?? '', expectedVersion: seat?.version ?? 0 },
      { onSuccess: onClose, onError: (error) => showToast(error.message, { tone: 'problem' }) },
    );
  return (
    <FormDialog
      title={seat === null ? 'Incluir cadeira' : `Cadeira de ${seat.institution}`}
      saveLabel="Gravar"
      isDisabled={institution.trim() === ''}
      onClose={onClose}
      save={save}
      aside={
        seat && (
          <Button kind="danger" onPress={drop} isDisabled={remove.isPending}>
            Retirar a cadeira
          </Button>
        )
      }
    >
      <TextField
        label="Instituição"
        value={institution}
        onChange={setInstitution}
        maxLength={200}
        autoFocus
      />
      <Select
        label="Segmento"
        options={OPTIONS}
        value={segment}
        onChange={(value) => setSegment(value as Segment)}
      />
      <Sitter label="Titular" value={titular} onChange={setTitular} people={body.people} />
      <Sitter label="Suplente" value={substitute} onChange={setSubstitute} people={body.people} />
      <div className="flex flex-wrap gap-4">
        <DayField label="Mandato desde" optional value={from} onChange={setFrom} />
        <DayField label="Até (exclusive)" optional value={to} onChange={setTo} />
      </div>
    </FormDialog>
  );
}

interface SitterProps {
  label: string;
  value: Sat;
  onChange: (value: Sat) => void;
  people: BodyDetail['people'];
}

/** Who sits: the name, and the account here where they have one; choosing an account writes the name that was not written. */
function Sitter({ label, value, onChange, people }: SitterProps) {
  const tie = (person: string | null) => {
    const own = people.find(({ id }) => id === person)?.name ?? '';
    onChange({ person, name: value.name.trim() === '' ? own : value.name });
  };
  return (
    <div className="flex flex-wrap gap-4">
      <TextField
        className="min-w-56 flex-1"
        label={label}
        optional
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        maxLength={200}
        help="Só o nome; nenhum documento pessoal."
      />
      <ComboBox
        className="min-w-56 flex-1"
        label={`Conta de ${label.toLowerCase()}`}
        optional
        options={people.map(({ id, name, office }) => ({ id, label: name, note: office }))}
        value={value.person}
        onChange={tie}
        help="Quem tem conta recebe os avisos das reuniões."
        empty="Ninguém com este nome tem conta"
      />
    </div>
  );
}
