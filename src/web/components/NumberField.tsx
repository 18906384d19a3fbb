import { useState } from 'react';
import { TextField as AriaTextField, Group, Input } from 'react-aria-components';
import { formatExact } from '../../kernel/format.ts';
import { Rational } from '../../kernel/rational.ts';
import { FieldLabel, FieldNotes, type FieldProps } from './Field.tsx';

export interface NumberFieldProps extends FieldProps {
  value: Rational | null;
  onChange: (value: Rational | null) => void;
  /** "R$". */
  prefix?: string;
  /** "%", "leitos". */
  suffix?: string;
  /** Decimals always shown once the field is left: 2 for money. */
  places?: number;
  autoFocus?: boolean;
}

/** Reads what people type ("1.219,05", "R$ 765.547,34", "12") exactly; null when it is no number. */
export function readNumber(text: string): Rational | null {
  const typed = text.replace(/[\s\u00a0]/g, '');
  try {
    return Rational.parsePtBr(typed);
  } catch {
    return null;
  }
}

const MALFORMED = 'Escreva só algarismos, com vírgula para os centavos: 1.234,56.';

/** An exact number, typed as people type it; never a float. */
export function NumberField(props: NumberFieldProps) {
  const { label, help, error, optional, hideLabel, value, onChange, prefix, suffix, places = 0 } = props;
  const shown = value === null ? '' : formatExact(value, places, Math.max(places, 6));
  const [draft, setDraft] = useState<string | null>(null);
  const unread = draft !== null && draft.trim() !== '' && readNumber(draft) === null;
  const [left, setLeft] = useState(false);
  const problem = left && unread ? MALFORMED : error;
  const change = (text: string) => {
    setDraft(text);
    const number = readNumber(text);
    if (number !== null || text.trim() === '') onChange(number);
  };
  return (
    <AriaTextField
      value={draft ?? shown}
      onChange={change}
      onFocus={() => setLeft(false)}
      onBlur={() => {
        setLeft(true);
        if (!unread) setDraft(null);
      }}
      name={props.name}
      isDisabled={props.isDisabled}
      autoFocus={props.autoFocus}
      isRequired={!optional}
      isInvalid={Boolean(problem)}
      validationBehavior="aria"
      className={`flex flex-col gap-1 ${props.className ?? ''}`}
    >
      <FieldLabel label={label} optional={optional} hideLabel={hideLabel} />
      <Group className="flex min-h-9.5 items-center gap-1.5 rounded border border-rule-strong bg-surface px-2.5 focus-within:outline-3 focus-within:outline-focus data-hovered:border-ink-quiet data-invalid:border-bad data-disabled:bg-ground-deep max-sm:min-h-11">
        {prefix && <span className="text-16 text-ink-quiet">{prefix}</span>}
        <Input
          inputMode="decimal"
          className="w-full min-w-0 bg-transparent text-right text-16 outline-none"
        />
        {suffix && <span className="text-16 text-ink-quiet">{suffix}</span>}
      </Group>
      <FieldNotes help={help} error={problem} />
    </AriaTextField>
  );
}
