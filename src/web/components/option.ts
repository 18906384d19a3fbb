import type { ReactNode } from 'react';

/** Something that can be chosen in a Select, a ComboBox or a cell. */
export interface Option {
  id: string;
  label: string;
  /** A second line, smaller. */
  note?: string;
  /** Drawn instead of the label: a StateBadge. */
  face?: ReactNode;
  disabled?: boolean;
}
