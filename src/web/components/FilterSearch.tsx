import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { controlLook } from './Field.tsx';

const TYPING_PAUSE_MS = 250;

interface FilterSearchProps {
  /** What the words are looked for in: "Procurar nas ações". */
  label: string;
  value: string;
  /** Told once whoever types pauses. */
  onChange: (words: string) => void;
  className?: string;
}

/** Words that narrow a list. */
export function FilterSearch({ label, value, onChange, className = 'w-52' }: FilterSearchProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const pause = setTimeout(() => onChange(text.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text, value, onChange]);
  return (
    <div className={`relative max-sm:w-full ${className}`}>
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={`${controlLook} pr-9`}
      />
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-ink-quiet"
      />
    </div>
  );
}
