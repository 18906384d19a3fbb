import type { WorkingDays } from '../../../../kernel/working-days.ts';
import { type Context, refusalOf } from '../../../../platform/context.ts';
import { listEvents } from '../../../../platform/events.ts';
import type { DeadlineList } from '../../contract.ts';
import { OPEN_ACCOUNTS } from '../../domain/accountability/accounts.ts';
import { isToPresent, presentBy } from '../../domain/accountability/present-by.ts';
import { type Deadline, type DeadlineFacts, deadlinesOf } from '../../domain/deadlines/deadline.ts';
import { documentClocks, stateOn } from '../../domain/instrument/fold.ts';
import { centsOf } from '../../domain/ledger/entry.ts';
import { listAccounts } from '../../store/accountability.ts';
import { listEvaluations } from '../../store/cac.ts';
import { type InstrumentRecord, listInstruments } from '../../store/instrument/instruments.ts';
import { listMonths } from '../../store/month.ts';
import { findAgreement } from '../../store.ts';
import { aroundInstrument, scopeOfInstrument } from '../instrument/open.ts';
import { OFFICE_VERBS } from '../instrument/verbs.ts';
import { monthStream } from '../month/open.ts';
import { OWN, scopeOfOwn } from '../own-scope.ts';

/** Every term that runs, or ran out, for those who answer for a Termo. */
export async function readDeadlines(context: Context, record: InstrumentRecord): Promise<Deadline[]> {
  const { instrument, terms, today, days } = await aroundInstrument(context, record);
  return deadlinesOf({
    today,
    open: stateOn(instrument, terms, today, days) !== 'CLOSED',
    documents: documentClocks(instrument, terms, days),
    instrument,
    evaluations: await listEvaluations(context, record.id),
    accounts: await accountsDue(context, record.id, days),
  });
}

async function accountsDue(
  context: Context,
  agreement: string,
  days: WorkingDays,
): Promise<DeadlineFacts['accounts']> {
  const kept = new Map(
    (await listAccounts(context, agreement)).map(({ competencia, accounts }) => [competencia, accounts]),
  );
  const due: DeadlineFacts['accounts'][number][] = [];
  for (const { competencia, month } of await listMonths(context, agreement)) {
    const accounts = kept.get(competencia) ?? OPEN_ACCOUNTS;
    const { state, notice } = accounts;
    if (state === 'NOTICED' && notice !== null)
      due.push({ competencia, kind: 'notice', from: notice.on, lastDay: notice.lastDay });
    if (centsOf(month.executed.paid) === 0n || !isToPresent(accounts)) continue;
    const from = await paidOn(context, { agreement, competencia });
    due.push({ competencia, kind: 'accounts', from, lastDay: presentBy(from, days) });
  }
  return due;
}

/** The day of the last payment of a competência. */
export async function paidOn(
  context: Context,
  on: { readonly agreement: string; readonly competencia: string },
): Promise<string> {
  const events = await listEvents(context, monthStream(on));
  const paid = events.flatMap(({ type, data }) => (type === 'paid' ? String(data.day) : []));
  return paid.toSorted().at(-1) ?? '';
}

/** Whether the reader answers for a Termo, or analyses it. */
async function answersFor(context: Context, id: string): Promise<boolean> {
  const scope = await scopeOfInstrument(context, id);
  const offices = [OFFICE_VERBS.municipality, OFFICE_VERBS.analysis];
  if (offices.some((verb) => refusalOf(context, verb, scope) === null)) return true;
  if ((await findAgreement(context, id)) === null) return false;
  return refusalOf(context, OWN, await scopeOfOwn(context, id)) === null;
}

/** The terms of every Termo that the reader answers for or analyses, the nearest first. */
export async function readMyDeadlines(context: Context): Promise<DeadlineList> {
  const items: DeadlineList['items'] = [];
  for (const record of await listInstruments(context)) {
    const { id, name } = record;
    if (!(await answersFor(context, id))) continue;
    for (const each of await readDeadlines(context, record)) items.push({ ...each, agreement: { id, name } });
  }
  return { items: items.sort((a, b) => a.lastDay.localeCompare(b.lastDay)), next: null };
}
