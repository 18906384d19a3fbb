import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from './IconButton.tsx';
import { TextField, type TextFieldProps } from './TextField.tsx';

export type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'rows' | 'trailing' | 'inputMode'>;

/** A password, shown only while its eye is open. `autoComplete`: 'current-password' or 'new-password'. */
export function PasswordField({ autoComplete = 'current-password', ...field }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...field}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      spellCheck="false"
      trailing={
        <IconButton label={shown ? 'Esconder a senha' : 'Mostrar a senha'} onPress={() => setShown(!shown)}>
          {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </IconButton>
      }
    />
  );
}
