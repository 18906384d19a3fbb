import type { RollUp } from '../../contract.ts';
import { countsText, PARTS } from './progress.ts';

/** How many actions stand in each state, as lengths; the same numbers in words are read aloud. */
export function ProgressBar({ live, className = '' }: { live: RollUp; className?: string }) {
  return (
    <span
      role="img"
      aria-label={countsText(live)}
      className={`flex h-2 overflow-hidden rounded-full border border-rule-strong bg-none-soft ${className}`}
    >
      {PARTS.filter(({ state }) => live.byStatus[state] > 0).map(({ state, look }) => (
        <span key={state} className={look} style={{ flexGrow: live.byStatus[state] }} />
      ))}
    </span>
  );
}
