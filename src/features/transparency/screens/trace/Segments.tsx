import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface SegmentsProps<Id extends string> {
  label: string;
  options: readonly { id: Id; label: string }[];
  value: Id;
  onChange: (value: Id) => void;
}

const LOOK =
  'min-h-8 cursor-pointer border border-rule-strong bg-surface px-3 text-13 -ml-px first:ml-0 first:rounded-l last:rounded-r data-hovered:bg-action-soft data-selected:z-1 data-selected:border-action data-selected:bg-action data-selected:text-onaction data-focus-visible:z-2 max-sm:min-h-11 max-sm:flex-1 max-sm:text-14';

/** One of two or three faces of the same thing, all in sight. */
export function Segments<Id extends string>({ label, options, value, onChange }: SegmentsProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => onChange([...keys][0] as Id)}
      className="screen-only flex"
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className={LOOK}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
