import { type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { FormWork, useFormWork } from './form-work.ts';

interface FormDialogProps {
  title: string;
  saveLabel: string;
  onClose: () => void;
  /** Throws with the words that stand in the dialog; false keeps it open where the fields themselves say what is missing. */
  save: () => unknown;
  /** Where there is nothing to save yet. */
  isDisabled?: boolean;
  /** A button of another kind, at the other end of the footer. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Writes something and closes when it was kept; a refusal stands in the dialog, and nothing typed is lost. */
export function FormDialog({
  title,
  saveLabel,
  onClose,
  save,
  isDisabled = false,
  aside,
  children,
}: FormDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { isWorking, tell } = useFormWork();
  const press = async () => {
    setBusy(true);
    setProblem(null);
    try {
      if ((await save()) !== false) onClose();
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          {aside && <span className="mr-auto">{aside}</span>}
          <Button kind="quiet" onPress={onClose}>
            Voltar
          </Button>
          <Button
            kind="primary"
            isDisabled={isDisabled || isWorking}
            isBusy={busy}
            onPress={() => void press()}
          >
            {saveLabel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FormWork value={tell}>{children}</FormWork>
        {problem && (
          <p role="alert" className="text-14 text-bad">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
