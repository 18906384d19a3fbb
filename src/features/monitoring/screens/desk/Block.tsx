import type { ReactNode } from 'react';
import type { MonthDesk } from '../../contract.ts';

export type Month = NonNullable<MonthDesk['month']>;

/** The count never stands alone on a line of its own. */
const NO_BREAK = '\u00a0';

interface BlockProps {
  title: string;
  count: number;
  note: string;
  children: ReactNode;
}

/** A part of Início: what waits, how much of it, and until when. */
export function Block({ title, count, note, children }: BlockProps) {
  return (
    <section aria-label={title} className="mt-8 first-of-type:mt-2">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-22">
          {title}
          {NO_BREAK}
          <span className="font-normal text-ink-quiet">{count}</span>
        </h2>
        <p className="text-14 text-ink-quiet">{note}</p>
      </div>
      <ul className="border-rule border-t">{children}</ul>
    </section>
  );
}

export const LINE = 'flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-rule border-b py-2';

export const reportLink = ({ calendar }: Month, unit: string): string =>
  `/ciclo/${calendar.competencia}/lancamento/${encodeURIComponent(unit)}`;

/** Doubtful lines of a unit shown here; the review has the others. */
export const FIRST_DOUBTFUL = 5;
