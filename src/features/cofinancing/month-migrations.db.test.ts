import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, hasDatabase } from '../../../test/database/fresh.ts';
import type { Connection } from '../../platform/db/database.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { newId, sha256 } from '../../platform/ids.ts';
import { foldMonth, type Month } from './domain/month/month.ts';
import type { MonthEvent, Proposal } from './domain/month/month-event.ts';
import { toOrder } from './domain/month/owed.ts';

const AT = '2026-10-01T12:00:00.000Z';
const [AUTHOR, CHECKER, AUTHORISER] = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`);
const HASH = 'c'.repeat(64);

/** An event as it was written before 0785: no proposal told whether it carried out a decision. */
interface OldEvent {
  readonly type: string;
  readonly by?: string | undefined;
  readonly data: Record<string, unknown>;
}

const said = (type: string, data: Record<string, unknown> = {}, by = AUTHORISER): OldEvent => ({
  type,
  data,
  by,
});
const AUTHORISED = [
  said('production-closed', { production: 'record' }, AUTHOR),
  said(
    'calculated',
    { calculation: 'c1', sha256: HASH, amount: '100.00', memory: 'MC 1/2026', opinion: 'Sim.' },
    AUTHOR,
  ),
  said('checked', { signedSha256: HASH }, CHECKER),
  said('authorised', { signedSha256: HASH }),
];
const issued = said('ordinance-issued', { paper: 'p1', number: 'Portaria 1/2026', amount: '100.00' });
const PAID = [
  ...AUTHORISED,
  issued,
  ...['ordinance-published', 'committed', 'liquidated', 'bank-ordered', 'paid'].map((type) =>
    said(type, { document: `${type} 1`, day: '2026-10-01', amount: '100.00' }),
  ),
];
const proposed = (entitlement: string, difference: string): OldEvent => {
  const attribution = { data: difference, rule: '0.00', reading: '0.00', manual: '0.00' };
  const named = {
    calculation: 'c2',
    sha256: HASH,
    memory: 'MC 2/2026',
    production: 'record',
    opinion: 'Reapresentada.',
  };
  const proposal: Omit<Proposal, 'by' | 'at' | 'decision'> = {
    ...named,
    entitlement,
    difference,
    attribution,
  };
  return said('adjustment-proposed', proposal, AUTHOR);
};
const adjusted = (scheduled: string | null): OldEvent => {
  const instalments = [{ due: '2027-01', amount: scheduled }];
  const recovery = scheduled === null ? null : { act: 'Portaria 9/2026', instalments };
  return said('adjusted', { signedSha256: HASH, signed: { as: 'adjusted', recovery } });
};
const LOWERED = [...PAID, proposed('60.00', '-40.00'), adjusted('40.00')];

/** What a competência of before told: by its events, and how much of it is to be ordered now. */
const MONTHS: readonly [what: string, events: readonly OldEvent[], toOrder: bigint][] = [
  ['authorised', AUTHORISED, 10_000n],
  ['with an ordinance that nobody published', [...AUTHORISED, issued], 10_000n],
  ['paid', PAID, 0n],
  ['with an adjustment that nobody signed', [...PAID, proposed('130.00', '30.00')], 0n],
  ['raised after its payment', [...PAID, proposed('130.00', '30.00'), adjusted(null)], 3_000n],
  ['lowered after its payment, 40 of it in recovery', LOWERED, 0n],
  ['lowered, and 15 given back later', [...LOWERED, proposed('75.00', '15.00'), adjusted(null)], 1_500n],
  ['lowered in two acts', [...LOWERED, proposed('50.00', '-10.00'), adjusted('10.00')], 0n],
];

const foldOld = (events: readonly OldEvent[]): Month =>
  JSON.parse(
    JSON.stringify(foldMonth(events.map((event) => ({ ...event, at: AT })) as unknown as MonthEvent[])),
  );

/** The snapshot without what 0785 added to it. */
function before0785({ recovery: _, determined: __, ...month }: Month) {
  const { discounted: ___, reconciled: ____, ...executed } = month.executed;
  const ordinances = month.ordinances.map(({ withdrawn: _w, annulled: _a, ...ordinance }) => ordinance);
  if (month.proposal === null) return { ...month, executed, ordinances };
  const { decision: _d, ...proposal } = month.proposal;
  return { ...month, executed, ordinances, proposal };
}

describe.skipIf(!hasDatabase)('the competências of a database from before annulments', () => {
  let connection: Connection;
  const folder = mkdtempSync(join(tmpdir(), 'pactua-old-months-'));
  beforeAll(async () => {
    connection = await emptyDatabase();
    const all = join(PROJECT_ROOT, 'database/migrations');
    cpSync(all, folder, { recursive: true, filter: (path) => !/^07(8[5-9]|9\d)-/.test(basename(path)) });
    await migrate(connection.db, { folder });
    for (const [at, [, events]] of MONTHS.entries()) await keep(at, events);
    await migrate(connection.db);
  }, 240_000);
  afterAll(async () => {
    await connection?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const monthOf = (at: number) => `2026-${String(at + 1).padStart(2, '0')}`;

  async function keep(at: number, events: readonly OldEvent[]): Promise<void> {
    const competencia = monthOf(at);
    for (const [index, { type, data, by }] of events.entries())
      await sql`insert into events (id, stream, sequence, type, at, actor_id, actor_kind, data, previous_hash, hash)
        values (${newId(new Date(AT))}, ${`transfer/termo/${competencia}`}, ${index + 1}, ${type}, ${AT}, ${by}, 'person',
          ${JSON.stringify(data)}::jsonb, ${index === 0 ? null : sha256(`${at}/${index}`)}, ${sha256(`${at}/${index + 1}`)})`.execute(
        connection.db,
      );
    const month = foldOld(events);
    await sql`insert into transfer_months (agreement, competencia, version, state, content)
      values ('termo', ${competencia}, ${month.version}, ${month.state}, ${JSON.stringify(before0785(month))}::jsonb)`.execute(
      connection.db,
    );
  }

  it.each(MONTHS.map(([what, ...more], at) => [what, at, ...more] as const))(
    'say what their events say: one %s',
    async (_, at, events, due) => {
      const { rows } = await sql<{ content: Month }>`select content from transfer_months
        where competencia = ${monthOf(at)}`.execute(connection.db);
      const { content } = rows[0] as { content: Month };
      const { proposal, ...folded } = foldOld(events);
      expect(content).toEqual({ ...folded, proposal: proposal && { ...proposal, decision: null } });
      expect(toOrder(content)).toBe(due);
    },
  );
});
