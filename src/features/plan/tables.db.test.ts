import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';

const BROKEN = '=HYPERLINK("http://exemplo")\nsegunda; linha "entre aspas"';

describe.skipIf(!hasDatabase)('the plan as open tables', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
    await sql`update plan_actions set notes = ${BROKEN} where id = '1.1.2'`.execute(room.context.db);
    room.become(cophs);
    const reported = await room.send('PATCH', '/api/plan/actions/3.5.16/status', {
      unit: 'COPHS',
      status: 'inProgress',
      note: '+ de dez hospitais',
      expectedVersion: 1,
    });
    expect(reported.status).toBe(200);
    const { items } = (await room.get('/api/plan/coherence', superintendent)).body;
    const accepted = { finding: items[0].id, reason: 'Já se sabe disso.', expectedVersion: 0 };
    await room.send('POST', '/api/plan/coherence/accept', accepted, superintendent);
  });
  afterAll(() => room?.close());

  async function download(url: string): Promise<Uint8Array> {
    room.become(cophs);
    const response = await room.app.inject({ url });
    expect(response.statusCode, response.body).toBe(200);
    return response.rawPayload;
  }

  const read = (content: Uint8Array): Record<string, string>[] =>
    parse(strFromU8(content), { bom: true, columns: true, delimiter: ';' });

  const opened = async (id: string) => read(await download(`/api/plan/tables/${id}`));

  it('leave together, each as it leaves alone, every column in the dictionary', {
    timeout: 60_000,
  }, async () => {
    const { items } = (await room.get('/api/plan/tables', cophs)).body;
    const archive = unzipSync(await download('/api/plan/tables.zip'));
    expect(Object.keys(archive)).toEqual([
      'LEIA-ME.txt',
      ...items.map(({ id }: { id: string }) => `${id}.csv`),
    ]);
    const readme = strFromU8(archive['LEIA-ME.txt'] as Uint8Array);
    for (const { id, columns } of items) {
      const content = archive[`${id}.csv`] as Uint8Array;
      expect([...content.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(Buffer.from(await download(`/api/plan/tables/${id}`)).equals(content)).toBe(true);
      const [head = ''] = strFromU8(content).split('\r\n');
      expect(head.split(';')).toEqual(columns.map(({ name }: { name: string }) => name));
      for (const { name, means } of columns) expect(readme).toContain(`  ${name}: ${means}`);
      read(content);
    }
  });

  it('hold every record of the plan', async () => {
    const counts = new Map<string, number>();
    for (const id of [
      'objetivos',
      'metas',
      'indicadores',
      'acoes-estrategicas',
      'acoes-operacionais',
      'prazos',
    ])
      counts.set(id, (await opened(id)).length);
    expect([...counts.values()]).toEqual([5, 9, 15, 26, 96, 122]);
    const identity = await opened('identidade');
    expect(identity.filter(({ campo }) => campo === 'diretriz')).toHaveLength(3);
    expect((await opened('problemas')).map(({ problema }) => problema)).toContain('P01');
    expect(new Set((await opened('siglas')).map(({ sigla }) => sigla)).size).toBe(111);
    const elos = await opened('cadeia-elos');
    const registros = new Set((await opened('cadeia-registros')).map(({ registro }) => registro));
    expect(elos.filter(({ de = '', para = '' }) => !registros.has(de) || !registros.has(para))).toEqual([]);
    expect((await opened('participacao')).some(({ sigla }) => sigla === 'COSEMS')).toBe(true);
  });

  it('keep line breaks and quotes, and no cell is a formula', async () => {
    const action = (await opened('acoes-operacionais')).find(({ acao }) => acao === '1.1.2');
    expect(action?.observacoes).toBe(`'${BROKEN}`);
    const archive = unzipSync(await download('/api/plan/tables.zip'));
    const cells = Object.entries(archive)
      .filter(([name]) => name.endsWith('.csv'))
      .flatMap(([, content]) => read(content).flatMap((row) => Object.values(row)));
    expect(cells.filter((cell) => /^[=+\-@\t]/.test(cell) && !/^-?[\d.,]+%?$/.test(cell))).toEqual([]);
  });

  it('tell what people said: reports, acceptances and their history', async () => {
    expect((await opened('lancamentos')).find(({ acao }) => acao === '3.5.16')).toMatchObject({
      unidade: 'COPHS',
      situacao: 'Em andamento',
      comentario: "'+ de dez hospitais",
      origem: 'entered',
    });
    const [accepted, ...others] = (await opened('coerencia')).filter(({ aceito }) => aceito === 'sim');
    expect([accepted?.motivo, others]).toEqual(['Já se sabe disso.', []]);
    const subjects = (await opened('historico')).map(({ assunto }) => assunto);
    expect(subjects).toContain('plan-action/3.5.16/COPHS');
    expect(subjects.filter((subject) => subject?.startsWith('plan-finding/'))).toHaveLength(1);
  });

  it('refuse a name that there is not, saying those that there are', async () => {
    const { status, body } = await room.get('/api/plan/tables/usuarios', cophs);
    expect(status).toBe(404);
    expect(body.error.message).toContain('acoes-operacionais');
  });
});
