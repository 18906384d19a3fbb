/** Something that can be chosen in a Select, a ComboBox or a cell. */
export interface Option {
  id: string;
  label: string;
  /** A second line, smaller. */
  note?: string;
  disabled?: boolean;
}
