import { tellOfDeadlines, tellOfTerms } from '../features/cofinancing/index.ts';
import { tellOfDays, turnMeetings } from '../features/governance/index.ts';
import { remindNonConformities, turnCycle } from '../features/monitoring/index.ts';
import { makeDigests, sweepNotices } from '../features/notices/index.ts';
import { sendDueLetters } from '../platform/mail/letters.ts';
import type { Task } from '../platform/schedule.ts';
import { composers } from './letters.ts';

/** What runs by itself, and how often. */
export const tasks: readonly Task[] = [
  { name: 'remind-nonconformities', everyMinutes: 60, run: remindNonConformities },
  { name: 'tell-of-terms', everyMinutes: 60, run: tellOfTerms },
  { name: 'tell-of-deadlines', everyMinutes: 60, run: tellOfDeadlines },
  { name: 'tell-of-days', everyMinutes: 60, run: tellOfDays },
  { name: 'sweep-notices', everyMinutes: 24 * 60, run: sweepNotices },
  { name: 'make-digests', everyMinutes: 5, run: makeDigests },
  { name: 'send-letters', everyMinutes: 1, run: (context) => sendDueLetters(context, composers) },
];

/** The same, of the cycle of the plan and its meetings: it waits while the demonstration tells its past months, which would lock under it. */
export const cycleTasks: readonly Task[] = [
  { name: 'turn-cycle', everyMinutes: 15, run: turnCycle },
  { name: 'turn-meetings', everyMinutes: 15, run: turnMeetings },
];
