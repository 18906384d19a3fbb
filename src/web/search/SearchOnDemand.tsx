import { Search } from 'lucide-react';
import { type ComponentType, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { boxLook, iconLook, inputLook } from './search-look.ts';
import { useSlash } from './use-slash.ts';

/** What the search needs to go on where the plain field stood. */
export interface SearchStart {
  label: string;
  placeholder: string;
  /** What was typed while the search was on its way; null where nobody is at it. */
  typed: string | null;
}

interface SearchOnDemandProps {
  label: string;
  placeholder: string;
  load: () => Promise<ComponentType<SearchStart>>;
}

/**
 * The search before anybody goes to it: a field that looks and is called the same, and brings the real one on the
 * first focus. Every page carries it, so its list and its keys stay out of the first load.
 */
export function SearchOnDemand({ label, placeholder, load }: SearchOnDemandProps) {
  const [Real, setReal] = useState<ComponentType<SearchStart> | null>(null);
  const typed = useRef<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useSlash(input);
  if (Real) return <Real label={label} placeholder={placeholder} typed={typed.current} />;
  // Where the network fails the field stays, with what was typed; the next focus asks again.
  const bring = () =>
    load().then(
      (Found) => {
        typed.current = document.activeElement === input.current ? (input.current?.value ?? '') : null;
        // At once: what is typed between the reading and the change of fields would be lost.
        flushSync(() => setReal(() => Found));
      },
      () => undefined,
    );
  return (
    <div className={boxLook}>
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={false}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={placeholder}
        onFocus={() => void bring()}
        className={inputLook}
      />
      <Search aria-hidden="true" className={iconLook} />
    </div>
  );
}
