import { Link, useLocation } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { Area } from '../../web/areas.ts';
import { usePopup } from '../../web/components/use-popup.ts';
import { AreaPages } from './AreaPages.tsx';
import { type AreaPage, areaOf } from './area-pages.ts';

const ITEM =
  'group flex min-h-11 items-center gap-3 border-transparent text-14 text-ink no-underline hover:bg-action-soft hover:text-action-strong aria-[current=page]:border-action aria-[current=page]:bg-action-soft aria-[current=page]:font-semibold aria-[current=page]:text-action-strong';

/** On a phone the bar holds five names whole: so many areas, and the others under "Mais". */
const ON_BAR = 4;

const BAR_ITEM =
  'max-sm:h-14 max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 max-sm:border-t-[3px] max-sm:px-0.5 max-sm:text-13';

const loadSheet = async () => (await import('./AreaSheet.tsx')).AreaSheet;

/** The areas that the bar of a phone does not hold, under one button; it is marked while one of them is open. */
function MoreAreas({ areas }: { areas: readonly Area[] }) {
  const { pathname } = useLocation();
  const { Panel, panel, button } = usePopup(loadSheet, { kind: 'dialog' });
  const current = areaOf(areas, pathname);
  return (
    <li className="min-w-0 flex-1 sm:hidden">
      <AriaButton
        {...button}
        aria-label={current ? `Mais áreas. Aberta: ${current.label}` : 'Mais áreas'}
        className={`${ITEM} ${BAR_ITEM} w-full cursor-pointer ${current ? 'border-action bg-action-soft font-semibold text-action-strong' : ''}`}
      >
        <Ellipsis aria-hidden="true" className="size-5 shrink-0 text-ink-quiet" />
        Mais
      </AriaButton>
      {Panel && <Panel {...panel} areas={areas} />}
    </li>
  );
}

interface AreaMenuProps {
  areas: readonly Area[];
  wide: boolean;
  /** The area that is open, and the pages to name under it. */
  open: { area: Area; pages: readonly AreaPage[] } | null;
}

/** Left menu: 200 px, icons from 1024 down, a bar at the thumb on phones. */
export function AreaMenu({ areas, wide, open }: AreaMenuProps) {
  const rail = wide ? 'lg:w-50' : 'lg:w-14';
  const words = wide ? 'sm:max-lg:sr-only' : 'sm:sr-only';
  const { pathname } = useLocation();
  const current = areaOf(areas, pathname);
  return (
    <nav
      aria-label="Áreas"
      className={`screen-only z-20 shrink-0 border-rule bg-surface max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:border-t sm:w-14 sm:border-r ${rail}`}
    >
      <ul className="flex sm:sticky sm:top-(--frame-top) sm:flex-col sm:py-2">
        {areas.map((area, at) => (
          <li key={area.id} className={`max-sm:min-w-0 max-sm:flex-1 ${at < ON_BAR ? '' : 'max-sm:hidden'}`}>
            <Link
              to={area.path}
              activeOptions={{ exact: area.path === '/', includeSearch: false }}
              title={area.label}
              aria-current={area === current ? 'page' : undefined}
              className={`${ITEM} ${BAR_ITEM} sm:border-l-[3px] sm:px-[14px]`}
            >
              <area.icon
                aria-hidden="true"
                className="size-5 shrink-0 text-ink-quiet group-aria-[current=page]:text-action-strong"
              />
              <span aria-hidden="true" className="sm:hidden">
                {area.shortLabel ?? area.label}
              </span>
              <span className={`max-w-full truncate max-sm:sr-only ${words}`}>{area.label}</span>
            </Link>
            {wide && open?.area === area && <AreaPages area={area.path} pages={open.pages} />}
          </li>
        ))}
        {areas.length > ON_BAR && <MoreAreas areas={areas.slice(ON_BAR)} />}
      </ul>
    </nav>
  );
}
