import type { Route } from '../../../platform/http/route.ts';
import { acronymRoutes } from './acronyms.ts';
import { actionRoutes } from './actions.ts';
import { analysisRoutes } from './analysis.ts';
import { chainRoutes } from './chain.ts';
import { changeRoutes } from './changes.ts';
import { coherenceRoutes } from './coherence.ts';
import { correctionRoutes } from './corrections.ts';
import { creditRoutes } from './credits.ts';
import { crosswalkRoutes } from './crosswalk.ts';
import { entryRoutes } from './entries.ts';
import { importRoutes } from './imports.ts';
import { instrumentRoutes } from './instruments.ts';
import { listRoutes } from './list.ts';
import { mapRoutes } from './map.ts';
import { participationRoutes } from './participation.ts';
import { pledgeRoutes } from './pledges.ts';
import { renegotiationRoutes } from './renegotiations.ts';
import { reportingRoutes } from './reporting.ts';
import { scheduleRoutes } from './schedule.ts';
import { standingRoutes } from './standings.ts';
import { tableRoutes } from './tables/index.ts';
import { versionRoutes } from './versions.ts';

/** The addresses of the plan. */
export const planRoutes: readonly Route[] = [
  ...mapRoutes,
  ...listRoutes,
  ...actionRoutes,
  ...changeRoutes,
  ...correctionRoutes,
  ...importRoutes,
  ...coherenceRoutes,
  ...reportingRoutes,
  ...scheduleRoutes,
  ...renegotiationRoutes,
  ...pledgeRoutes,
  ...analysisRoutes,
  ...acronymRoutes,
  ...participationRoutes,
  ...chainRoutes,
  ...entryRoutes,
  ...crosswalkRoutes,
  ...creditRoutes,
  ...standingRoutes,
  ...tableRoutes,
  ...instrumentRoutes,
  ...versionRoutes,
];
