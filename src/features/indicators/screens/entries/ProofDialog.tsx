import { useState } from 'react';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { EntryCardAnswer, SheetHead } from '../../contract.ts';
import type { EntrySource } from '../../domain/entries/sheet.ts';
import { EvidenceField } from '../facts/EvidenceField.tsx';
import { sendProof } from './queries.ts';

interface ProofDialogProps {
  card: EntryCardAnswer;
  sheet: SheetHead;
  onClose: () => void;
  onSave: (source: EntrySource) => Promise<unknown>;
}

const written = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Where the values come from: the report itself, the act, or the address where it is published. */
export function ProofDialog({ card, sheet, onClose, onSave }: ProofDialogProps) {
  const { source } = sheet;
  const [proof, setProof] = useState({ evidence: source.evidence, url: source.url ?? '' });
  const [actName, setActName] = useState(source.act?.name ?? '');
  const [actDate, setActDate] = useState(source.act?.date ?? null);
  const [note, setNote] = useState(source.note ?? '');
  const save = async () => {
    const name = written(actName);
    await onSave({
      evidence: proof.evidence?.sha256 ?? null,
      url: written(proof.url),
      act: name === null ? null : { name, date: actDate },
      note: written(note),
    });
  };
  return (
    <FormDialog title="Prova do lançamento" saveLabel="Gravar a prova" onClose={onClose} save={save}>
      <p className="text-14">{card.help}</p>
      <EvidenceField
        isOptional={false}
        draft={proof}
        onChange={(change) => setProof((before) => ({ ...before, ...change }))}
        error={null}
        sendFile={sendProof}
        hint="Só totais: nenhum nome, CPF ou cartão."
      />
      <div className="grid grid-cols-[1fr_11rem] gap-4 max-sm:grid-cols-1">
        <TextField
          label="Ou o ato"
          optional
          help="Como “Ofício nº 12/2026/COPHS”"
          value={actName}
          onChange={setActName}
          maxLength={160}
        />
        <DayField label="Data do ato" optional value={actDate} onChange={setActDate} />
      </div>
      <TextField
        label="Observação"
        optional
        rows={2}
        value={note}
        onChange={setNote}
        maxLength={2000}
        help="O que precisa ser sabido antes de usar os números."
      />
    </FormDialog>
  );
}
