import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, type ButtonKind } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { TextField } from './TextField.tsx';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  /** 'alertdialog' where an answer is needed. */
  role?: 'dialog' | 'alertdialog';
}

/** What must be answered before going on; everything else is a Drawer or stands in place. */
export function Dialog({ title, isOpen, onClose, children, footer, role = 'dialog' }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={role === 'dialog'}
      className="fixed inset-0 z-40 flex items-center justify-center bg-brand/50 p-4 max-sm:items-end max-sm:p-0"
    >
      <Modal className="flex max-h-[90dvh] w-full max-w-[560px] flex-col rounded bg-surface shadow-float max-sm:max-w-none max-sm:rounded-b-none">
        <AriaDialog role={role} className="flex min-h-0 flex-col outline-none">
          <header className="flex items-start justify-between gap-4 px-6 pt-5 max-sm:px-4">
            <Heading slot="title" className="text-22">
              {title}
            </Heading>
            <IconButton tip={false} label="Fechar" onPress={onClose} className="-mt-1 -mr-2">
              <X aria-hidden="true" />
            </IconButton>
          </header>
          <div className="min-h-0 overflow-auto px-6 py-4 text-16 max-sm:px-4">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 px-6 pt-2 pb-5 max-sm:px-4">{footer}</footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps extends Omit<DialogProps, 'footer' | 'role' | 'children'> {
  children?: ReactNode;
  /** The verb: "Devolver com motivo". */
  confirmLabel: string;
  kind?: Extract<ButtonKind, 'primary' | 'danger'>;
  /** Asks for a reason in words; without it the verb stays closed. */
  reasonLabel?: string;
  /** Closes only when this has succeeded; an error stays in the dialog. */
  onConfirm: (reason: string) => Promise<unknown> | unknown;
}

/** Asks once more, with the reason where one is due. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { confirmLabel, kind = 'primary', reasonLabel, onConfirm, onClose, children, ...dialog } = props;
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    if (reasonLabel && reason.trim() === '') {
      setProblem('Escreva o motivo: ele fica no histórico.');
      return;
    }
    setBusy(true);
    try {
      await onConfirm(reason.trim());
      setReason('');
      setProblem(null);
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'Não foi possível concluir. Tente de novo.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      {...dialog}
      onClose={onClose}
      role="alertdialog"
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            Voltar
          </Button>
          <Button kind={kind} onPress={() => void confirm()} isBusy={busy}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {reasonLabel ? (
        <TextField
          className="mt-3"
          label={reasonLabel}
          rows={3}
          value={reason}
          onChange={setReason}
          error={problem}
          autoFocus
        />
      ) : (
        problem && (
          <p role="alert" className="mt-3 text-14 text-bad">
            {problem}
          </p>
        )
      )}
    </Dialog>
  );
}
