import { useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { InstrumentDetail, InstrumentSummary } from '../../contract.ts';
import { NATURES, type Nature } from '../../domain/instruments/found.ts';
import { useInstrumentCommands } from './queries.ts';
import { NATURE_WORDS } from './words.tsx';

const OPTIONS = NATURES.map((id) => ({ id, label: NATURE_WORDS[id] }));

const numbersIn = (text: string): string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((each) => each !== '')),
];
const idsOf = (actions: InstrumentSummary['make']): string => actions.map(({ id }) => id).join(', ');

interface NamedDialogProps {
  /** Absent while a new one is registered. */
  instrument: InstrumentSummary | null;
  onClose: () => void;
  onKept?: (detail: InstrumentDetail) => void;
}

/** What an instrument is, and which actions of the plan make it and carry it out. */
export function NamedDialog({ instrument, onClose, onKept }: NamedDialogProps) {
  const { register, edit } = useInstrumentCommands();
  const [nature, setNature] = useState<Nature>(instrument?.nature ?? 'plan');
  const [title, setTitle] = useState(instrument?.title ?? '');
  const [make, setMake] = useState(idsOf(instrument?.make ?? []));
  const [carry, setCarry] = useState(idsOf(instrument?.carry ?? []));
  const [reason, setReason] = useState('');
  const save = async () => {
    if (reason.trim() === '') throw new Error('Escreva o motivo: ele fica na história do instrumento.');
    const body = { nature, title: title.trim(), make: numbersIn(make), carry: numbersIn(carry), reason };
    if (body.title === '') throw new Error('Dê um nome ao instrumento.');
    const kept =
      instrument === null
        ? await register(body)
        : await edit(instrument.id, { ...body, expectedVersion: instrument.version });
    onKept?.(kept);
  };
  return (
    <FormDialog
      title={instrument === null ? 'Registrar um instrumento' : 'Corrigir o instrumento'}
      saveLabel={instrument === null ? 'Registrar' : 'Gravar correção'}
      onClose={onClose}
      save={save}
    >
      <Select label="O que é" options={OPTIONS} value={nature} onChange={(id) => setNature(id as Nature)} />
      <TextField label="Nome" rows={2} value={title} onChange={setTitle} maxLength={500} />
      <TextField
        label="Ações que o elaboram"
        help="Números das ações operacionais, separados por vírgula: 3.5.2"
        optional
        value={make}
        onChange={setMake}
      />
      <TextField
        label="Ações que o executam"
        help="Como acima. Em branco, nenhuma ação do plano o executa."
        optional
        value={carry}
        onChange={setCarry}
      />
      <TextField label="Motivo" rows={2} value={reason} onChange={setReason} maxLength={500} />
    </FormDialog>
  );
}
