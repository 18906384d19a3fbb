import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { HistoryEntry } from '../../contract.ts';

/** Histórico: what happened, newest first; nothing is ever taken out of it. */
export function History({ entries, several }: { entries: readonly HistoryEntry[]; several: boolean }) {
  return (
    <ol className="flex flex-col">
      {entries.map((entry) => (
        <li key={entry.id} className="border-rule border-b py-2 text-14 last:border-b-0">
          <p>
            {several && entry.unitName !== null && <span className="font-semibold">{entry.unitName}: </span>}
            {entry.words}
          </p>
          {entry.note !== null && (
            <blockquote className="mt-1 border-rule-strong border-l-2 pl-2 whitespace-pre-line">
              {entry.note}
            </blockquote>
          )}
          <p className="mt-1 flex flex-wrap items-center gap-2 text-13 text-ink-quiet">
            {entry.kind === 'document' ? <OriginBadge origin="document" /> : entry.by}
            <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
          </p>
        </li>
      ))}
    </ol>
  );
}
