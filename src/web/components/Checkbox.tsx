import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';

export interface CheckboxProps {
  children: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  name?: string;
  /** Below the words. */
  help?: ReactNode;
}

/** Yes or no, in words that are true when it is ticked. */
export function Checkbox({ children, help, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      className="group flex min-h-9 cursor-pointer items-start gap-2 py-1.5 text-16 data-disabled:cursor-not-allowed data-disabled:text-ink-quiet max-sm:min-h-11"
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="mt-0.5 flex size-5 shrink-0 items-center justify-center rounded border border-rule-strong bg-surface text-onaction group-data-selected:border-action group-data-selected:bg-action group-data-hovered:border-action group-data-focus-visible:outline-3 group-data-focus-visible:outline-focus">
            {isIndeterminate ? (
              <Minus aria-hidden="true" className="size-4 text-action" />
            ) : (
              isSelected && <Check aria-hidden="true" className="size-4" />
            )}
          </span>
          <span className="flex flex-col">
            <span>{children}</span>
            {help && <span className="text-13 text-ink-quiet">{help}</span>}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}
