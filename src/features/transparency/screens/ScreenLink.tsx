import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { parseSearch } from '../../../web/place.ts';
import type { CarryingScreen } from '../contract.ts';

interface ScreenLinkProps {
  screen: CarryingScreen;
  className?: string;
  tabIndex?: number;
  /** Name of the window it opens in; this one by default. */
  target?: string;
  onFollow?: (event: MouseEvent) => void;
  children?: ReactNode;
}

/**
 * A built screen is a link by its name; a planned one is only its address, and says so. It is a plain anchor: hundreds of
 * the router's own links would each be asked again at every change of the address.
 */
export function ScreenLink({ screen, className, tabIndex, target, onFollow, children }: ScreenLinkProps) {
  const navigate = useNavigate();
  if (screen.address === null) {
    return (
      <span className="py-0.5 text-14 text-ink-quiet [overflow-wrap:anywhere]">
        {screen.route} <span className="text-13">· planejada</span>
      </span>
    );
  }
  const { pathname, search, hash } = new URL(screen.address, 'http://pactua');
  const follow = (event: MouseEvent) => {
    onFollow?.(event);
    if (event.defaultPrevented || target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void navigate({ to: pathname, search: parseSearch(search), hash: hash.slice(1) } as never);
  };
  return (
    <a
      href={screen.address}
      data-quiet-link
      target={target}
      tabIndex={tabIndex}
      onClick={follow}
      className={className ?? 'py-0.5 text-14 [overflow-wrap:anywhere] max-sm:py-2.5'}
    >
      {children ?? (
        <>
          {screen.name} <span className="text-13">{screen.route}</span>
        </>
      )}
    </a>
  );
}
