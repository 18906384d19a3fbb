import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMISSIONS, RECORDS } from '../../../test/admissions.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { reactions } from '../../app/reactions.ts';
import { writeDbc } from '../../datasus/writer.ts';
import { listUndispatched } from '../../platform/outbox.ts';
import { indicatorsRoutes, recomputeVersion } from '../indicators/index.ts';
import { importFiles, listCurrentVersions } from '../sources/index.ts';
import { CNES_RECORDED, recordCnes } from './commands/hospital-cnes.ts';
import { readPanel } from './commands/panel/read-panel.ts';

const CNES = '2391635';
const TERM = 'peixoto-de-azevedo';
/** Of each admission: type, why it ended, days. The stay that goes on (21) is no exit, and a continuation (5) no admission. */
const STAYS = [
  ['1', '12', '3'],
  ['1', '41', '10'],
  ['1', '31', '0'],
  ['1', '21', '20'],
  ['5', '12', '30'],
];
const OWN = { UF_ZI: '510000', ANO_CMPT: '2026', MES_CMPT: '09', CNES, MUNIC_RES: '510642' };
const MORE = [
  { name: 'MUNIC_MOV', width: 6 },
  { name: 'ESPEC', width: 2 },
  { name: 'COBRANCA', width: 2 },
  { name: 'DIAS_PERM', type: 'N', width: 5 },
];
const file = () =>
  writeDbc(
    { fields: [...ADMISSIONS, ...MORE], updatedOn: '2026-11-05' },
    STAYS.map(([ident = '', ended = '', days = '']) => [
      ...ADMISSIONS.map(({ name }, index) => ({ ...OWN, IDENT: ident })[name] ?? RECORDS[0]?.[index] ?? ''),
      '510642',
      '03',
      ended,
      days,
    ]),
  );

describe.skipIf(!hasDatabase)('length of stay as the Termo asks it', () => {
  let fresh: FreshContext;
  let folder: string;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T14:00:00Z');
    folder = mkdtempSync(join(tmpdir(), 'pactua-joint-'));
    const path = join(folder, 'RDMT2609.dbc');
    writeFileSync(path, file());
    await importFiles(fresh.context, [path]);
    for (const { id } of await listCurrentVersions(fresh.context)) await recomputeVersion(fresh.context, id);
  });
  afterAll(async () => {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const stay = async (competencia = '2026-09') => {
    const { criteria } = await readPanel(fresh.context, TERM, { level: 'unit', competencia });
    return criteria.find(({ id }) => id === 'IV')?.values ?? [];
  };

  /** What the indicator's own page says the number is of. */
  const indicatorName = async () => {
    const query = { establishment: CNES, period: '2026-09' };
    const route = indicatorsRoutes.find(({ path }) => path === '/api/indicators/:id/value');
    const asked = { params: { id: 'internacoes' }, query, body: undefined } as never;
    const answer = (await route?.handle(fresh.context, asked)) as { establishment: string } | undefined;
    return answer?.establishment;
  };

  test('has no value without the CNES, whatever was declared of the rejected', async () => {
    const [joint, declared] = await stay();
    expect(joint).toMatchObject({ text: null, reason: 'Sem CNES.' });
    expect(declared).toMatchObject({ label: 'Permanência das AIH rejeitadas', text: '3,45 dias' });
  });

  test('adds the rejected that the hospital declared to the exits of the files, and divides once', async () => {
    const source = 'Ficha do CNES, consultada em 22/11/2026';
    await recordCnes(fresh.context, TERM, { cnes: CNES, from: '2020-07-01', source });
    const [joint, declared, exits] = await stay();
    const told = (await listUndispatched(fresh.context, 200)).filter(({ topic }) => topic === CNES_RECORDED);
    expect(told).toHaveLength(1);
    for (const { payload } of told) await reactions[CNES_RECORDED]?.(fresh.context, payload);
    expect(await indicatorName()).toContain(`Hospital Regional de Peixoto de Azevedo (CNES ${CNES})`);
    expect(exits).toMatchObject({ label: 'Saídas aprovadas', text: '4,33 dias' });
    expect(declared).toMatchObject({ text: '3,45 dias' });
    // (13 + 38) ÷ (3 + 11): the mean of the two means would be 3,89.
    expect(joint).toMatchObject({ text: '3,64 dias', source: 'declared', isDemonstration: true });
    const [days, ended] = joint?.explained?.inputs ?? [];
    expect(days?.inputs?.map(({ value }) => value)).toEqual(['13/1', '38/1']);
    expect(ended?.inputs?.map(({ value }) => value)).toEqual(['3/1', '11/1']);
    expect(days?.inputs?.[0]?.evidence?.files?.[0]).toMatchObject({ file: 'RDMT2609.dbc' });
    expect(days?.inputs?.[1]?.note).toMatch(/declaração nº \d+\/2026/);
    expect(joint?.explained?.cite).toMatchObject({ at: 'anexo/cl-5/quali-3' });
  });
});
