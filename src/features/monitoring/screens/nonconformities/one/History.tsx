import { formatInstant } from '../../../../../web/format.ts';
import type { NonConformityDetail } from '../../../contract.ts';

/** What happened, newest first; nothing is ever taken out of it. */
export function History({ entries }: { entries: NonConformityDetail['history'] }) {
  return (
    <section aria-label="Histórico">
      <h2 className="mb-2 border-rule border-b pb-1 text-18">Histórico</h2>
      <ol>
        {entries.toReversed().map(({ sequence, title, words, at, by }) => (
          <li key={sequence} className="border-rule border-b py-2 text-14 last:border-b-0">
            <p className="font-semibold">{title}</p>
            {words !== '' && <p className="break-words whitespace-pre-line">{words}</p>}
            <p className="mt-0.5 text-13 text-ink-quiet">
              {by} · <time dateTime={at}>{formatInstant(at)}</time>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
