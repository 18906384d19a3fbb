import type { Composers } from '../../platform/mail/letters.ts';
import { composeDigest } from './commands/letters/compose-digest.ts';
import { composeTest } from './commands/letters/compose-test.ts';

export { tellLetterFailed } from './commands/mailbox.ts';
export { makeDigests } from './commands/make-digests.ts';
export { type NewNotice, type NoticeFile, notify } from './commands/notify.ts';
export { sweepNotices } from './commands/sweep.ts';
export { tellGrant } from './commands/tell-grant.ts';
export { mailboxRoutes, noticesRoutes } from './routes.ts';

/** What the letters of this room say. */
export const noticeComposers: Composers = { digest: composeDigest, 'mail-test': composeTest };
