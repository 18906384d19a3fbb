import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { SeatAnswer } from '../../contract.ts';
import { SEGMENT_WORDS, SEGMENTS, type Segment } from '../../domain/seat.ts';
import { useRemoveSeat, useSaveSeat } from '../queries.ts';

const OPTIONS = SEGMENTS.map((id) => ({ id, label: SEGMENT_WORDS[id] }));
const named = (text: string): string | null => (text.trim() === '' ? null : text.trim());

interface SeatDialogProps {
  body: string;
  seat: SeatAnswer | null;
  onClose: () => void;
}

/** A seat: the institution, whom it sends, and until when. */
export function SeatDialog({ body, seat, onClose }: SeatDialogProps) {
  const [institution, setInstitution] = useState(seat?.institution ?? '');
  const [segment, setSegment] = useState<Segment>(seat?.segment ?? 'management');
  const [titular, setTitular] = useState(seat?.titular ?? '');
  const [substitute, setSubstitute] = useState(seat?.substitute ?? '');
  const [from, setFrom] = useState(seat?.from ?? null);
  const [to, setTo] = useState(seat?.to ?? null);
  const saveSeat = useSaveSeat(body, seat?.id ?? null);
  const remove = useRemoveSeat();
  const save = async () => {
    await saveSeat.mutateAsync({
      institution: institution.trim(),
      segment,
      titular: named(titular),
      substitute: named(substitute),
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
      <TextField
        label="Titular"
        optional
        value={titular}
        onChange={setTitular}
        maxLength={200}
        help="Só o nome; nenhum documento pessoal."
      />
      <TextField label="Suplente" optional value={substitute} onChange={setSubstitute} maxLength={200} />
      <div className="flex flex-wrap gap-4">
        <DayField label="Mandato desde" optional value={from} onChange={setFrom} />
        <DayField label="Até (exclusive)" optional value={to} onChange={setTo} />
      </div>
    </FormDialog>
  );
}
