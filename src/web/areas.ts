import { type AsyncRouteComponent, lazyRouteComponent } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import type { Session } from './session.ts';

/** A screen of an area. `path` is the whole address: "/plano/acoes/{-$numero}" (`{-$x}` = optional part). */
export interface AreaRoute {
  path: string;
  // biome-ignore lint/suspicious/noExplicitAny: a route's component takes whatever the router gives it
  component: AsyncRouteComponent<any>;
  /** Title of the browser's tab, unless the page names what it shows (`useScreenTitle`); the page itself says its title with PageHeader. */
  title: string;
  /** 'framed' (default): top bar and menu. 'bare': the screen alone, as the sign-in. */
  frame?: 'framed' | 'bare';
  /** True where a visitor may read without signing in. */
  open?: boolean;
  /** Its name among the pages of its area in the menu; without one it is reached from another page. */
  menu?: string;
  /** What a person must be allowed to do for the menu to name it; default: nothing in particular. */
  menuVerb?: string;
}

/** A room as the frame knows it: its door `screens/index.tsx` exports `export const area: Area`. */
export interface Area {
  id: string;
  /** Where its menu item leads. */
  path: string;
  label: string;
  /** On the bar of a phone, where `label` does not fit whole. */
  shortLabel?: string;
  icon: LucideIcon;
  /** 'main': left menu, in the order of the registry. 'person': menu of the person. 'none': only by address. */
  menu: 'main' | 'person' | 'none';
  /** Left out of the menus for whom this answers false; default: every signed-in person sees it. */
  seenBy?: (session: Session) => boolean;
  routes: readonly AreaRoute[];
}

/** Parts of the frame that a feature fills in (`app/browser/registry.ts` plugs them). */
export interface FrameParts {
  /** Reads the session and shows its children inside `SessionContext`. */
  SessionSource?: ComponentType<{ children: ReactNode }>;
  /** Picker of the territory in the top bar. */
  Territory?: ComponentType;
  /** Search over everything, in the middle of the top bar; `/` goes there. */
  Search?: ComponentType;
  /** The way to what a person was told, in the top bar; may arrive after the page. */
  Inbox?: ComponentType;
  /** What leaves the account: called from the menu of the person. */
  signOut?: () => Promise<void>;
}

/** A lazily loaded screen: `screen(() => import('./ActionsScreen.tsx'), 'ActionsScreen')`. */
export const screen = lazyRouteComponent;
