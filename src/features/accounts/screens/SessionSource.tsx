import { useQueryClient } from '@tanstack/react-query';
import { Navigate, useLocation, useMatches } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { apiDelete } from '../../../web/api.ts';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { setTimeZone } from '../../../web/format.ts';
import { type Session, SessionContext } from '../../../web/session.ts';
import { Done, type SessionAnswer } from '../contract.ts';
import { isVisitorNow, useSessionAnswer } from './queries.ts';

function sessionOf(answer: SessionAnswer): Session {
  const { person, roles, verbs, today, state, mode } = answer;
  return { person, roles, verbs, today, state, demonstration: mode === 'demonstration' };
}

/** Reads who is here; a visitor sees the open pages and is otherwise led to the sign-in. */
export function SessionSource({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useSessionAnswer();
  const session = useMemo(() => {
    if (!data) return null;
    setTimeZone(data.timeZone);
    return sessionOf(data);
  }, [data]);
  if (session === null) {
    return (
      <main className="p-6">
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading label="Abrindo o Pactua" />
        )}
      </main>
    );
  }
  return (
    <SessionContext value={session}>
      <Gate>{children}</Gate>
    </SessionContext>
  );
}

function Gate({ children }: { children: ReactNode }) {
  const isVisitor = isVisitorNow(useQueryClient());
  const { href, pathname } = useLocation();
  const page = useMatches().at(-1)?.staticData as { title?: string; open?: boolean } | undefined;
  const isClosed = page?.title !== undefined && page.open !== true;
  if (!isVisitor || !isClosed) return children;
  // The address changes before the page does: on the way to the sign-in there is nothing more to redirect.
  if (pathname === '/entrar') return null;
  const search = href === '/' ? {} : { voltar: href };
  return <Navigate to="/entrar" search={search as never} replace />;
}

/** Leaves, and loads the page anew so that nothing read stays in memory. */
export async function signOut(): Promise<void> {
  await apiDelete('/api/session', Done);
  window.location.assign('/entrar');
}
