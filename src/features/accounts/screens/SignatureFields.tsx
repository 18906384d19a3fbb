import { PasswordField } from '../../../web/components/PasswordField.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import { useSessionAnswer } from './queries.ts';

interface Retyped {
  password: string;
  code: string;
}

export interface SignatureFieldsProps {
  value: Retyped;
  onChange: (value: Retyped) => void;
}

/** What makes a signature of a click: the password again, and the code where the second factor is on. */
export function SignatureFields({ value, onChange }: SignatureFieldsProps) {
  const person = useSessionAnswer().data?.person;
  if (!person) return null;
  if (!person.hasPassword)
    return (
      <p className="border-warn-mark border-l-[3px] bg-warn-soft px-3 py-2 text-14">
        Pessoa de demonstração: assina sem senha, e o documento diz isso. Fora da demonstração, pede-se a
        senha.
      </p>
    );
  return (
    <>
      <PasswordField
        label="A sua senha, de novo"
        value={value.password}
        onChange={(password) => onChange({ ...value, password })}
      />
      {person.secondFactor && (
        <TextField
          label="Código do segundo fator"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={value.code}
          onChange={(code) => onChange({ ...value, code })}
        />
      )}
    </>
  );
}
