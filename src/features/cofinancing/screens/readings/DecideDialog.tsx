import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { apiPost } from '../../../../web/api.ts';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { ActChoice } from '../../../acts/screens/index.tsx';
import { DecisionAnswer, type OpenReading } from '../../contract.ts';
import { monthTyped, monthWritten } from '../month-typed.ts';

interface DecideDialogProps {
  reading: OpenReading;
  onClose: () => void;
}

/** Answers a question from a month on, by an act, with the reason; what was decided before stays in the history. */
export function DecideDialog({ reading, onClose }: DecideDialogProps) {
  const queries = useQueryClient();
  const first = reading.known.flatMap(({ months }) => months).sort()[0];
  const [option, setOption] = useState(reading.chosen);
  const [from, setFrom] = useState(monthTyped(reading.decision?.from ?? first ?? ''));
  const [act, setAct] = useState<string | null>(reading.decision?.act.id ?? null);
  const [reason, setReason] = useState('');
  const save = async () => {
    const month = monthWritten(from);
    if (month === null) throw new Error('Escreva a competência como mm/aaaa, por exemplo 07/2020.');
    if (act === null) throw new Error('Escolha no registro o ato que decide.');
    const { programme, id, version } = reading;
    const path = `/api/cofinancing/readings/${encodeURIComponent(programme.id)}/${encodeURIComponent(id)}/decide`;
    const said = await apiPost(path, { option, from: month, act, reason, version }, DecisionAnswer);
    await queries.invalidateQueries({ queryKey: ['cofinancing'] });
    showToast(`Decidido: ${said.label}.`);
  };
  return (
    <FormDialog title={reading.question} saveLabel="Registrar a decisão" onClose={onClose} save={save}>
      <p className="text-14">
        Vale para as competências a partir da escolhida. O que já foi guardado e numerado fica como está.
      </p>
      <Select
        label="Resposta"
        options={reading.options.map(({ id, label }) => ({ id, label }))}
        value={option}
        onChange={setOption}
      />
      <TextField label="A partir da competência" help="mm/aaaa" value={from} onChange={setFrom} />
      <ActChoice label="Ato que decide" value={act} onChange={setAct} />
      <TextField
        label="Motivo"
        help="Por que esta resposta: fica na memória de cálculo e no histórico"
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
