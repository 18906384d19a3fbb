import { Paperclip, X } from 'lucide-react';
import { AttachFile } from '../../../../web/components/AttachFile.tsx';
import { useFileSending } from '../../../../web/components/form-work.ts';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { Draft } from './draft.ts';

type Proved = Pick<Draft, 'evidence' | 'url'>;

interface EvidenceFieldProps {
  isOptional: boolean;
  draft: Proved;
  onChange: (change: Partial<Proved>) => void;
  error: string | null;
  /** Keeps the file. */
  sendFile: (file: File) => Promise<NonNullable<Proved['evidence']>>;
  /** What to attach, and what not. */
  hint: string;
}

/** What proves a fact or a told value: a file, kept by the hash of its bytes, or the address where it is published. */
export function EvidenceField({ isOptional, draft, onChange, error, sendFile, hint }: EvidenceFieldProps) {
  const { sending, refusal, send } = useFileSending(sendFile, (evidence) => onChange({ evidence }));
  const problem = refusal ?? error;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-14 font-semibold">
        Prova{isOptional && <span className="font-normal text-ink-quiet"> (opcional)</span>}
      </legend>
      {draft.evidence === null ? (
        <AttachFile label="Anexar arquivo" sending={sending} send={send} />
      ) : (
        <p className="flex items-center gap-2 text-14">
          <Paperclip aria-hidden="true" className="size-4 shrink-0" />
          <span className="min-w-0 flex-1 truncate">{draft.evidence.fileName}</span>
          <IconButton label="Tirar o arquivo" onPress={() => onChange({ evidence: null })}>
            <X aria-hidden="true" />
          </IconButton>
        </p>
      )}
      <p className="text-13 text-ink-quiet">PDF, PNG ou JPEG, até 20 MiB. {hint}</p>
      {problem && (
        <p role="alert" className="text-14 text-bad">
          {problem}
        </p>
      )}
      <TextField
        label="Ou o endereço onde ela está"
        optional
        type="url"
        value={draft.url}
        onChange={(url) => onChange({ url })}
        maxLength={500}
      />
    </fieldset>
  );
}
