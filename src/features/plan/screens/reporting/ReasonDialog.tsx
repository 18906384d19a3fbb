import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import type { Action, Line } from '../../contract.ts';
import { STATUS_WORDS, type Status } from '../../domain/state.ts';

/** A change that must come with words, and why. */
export interface Reasoned {
  action: Action;
  line: Line;
  status: Status;
  why: string;
}

interface ReasonDialogProps {
  asking: Reasoned;
  onClose: () => void;
  onConfirm: (reason: string) => Promise<void>;
}

/** Asks for the reason that a change needs. */
export function ReasonDialog({ asking, onClose, onConfirm }: ReasonDialogProps) {
  const { action, line, status, why } = asking;
  return (
    <ConfirmDialog
      title={`${action.id}: ${STATUS_WORDS[status]}`}
      isOpen
      onClose={onClose}
      confirmLabel={`Lançar “${STATUS_WORDS[status]}”`}
      reasonLabel="Motivo"
      onConfirm={onConfirm}
    >
      <p className="mb-3">
        {why} O motivo fica no histórico da ação, na linha de {line.unitName}.
      </p>
    </ConfirmDialog>
  );
}
