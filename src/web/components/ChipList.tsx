import { X } from 'lucide-react';
import { Button as AriaButton, Label, Tag, TagGroup, TagList } from 'react-aria-components';
import { Button } from './Button.tsx';

export interface ChipListProps {
  /** What the chips are: "Filtros". */
  label: string;
  chips: readonly { id: string; label: string }[];
  onRemove: (id: string) => void;
  onClear?: () => void;
}

/** The filters in force, each removable by its cross, Delete or Backspace. */
export function ChipList({ label, chips, onRemove, onClear }: ChipListProps) {
  if (chips.length === 0) return null;
  return (
    <div className="screen-only flex flex-wrap items-center gap-2">
      <TagGroup
        onRemove={(keys) => {
          for (const key of keys) onRemove(String(key));
        }}
      >
        <Label className="sr-only">{label}</Label>
        <TagList className="flex flex-wrap gap-2">
          {chips.map((chip) => (
            <Tag
              key={chip.id}
              id={chip.id}
              textValue={chip.label}
              className="inline-flex min-h-8 cursor-default items-center gap-1 rounded-full border border-action-soft-strong bg-action-soft pl-3 text-14 text-action-strong"
            >
              {chip.label}
              <AriaButton
                slot="remove"
                aria-label={`Tirar o filtro ${chip.label}`}
                className="flex size-8 cursor-pointer items-center justify-center rounded-full data-hovered:bg-action-soft-strong [&_svg]:size-3.5"
              >
                <X aria-hidden="true" />
              </AriaButton>
            </Tag>
          ))}
        </TagList>
      </TagGroup>
      {onClear && chips.length > 1 && (
        <Button kind="quiet" onPress={onClear}>
          Limpar filtros
        </Button>
      )}
    </div>
  );
}
