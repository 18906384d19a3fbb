import type { Route } from '../../../platform/http/route.ts';
import { monthlyRoutes } from './monthly.ts';
import { programmingRoutes } from './programming.ts';

export const declarationsRoutes: readonly Route[] = [...programmingRoutes, ...monthlyRoutes];
