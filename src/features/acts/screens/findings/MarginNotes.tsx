import { ChevronDown, ChevronUp } from 'lucide-react';
import { FindingFrame } from '../../../../web/components/Findings.tsx';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import type { ActFinding } from '../../contract.ts';
import { FindingItem } from './FindingItem.tsx';
import { type Margin, noteId } from './use-margin.tsx';

interface MarginNotesProps {
  act: string;
  margin: Margin;
  found: readonly ActFinding[];
  /** How a reader names what they are beside. */
  label: string;
  /** Whether their words are marked beside them; a table kept as data shows none. */
  isInPlace: boolean;
}

/** What the check says of one provision, beside it. */
export function MarginNotes({ act, margin, found, label, isInPlace }: MarginNotesProps) {
  const { mayAccept, decisions, current, setCurrent } = margin;
  return (
    <ul
      aria-label={`Apontamentos: ${label}`}
      className={isInPlace ? 'flex flex-col gap-2 py-1.5' : 'grid gap-x-8 gap-y-3 pb-4 xl:grid-cols-2'}
    >
      {found.map((each) => (
        <li
          key={each.id}
          id={noteId(each.id)}
          tabIndex={-1}
          onFocus={() => setCurrent(each.id)}
          onPointerEnter={() => setCurrent(each.id)}
          className={`scroll-mt-24 rounded-r border-l-2 py-1 pr-2 pl-3 ${each.id === current ? 'border-action bg-action-soft' : 'border-rule-strong'}`}
          data-keep-together
        >
          <FindingFrame found={each} mayAccept={mayAccept} isNarrow {...decisions}>
            <FindingItem act={act} found={each} isInPlace={isInPlace} />
          </FindingFrame>
        </li>
      ))}
    </ul>
  );
}

/** From one finding to the next in the order of the text; what is said of it takes the focus. */
export function MarginSteps({ margin: { items, current } }: { margin: Margin }) {
  const at = items.findIndex(({ id }) => id === current);
  const go = (by: 1 | -1) => {
    const to = at < 0 ? (by === 1 ? 0 : items.length - 1) : (at + by + items.length) % items.length;
    const note = document.getElementById(noteId(items[to]?.id ?? ''));
    note?.focus({ preventScroll: true });
    note?.scrollIntoView({ block: 'center' });
  };
  return (
    <div className="flex items-center gap-x-2">
      <p role="status" className="py-2 text-14 text-ink-quiet">
        {at < 0 ? `${items.length} apontamentos` : `Apontamento ${at + 1} de ${items.length}`}
      </p>
      <IconButton label="Apontamento anterior" onPress={() => go(-1)}>
        <ChevronUp aria-hidden="true" />
      </IconButton>
      <IconButton label="Apontamento seguinte" onPress={() => go(1)}>
        <ChevronDown aria-hidden="true" />
      </IconButton>
    </div>
  );
}
