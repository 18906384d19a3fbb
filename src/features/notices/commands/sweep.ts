import { Temporal } from 'temporal-polyfill';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { deleteDigestsBefore } from '../store/digests.ts';
import { deleteNoticesBefore } from '../store/notices.ts';

/**
 * Deletes notices, and the digests that told them, older than `noticeDays` of the configuration: a notice only points at what has its own
 * record. @returns how many notices went.
 */
export function sweepNotices(context: Context): Promise<number> {
  const { noticeDays, timeZone } = context.env;
  const before = Temporal.PlainDate.from(context.clock.today())
    .subtract({ days: noticeDays })
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString();
  return inTransaction(context, async (inner) => {
    const swept = await deleteNoticesBefore(inner, before);
    await deleteDigestsBefore(inner, before);
    return swept;
  });
}
