import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from './IconButton.tsx';

export interface DrawerProps {
  title: string;
  /** Above the title: what kind of thing this is ("Ação operacional 3.5.16"). */
  subtitle?: ReactNode;
  /** Changes the address back; the drawer is open because the address says so. */
  onClose: () => void;
  onNext?: () => void;
  onPrevious?: () => void;
  /** Buttons that stay in reach. */
  footer?: ReactNode;
  children: ReactNode;
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="textbox"]';

function isFree(event: KeyboardEvent): boolean {
  const target = event.target as Element | null;
  return (
    !event.defaultPrevented &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    !target?.closest?.(TYPING) &&
    !document.querySelector('[role="alertdialog"]:not(.toast), [aria-modal="true"], .react-aria-Popover')
  );
}

/** Esc closes, J goes to the next, K to the one before; never while somebody types. */
function useDrawerKeys({
  onClose,
  onNext,
  onPrevious,
}: Pick<DrawerProps, 'onClose' | 'onNext' | 'onPrevious'>) {
  useEffect(() => {
    const verbs: Record<string, (() => void) | undefined> = {
      Escape: onClose,
      j: onNext,
      J: onNext,
      k: onPrevious,
      K: onPrevious,
    };
    const onKey = (event: KeyboardEvent) => {
      const verb = verbs[event.key];
      if (!verb || !isFree(event)) return;
      event.preventDefault();
      verb();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onClose, onNext, onPrevious]);
}

/** Marks the page as pushed, and gives the focus back to where it was. */
function useDrawerPlace(heading: React.RefObject<HTMLHeadingElement | null>) {
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const root = document.documentElement;
    const page = document.getElementById('app');
    const covers = window.matchMedia('(max-width: 639px)');
    const cover = () => {
      if (page) page.inert = covers.matches;
    };
    root.dataset.drawer = 'open';
    heading.current?.focus({ preventScroll: true });
    cover();
    covers.addEventListener('change', cover);
    return () => {
      delete root.dataset.drawer;
      covers.removeEventListener('change', cover);
      if (page) page.inert = false;
      if (before?.isConnected) before.focus({ preventScroll: true });
    };
  }, [heading]);
}

/** One thing of a list, opened beside it. Render it only while open. */
export function Drawer(props: DrawerProps) {
  const { title, subtitle, onClose, onNext, onPrevious, footer, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useDrawerKeys(props);
  useDrawerPlace(heading);
  return createPortal(
    <aside
      aria-labelledby={titleId}
      className="drawer fixed top-(--frame-top) right-0 bottom-0 z-20 flex w-[26.25rem] max-w-full flex-col border-rule border-l bg-surface max-xl:shadow-float max-sm:top-0 max-sm:z-40 max-sm:w-full print:static print:w-full print:border-0"
    >
      <header className="flex items-start gap-1 border-rule border-b py-3 pr-2 pl-6 max-sm:pl-4">
        <div className="min-w-0 flex-1 py-1">
          {subtitle && <div className="text-13 text-ink-quiet">{subtitle}</div>}
          <h2 id={titleId} ref={heading} tabIndex={-1} className="text-18 outline-none">
            {title}
          </h2>
        </div>
        <div className="screen-only flex">
          {onPrevious && (
            <IconButton label="Anterior (K)" onPress={onPrevious}>
              <ChevronUp aria-hidden="true" />
            </IconButton>
          )}
          {onNext && (
            <IconButton label="Próximo (J)" onPress={onNext}>
              <ChevronDown aria-hidden="true" />
            </IconButton>
          )}
          <IconButton tip={false} label="Fechar (Esc)" onPress={onClose}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-auto px-6 py-4 text-16 max-sm:px-4">{children}</div>
      {footer && (
        <footer className="screen-only flex flex-wrap gap-2 border-rule border-t px-6 py-3 max-sm:px-4">
          {footer}
        </footer>
      )}
    </aside>,
    document.body,
  );
}
