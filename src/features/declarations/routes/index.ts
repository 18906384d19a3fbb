import type { Route } from '../../../platform/http/route.ts';
import { programmingRoutes } from './programming.ts';

export const declarationsRoutes: readonly Route[] = [...programmingRoutes];
