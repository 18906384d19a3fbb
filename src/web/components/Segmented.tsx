import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface Segment<Id extends string> {
  id: Id;
  label: string;
  /** Read aloud where the label is too short to stand alone. */
  name?: string;
  icon?: ReactNode;
}

export interface SegmentedProps<Id extends string> {
  /** What is chosen: "Como ver a lista". */
  label: string;
  segments: readonly Segment<Id>[];
  /** Null while nothing was chosen. */
  value: Id | null;
  onChange: (id: Id) => void;
  className?: string;
}

const LOOK =
  'flex min-h-9 min-w-0 cursor-pointer items-center justify-center gap-1.5 border border-rule-strong bg-surface px-3 text-14 text-action first:rounded-l not-first:-ml-px last:rounded-r data-hovered:bg-action-soft data-selected:z-1 data-selected:border-action data-selected:bg-action-soft data-selected:font-semibold data-selected:text-action-strong max-sm:min-h-11 [&_svg]:size-4';

/** One of a few, all in sight: Tab to it, arrows between them, Space to choose. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const { label, segments, value, onChange, className = '' } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      disallowEmptySelection
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => {
        const [next] = keys;
        if (next !== undefined && next !== value) onChange(next as Id);
      }}
      className={`flex ${className}`}
    >
      {segments.map(({ id, label: words, name, icon }) => (
        <ToggleButton key={id} id={id} aria-label={name} className={LOOK}>
          {icon}
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
