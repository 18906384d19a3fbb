import { Link, useLocation } from '@tanstack/react-router';
import type { Area } from '../../web/areas.ts';
import { DialogPanel } from '../../web/components/DialogPanel.tsx';
import type { PopupProps } from '../../web/components/use-popup.ts';
import { areaOf } from './area-pages.ts';

interface AreaSheetProps extends PopupProps {
  areas: readonly Area[];
}

/** The other areas, each by its whole name: over the bar of a phone. */
export function AreaSheet({ areas, ...popup }: AreaSheetProps) {
  const { pathname } = useLocation();
  const current = areaOf(areas, pathname);
  return (
    <DialogPanel {...popup} label="Mais áreas" className="w-[calc(100vw-1.5rem)] max-w-sm">
      <ul className="grid grid-cols-2 gap-1">
        {areas.map((area) => (
          <li key={area.id}>
            <Link
              to={area.path}
              onClick={popup.onClose}
              activeOptions={{ includeSearch: false }}
              aria-current={area === current ? 'page' : undefined}
              className="flex min-h-12 items-center gap-3 rounded px-3 text-14 text-ink no-underline aria-[current=page]:bg-action-soft aria-[current=page]:font-semibold aria-[current=page]:text-action-strong"
            >
              <area.icon aria-hidden="true" className="size-5 shrink-0 text-ink-quiet" />
              {area.label}
            </Link>
          </li>
        ))}
      </ul>
    </DialogPanel>
  );
}
