import { useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { EntryCardAnswer, EntryCell, SheetAnswer } from '../../contract.ts';
import { readPastedTable } from '../../domain/entries/pasted-table.ts';

interface PasteDialogProps {
  card: EntryCardAnswer;
  answer: SheetAnswer;
  onClose: () => void;
  onPut: (cells: readonly EntryCell[], failed: number) => Promise<void>;
}

const MOST_SHOWN = 20;

/** A table copied from the report, in whatever order its places come: each is found by code or name. */
export function PasteDialog({ card, answer, onClose, onPut }: PasteDialogProps) {
  const [text, setText] = useState('');
  const { cells, problems } = readPastedTable(text, answer.places, card);
  const count = cells.length;
  return (
    <FormDialog
      title="Colar a tabela do relatório"
      saveLabel={count === 0 ? 'Gravar' : count === 1 ? 'Gravar 1 linha' : `Gravar ${count} linhas`}
      isDisabled={count === 0}
      onClose={onClose}
      save={() => onPut(cells, problems.length)}
    >
      <TextField
        label="Tabela copiada do Excel ou de um CSV"
        help={`Uma linha por lugar, em qualquer ordem: código do IBGE ou nome, depois “${card.numerator}” e “${card.denominator}”. Se a primeira linha tiver estes títulos, as colunas podem vir em outra ordem.`}
        rows={9}
        value={text}
        onChange={setText}
        autoFocus
        spellCheck="false"
      />
      <p aria-live="polite" className="text-14">
        {text.trim() === '' ? '' : `${count} de ${answer.places.length} lugares reconhecidos.`}
      </p>
      {problems.length > 0 && (
        <ul className="-mt-3 max-h-40 list-disc overflow-auto pl-5 text-14 text-bad">
          {problems.slice(0, MOST_SHOWN).map(({ line, reason }) => (
            <li key={line}>
              Linha {line}: {reason}
            </li>
          ))}
          {problems.length > MOST_SHOWN && <li>e mais {problems.length - MOST_SHOWN}.</li>}
        </ul>
      )}
    </FormDialog>
  );
}
