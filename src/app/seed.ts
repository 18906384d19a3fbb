import { accountsSeed, demonstrationAccountsSeed } from '../features/accounts/index.ts';
import { actsSeed } from '../features/acts/index.ts';
import { cofinancingSeed, demonstrationInstrumentsSeed } from '../features/cofinancing/index.ts';
import { declarationsSeed, demonstrationDeclarationsSeed } from '../features/declarations/index.ts';
import { governanceSeed } from '../features/governance/index.ts';
import { indicatorsSeed } from '../features/indicators/index.ts';
import { monitoringSeed } from '../features/monitoring/index.ts';
import {
  analysisSeed,
  demonstrationAnalysisSeed,
  planSeed,
  planVersionSeed,
} from '../features/plan/index.ts';
import { territorySeed } from '../features/territory/index.ts';
import type { Seed } from '../platform/seeds.ts';

/** In the order of the rooms. */
export const seeds: readonly Seed[] = [
  territorySeed,
  accountsSeed,
  demonstrationAccountsSeed,
  actsSeed,
  declarationsSeed,
  demonstrationDeclarationsSeed,
  indicatorsSeed,
  planSeed,
  analysisSeed,
  demonstrationAnalysisSeed,
  planVersionSeed,
  monitoringSeed,
  cofinancingSeed,
  demonstrationInstrumentsSeed,
  governanceSeed,
];
