import type { Route } from '../../../platform/http/route.ts';
import { cycleRoutes } from './cycle.ts';
import { evaluationRoutes } from './evaluation.ts';
import { nonConformityRoutes } from './nonconformities.ts';
import { reportRoutes } from './report.ts';
import { searchRoute } from './search.ts';

/** The addresses of the month of monitoring, of what did not go as planned, and of the semester. */
export const monitoringRoutes: readonly Route[] = [
  ...cycleRoutes,
  ...reportRoutes,
  ...nonConformityRoutes,
  ...evaluationRoutes,
  searchRoute,
];
