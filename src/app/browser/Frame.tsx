import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Area, FrameParts } from '../../web/areas.ts';
import { type Place, PlaceDefaults } from '../../web/place.ts';
import { NameScreen, ScreenName } from '../../web/screen-title.ts';
import { type Session, useSession } from '../../web/session.ts';
import { AreaMenu } from './AreaMenu.tsx';
import { AreaStrip } from './AreaPages.tsx';
import { areaOf, pagesOf } from './area-pages.ts';
import { DemonstrationBand } from './DemonstrationBand.tsx';
import { Footer } from './Footer.tsx';
import { TopBar } from './TopBar.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { usePlaceInAddress } from './use-place-in-address.ts';

export interface FrameProps {
  areas: readonly Area[];
  parts: FrameParts;
  children: ReactNode;
}

const seenBy = (areas: readonly Area[], menu: Area['menu'], session: Session | null) =>
  session?.person
    ? areas.filter((area) => area.menu === menu && (area.seenBy === undefined || area.seenBy(session)))
    : [];

const NOWHERE: Place = { mes: '', territorio: '' };

const placeOf = (session: Session | null): Place =>
  session ? { mes: session.today.slice(0, 7), territorio: session.state.code } : NOWHERE;

/** The area that is open, with its pages; null where it has none to choose from. */
function useOpenArea(main: readonly Area[], all: readonly Area[], session: Session | null) {
  const { pathname } = useLocation();
  const area = areaOf(main, pathname);
  if (area === undefined || session === null) return null;
  const pages = pagesOf(area, all, session);
  return pages.length > 1 ? { area, pages } : null;
}

/** Keeps `--frame-top` at the height of what stays on top, for the drawer and sticky heads. */
function useFrameTop() {
  const head = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = head.current;
    if (!element) return;
    const measure = () =>
      document.documentElement.style.setProperty('--frame-top', `${element.offsetHeight}px`);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return head;
}

/** Top bar, menu, the page, footer. Every framed screen stands inside. */
export function Frame({ areas, parts, children }: FrameProps) {
  const session = useSession();
  const [wide, setWide] = useState(true);
  const head = useFrameTop();
  const { title, nameScreen } = useDocumentTitle();
  const defaults = placeOf(session);
  usePlaceInAddress(session?.person ? defaults : NOWHERE);
  const main = seenBy(areas, 'main', session);
  const open = useOpenArea(main, areas, session);
  return (
    <PlaceDefaults value={defaults}>
      <a
        href="#conteudo"
        className="sr-only z-50 rounded bg-surface px-3 py-2 focus:not-sr-only focus:absolute focus:top-1 focus:left-1"
      >
        Ir para o conteúdo
      </a>
      <div className="flex min-h-dvh flex-col bg-ground print:block">
        <header ref={head} className="sticky top-0 z-30 print:static">
          {session?.demonstration && <DemonstrationBand />}
          <TopBar
            session={session}
            parts={parts}
            entries={seenBy(areas, 'person', session)}
            onToggleMenu={main.length > 0 ? () => setWide(!wide) : undefined}
          />
        </header>
        <div className="flex flex-1 print:block">
          {main.length > 0 && <AreaMenu areas={main} wide={wide} open={open} />}
          <div className="beside-drawer flex min-w-0 flex-1 flex-col max-sm:pb-14 print:block print:p-0">
            {open && (
              <AreaStrip area={open.area.path} label={open.area.label} pages={open.pages} beside={wide} />
            )}
            <main
              id="conteudo"
              tabIndex={-1}
              className="min-w-0 flex-1 px-4 py-6 outline-none sm:px-8 print:p-0"
            >
              <NameScreen value={nameScreen}>
                <ScreenName value={title}>{children}</ScreenName>
              </NameScreen>
            </main>
            <Footer />
          </div>
        </div>
      </div>
    </PlaceDefaults>
  );
}
