import { type Context, inTransaction } from '../../../../platform/context.ts';
import { listPeopleWho } from '../../../accounts/index.ts';
import { findPlanSeat } from '../../../plan/index.ts';
import { lastRound, OPEN_STATES } from '../../domain/nonconformities/nonconformity.ts';
import { listInStates, type NonConformityRecord } from '../../store/nonconformities/records.ts';
import { CLOSE } from './change.ts';
import { dueMeasures, warnUntil } from './desk.ts';
import { tellCheck, tellDue } from './tell.ts';

/** Who closes for the unit; who does for every unit only where nobody else does. */
async function closersOf(tx: Context, unit: string, territory: string): Promise<string[]> {
  const all = await listPeopleWho(tx, CLOSE, { unit, territoryPath: [territory] });
  const everywhere = new Set(await listPeopleWho(tx, 'monitoring.manage', { territoryPath: [territory] }));
  const own = all.filter((person) => !everywhere.has(person));
  return own.length > 0 ? own : all;
}

async function remindOf(tx: Context, each: NonConformityRecord, until: string, territory: string) {
  for (const measure of dueMeasures(each, until)) await tellDue(tx, each, measure, territory);
  const { checkBy, end } = lastRound(each);
  if (checkBy === null || end !== null || checkBy > until) return;
  await tellCheck(tx, each, checkBy, await closersOf(tx, each.unit, territory));
}

/** Tells once who has a measure near its day or past it, and who closes for a unit what is to be checked. Safe to run at any time and twice. */
export async function remindNonConformities(context: Context): Promise<void> {
  const seat = await findPlanSeat(context);
  if (seat === null) return;
  await inTransaction(context, async (tx) => {
    const until = await warnUntil(tx);
    for (const each of await listInStates(tx, OPEN_STATES)) await remindOf(tx, each, until, seat.territory);
  });
}
