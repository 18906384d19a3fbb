import { Link } from '@tanstack/react-router';
import type { Area } from '../../web/areas.ts';
import { AreaPages } from './AreaPages.tsx';
import type { AreaPage } from './area-pages.ts';

const ITEM =
  'group flex min-h-11 items-center gap-3 border-transparent text-14 text-ink no-underline hover:bg-action-soft hover:text-action-strong aria-[current=page]:border-action aria-[current=page]:bg-action-soft aria-[current=page]:font-semibold aria-[current=page]:text-action-strong';

/** On phones names stand side by side: "Cofinanc.". */
function shortName(label: string, names: number): string {
  const room = names > 5 ? 14 - names : 11;
  return label.length <= room ? label : `${label.slice(0, Math.min(room - 1, 8))}.`;
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
  return (
    <nav
      aria-label="Áreas"
      className={`screen-only z-20 shrink-0 border-rule bg-surface max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:border-t sm:w-14 sm:border-r ${rail}`}
    >
      <ul className="flex overflow-x-auto sm:sticky sm:top-(--frame-top) sm:flex-col sm:py-2">
        {areas.map((area) => (
          <li key={area.id} className="max-sm:min-w-14 max-sm:flex-1">
            <Link
              to={area.path}
              activeOptions={{ exact: area.path === '/', includeSearch: false }}
              title={area.label}
              className={`${ITEM} max-sm:h-14 max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 max-sm:border-t-[3px] max-sm:px-1 max-sm:text-13 sm:border-l-[3px] sm:px-[14px]`}
            >
              <area.icon
                aria-hidden="true"
                className="size-5 shrink-0 text-ink-quiet group-aria-[current=page]:text-action-strong"
              />
              <span aria-hidden="true" className="sm:hidden">
                {shortName(area.label, areas.length)}
              </span>
              <span className={`max-w-full truncate max-sm:sr-only ${words}`}>{area.label}</span>
            </Link>
            {wide && open?.area === area && <AreaPages area={area.path} pages={open.pages} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}
