import { Paperclip } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { Button } from './Button.tsx';

interface AttachFileProps {
  /** On the button while nothing is on its way. */
  label: string;
  /** What is proved, for whoever hears the button. */
  of?: string;
  kind?: 'quiet' | 'secondary';
  /** The name of the file that is being sent. */
  sending: string | null;
  send: (file: File | undefined) => Promise<void>;
}

/** The button that takes a proof: PDF, PNG or JPEG. */
export function AttachFile({ label, of, kind = 'secondary', sending, send }: AttachFileProps) {
  return (
    <FileTrigger
      acceptedFileTypes={['application/pdf', 'image/png', 'image/jpeg']}
      onSelect={(list) => void send(list?.[0])}
    >
      <Button
        kind={kind}
        icon={<Paperclip aria-hidden="true" />}
        isDisabled={sending !== null}
        className="self-start"
        {...(of === undefined ? {} : { 'aria-label': `${label}: ${of}` })}
      >
        {sending === null ? label : `Enviando ${sending}`}
      </Button>
    </FileTrigger>
  );
}
