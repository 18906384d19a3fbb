import type { ReactNode } from 'react';

/** A table wider than a phone: scrolled by finger, and by the arrows once focused. `label` says what it holds. */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="overflow-x-auto print:overflow-visible">
      {children}
    </section>
  );
}
