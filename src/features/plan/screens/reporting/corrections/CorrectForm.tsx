import { useState } from 'react';
import { FormDialog } from '../../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import { type Action, type AskedCells, MOST_CHANGES } from '../../../contract.ts';
import { countOf } from '../../words.ts';

interface CorrectFormProps {
  actions: readonly Action[];
  onClose: () => void;
  onAsk: (cells: readonly AskedCells[]) => void;
}

/** Who reports and by when, said once for many actions. */
export function CorrectForm({ actions, onClose, onAsk }: CorrectFormProps) {
  const [owner, setOwner] = useState('');
  const [deadline, setDeadline] = useState('');
  const next = async () => {
    if (owner.trim() === '' && deadline.trim() === '') throw new Error('Escreva quem lança ou o prazo.');
    if (actions.length > MOST_CHANGES)
      throw new Error(`São no máximo ${MOST_CHANGES} ações de uma vez: selecione menos.`);
    onAsk(
      actions.map(({ id }) => ({
        action: id,
        ...(owner.trim() !== '' && { owner: owner.trim() }),
        ...(deadline.trim() !== '' && { deadline: deadline.trim() }),
      })),
    );
  };
  return (
    <FormDialog
      title={countOf(actions.length, 'ação selecionada', 'ações selecionadas')}
      saveLabel="Ver o que muda"
      onClose={onClose}
      save={next}
    >
      <TextField
        label="Quem lança"
        optional
        maxLength={400}
        value={owner}
        onChange={setOwner}
        help="Siglas ou nomes, separados por vírgula. De várias unidades, a primeira encerra a ação."
      />
      <TextField
        label="Prazo"
        optional
        maxLength={200}
        value={deadline}
        onChange={setDeadline}
        help="Por exemplo: até 30/11/2026, ou 01/06/2024 a 31/12/2025. O texto do documento fica como está."
      />
    </FormDialog>
  );
}
