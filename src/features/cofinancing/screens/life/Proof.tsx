import { Paperclip, X } from 'lucide-react';
import { AttachFile } from '../../../../web/components/AttachFile.tsx';
import { useFileSending } from '../../../../web/components/form-work.ts';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import { proofAddress, sendProof } from './queries.ts';

export interface ProofFile {
  readonly sha256: string;
  readonly fileName: string;
}

/** The way to a file that proves something. */
export function ProofLink({ file }: { file: ProofFile }) {
  return (
    <a href={proofAddress(file.sha256)} className="inline-flex max-w-full items-center gap-1 text-14">
      <Paperclip aria-hidden="true" className="size-4 shrink-0" />
      <span className="truncate">{file.fileName}</span>
    </a>
  );
}

interface ProofFieldProps {
  /** What is proved, for whoever hears the button. */
  of: string;
  file: ProofFile | null;
  onChange: (file: ProofFile | null) => void;
}

/** One file: the scan of a document. */
export function ProofField({ of, file, onChange }: ProofFieldProps) {
  const { sending, refusal, send } = useFileSending(sendProof, onChange);
  return (
    <div className="flex flex-col gap-1">
      {file === null ? (
        <AttachFile label="Anexar arquivo" of={of} kind="quiet" sending={sending} send={send} />
      ) : (
        <p className="flex items-center gap-2 text-14">
          <ProofLink file={file} />
          <IconButton label={`Tirar ${file.fileName}`} onPress={() => onChange(null)}>
            <X aria-hidden="true" />
          </IconButton>
        </p>
      )}
      {refusal && (
        <p role="alert" className="text-14 text-bad">
          {refusal}
        </p>
      )}
    </div>
  );
}
