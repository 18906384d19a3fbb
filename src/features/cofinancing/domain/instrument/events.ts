import type { EventRule } from './event-rule.ts';
import type { EventType } from './event-types.ts';
import { SINCE_SIGNED } from './events-since-signed.ts';
import { UNTIL_SIGNED } from './events-until-signed.ts';

/** E1 to E14 as data: who, with which document, from which states, what it asks and what follows. E15 is of the ledger. */
export const EVENTS: Readonly<Record<EventType, EventRule>> = { ...UNTIL_SIGNED, ...SINCE_SIGNED };
