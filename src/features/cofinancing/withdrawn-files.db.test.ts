import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { leadTo, ON, openTransfers, payWhole, type Transfers } from '../../../test/transfer-room.ts';
import { findVersionByHash, listCurrentVersions, restoreVersion, withdrawVersion } from '../sources/index.ts';
import { readMonth } from './commands/month/read.ts';

/** Of the files of September and October 2020 the hospital's month is made of those of September. */
const FILES = { system: 'SIH-RD', from: '2020-09', to: '2020-09' };

describe.skipIf(!hasDatabase)('a load that is withdrawn under a competência', () => {
  let room: Transfers;
  beforeAll(async () => {
    room = await openTransfers();
    await leadTo(room, 'calculated');
  }, 120_000);
  afterAll(() => room?.close());

  const fileOf = async () => (await listCurrentVersions(room.context, FILES))[0]!;
  const filesOf = async () =>
    (await readMonth(room.context, ON)).production.flatMap(({ files }) => files.map(({ sha256 }) => sha256));

  it('stops what is not authorised yet until it is put in force again, and keeps what was read', async () => {
    const file = await fileOf();
    const read = await filesOf();
    expect(read).toContain(file.sha256);
    await withdrawVersion(room.context, file.id, 'É de outro hospital, com o cabeçalho trocado.');
    await expect(leadTo(room, 'checked')).rejects.toThrow(
      /Falta a produção hospitalar .SIH. de setembro de 2020/u,
    );
    expect(await filesOf()).toEqual(read);
    await restoreVersion(room.context, file.id, 'Era mesmo deste hospital.');
    await leadTo(room, 'authorised');
  });

  it('changes nothing of what was paid, which points to the version that it was paid by', async () => {
    await payWhole(room);
    const before = await readMonth(room.context, ON);
    const file = await fileOf();
    await withdrawVersion(room.context, file.id, 'Veio com registros de outro mês.');
    const after = await readMonth(room.context, ON);
    expect({ state: after.state, calculation: after.calculation, ordinances: after.ordinances }).toEqual({
      state: before.state,
      calculation: before.calculation,
      ordinances: before.ordinances,
    });
    expect(await filesOf()).toContain(file.sha256);
    expect(await findVersionByHash(room.context, file.sha256)).toMatchObject({ id: file.id });
  });
});
