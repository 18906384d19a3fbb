import { accountComposers } from '../features/accounts/index.ts';
import { noticeComposers } from '../features/notices/index.ts';
import type { Composers } from '../platform/mail/letters.ts';

/** What each kind of letter says, by its template. */
export const composers: Composers = { ...accountComposers, ...noticeComposers };
