import { Paperclip, X } from 'lucide-react';
import { AttachFile } from '../../../web/components/AttachFile.tsx';
import { useFileSending } from '../../../web/components/form-work.ts';
import { IconButton } from '../../../web/components/IconButton.tsx';
import type { Proof } from '../domain/monthly/declaration.ts';
import { evidenceAddress, sendEvidence } from './programming/queries.ts';

interface EvidencePickerProps {
  /** What is proved, for whoever hears the button. */
  label: string;
  value: Proof | null;
  /** Left out where the reader may not change it. */
  onChange?: ((proof: Proof | null) => void) | undefined;
  error?: string | null | undefined;
}

/** A file that proves what is declared, kept by the hash of its bytes. */
export function EvidencePicker({ label, value, onChange, error = null }: EvidencePickerProps) {
  const { sending, refusal, send } = useFileSending(sendEvidence, ({ sha256, fileName }) =>
    onChange?.({ sha256, fileName }),
  );
  const problem = refusal ?? error;
  return (
    <div className="text-14">
      {value === null && onChange === undefined && <span className="text-ink-quiet">Sem prova anexada</span>}
      {value === null && onChange !== undefined && (
        <AttachFile label="Anexar prova" of={label} kind="quiet" sending={sending} send={send} />
      )}
      {value !== null && (
        <span className="flex items-center gap-1.5">
          <Paperclip aria-hidden="true" className="size-4 shrink-0" />
          <a href={evidenceAddress(value.sha256)} className="min-w-0 truncate">
            {value.fileName}
          </a>
          {onChange && (
            <IconButton label={`Tirar a prova: ${label}`} onPress={() => onChange(null)}>
              <X aria-hidden="true" />
            </IconButton>
          )}
        </span>
      )}
      {problem && (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}
