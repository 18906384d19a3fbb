import { Temporal } from 'temporal-polyfill';
import type { WorkingDays } from '../../../../kernel/working-days.ts';
import { type Accounts, presentedOf } from './accounts.ts';

/**
 * Art. 9º asks for a report each month and names no day: accounts are presented until the last day of the month after the last payment, by
 * this installation; a day off is carried on to the next working day.
 */
export function presentBy(paidOn: string, days: WorkingDays): string {
  const month = Temporal.PlainYearMonth.from(paidOn.slice(0, 7)).add({ months: 1 });
  return days.carriedOn(month.toPlainDate({ day: month.daysInMonth }).toString());
}

/** Whether money came and nobody answered for it yet, nor for a notice. */
export const isToPresent = (accounts: Accounts): boolean =>
  accounts.state !== 'NOTICED' && presentedOf(accounts) === null;
