import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';

/** What every field of a form has in common. Required unless `optional`. */
export interface FieldProps {
  label: string;
  /** Below the field: how to fill it in. */
  help?: ReactNode;
  /** In the field's own place: what to do about it. */
  error?: string | null;
  optional?: boolean;
  /** Only where the label stands in the table's head. */
  hideLabel?: boolean;
  isDisabled?: boolean;
  name?: string;
  className?: string;
}

export const controlLook =
  'min-h-9.5 w-full rounded border border-rule-strong bg-surface px-2.5 py-1.5 text-16 text-ink data-hovered:border-ink-quiet data-invalid:border-bad data-disabled:border-rule data-disabled:bg-ground-deep data-disabled:text-ink-quiet max-sm:min-h-11';

export function FieldLabel({
  label,
  optional,
  hideLabel,
}: Pick<FieldProps, 'label' | 'optional' | 'hideLabel'>) {
  return (
    <Label className={hideLabel ? 'sr-only' : 'text-14 font-semibold'}>
      {label}
      {optional && <span className="font-normal text-ink-quiet"> (opcional)</span>}
    </Label>
  );
}

export function FieldNotes({ help, error }: Pick<FieldProps, 'help' | 'error'>) {
  return (
    <>
      {help && (
        <Text slot="description" className="text-13 text-ink-quiet">
          {help}
        </Text>
      )}
      <FieldError className="flex items-start gap-1.5 text-14 text-bad">
        <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        <span>{error}</span>
      </FieldError>
    </>
  );
}
