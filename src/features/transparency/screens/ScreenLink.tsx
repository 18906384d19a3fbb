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

/** A built screen is a link; a planned one is only its address, and says so. */
export function ScreenLink({ screen, className, tabIndex, target, onFollow, children }: ScreenLinkProps) {
  if (screen.address === null) {
    return (
      <span className="text-14 text-ink-quiet [overflow-wrap:anywhere]">
        {children ?? screen.route} <span className="text-13">· planejada</span>
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
      className={className ?? 'text-14 [overflow-wrap:anywhere]'}
    >
      {children ?? screen.route}
    </Link>
  );
}
