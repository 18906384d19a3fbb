import { type ReactNode, useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog, Dialog } from '../../../../web/components/Dialog.tsx';
import type { EntryContent } from '../../domain/analysis/content.ts';
import { type Kept, useEntryCommands } from './queries.ts';

interface EntryDialogProps {
  title: string;
  /** Absent while a new one is written. */
  entry: Omit<Kept, 'content'> | null;
  /** What would be kept, or why it cannot be yet. */
  content: () => EntryContent | string;
  /** Whether it may be taken out. */
  removable?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Writes one entry; a refusal of the server stands in the dialog, and nothing typed is lost. */
export function EntryDialog({
  title,
  entry,
  content,
  removable = true,
  onClose,
  children,
}: EntryDialogProps) {
  const commands = useEntryCommands();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [removing, setRemoving] = useState(false);
  const save = async () => {
    const written = content();
    if (typeof written === 'string') return setProblem(written);
    setBusy(true);
    try {
      await (entry === null ? commands.add([written]) : commands.change(entry, written));
      onClose();
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  if (removing && entry) {
    return (
      <ConfirmDialog
        title="Retirar este registro?"
        isOpen
        kind="danger"
        confirmLabel="Retirar com motivo"
        reasonLabel="Motivo"
        onClose={() => setRemoving(false)}
        onConfirm={async (reason) => {
          await commands.removeById(entry.id, entry.version, reason);
          onClose();
        }}
      >
        <p>Deixa de contar nos números desta página. O que foi escrito fica na história.</p>
      </ConfirmDialog>
    );
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          {entry !== null && removable && entry.origin !== 'document' && (
            <Button kind="danger" className="mr-auto" onPress={() => setRemoving(true)}>
              Retirar
            </Button>
          )}
          <Button kind="quiet" onPress={onClose}>
            Voltar
          </Button>
          <Button kind="primary" isDisabled={busy} onPress={() => void save()}>
            Gravar
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

/** A list written one a line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
