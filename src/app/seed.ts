import { accountsSeed, demonstrationAccountsSeed } from '../features/accounts/index.ts';
import { territorySeed } from '../features/territory/index.ts';
import type { Seed } from '../platform/seeds.ts';

/** In the order of the rooms. */
export const seeds: readonly Seed[] = [territorySeed, accountsSeed, demonstrationAccountsSeed];
