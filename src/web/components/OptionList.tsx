import { Check } from 'lucide-react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import type { Option } from './option.ts';

/** The open list of a Select or ComboBox. */
export function OptionList({ options, empty }: { options: readonly Option[]; empty?: string }) {
  return (
    <ListBox
      className="max-h-[min(60vh,22rem)] overflow-auto p-1 outline-none"
      renderEmptyState={() => (
        <div className="px-3 py-2 text-14 text-ink-quiet">{empty ?? 'Nada encontrado.'}</div>
      )}
    >
      {options.map((option) => (
        <ListBoxItem
          key={option.id}
          id={option.id}
          textValue={option.label}
          isDisabled={option.disabled}
          className="group flex min-h-9 cursor-pointer items-center gap-2 rounded px-2 py-1 text-14 outline-none data-focused:bg-action-soft data-selected:font-semibold data-disabled:cursor-not-allowed data-disabled:text-ink-quiet max-sm:min-h-11"
        >
          <Check
            aria-hidden="true"
            className="invisible size-4 shrink-0 text-action group-data-selected:visible"
          />
          <span className="flex flex-col">
            {option.face ?? <Text slot="label">{option.label}</Text>}
            {option.note && (
              <Text slot="description" className="text-13 font-normal text-ink-quiet">
                {option.note}
              </Text>
            )}
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
