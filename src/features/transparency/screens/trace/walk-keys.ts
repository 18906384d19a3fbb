import type { KeyboardEvent } from 'react';

/**
 * Arrows, Home and End walk among the elements of a container that match; everything else is left alone. One of them is
 * the stop of the Tab key, the others are reached from it.
 */
export function walkKeys(selector: string) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const from = event.target as HTMLElement;
    if (!from.matches(selector)) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
    const here = all.indexOf(from);
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
    const target = next === undefined ? undefined : all[next];
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
    target.scrollIntoView({ block: 'nearest' });
  };
}
