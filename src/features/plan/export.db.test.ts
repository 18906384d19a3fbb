import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import { readDocument } from './commands/document/read-document.ts';
import { readPlan } from './domain/plan-document/read-plan.ts';
import { plainWords } from './domain/plan-document/source-row.ts';
import { listAllActions } from './store/actions.ts';
import { listIndicators, listObjectives, listStrategicActions, listTargets } from './store/structure.ts';

const PLAN = 'sas-2024-2027';

describe.skipIf(!hasDatabase)('the plan exported in the layout of its document', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
    await sql`update plan_actions set notes = '=HYPERLINK("http://exemplo")' where id = '1.1.2'`.execute(
      room.context.db,
    );
    await sql`update plan_actions set notes = '- Verificar; "aspas"', owner = '@gestor +1' where id = '1.1.3'`.execute(
      room.context.db,
    );
    await sql`update plan_actions set status_raw = 'Finalizado' where id = (
      select id from plan_actions where printed_status = 'completed' order by position limit 1)`.execute(
      room.context.db,
    );
    await sql`update plan_actions set status_raw = 'Quase lá' where id = '1.1.2' and printed_status is null`.execute(
      room.context.db,
    );
  });
  afterAll(() => room?.close());

  async function download(format: string): Promise<Uint8Array> {
    room.become(cophs);
    const response = await room.app.inject({ url: `/api/plan/document/${format}` });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-disposition']).toContain(`plano-sas-2024-2027-2026-11-23.${format}`);
    return response.rawPayload;
  }

  /** What the database holds, cell by cell, in the shape of a reading. */
  async function stored() {
    const { context } = room;
    const actions = await listAllActions(context, PLAN);
    return {
      objectives: (await listObjectives(context, PLAN)).map((each) => [
        each.id,
        each.title,
        plainWords(each.perspectiveTitle),
        each.responsible,
      ]),
      targets: (await listTargets(context, PLAN)).map(({ text }) => text),
      indicators: (await listIndicators(context, PLAN)).map((each) => [
        each.ppaCode,
        each.titleRaw,
        each.years.map(({ year, raw }) => [String(year), raw]),
      ]),
      strategic: (await listStrategicActions(context, PLAN)).map((each) => [
        each.id,
        each.printedMarker,
        each.title,
        each.titleUnfolded,
        each.owner,
        each.deadline.raw,
        actions.filter(({ strategicAction }) => strategicAction === each.id).map(({ id }) => id),
      ]),
      operational: actions.map((each) => [
        each.id,
        each.printedMarker,
        each.title,
        each.owner,
        each.participants,
        each.deadline.raw,
        each.notes,
        each.statusRaw,
      ]),
    };
  }

  async function readBack(format: string) {
    const plan = readPlan(await readDocument(await download(format), `plano.${format}`));
    return {
      objectives: plan.objectives.map((each) => [
        each.id,
        each.title,
        plainWords(each.perspective ?? ''),
        each.ownerInTables,
      ]),
      targets: plan.targets.map(({ text }) => text),
      indicators: plan.indicators.map((each) => [
        each.ppaCode,
        each.titleRaw,
        [...each.years].map(([year, cell]) => [year, cell.raw]),
      ]),
      strategic: plan.strategicActions.map((each) => [
        each.id,
        each.printedMarker,
        each.title,
        each.titleInTables,
        each.owner,
        each.deadline,
        each.operationalActionIds,
      ]),
      operational: plan.operationalActions.map((each) => [
        each.id,
        each.printedMarker,
        each.title,
        each.owner,
        each.participants,
        each.deadline,
        each.notes,
        each.status,
      ]),
    };
  }

  it.each(['xlsx', 'docx', 'csv'])(
    'loses nothing when read back from %s, field by field',
    { timeout: 60_000 },
    async (format) => {
      const [before, after] = [await stored(), await readBack(format)];
      expect(after.objectives).toEqual(before.objectives);
      expect(after.targets).toEqual(before.targets);
      expect(after.indicators).toEqual(before.indicators);
      expect(after.strategic).toEqual(before.strategic);
      expect(after.operational).toEqual(before.operational);
    },
  );

  it('writes no cell that a spreadsheet would calculate', async () => {
    const csv = new TextDecoder().decode(await download('csv'));
    const cells = csv
      .slice(1)
      .split(/\r\n|;/)
      .map((cell) => cell.replace(/^"/, ''));
    expect(cells.filter((cell) => /^[=+@-]./.test(cell))).toEqual([]);
    expect(csv).toContain(`'=HYPERLINK(""http://exemplo"")`);
    const sheet = unzipSync(await download('xlsx'))['xl/worksheets/sheet1.xml'];
    expect(new TextDecoder().decode(sheet)).not.toContain('<f>');
  });

  it('brings what units reported, and an import of it finds only that to change', {
    timeout: 60_000,
  }, async () => {
    await sql`update plan_actions set notes = '' where id = '1.1.2'`.execute(room.context.db);
    const body = { unit: 'COPHS', status: 'completed', expectedVersion: 1 };
    await room.send('PATCH', '/api/plan/actions/3.5.16/status', body);
    const content = Buffer.from(await download('docx'));
    const sent = await room.upload('plano.docx', content);
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    const view = (await room.get(`/api/plan/imports/${sent.body.id}`, superintendent)).body;
    expect(view.counts.operationalActions).toEqual({ read: 96, stored: 96 });
    expect(view.changes.map((each: { id: string; field?: string }) => each.id)).toEqual(['3.5.16']);
  });

  it('makes a tagged PDF and refuses another format', { timeout: 60_000 }, async () => {
    const pdf = Buffer.from(await download('pdf')).toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf).toContain('/MarkInfo');
    expect(pdf).toContain('/StructTreeRoot');
    expect((await room.get('/api/plan/document/odt')).status).toBe(400);
  });
});
