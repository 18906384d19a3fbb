import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, coras, person, superintendent } from '../../../test/plan-room.ts';
import { parseCompetencia } from '../../kernel/competencia.ts';
import { fixedClock } from '../../platform/clock.ts';
import { changeNonConformity } from './commands/nonconformities/change.ts';
import { openNonConformity } from './commands/nonconformities/open.ts';
import { readReport } from './commands/read-report.ts';
import { chargeWorsened, readWorsened } from './commands/read-worsened.ts';
import { returnReport, sendReport } from './commands/review.ts';
import { sayCells } from './commands/say-cells.ts';
import type { ChangeBody } from './contract.ts';
import { remindNonConformities, turnCycle } from './index.ts';

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
    const opened = (await told('month-opened')).filter(({ link }) => link.endsWith('/COPHS'));
    expect(opened.map(({ person }) => person.split('@')[0])).toEqual(['coordenacao-cophs', 'tecnica-cophs']);
    expect(opened[0]?.text).toMatch(
      /^O mês de novembro de 2026 está aberto: \d+ linhas de COPHS\. Envie até 26\/11\/2026; a reunião é em 01\/12\/2026\.$/,
    );
    await turnCycle(on('2026-11-26'));
    const first = await told('month-blanks');
    await turnCycle(on('2026-11-27'));
    expect(await told('month-blanks')).toEqual(first);
    const cophs = first.filter(({ link }) => link.endsWith('/COPHS'));
    expect(cophs.length).toBeGreaterThan(0);
    expect(cophs[0]?.text).toMatch(
      /^Faltam \d+ linhas de COPHS em novembro de 2026\. O mês fecha ao fim de 07\/12\/2026\.$/,
    );
    await turnCycle(on('2026-12-04'));
    const last = (await told('month-blanks')).filter(({ text }) => text.startsWith('Último aviso: falta'));
    expect(last.map(({ person, link }) => `${person} ${link}`)).toEqual(
      first.map(({ person, link }) => `${person} ${link}`),
    );
    await turnCycle(on('2026-12-07'));
    expect(await told('month-blanks')).toHaveLength(2 * first.length);
    expect(first.some(({ person, link }) => person.includes('superintend') && link.endsWith('/COPHS'))).toBe(
      false,
    );
  });

  it('who did not send is charged by the superintendence alone, each for its unit, once a day, and it is kept', async () => {
    const lead = (day: string) => ({ ...on(day), actor: superintendent });
    const unsent = async (day: string) =>
      (await readWorsened(lead(day))).items.find(({ kind }) => kind === 'unsent');
    const key = 'unsent/2026-11';
    expect((await unsent('2026-11-28'))?.charge).toEqual({ key, on: null });
    await expect(chargeWorsened({ ...on('2026-11-28'), actor: cophs }, { key })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { people } = await chargeWorsened(lead('2026-11-28'), { key });
    const charged = await told('charged');
    expect(new Set(charged.map(({ person }) => person)).size).toBe(people);
    const own = charged.filter(({ link }) => link.endsWith('/2026-11/lancamento/COPHS'));
    expect(own.map(({ person }) => person.split('@')[0])).toEqual(['coordenacao-cophs', 'tecnica-cophs']);
    expect(own[0]?.text).toBe(
      'Cobrança da superintendência: lançamento não enviado em novembro de 2026 (COPHS), sem resposta.',
    );
    await expect(chargeWorsened(lead('2026-11-28'), { key })).rejects.toThrow('Já foi cobrado hoje');
    expect((await unsent('2026-11-29'))?.charge).toEqual({ key, on: '2026-11-28' });
    expect(await chargeWorsened(lead('2026-11-29'), { key })).toEqual({ people, on: '2026-11-29' });
    await expect(chargeWorsened(lead('2026-11-29'), { key: 'returned/2026-11/9.9.9/COPHS' })).rejects.toThrow(
      'já não está pendente',
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

  it('what is answered after the lock is told to who decides next: the coordination, then who approves', async () => {
    const month = parseCompetencia('2026-11');
    const technician = { ...on('2026-12-09'), actor: person('technician', 'COPHS') };
    await turnCycle(technician);
    const { lines, version } = await readReport(technician, month, 'COPHS');
    const line = lines.find(({ review }) => review === 'returned');
    if (line === undefined) throw new Error('no line was given back');
    const { action, version: expectedVersion, lineVersion } = line;
    const cell = { action, unit: 'COPHS', expectedVersion, lineVersion, comment: 'Anexada' };
    await sayCells(technician, month, { cells: [cell] });
    await sendReport(technician, month, 'COPHS', version);
    const text = `COPHS respondeu ao que foi devolvido em novembro de 2026 (${action}): espera a sua decisão.`;
    const coordination = await told('month-answered');
    expect(coordination).toMatchObject([{ text, link: '/ciclo/2026-11/lancamento/COPHS' }]);
    const coordinator = { ...technician, actor: cophs };
    await sendReport(coordinator, month, 'COPHS', version + 1);
    const above = (await told('month-answered')).filter(({ link }) => link === '/ciclo/2026-11/revisao');
    expect(above.map(({ text: words }) => words)).toContain(text);
    expect(above.map((each) => each.person)).not.toContain(coordination[0]?.person);
  });

  it('blanks of a report that left its unit are nobody’s to fill: sent and approved are told nothing, with the coordination only the coordination', async () => {
    const month = parseCompetencia('2026-12');
    await turnCycle(on('2026-12-28'));
    const send = async (unit: string, actor: typeof superintendent) => {
      const as = { ...on('2026-12-28'), actor };
      const { lines, version } = await readReport(as, month, unit);
      const { action = '', version: expectedVersion = 0, lineVersion = 0 } = lines[0] ?? {};
      expect(lines.length).toBeGreaterThan(1);
      const cell = {
        action,
        unit,
        expectedVersion,
        lineVersion,
        progress: 10,
        status: 'inProgress' as const,
      };
      await sayCells(as, month, { cells: [cell] });
      return (await sendReport(as, month, unit, version)).state;
    };
    expect([
      await send('CORAS', coras),
      await send('CAS', superintendent),
      await send('COPHS', person('technician', 'COPHS')),
    ]).toEqual(['sent', 'approved', 'submitted']);
    await turnCycle(on('2026-12-31'));
    await turnCycle(on('2027-01-11'));
    const blanks = (await told('month-blanks')).filter(({ link }) => link.includes('/2026-12/'));
    const of = (unit: string) => blanks.filter(({ link }) => link.endsWith(`/${unit}`));
    expect([of('CORAS'), of('CAS')]).toEqual([[], []]);
    expect(new Set(of('COPHS').map(({ person: who }) => who.split('@')[0]))).toEqual(
      new Set(['coordenacao-cophs']),
    );
    expect(of('COPHS')).toHaveLength(2);
    expect(blanks.length).toBeGreaterThan(2);
  });

  it('who is given a measure is told at once, once near its day and once past it; who closes, when its effect is to be checked', async () => {
    const on23 = { ...on('2026-11-23'), actor: superintendent };
    const { id } = await openNonConformity(on23, { kind: 'action', id: '3.5.3' });
    const [opened] = await told('nonconformity-opened');
    expect(opened).toMatchObject({
      text: expect.stringMatching(/^NC 1\/2026 foi aberta para COPHS: Ação 3\.5\.3 ·/),
      link: `/nc/${id}`,
    });
    const go = (version: number, day: string, change: object) =>
      changeNonConformity({ ...on(day), actor: superintendent }, id, {
        ...change,
        expectedVersion: version,
      } as ChangeBody);
    const who = { kind: 'unit', id: 'COPHS' };
    const measure = { what: 'Refazer', who, until: '2026-12-10', cost: null, redefines: false };
    await go(1, '2026-11-23', { kind: 'measure-planned', measure });
    const assigned = await told('measure-assigned');
    expect(assigned[0]?.text).toBe('Medida 1 da NC 1/2026: Refazer Prazo: 10/12/2026.');

    const due = async (day: string) => {
      await remindNonConformities(on(day));
      return (await told('measure-due')).length / assigned.length;
    };
    expect(await due('2026-12-02')).toBe(0);
    expect([await due('2026-12-03'), await due('2026-12-04'), await due('2026-12-11')]).toEqual([1, 1, 2]);
    expect(await due('2026-12-12')).toBe(2);

    await go(2, '2026-12-12', { kind: 'described', description: 'x', unit: 'COPHS' });
    await go(3, '2026-12-12', { kind: 'analysed', cause: { kind: 'people', whys: ['x'] } });
    const done = { kind: 'measure-done', number: 1, on: '2026-12-12', words: 'Feita', files: [] };
    await go(4, '2026-12-12', done);
    await go(5, '2026-12-12', { kind: 'closed' });
    await remindNonConformities(on('2027-03-04'));
    expect(await told('effectiveness-check')).toEqual([]);
    await remindNonConformities(on('2027-03-05'));
    const checks = await told('effectiveness-check');
    expect(checks.map(({ person }) => person)).toEqual([expect.stringMatching(/^coordenacao-cophs@/)]);
    expect(checks[0]?.text).toMatch(/^NC 1\/2026 \(COPHS\): a eficácia se verifica até 12\/03\/2027\./);
    expect(await due('2027-03-20')).toBe(2);
  });
});
