import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';

const BROKEN = '=HYPERLINK("http://exemplo")\nsegunda; linha "entre aspas"';

const OWN_PLAN = [
  'OBJETIVO 1;Reduzir iniquidades;;;;;',
  'AÇÃO ESTRATÉGICA;AÇÕES OPERACIONAIS;RESPONSÁVEL;QUEM PARTICIPA;PRAZO;OBSERVAÇÕES;STATUS',
  '1) Mapear populações;1- Mapear comunidades;COPHS;SMS;até março/25;;',
].join('\n');

/** Brings the document of the own plan, and confirms it. */
async function importAgain(room: PlanRoom): Promise<{ id: string }> {
  const { id, version } = (await room.upload('proprio.csv', OWN_PLAN, { plan: 'sas-2024-2027-i1' })).body;
  const confirm = `/api/plan/imports/${id}/confirm`;
  expect((await room.send('POST', confirm, { expectedVersion: version }, superintendent)).status).toBe(200);
  return { id };
}

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
    const [first] = await room.findings();
    const accepted = { finding: first?.id, reason: 'Já se sabe disso.', expectedVersion: 0 };
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

  it('tell the instruments with their life, the actions of own plans, the codes, the versions and the imports', async () => {
    const path = '/api/plan/instruments/instrument-3.5.5';
    const step = { stage: 'drafting', on: '2024-06-10', act: null, reason: null, expectedVersion: 0 };
    expect((await room.send('POST', `${path}/steps`, step)).status).toBe(200);
    const years = { from: '2025-01-01', to: '2026-12-31', expectedVersion: 1 };
    expect((await room.send('POST', `${path}/plan`, years)).status).toBe(200);
    const action = {
      id: null,
      objective: 'Reduzir iniquidades',
      strategicAction: 'Mapear populações',
      title: 'Mapear comunidades',
      owner: 'COPHS',
      participants: '',
      deadline: 'até março/25',
      notes: '',
      expectedVersion: 0,
    };
    expect((await room.send('POST', `${path}/actions`, action)).status).toBe(200);
    await room.send('PATCH', '/api/plan/actions/I1-1.1.1/status', {
      status: 'completed',
      expectedVersion: 1,
    });

    const instruments = await opened('instrumentos');
    expect(instruments.find(({ instrumento }) => instrumento === 'instrument-3.5.5')).toMatchObject({
      etapa: 'Em elaboração',
      elaboram: '3.5.5',
      executam: '3.5.6',
      plano_proprio: 'sas-2024-2027-i1',
    });
    expect(await opened('instrumentos-etapas')).toMatchObject([{ etapa: 'Em elaboração', em: '2024-06-10' }]);
    expect(await opened('planos-proprios-acoes')).toMatchObject([
      {
        acao: 'I1-1.1.1',
        plano: 'sas-2024-2027-i1',
        objetivo: 'Reduzir iniquidades',
        titulo: 'Mapear comunidades',
        situacao: 'Concluída',
      },
    ]);
    const own = ({ acao }: Record<string, string>) => acao?.startsWith('I1-') === true;
    expect((await opened('lancamentos')).filter(own)).toMatchObject([
      { unidade: 'COPHS', situacao: 'Concluída' },
    ]);
    expect((await opened('prazos')).filter(own)).toMatchObject([{ fim: '2025-03-31' }]);
    const ppa = (await opened('codigos')).filter(({ instrumento }) => instrumento === 'PPA');
    expect(ppa.map(({ codigo }) => codigo)).toContain('714');
    expect(ppa.every(({ fonte }) => fonte !== '')).toBe(true);
    expect(await opened('versoes')).toMatchObject([{ versao: '1', publicada_por: '' }]);
    expect(await opened('importacoes')).toEqual([]);
    const { id } = await importAgain(room);
    expect(await opened('importacoes')).toMatchObject([
      {
        importacao: id,
        plano: 'sas-2024-2027-i1',
        arquivo: 'proprio.csv',
        estado: 'confirmed',
        mudancas: expect.stringMatching(/^[1-9]/),
      },
    ]);
    const subjects = (await opened('historico')).map(({ assunto }) => assunto);
    expect(subjects).toContain('plan-structure/sas-2024-2027-i1');
  });

  it('refuse a name that there is not, saying those that there are', async () => {
    const { status, body } = await room.get('/api/plan/tables/usuarios', cophs);
    expect(status).toBe(404);
    expect(body.error.message).toContain('acoes-operacionais');
  });
});
