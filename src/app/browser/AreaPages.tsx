import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { AreaPage } from './area-pages.ts';

interface AreaPagesProps {
  /** Address of the area itself: its own page is only open where no page below it is. */
  area: string;
  pages: readonly AreaPage[];
}

/** The pages of the open area below its name in the left menu. */
export function AreaPages({ area, pages }: AreaPagesProps) {
  return (
    <ul className="pb-2 max-lg:hidden">
      {pages.map(({ path, label }) => (
        <li key={path}>
          <Link
            to={path}
            activeOptions={{ exact: path === area, includeSearch: false }}
            className="flex min-h-8 items-center border-transparent border-l-[3px] pr-2 pl-[46px] text-14 text-ink-quiet no-underline hover:bg-action-soft hover:text-action-strong aria-[current=page]:border-action aria-[current=page]:font-semibold aria-[current=page]:text-action-strong"
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The same where the left menu has no room for names: a strip above the page. */
export function AreaStrip({
  area,
  label,
  pages,
  beside,
}: AreaPagesProps & { label: string; beside: boolean }) {
  const { pathname } = useLocation();
  const names = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address makes another name the open one
  useEffect(() => {
    const open = names.current?.querySelector<HTMLElement>('[aria-current=page]')?.parentElement;
    if (open) names.current?.scrollTo({ left: open.offsetLeft - names.current.offsetLeft - 16 });
  }, [pathname]);
  return (
    <nav
      aria-label={`Páginas de ${label}`}
      className={`screen-only border-rule border-b bg-surface ${beside ? 'lg:hidden' : ''}`}
    >
      <ul ref={names} className="flex gap-1 overflow-x-auto px-2 sm:px-6">
        {pages.map(({ path, label: name }) => (
          <li key={path} className="shrink-0">
            <Link
              to={path}
              activeOptions={{ exact: path === area, includeSearch: false }}
              className="flex min-h-11 items-center border-transparent border-b-[3px] px-2 text-14 text-ink-quiet no-underline hover:text-action-strong aria-[current=page]:border-action aria-[current=page]:font-semibold aria-[current=page]:text-action-strong"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
