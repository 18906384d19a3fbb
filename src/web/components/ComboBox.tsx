import { ChevronDown } from 'lucide-react';
import { ComboBox as AriaComboBox, Button, Input, Popover } from 'react-aria-components';
import { controlLook, FieldLabel, FieldNotes, type FieldProps } from './Field.tsx';
import { OptionList } from './OptionList.tsx';
import type { Option } from './option.ts';
import { popoverLook } from './popup-look.ts';

export interface ComboBoxProps extends FieldProps {
  options: readonly Option[];
  value: string | null;
  onChange: (value: string | null) => void;
  /** What to say when nothing matches what was typed. */
  empty?: string;
  autoFocus?: boolean;
}

/** One of many, found by typing; accents do not matter. */
export function ComboBox({
  label,
  help,
  error,
  optional,
  hideLabel,
  options,
  value,
  ...rest
}: ComboBoxProps) {
  return (
    <AriaComboBox
      value={value}
      onChange={(key) => rest.onChange(key === null ? null : String(key))}
      isDisabled={rest.isDisabled}
      name={rest.name}
      autoFocus={rest.autoFocus}
      isRequired={!optional}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      menuTrigger="focus"
      allowsEmptyCollection
      className={`flex flex-col gap-1 ${rest.className ?? ''}`}
    >
      <FieldLabel label={label} optional={optional} hideLabel={hideLabel} />
      <div className="relative">
        <Input className={`${controlLook} pr-9`} />
        <Button className="absolute inset-y-0 right-0 flex w-9 cursor-pointer items-center justify-center text-ink-quiet">
          <ChevronDown aria-hidden="true" className="size-4" />
        </Button>
      </div>
      <FieldNotes help={help} error={error} />
      <Popover offset={4} className={`${popoverLook} min-w-(--trigger-width)`}>
        <OptionList options={options} empty={rest.empty} />
      </Popover>
    </AriaComboBox>
  );
}
