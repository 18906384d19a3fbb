import { useState } from 'react';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { Standing } from '../../contract.ts';
import { standingsOf, standingWords } from '../../domain/standing.ts';
import { useSayStanding } from './queries.ts';

interface SayStandingDialogProps {
  name: string;
  standing: Standing;
  onClose: () => void;
}

/** Another standing than the computed one, with its reason and its last day; the computed one stays beside it. */
export function SayStandingDialog({ name, standing, onClose }: SayStandingDialogProps) {
  const { kind, computed, basis, version } = standing;
  const options = standingsOf(kind).filter((each) => each !== computed);
  const [said, setSaid] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string | null>(null);
  const { say } = useSayStanding(standing);
  const save = async () => {
    if (said === null) throw new Error('Escolha a situação.');
    if (reason.trim().length < 3) throw new Error('Escreva o motivo: ele fica à vista, com o seu nome.');
    await say.mutateAsync({ standing: said, reason: reason.trim(), until, expectedVersion: version });
  };
  return (
    <FormDialog title={`Situação: ${name}`} saveLabel="Gravar situação" onClose={onClose} save={save}>
      <p className="text-14">
        A regra calcula “{standingWords(kind, computed)}” ({basis}). O que você disser aparece ao lado, e não
        no lugar.
      </p>
      <Select
        label="Situação"
        options={options.map((id) => ({ id, label: standingWords(kind, id) }))}
        value={said}
        onChange={setSaid}
      />
      <TextField label="Motivo" rows={3} maxLength={2000} value={reason} onChange={setReason} />
      <DayField
        label="Vale até"
        optional
        help="Depois deste dia volta a valer só a calculada. Sem data, vale até alguém retirar."
        value={until}
        onChange={setUntil}
      />
    </FormDialog>
  );
}
