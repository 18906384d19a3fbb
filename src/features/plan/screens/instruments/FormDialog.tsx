import { type ReactNode, useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';

interface FormDialogProps {
  title: string;
  saveLabel: string;
  onClose: () => void;
  /** Throws with the words that stand in the dialog. */
  save: () => Promise<unknown>;
  children: ReactNode;
}

/** Writes something and closes when it was kept; a refusal stands in the dialog, and nothing typed is lost. */
export function FormDialog({ title, saveLabel, onClose, save, children }: FormDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    try {
      await save();
      onClose();
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
          <Button kind="quiet" onPress={onClose}>
            Voltar
          </Button>
          <Button kind="primary" isDisabled={busy} onPress={() => void press()}>
            {saveLabel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {children}
        {problem && (
          <p role="alert" className="text-14 text-bad">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
