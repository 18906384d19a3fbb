import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { superintendent } from '../../../test/plan-room.ts';
import { parseCompetencia } from '../../kernel/competencia.ts';
import { fixedClock } from '../../platform/clock.ts';
import { readReport } from './commands/read-report.ts';
import { returnReport, sendReport } from './commands/review.ts';
import { sayCells } from './commands/say-cells.ts';
import { turnCycle } from './index.ts';

interface Told {
  person: string;
  text: string;
  link: string;
}

describe.skipIf(!hasDatabase)('reminders of the month', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-23T14:00:00Z');
  });
  afterAll(() => fresh?.close());
  const on = (day: string) => ({
    ...fresh.context,
    clock: fixedClock(`${day}T14:00:00Z`, fresh.context.env.timeZone),
  });
  const told = async (kind: string): Promise<Told[]> => {
    const { rows } = await sql<Told>`select p.email as person, n.text, n.link from notices n
      join people p on p.id = n.person_id where n.kind = ${kind} order by p.email, n.link`.execute(
      fresh.context.db,
    );
    return rows;
  };

  it('none before the day by which units send; then one to each who has blanks, once', async () => {
    await turnCycle(on('2026-11-25'));
    expect(await told('month-blanks')).toEqual([]);
    await turnCycle(on('2026-11-26'));
    const first = await told('month-blanks');
    await turnCycle(on('2026-11-27'));
    expect(await told('month-blanks')).toEqual(first);
    const cophs = first.filter(({ link }) => link.endsWith('/COPHS'));
    expect(cophs.length).toBeGreaterThan(0);
    expect(cophs[0]?.text).toMatch(
      /^Faltam \d+ linhas de COPHS em novembro de 2026\. O mês fecha ao fim de 07\/12\/2026\.$/,
    );
    expect(first.some(({ person, link }) => person.includes('superintend') && link.endsWith('/COPHS'))).toBe(
      false,
    );
  });

  it('what is given back is told at once to who reports for the unit, with the reason', async () => {
    const month = parseCompetencia('2026-11');
    const head = { ...on('2026-11-27'), actor: superintendent };
    const { lines, version } = await readReport(head, month, 'COPHS');
    const { action = '', version: expectedVersion = 0, lineVersion = 0 } = lines[0] ?? {};
    const cell = { action, unit: 'COPHS', expectedVersion, lineVersion, status: 'inProgress' as const };
    await sayCells(head, month, { cells: [cell] });
    const sent = await sendReport(head, month, 'COPHS', version);
    const back = { expectedVersion: sent.version, reason: 'Falta a lista de presença' };
    await returnReport(head, month, 'COPHS', { ...back, cells: [{ action, expectedVersion: 2 }] });
    const returned = await told('month-returned');
    expect(returned.length).toBeGreaterThan(0);
    expect(returned[0]).toMatchObject({
      text: `A linha ${action} foi devolvida em novembro de 2026 (COPHS): Falta a lista de presença`,
      link: '/ciclo/2026-11/lancamento/COPHS',
    });
  });
});
