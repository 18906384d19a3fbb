import { Link } from '@tanstack/react-router';
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

/** A built screen is a link by its name; a planned one is only its address, and says so. */
export function ScreenLink({ screen, className, tabIndex, target, onFollow, children }: ScreenLinkProps) {
  if (screen.address === null) {
    return (
      <span className="py-0.5 text-14 text-ink-quiet [overflow-wrap:anywhere]">
        {screen.route} <span className="text-13">· planejada</span>
      </span>
    );
  }
  const address = new URL(screen.address, 'http://pactua');
  return (
    <Link
      to={address.pathname}
      search={parseSearch(address.search) as never}
      hash={address.hash.slice(1)}
      target={target}
      tabIndex={tabIndex}
      onClick={onFollow}
      className={className ?? 'py-0.5 text-14 [overflow-wrap:anywhere] max-sm:py-2.5'}
    >
      {children ?? (
        <>
          {screen.name} <span className="text-13">{screen.route}</span>
        </>
      )}
    </Link>
  );
}
