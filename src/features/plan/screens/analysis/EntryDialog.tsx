import { type ReactNode, useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
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
  const [removing, setRemoving] = useState(false);
  const save = async () => {
    const written = content();
    if (typeof written === 'string') throw new Error(written);
    await (entry === null ? commands.add([written]) : commands.change(entry, written));
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
    <FormDialog
      title={title}
      saveLabel="Gravar"
      onClose={onClose}
      save={save}
      aside={
        entry !== null &&
        removable &&
        entry.origin !== 'document' && (
          <Button kind="danger" onPress={() => setRemoving(true)}>
            Retirar
          </Button>
        )
      }
    >
      {children}
    </FormDialog>
  );
}

/** A list written one a line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
