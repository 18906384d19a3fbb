import { Link } from '@tanstack/react-router';
import { formatDay, leftInWords } from '../../../../kernel/format.ts';
import type { Deadline } from '../../contract.ts';

interface DeadlineLineProps {
  termo: string;
  deadline: Deadline;
  /** Whose Termo, where several stand together. */
  name?: string;
}

/** Days from which a term is called near. */
const NEAR = 10;

/** A term with its counter, how it is counted, and the way to where it is answered. */
export function DeadlineLine({
  termo,
  deadline: { what, rule, lastDay, daysLeft, at },
  name,
}: DeadlineLineProps) {
  const tone = daysLeft < 0 ? 'text-bad' : daysLeft <= NEAR ? 'text-warn' : '';
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-rule border-b py-2">
      <div className="min-w-0 flex-1 basis-72">
        <Link to={`/cofinanciamento/termos/${termo}/${at}` as string} className="text-16">
          {what}
        </Link>
        <p className="text-13 text-ink-quiet">
          {name !== undefined && `${name}. `}
          {rule}
        </p>
      </div>
      <p className="text-14 whitespace-nowrap">
        <span className={`font-semibold ${tone}`}>{leftInWords(daysLeft)}</span>
        <span className="block text-13 text-ink-quiet">até {formatDay(lastDay)}</span>
      </p>
    </li>
  );
}
