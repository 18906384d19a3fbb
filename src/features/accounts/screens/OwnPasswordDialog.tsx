import { useState } from 'react';
import { FormDialog } from '../../../web/components/FormDialog.tsx';
import { PasswordField } from '../../../web/components/PasswordField.tsx';

interface OwnPasswordDialogProps {
  title: string;
  onSend: (password: string) => Promise<void>;
  onClose: () => void;
}

/** Asks who is there for the password once more, before something of the account changes. */
export function OwnPasswordDialog({ title, onSend, onClose }: OwnPasswordDialogProps) {
  const [password, setPassword] = useState('');
  return (
    <FormDialog
      title={title}
      saveLabel="Continuar"
      onClose={onClose}
      isDisabled={password === ''}
      save={() => onSend(password)}
    >
      <PasswordField label="A sua senha" value={password} onChange={setPassword} />
    </FormDialog>
  );
}
