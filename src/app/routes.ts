import { accountsRoutes, demonstrationRoutes as oneClickRoutes } from '../features/accounts/index.ts';
import { actsRoutes } from '../features/acts/index.ts';
import { cofinancingRoutes } from '../features/cofinancing/index.ts';
import { declarationsRoutes } from '../features/declarations/index.ts';
import { governanceRoutes } from '../features/governance/index.ts';
import { indicatorsRoutes } from '../features/indicators/index.ts';
import { monitoringRoutes } from '../features/monitoring/index.ts';
import { mailboxRoutes, noticesRoutes } from '../features/notices/index.ts';
import { planRoutes } from '../features/plan/index.ts';
import { sourcesRoutes } from '../features/sources/index.ts';
import { territoryRoutes } from '../features/territory/index.ts';
import { transparencyRoutes } from '../features/transparency/index.ts';
import type { Route } from '../platform/http/route.ts';
import { lifeRoutes } from './demonstration/routes.ts';

/** Every address of the API. A route that is not listed here does not exist. */
export const routes: readonly Route[] = [
  ...territoryRoutes,
  ...accountsRoutes,
  ...noticesRoutes,
  ...actsRoutes,
  ...sourcesRoutes,
  ...declarationsRoutes,
  ...indicatorsRoutes,
  ...planRoutes,
  ...monitoringRoutes,
  ...cofinancingRoutes,
  ...governanceRoutes,
  ...transparencyRoutes,
];

/** What the demonstration has besides; a server in production knows none of it. */
export const demonstrationRoutes: readonly Route[] = [...oneClickRoutes, ...mailboxRoutes, ...lifeRoutes];
