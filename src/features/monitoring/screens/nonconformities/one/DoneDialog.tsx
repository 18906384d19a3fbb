import { Paperclip, X } from 'lucide-react';
import { useState } from 'react';
import { AttachFile } from '../../../../../web/components/AttachFile.tsx';
import { DayField } from '../../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../../web/components/FormDialog.tsx';
import { useFileSending } from '../../../../../web/components/form-work.ts';
import { IconButton } from '../../../../../web/components/IconButton.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import { showToast } from '../../../../../web/components/Toast.tsx';
import type { EvidenceAnswer } from '../../../contract.ts';
import { sendEvidence } from '../../queries.ts';
import { useGesture } from './use-gesture.ts';

interface DoneDialogProps {
  nc: { id: string; version: number; number: string };
  number: number;
  what: string;
  today: string;
  onClose: () => void;
}

/** Says that a measure was done, on which day, and what proves it: words, files, or both. */
export function DoneDialog({ nc, number, what, today, onClose }: DoneDialogProps) {
  const run = useGesture(nc);
  const [on, setOn] = useState<string | null>(today);
  const [words, setWords] = useState('');
  const [files, setFiles] = useState<readonly EvidenceAnswer[]>([]);
  const save = async () => {
    if (on === null) throw new Error('Diga em que dia foi feita.');
    const hashes = files.map(({ sha256 }) => sha256);
    await run({ kind: 'measure-done', number, on, words: words.trim() || null, files: hashes });
    showToast(`Medida ${number} da ${nc.number} feita.`);
  };
  return (
    <FormDialog title={`Medida ${number} feita`} saveLabel="Gravar como feita" onClose={onClose} save={save}>
      <p className="text-14 text-ink-quiet">{what}</p>
      <DayField label="Feita em" value={on} onChange={setOn} />
      <TextField
        label="Evidência"
        optional
        rows={3}
        value={words}
        onChange={setWords}
        maxLength={2000}
        help="O que prova que foi feita: o ato, o número, o que se vê."
      />
      <Files files={files} onChange={setFiles} />
    </FormDialog>
  );
}

interface FilesProps {
  files: readonly EvidenceAnswer[];
  onChange: (files: readonly EvidenceAnswer[]) => void;
}

function Files({ files, onChange }: FilesProps) {
  const { sending, refusal, send } = useFileSending(sendEvidence, (sent) =>
    onChange([...files.filter(({ sha256 }) => sha256 !== sent.sha256), sent]),
  );
  return (
    <div className="flex flex-col gap-2">
      {files.map(({ sha256, fileName }) => (
        <p key={sha256} className="flex items-center gap-2 text-14">
          <Paperclip aria-hidden="true" className="size-4 shrink-0" />
          <span className="min-w-0 flex-1 truncate">{fileName}</span>
          <IconButton
            label={`Tirar ${fileName}`}
            onPress={() => onChange(files.filter((each) => each.sha256 !== sha256))}
          >
            <X aria-hidden="true" />
          </IconButton>
        </p>
      ))}
      <AttachFile label="Anexar arquivo" sending={sending} send={send} />
      {refusal && (
        <p role="alert" className="text-14 text-bad">
          {refusal}
        </p>
      )}
    </div>
  );
}
