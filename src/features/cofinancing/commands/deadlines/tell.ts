import { formatDay, leftInWords } from '../../../../kernel/format.ts';
import { type Context, inTransaction } from '../../../../platform/context.ts';
import { listPeopleWho } from '../../../accounts/index.ts';
import { notify } from '../../../notices/index.ts';
import type { Deadline } from '../../domain/deadlines/deadline.ts';
import { alertOf } from '../../domain/instrument/term.ts';
import { type InstrumentRecord, listInstruments } from '../../store/instrument/instruments.ts';
import { findAgreement } from '../../store.ts';
import { scopeOfInstrument } from '../instrument/open.ts';
import { termsOf } from '../instrument/terms.ts';
import { OFFICE_VERBS } from '../instrument/verbs.ts';
import { OWN, scopeOfOwn } from '../own-scope.ts';
import { readDeadlines } from './read.ts';

const KIND = 'deadline-running';
/** What somebody was notified of is told when it begins too. */
const NOTICED: readonly Deadline['kind'][] = ['suspension', 'evaluation', 'notice'];

/**
 * Tells the municipality, the hospital and the analysis of terms that run: a notice when it begins, and each as its programme warns before
 * the last day and once past it. Safe to run at any time and twice: each warning is told once.
 */
export async function tellOfDeadlines(context: Context): Promise<void> {
  for (const record of await listInstruments(context)) {
    const { alerts } = termsOf(record.programme).deadlines;
    for (const deadline of await readDeadlines(context, record)) {
      const alert = alertOf(deadline.daysLeft, alerts) ?? (NOTICED.includes(deadline.kind) ? 'begun' : null);
      if (alert !== null) await tell(context, record, deadline, alert);
    }
  }
}

async function tell(
  context: Context,
  { id, name }: InstrumentRecord,
  { id: which, what, lastDay, daysLeft, at }: Deadline,
  alert: number | 'begun',
): Promise<void> {
  const scope = await scopeOfInstrument(context, id);
  const text = `${what} (${name}): até ${formatDay(lastDay)}, ${leftInWords(daysLeft)}.`;
  const signed = (await findAgreement(context, id)) !== null;
  await inTransaction(context, async (tx) => {
    const people = new Set([
      ...(await listPeopleWho(tx, OFFICE_VERBS.municipality, scope)),
      ...(signed ? await listPeopleWho(tx, OWN, await scopeOfOwn(tx, id)) : []),
      ...(await listPeopleWho(tx, OFFICE_VERBS.analysis, scope)),
    ]);
    const key = `deadline/${id}/${which}/${lastDay}/${alert}`;
    const link = `/cofinanciamento/termos/${id}/${at}`;
    await notify(
      tx,
      [...people].map((person) => ({ person, kind: KIND, text, link, key })),
    );
  });
}
