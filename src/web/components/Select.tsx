import { ChevronDown } from 'lucide-react';
import { Select as AriaSelect, Button, Popover, SelectValue } from 'react-aria-components';
import { controlLook, FieldLabel, FieldNotes, type FieldProps } from './Field.tsx';
import { OptionList } from './OptionList.tsx';
import type { Option } from './option.ts';
import { popoverLook } from './popup-look.ts';

export interface SelectProps extends FieldProps {
  options: readonly Option[];
  value: string | null;
  onChange: (value: string) => void;
  /** Shown while nothing is chosen. */
  placeholder?: string;
}

/** One of a few (up to fifteen or so); more than that asks for a ComboBox. */
export function Select({ label, help, error, optional, hideLabel, options, value, ...rest }: SelectProps) {
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        if (key !== null) rest.onChange(String(key));
      }}
      placeholder={rest.placeholder ?? 'Escolha'}
      isDisabled={rest.isDisabled}
      name={rest.name}
      isRequired={!optional}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`flex flex-col gap-1 ${rest.className ?? ''}`}
    >
      <FieldLabel label={label} optional={optional} hideLabel={hideLabel} />
      <Button className={`${controlLook} flex cursor-pointer items-center justify-between gap-2 text-left`}>
        <SelectValue className="min-w-0 truncate [&_[slot=label]]:truncate data-placeholder:text-ink-quiet [&_[slot=description]]:hidden [&_svg]:hidden" />
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-quiet" />
      </Button>
      <FieldNotes help={help} error={error} />
      <Popover offset={4} className={`${popoverLook} min-w-(--trigger-width)`}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  );
}
