import { useState } from 'react';
import { AppError } from '../../../kernel/app-error.ts';
import { apiDelete } from '../../../web/api.ts';
import { Button } from '../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../web/components/Dialog.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { formatInstant } from '../../../web/format.ts';
import { Done, type SessionListAnswer } from '../contract.ts';
import { useOwnSessions, useRefresh } from './queries.ts';

type OwnSession = SessionListAnswer['items'][number];

/** Where this account is open, and the way out of each place or of all. */
export function OwnSessions() {
  const sessions = useOwnSessions();
  const refresh = useRefresh('sessions');
  const [asking, setAsking] = useState(false);
  const end = async (session: OwnSession) => {
    try {
      await apiDelete(`/api/sessions/${session.id}`, Done);
      showToast('Sessão encerrada.');
    } catch (error) {
      showToast(error instanceof AppError ? error.message : 'Não foi possível encerrar. Tente de novo.', {
        tone: 'problem',
      });
    }
    await refresh();
  };
  const endAll = async () => {
    await apiDelete('/api/sessions', Done);
    window.location.assign('/entrar');
  };
  return (
    <section aria-labelledby="sessoes">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id="sessoes" className="text-18">
          Onde a sua conta está aberta
        </h2>
        <Button kind="danger" onPress={() => setAsking(true)}>
          Sair de todos os lugares
        </Button>
      </div>
      {sessions.error && <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isPending && <Loading label="Lendo as sessões" lines={2} />}
      <ul className="divide-y divide-rule border-rule border-y">
        {sessions.data?.items.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <div>
              <p className="text-16">
                {deviceWords(session.userAgent)}
                {session.current && <span className="text-good"> · aqui</span>}
              </p>
              <p className="text-13 text-ink-quiet">
                desde {formatInstant(session.since)} · sem uso, termina em {formatInstant(session.until)}
              </p>
            </div>
            {!session.current && (
              <Button kind="quiet" onPress={() => void end(session)}>
                Encerrar
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        title="Sair de todos os lugares?"
        isOpen={asking}
        onClose={() => setAsking(false)}
        confirmLabel="Sair de todos os lugares"
        kind="danger"
        onConfirm={endAll}
      >
        Todas as sessões desta conta terminam, inclusive esta. O que já foi salvo fica salvo.
      </ConfirmDialog>
    </section>
  );
}

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iPhone ou iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** "Firefox no Windows", or what can be said. */
function deviceWords(userAgent: string | null): string {
  const find = (list: readonly [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)];
  if (!browser) return 'Outro programa';
  return system ? `${browser} · ${system}` : browser;
}
