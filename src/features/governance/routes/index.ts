import type { Route } from '../../../platform/http/route.ts';
import { answerRoutes } from './answers.ts';
import { bodyRoutes } from './bodies.ts';
import { meetingRoutes } from './meetings.ts';
import { searchRoute } from './search.ts';

/** The addresses of the collegiate bodies. */
export const governanceRoutes: readonly Route[] = [
  ...bodyRoutes,
  ...meetingRoutes,
  ...answerRoutes,
  searchRoute,
];
