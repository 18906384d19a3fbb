import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { ExportMenu, type MenuEntry } from './Menu.tsx';

interface Crumb {
  label: string;
  href?: string;
}

/** The way here, outermost first; the last one is where we are and leads nowhere. */
function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Caminho" className="screen-only">
      <ol className="flex flex-wrap items-center gap-1 text-13 text-ink-quiet">
        {items.map((item, index) => (
          <li key={item.label} className="flex items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden="true" className="size-3.5" />}
            {item.href && index < items.length - 1 ? (
              <Link to={item.href} className="inline-flex min-h-6 items-center">
                {item.label}
              </Link>
            ) : (
              <span aria-current={index === items.length - 1 ? 'page' : undefined}>{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface PageHeaderProps {
  title: string;
  /** One line: who, when, how fresh. */
  context?: ReactNode;
  /** Beside the title: "96 ações". */
  count?: string;
  breadcrumb?: readonly Crumb[];
  /** Autosave: "salvo às 14:32". */
  saved?: string | null;
  /** Buttons before "Exportar". */
  actions?: ReactNode;
  exports?: readonly MenuEntry[];
  /** Filters, below. */
  children?: ReactNode;
}

/** The head of every screen: its question answered in one glance, export always in the same corner. */
export function PageHeader(props: PageHeaderProps) {
  const { title, context, count, breadcrumb, saved, actions, exports, children } = props;
  return (
    <div className="mb-4 flex flex-col gap-1">
      {breadcrumb && <Breadcrumb items={breadcrumb} />}
      <div className="flex items-start justify-between gap-x-6 gap-y-2 max-sm:flex-wrap">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
          <h1 className="text-28">{title}</h1>
          {count && <span className="text-16 text-ink-quiet">{count}</span>}
          <span role="status" className="text-13 text-ink-quiet">
            {saved}
          </span>
        </div>
        <div className="screen-only flex shrink-0 flex-wrap items-center gap-2 max-sm:shrink">
          {actions}
          {exports && exports.length > 0 && <ExportMenu entries={exports} />}
        </div>
      </div>
      {context && <p className="max-w-[80ch] text-16 text-ink-quiet">{context}</p>}
      {children && <div className="mt-3 flex flex-col gap-3">{children}</div>}
    </div>
  );
}
