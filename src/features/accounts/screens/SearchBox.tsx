import { Search } from 'lucide-react';
import { Input, Label, SearchField } from 'react-aria-components';
import { controlLook } from '../../../web/components/Field.tsx';

interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Narrows the list below while one types; Esc empties it. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  return (
    <SearchField value={value} onChange={onChange} className="flex w-full max-w-sm flex-col gap-1">
      <Label className="text-14 font-semibold">{label}</Label>
      <div className="relative">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-quiet"
        />
        <Input className={`${controlLook} pl-8 [&::-webkit-search-cancel-button]:hidden`} />
      </div>
    </SearchField>
  );
}
