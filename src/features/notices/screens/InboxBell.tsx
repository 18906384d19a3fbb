import { Link } from '@tanstack/react-router';
import { Bell } from 'lucide-react';
import { useUnread } from './queries.ts';

const MOST = 99;

function unreadWords(count: number): string {
  if (count === 0) return 'Avisos: nenhum por ler';
  return count === 1 ? 'Avisos: 1 por ler' : `Avisos: ${count} por ler`;
}

/** The way to the inbox, with the one number that says whether to go. */
export function InboxBell() {
  const count = useUnread().data?.count ?? 0;
  return (
    <Link
      to="/avisos"
      aria-label={unreadWords(count)}
      title={unreadWords(count)}
      className="relative inline-flex size-9 shrink-0 items-center justify-center rounded text-ink-onbrand hover:bg-action-strong hover:text-ink-onbrand"
    >
      <Bell aria-hidden="true" className="size-5" />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-0 right-0 min-w-4.5 rounded-full bg-surface px-1 text-center font-semibold text-13 text-brand leading-4.5"
        >
          {count > MOST ? `${MOST}+` : count}
        </span>
      )}
    </Link>
  );
}
