import { Temporal } from 'temporal-polyfill';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { openAssignments } from '../domain/agenda.ts';
import { stateOfSeat } from '../domain/seat.ts';
import { type BodyRecord, listBodies, listSeats } from '../store/bodies.ts';
import { listPending } from '../store/meetings.ts';
import { tellAssignmentDue, tellSeat } from './tell.ts';

/** Days before its day from which what was assigned is told again. */
const NEAR_DAYS = 5;

/**
 * Tells what the days bring: assignments near their day or past it, to who answers; terms that end in 90, 60 or 30 days or have ended, to
 * who manages the body. Safe to run at any time and twice: each is told once.
 */
export async function tellOfDays(context: Context): Promise<void> {
  const today = context.clock.today();
  for (const body of await listBodies(context)) {
    if (body.endedOn !== null && body.endedOn <= today) continue;
    await inTransaction(context, async (tx) => {
      await tellAssignments(tx, body, today);
      await tellTerms(tx, body, today);
    });
  }
}

async function tellAssignments(tx: Context, body: BodyRecord, today: string): Promise<void> {
  const nearBy = Temporal.PlainDate.from(today).add({ days: NEAR_DAYS }).toString();
  for (const { meeting, outcomes } of await listPending(tx, body.id)) {
    for (const said of openAssignments(outcomes)) {
      if (meeting === null || said.until > nearBy) continue;
      await tellAssignmentDue(tx, body, said, { meeting, late: said.until < today });
    }
  }
}

async function tellTerms(tx: Context, body: BodyRecord, today: string): Promise<void> {
  for (const seat of await listSeats(tx, [body.id])) {
    const state = stateOfSeat(seat, today);
    if (state.state === 'expiring') await tellSeat(tx, body, seat, state.within);
    if (state.state === 'expired') await tellSeat(tx, body, seat, null);
  }
}
