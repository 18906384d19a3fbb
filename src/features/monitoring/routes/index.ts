import type { Route } from '../../../platform/http/route.ts';
import { cycleRoutes } from './cycle.ts';
import { reportRoutes } from './report.ts';

/** The addresses of the month of monitoring. */
export const monitoringRoutes: readonly Route[] = [...cycleRoutes, ...reportRoutes];
