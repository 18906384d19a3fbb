import { useState } from 'react';
import { FileDrop } from '../../../../web/components/FileDrop.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { CrosswalkAnswer } from '../../contract.ts';
import { readCodes } from '../../domain/crosswalk.ts';
import { decodeText } from '../../domain/plan-document/delimited.ts';
import { useEntryCommands } from '../analysis/queries.ts';
import { countOf } from '../words.ts';

interface CodesDialogProps {
  items: CrosswalkAnswer['items'];
  onClose: () => void;
}

/** Codes pasted from a sheet, or read from a CSV; what cannot be read is named before anything is kept. */
export function CodesDialog({ items, onClose }: CodesDialogProps) {
  const { add } = useEntryCommands();
  const [text, setText] = useState('');
  const { codes, faults } = readCodes(text, items);
  const save = async () => {
    if (faults.length > 0) throw new Error('Corrija antes as linhas que não se leem: nada foi gravado.');
    if (codes.length === 0) throw new Error('Cole ao menos uma linha.');
    await add(codes.map((code) => ({ kind: 'code' as const, ...code })));
  };
  return (
    <FormDialog
      title="Colar códigos"
      saveLabel={codes.length === 0 ? 'Incluir' : `Incluir ${countOf(codes.length, 'código', 'códigos')}`}
      onClose={onClose}
      save={save}
    >
      <TextField
        label="Registro, PES ou PPA, código, título, vigência e fonte, em colunas"
        help="Copie da planilha. O registro é Objetivo 1, Meta 1, 713, 3.5 ou 3.5.16; a vigência, 2024 a 2027."
        rows={8}
        value={text}
        onChange={setText}
        autoFocus
      />
      <FileDrop
        verb="Escolher um CSV"
        onFiles={async ([file]) => {
          if (file !== undefined) setText(decodeText(new Uint8Array(await file.arrayBuffer())));
        }}
      >
        As mesmas colunas, separadas por ponto e vírgula.
      </FileDrop>
      <div aria-live="polite" className="text-14">
        {text.trim() !== '' && <p>{countOf(codes.length, 'código lido', 'códigos lidos')}.</p>}
        {faults.slice(0, 8).map((fault) => (
          <p key={fault} className="text-bad">
            {fault}
          </p>
        ))}
      </div>
    </FormDialog>
  );
}
