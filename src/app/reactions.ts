import {
  CATALOGUE_CHANGED,
  FACTS_CHANGED,
  recomputeStale,
  recomputeVersion,
  recountFacts,
  recountStaleFacts,
} from '../features/indicators/index.ts';
import { IMPORT_REQUESTED, IMPORTED, runImport } from '../features/sources/index.ts';
import type { Reactions } from '../platform/jobs.ts';

/** "When X has happened, do Y": the only place where an arrow may point to the right. */
export const reactions: Reactions = {
  [IMPORT_REQUESTED]: async (context, { importId }) => {
    await runImport(context, String(importId));
  },
  [IMPORTED]: async (context, { versionId }) => {
    await recomputeVersion(context, String(versionId));
  },
  [CATALOGUE_CHANGED]: async (context) => {
    await recomputeStale(context);
    await recountStaleFacts(context);
  },
  [FACTS_CHANGED]: async (context, { facts }) => {
    await recountFacts(context, facts as string[]);
  },
};
