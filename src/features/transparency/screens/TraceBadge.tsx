import { Check, CircleDashed, Contrast, type LucideIcon, Minus } from 'lucide-react';
import { STATE_PLURALS, STATE_WORDS, type TraceState } from '../domain/state.ts';

const LOOKS: Record<TraceState, { icon: LucideIcon; look: string }> = {
  implemented: { icon: Check, look: 'text-good' },
  partial: { icon: Contrast, look: 'text-doing' },
  planned: { icon: CircleDashed, look: 'text-none' },
  withoutScreen: { icon: Minus, look: 'text-none' },
};

interface TraceBadgeProps {
  state: TraceState;
  /** Before the word: how many there are. */
  count?: number;
}

/** The state of a row: word, icon and colour. */
export function TraceBadge({ state, count }: TraceBadgeProps) {
  const { icon: Icon, look } = LOOKS[state];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${look}`}>
      <Icon aria-hidden="true" strokeWidth={2.25} className="size-4 shrink-0" />
      {count === undefined ? (
        STATE_WORDS[state]
      ) : (
        <span>
          <strong className="font-semibold">{count}</strong>{' '}
          {count === 1 ? STATE_WORDS[state].toLowerCase() : STATE_PLURALS[state]}
        </span>
      )}
    </span>
  );
}

/** Only the icon, where the word stands beside it elsewhere. */
export function TraceMark({ state }: { state: TraceState }) {
  const { icon: Icon, look } = LOOKS[state];
  return (
    <>
      <Icon aria-hidden="true" strokeWidth={2.25} className={`size-3.5 shrink-0 ${look}`} />
      <span className="sr-only">{STATE_WORDS[state]}</span>
    </>
  );
}
