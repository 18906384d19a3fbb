import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  Outlet,
  retainSearchParams,
} from '@tanstack/react-router';
import { type AreaRoute, screen } from '../../web/areas.ts';
import { ErrorState } from '../../web/components/ErrorState.tsx';
import { Loading } from '../../web/components/Loading.tsx';
import { parseSearch, stringifySearch, validatePlace } from '../../web/place.ts';
import { Frame } from './Frame.tsx';
import { NotFound } from './NotFound.tsx';
import { areas, frameParts } from './registry.ts';

const ownPages: readonly AreaRoute[] = [
  {
    path: '/acessibilidade',
    title: 'Acessibilidade',
    open: true,
    component: screen(() => import('./pages/AccessibilityPage.tsx'), 'AccessibilityPage'),
  },
  {
    path: '/privacidade',
    title: 'Privacidade',
    open: true,
    component: screen(() => import('./pages/PrivacyPage.tsx'), 'PrivacyPage'),
  },
];

function Root() {
  const Source = frameParts.SessionSource;
  return Source ? (
    <Source>
      <Outlet />
    </Source>
  ) : (
    <Outlet />
  );
}

function Failure({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} onRetry={reset} />;
}

const root = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  validateSearch: validatePlace as (search: Record<string, unknown>) => { mes?: string; territorio?: string },
  search: { middlewares: [retainSearchParams(['mes', 'territorio'])] },
});
const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  component: () => (
    <Frame areas={areas} parts={frameParts}>
      <Outlet />
    </Frame>
  ),
});

function routeOf(page: AreaRoute): { parent: 'framed' | 'bare'; route: AnyRoute } {
  const parent = page.frame ?? 'framed';
  const route = createRoute({
    getParentRoute: () => (parent === 'bare' ? root : framed) as never,
    path: page.path as string,
    component: page.component,
    staticData: { title: page.title, open: page.open === true } as never,
  });
  return { parent, route: route as unknown as AnyRoute };
}

/** Every address of the browser side: what the areas bring, and the house's own pages. */
export function createAppRouter() {
  const pages = [...areas.flatMap((area) => area.routes), ...ownPages].map(routeOf);
  const inFrame = pages.filter(({ parent }) => parent === 'framed').map(({ route }) => route);
  const bare = pages.filter(({ parent }) => parent === 'bare').map(({ route }) => route);
  const routeTree = root.addChildren([framed.addChildren(inFrame), ...bare]);
  return createRouter({
    routeTree,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingMs: 200,
    defaultPendingComponent: () => <Loading delay={0} label="Abrindo a tela" />,
    defaultErrorComponent: Failure,
    scrollRestoration: true,
  });
}
