import { useQuery } from '@tanstack/react-query';
import { apiGet } from '../../../../web/api.ts';
// Not the whole contract of the room: Início loads this file (`vite.config.ts`).
import { DeadlineList } from '../../contract/deadlines.ts';
import { DeadlineLine } from './DeadlineLine.tsx';

const TITLE = 'Prazos do cofinanciamento';
const NO_BREAK = '\u00a0';

/** Início: the terms of the Termos that the reader answers for or analyses; nothing where none runs. */
export function DeadlinesSection() {
  const { data } = useQuery({
    queryKey: ['cofinancing', 'deadlines'],
    queryFn: ({ signal }) => apiGet('/api/cofinancing/deadlines', DeadlineList, signal),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-label={TITLE} className="mt-8 first-of-type:mt-2">
      <h2 className="mb-2 text-22">
        {TITLE}
        {NO_BREAK}
        <span className="font-normal text-ink-quiet">{data.items.length}</span>
      </h2>
      <ul className="border-rule border-t">
        {data.items.map(({ agreement, ...deadline }) => (
          <DeadlineLine
            key={`${agreement.id}/${deadline.id}`}
            termo={agreement.id}
            name={agreement.name}
            deadline={deadline}
          />
        ))}
      </ul>
    </section>
  );
}
