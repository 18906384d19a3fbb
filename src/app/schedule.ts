import { turnCycle } from '../features/monitoring/index.ts';
import { makeDigests } from '../features/notices/index.ts';
import { sendDueLetters } from '../platform/mail/letters.ts';
import type { Task } from '../platform/schedule.ts';
import { composers } from './letters.ts';

/** What runs by itself, and how often. */
export const tasks: readonly Task[] = [
  { name: 'turn-cycle', everyMinutes: 15, run: turnCycle },
  { name: 'make-digests', everyMinutes: 5, run: makeDigests },
  { name: 'send-letters', everyMinutes: 1, run: (context) => sendDueLetters(context, composers) },
];
