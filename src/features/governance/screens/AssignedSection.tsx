import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { formatDay } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { meetingAddress, useMyAssignments } from './desk-queries.ts';

// Brought by the press: Início itself has no field of a day.
const FinishDialog = lazy(() =>
  import('./FinishDialog.tsx').then((file) => ({ default: file.FinishDialog })),
);

/** The count never stands alone on a line of its own. */
const NO_BREAK = '\u00a0';
const TITLE = 'Encaminhamentos da minha unidade';

/** Início: what meetings assigned to the reader or to their unit, said done in place; nothing where nothing is open. */
export function AssignedSection() {
  const { data } = useMyAssignments();
  const [finishing, setFinishing] = useState<string | null>(null);
  if (data === undefined || data.items.length === 0) return null;
  const { items, today } = data;
  const own = items.find(({ id }) => id === finishing);
  return (
    <section aria-label={TITLE} className="mt-8 first-of-type:mt-2">
      <h2 className="mb-2 text-22">
        {TITLE}
        {NO_BREAK}
        <span className="font-normal text-ink-quiet">{items.length}</span>
      </h2>
      <ul className="border-rule border-t">
        {items.map((each) => (
          <li
            key={each.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-rule border-b py-2"
          >
            <span className="min-w-0 flex-1">
              <span className="line-clamp-2">{each.words}</span>
              <span className="block text-14 text-ink-quiet">
                <span className={each.until < today ? 'text-bad' : ''}>
                  {each.until < today ? 'Venceu em' : 'Até'} {formatDay(each.until)}
                </span>{' '}
                · {each.to} ·{' '}
                <Link to={meetingAddress(each)}>
                  {each.bodyName}, {formatDay(each.key)}
                </Link>
              </span>
            </span>
            <Button onPress={() => setFinishing(each.id)} aria-label={`Cumprido: ${each.words}`}>
              Cumprido
            </Button>
          </li>
        ))}
      </ul>
      {own !== undefined && (
        <Suspense>
          <FinishDialog of={{ ...own, outcome: own.id }} today={today} onClose={() => setFinishing(null)} />
        </Suspense>
      )}
    </section>
  );
}
