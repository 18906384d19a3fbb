import { GRANT_CHANGED, RECOVERY_ASKED, startRecovery } from '../features/accounts/index.ts';
import { CNES_RECORDED, keepMinutes } from '../features/cofinancing/index.ts';
import { MINUTES_ISSUED } from '../features/governance/index.ts';
import {
  CATALOGUE_CHANGED,
  FACTS_CHANGED,
  nameEstablishment,
  recomputeStale,
  recomputeVersion,
  recountFacts,
  recountStaleFacts,
} from '../features/indicators/index.ts';
import { tellGrant, tellLetterFailed } from '../features/notices/index.ts';
import { IMPORT_REQUESTED, IMPORTED, runImport } from '../features/sources/index.ts';
import type { Reactions } from '../platform/jobs.ts';
import { LETTER_FAILED, LETTER_POSTED, sendLetter } from '../platform/mail/letters.ts';
import { composers } from './letters.ts';

/** "When X has happened, do Y": the only place where an arrow may point to the right. */
export const reactions: Reactions = {
  [LETTER_POSTED]: async (context, { letter }) => {
    await sendLetter(context, composers, String(letter));
  },
  [LETTER_FAILED]: async (context, { letter }) => {
    await tellLetterFailed(context, String(letter));
  },
  [RECOVERY_ASKED]: async (context, { person }) => {
    await startRecovery(context, person === null ? null : String(person));
  },
  [GRANT_CHANGED]: async (context, { grant, person, office, ended, reason }) => {
    await tellGrant(context, {
      grant: String(grant),
      person: String(person),
      office: String(office),
      ended: ended === true,
      reason: String(reason),
    });
  },
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
  [CNES_RECORDED]: async (context, { unit, name, establishment, from, at }) => {
    await nameEstablishment(context, {
      unit: String(unit),
      name: String(name),
      establishment: String(establishment),
      from: String(from),
      at: String(at),
    });
  },
  [MINUTES_ISSUED]: async (context, { body, meeting, on, number, paper, sha256 }) => {
    await keepMinutes(context, {
      body: String(body),
      meeting: String(meeting),
      on: String(on),
      number: String(number),
      paper: String(paper),
      sha256: String(sha256),
    });
  },
  [FACTS_CHANGED]: async (context, { facts }) => {
    await recountFacts(context, facts as string[]);
  },
};
