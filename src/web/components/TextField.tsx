import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { TextField as AriaTextField, Input, TextArea } from 'react-aria-components';
import { controlLook, FieldLabel, FieldNotes, type FieldProps } from './Field.tsx';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** More than one line: how many show. */
  rows?: number;
  type?: Extract<HTMLInputTypeAttribute, 'text' | 'email' | 'search' | 'url' | 'tel' | 'password'>;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'search';
  maxLength?: number;
  autoFocus?: boolean;
  spellCheck?: 'true' | 'false';
  /** What stands at the right end, inside the field. */
  trailing?: ReactNode;
}

/** Label above, help below, error in its own place. */
export function TextField({
  label,
  help,
  error,
  optional,
  hideLabel,
  rows,
  trailing,
  className = '',
  ...field
}: TextFieldProps) {
  return (
    <AriaTextField
      {...field}
      isRequired={!optional}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`flex flex-col gap-1 ${className}`}
    >
      <FieldLabel label={label} optional={optional} hideLabel={hideLabel} />
      <div className="relative">
        {rows ? (
          <TextArea rows={rows} className={`${controlLook} resize-y`} />
        ) : (
          <Input className={`${controlLook} ${trailing ? 'pr-11' : ''}`} />
        )}
        {trailing && <div className="absolute inset-y-0 right-0 flex items-center">{trailing}</div>}
      </div>
      <FieldNotes help={help} error={error} />
    </AriaTextField>
  );
}
