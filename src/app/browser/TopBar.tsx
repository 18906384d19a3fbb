import { Link } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { Suspense } from 'react';
import type { Area, FrameParts } from '../../web/areas.ts';
import { IconButton } from '../../web/components/IconButton.tsx';
import type { Session } from '../../web/session.ts';
import { MonthPicker } from './MonthPicker.tsx';
import { PersonMenu } from './PersonMenu.tsx';

interface TopBarProps {
  session: Session | null;
  parts: FrameParts;
  entries: readonly Area[];
  onToggleMenu?: () => void;
}

export function TopBar({ session, parts, entries, onToggleMenu }: TopBarProps) {
  const { Territory, Search, Inbox } = parts;
  return (
    <div
      className={`screen-only relative flex h-12 items-center gap-1 bg-brand px-2 text-ink-onbrand sm:gap-2 sm:pr-4 ${onToggleMenu ? '' : 'sm:pl-6'}`}
    >
      {onToggleMenu && (
        <span className="max-sm:hidden">
          <IconButton on="brand" label="Recolher ou abrir o menu" onPress={onToggleMenu}>
            <MenuIcon aria-hidden="true" />
          </IconButton>
        </span>
      )}
      <Link
        to="/"
        className="rounded px-2 text-18 font-semibold text-ink-onbrand no-underline hover:text-ink-onbrand"
      >
        Pactua
      </Link>
      <div className="flex min-w-0 flex-1 justify-center max-sm:justify-end">
        {session?.person && Search && <Search />}
      </div>
      {session?.person && (
        <>
          <MonthPicker />
          {Territory && <Territory />}
          {Inbox && (
            <Suspense fallback={<span className="size-9 shrink-0" />}>
              <Inbox />
            </Suspense>
          )}
        </>
      )}
      {session?.person ? (
        <PersonMenu person={session.person} entries={entries} signOut={parts.signOut} />
      ) : (
        <Link
          to="/entrar"
          className="rounded px-3 py-1.5 text-14 font-semibold text-ink-onbrand underline-offset-4 hover:text-ink-onbrand"
        >
          Entrar
        </Link>
      )}
    </div>
  );
}
