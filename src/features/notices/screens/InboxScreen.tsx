import { Link } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { AppError } from '../../../kernel/app-error.ts';
import { apiPatch, apiPost } from '../../../web/api.ts';
import { Button, buttonLook } from '../../../web/components/Button.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { ReadMore } from '../../../web/components/ReadMore.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { formatInstant } from '../../../web/format.ts';
import { linkTo, useFilters } from '../../../web/place.ts';
import { Done, type NoticeView, ReadAllAnswer } from '../contract.ts';
import { useNotices, useRefreshNotices } from './queries.ts';

const problem = (error: unknown) =>
  showToast(error instanceof AppError ? error.message : 'Não foi possível marcar. Tente de novo.', {
    tone: 'problem',
  });

/** Marking as read and not read, each told in the list and on the bell. */
function useMarking() {
  const refresh = useRefreshNotices();
  const mark = (notice: NoticeView, read: boolean) =>
    apiPatch(`/api/notices/${notice.id}`, { read }, Done).then(refresh, problem);
  const markAll = (until: string) =>
    apiPost('/api/notices/read', { until }, ReadAllAnswer).then(async ({ count }) => {
      showToast(count === 1 ? '1 aviso marcado como lido.' : `${count} avisos marcados como lidos.`);
      await refresh();
    }, problem);
  return { mark, markAll };
}

/** What the reader was told, newest first: each line leads to where the thing is. */
export function InboxScreen() {
  const [{ mostrar }, setFilter] = useFilters(['mostrar']);
  const unread = mostrar[0] === 'por-ler';
  const notices = useNotices(unread);
  const { mark, markAll } = useMarking();
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0];
  return (
    <>
      <PageHeader
        title="Avisos"
        context="O que aconteceu e pede a sua atenção. Cada aviso leva ao lugar em que se responde."
        actions={
          <>
            <Link to="/avisos/preferencias" className={buttonLook('quiet')}>
              Preferências
            </Link>
            {newest && items.some((notice) => notice.readAt === null) ? (
              <Button icon={<CheckCheck aria-hidden="true" />} onPress={() => void markAll(newest.id)}>
                Marcar todos como lidos
              </Button>
            ) : null}
          </>
        }
      >
        <ShownFilter unread={unread} onChange={(only) => setFilter({ mostrar: only ? ['por-ler'] : [] })} />
      </PageHeader>
      {notices.error && <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.isPending && <Loading label="Lendo os avisos" lines={4} />}
      {notices.data && items.length === 0 && <NothingTold unread={unread} />}
      {items.length > 0 && (
        <ul className="max-w-4xl divide-y divide-rule border-rule border-y">
          {items.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} onMark={(read) => void mark(notice, read)} />
          ))}
        </ul>
      )}
      <ReadMore query={notices} />
    </>
  );
}

function ShownFilter({ unread, onChange }: { unread: boolean; onChange: (unread: boolean) => void }) {
  return (
    <fieldset className="flex gap-2">
      <legend className="sr-only">Mostrar</legend>
      {[false, true].map((only) => (
        <Button
          key={String(only)}
          kind={only === unread ? 'secondary' : 'quiet'}
          aria-pressed={only === unread}
          onPress={() => onChange(only)}
        >
          {only ? 'Por ler' : 'Todos'}
        </Button>
      ))}
    </fieldset>
  );
}

function NothingTold({ unread }: { unread: boolean }) {
  return unread ? (
    <EmptyState title="Nenhum aviso por ler.">Você leu tudo o que lhe foi avisado.</EmptyState>
  ) : (
    <EmptyState title="Nenhum aviso ainda.">
      Quando algo pedir a sua atenção, aparecerá aqui e no sino, no alto da página.
    </EmptyState>
  );
}

function NoticeLine({ notice, onMark }: { notice: NoticeView; onMark: (read: boolean) => void }) {
  const isRead = notice.readAt !== null;
  return (
    <li className="relative flex items-start justify-between gap-x-4 gap-y-1 py-3 pl-4 max-sm:flex-col">
      {!isRead && <span aria-hidden="true" className="absolute inset-y-2 left-0 w-[3px] rounded bg-action" />}
      <div className="min-w-0">
        <Link
          {...(linkTo(notice.link) as { to: string })}
          onClick={() => {
            if (!isRead) onMark(true);
          }}
          className={`text-16 no-underline hover:underline ${isRead ? 'text-ink-quiet' : 'font-semibold text-ink'}`}
        >
          {!isRead && <span className="sr-only">Por ler: </span>}
          {notice.text}
        </Link>
        <p className="text-13 text-ink-quiet">
          {notice.kindName} · {formatInstant(notice.at)}
        </p>
      </div>
      <Button kind="quiet" className="shrink-0 max-sm:-ml-3" onPress={() => onMark(!isRead)}>
        {isRead ? 'Marcar como não lido' : 'Marcar como lido'}
      </Button>
    </li>
  );
}
