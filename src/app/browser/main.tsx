import '../../web/tokens.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { I18nProvider, RouterProvider as LinkProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { ToastRegion } from '../../web/components/Toast.tsx';
import { DeskSectionsContext } from '../../web/desk-sections.ts';
import { FileSectionsContext } from '../../web/file-sections.ts';
import { RecordActionsContext } from '../../web/record-actions.ts';
import { RoomSearchesContext } from '../../web/search/room-search.ts';
import { createQueries } from './queries.ts';
import { deskSections, fileSpeakers, recordActions, roomSearches } from './registry.ts';
import { createAppRouter } from './router.tsx';

// Without this zod tries to compile its checks by eval, which the page's security policy refuses.
config({ jitless: true });

const router = createAppRouter();
const queries = createQueries(() => {
  const { pathname, href } = router.state.location;
  if (pathname !== '/entrar') void router.navigate({ href: `/entrar?voltar=${encodeURIComponent(href)}` });
});

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <I18nProvider locale="pt-BR">
      <QueryClientProvider client={queries}>
        <LinkProvider navigate={(href) => void router.navigate({ href })}>
          <RecordActionsContext value={recordActions}>
            <DeskSectionsContext value={deskSections}>
              <FileSectionsContext value={fileSpeakers}>
                <RoomSearchesContext value={roomSearches}>
                  <RouterProvider router={router} />
                </RoomSearchesContext>
              </FileSectionsContext>
            </DeskSectionsContext>
          </RecordActionsContext>
          <ToastRegion />
        </LinkProvider>
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
