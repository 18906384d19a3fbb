import { Search } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import {
  Collection,
  ComboBox,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Text,
} from 'react-aria-components';
import { formatCount } from '../../kernel/format.ts';
import { popoverLook } from '../components/popup-look.ts';
import { Marked } from './Marked.tsx';
import type { SearchStart } from './SearchOnDemand.tsx';
import { boxLook, iconLook, inputLook } from './search-look.ts';
import { useSlash } from './use-slash.ts';

/** One thing found, whatever it is. */
export interface Found {
  /** Unique among all that is shown. */
  id: string;
  /** What it is, and its number: "Ação 3.5.16". */
  name: string;
  /** Where in it: "Responsável"; null for its title. */
  label: string | null;
  text: string;
  /** Pieces of `text` to mark. */
  marks: readonly (readonly [number, number])[];
  href: string;
}

/** Things of one kind, under its name. */
export interface FoundGroup {
  id: string;
  /** "Ações". */
  title: string;
  /** How many there are, also those that are not shown. */
  count: number;
  items: readonly Found[];
}

interface SearchBoxProps extends SearchStart {
  /** Reads what was typed; rejects when another search begins. */
  search: (text: string, signal: AbortSignal) => Promise<readonly FoundGroup[]>;
  onChoose: (found: Found) => void;
  /** Opens the page with everything that these words find. */
  onAll: (text: string) => void;
}

const PAUSE_MS = 200;
const LEAST = 2;

type State = { kind: 'idle' | 'reading' | 'failed' } | { kind: 'found'; groups: readonly FoundGroup[] };

/** What was found for the text, read once the reader pauses. */
function useFound(text: string, search: SearchBoxProps['search']): State {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const now = useRef(search);
  now.current = search;
  useEffect(() => {
    if (text.trim().length < LEAST) {
      setState({ kind: 'idle' });
      return undefined;
    }
    const abort = new AbortController();
    const pause = setTimeout(() => {
      setState((before) => (before.kind === 'found' ? before : { kind: 'reading' }));
      now.current(text, abort.signal).then(
        (groups) => setState({ kind: 'found', groups }),
        () => {
          if (!abort.signal.aborted) setState({ kind: 'failed' });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      abort.abort();
    };
  }, [text]);
  return state;
}

const EMPTY: Record<State['kind'], string> = {
  idle: 'Escreva ao menos duas letras.',
  reading: 'Procurando…',
  failed: 'Não foi possível procurar. Tente de novo.',
  found: 'Nada com estas palavras. Tente menos palavras.',
};

const ALL = 'all';

/** The last line of the list: everything, on a page of its own. */
const allOf = (groups: readonly FoundGroup[]): FoundGroup => {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const text =
    count === 1 ? 'Ver numa página' : `Ver numa página tudo o que se achou (${formatCount(count)})`;
  return {
    id: ALL,
    title: '',
    count,
    items: [{ id: ALL, name: '', label: null, text, marks: [], href: '' }],
  };
};

function Group({ group }: { group: FoundGroup }) {
  return (
    <ListBoxSection
      id={`group ${group.id}`}
      aria-label={group.title || 'Tudo'}
      className="last:border-rule last:border-t"
    >
      {group.title !== '' && (
        <Header className="sticky -top-1 z-10 bg-surface px-3 pt-2 pb-1 text-13 font-semibold">
          {group.title} <span className="font-normal text-ink-quiet">{formatCount(group.count)}</span>
        </Header>
      )}
      <Collection items={group.items}>{(found) => <Option found={found} />}</Collection>
    </ListBoxSection>
  );
}

function Option({ found }: { found: Found }) {
  return (
    <ListBoxItem
      id={found.id}
      textValue={`${found.name} ${found.text}`}
      className="cursor-pointer rounded px-3 py-1.5 text-14 outline-none data-focused:bg-action-soft"
    >
      {found.name !== '' && (
        <Text slot="label" className="block text-13 text-ink-quiet">
          {found.name}
          {found.label && ` · ${found.label}`}
        </Text>
      )}
      <Text slot={found.name === '' ? 'label' : 'description'} className="line-clamp-2">
        <Marked text={found.text} marks={found.marks} />
      </Text>
    </ListBoxItem>
  );
}

/** The one search of the house: type, arrows, Enter; what was found is marked. */
export function SearchBox({ label, placeholder, typed, search, onChoose, onAll }: SearchBoxProps) {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const state = useFound(text, search);
  const groups = state.kind === 'found' ? state.groups : [];
  const shown = groups.length === 0 ? [] : [...groups, allOf(groups)];
  useSlash(input);
  useLayoutEffect(() => {
    if (typed === null) return;
    input.current?.focus();
    // Set as typed, so that the list opens on it.
    setText(typed);
  }, [typed]);
  return (
    <ComboBox
      aria-label={label}
      items={shown}
      inputValue={text}
      onInputChange={setText}
      defaultFilter={() => true}
      value={null}
      onChange={(key) => {
        const found = shown.flatMap((group) => group.items).find(({ id }) => id === key);
        if (!found) return;
        setText('');
        // An emptied field that keeps the focus would open its list over the page that comes.
        input.current?.blur();
        if (found.id === ALL) onAll(text.trim());
        else onChoose(found);
      }}
      menuTrigger="input"
      allowsEmptyCollection
      className={boxLook}
    >
      <Input ref={input} placeholder={placeholder} className={inputLook} />
      <Search aria-hidden="true" className={iconLook} />
      <Popover offset={6} className={`${popoverLook} w-(--trigger-width) min-w-[min(24rem,92vw)]`}>
        <ListBox<FoundGroup>
          className="max-h-[70dvh] overflow-auto p-1 outline-none"
          renderEmptyState={() => <p className="p-3 text-14 text-ink-quiet">{EMPTY[state.kind]}</p>}
        >
          {(group) => <Group group={group} />}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
