import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { leadTo, ON, openTransfers, type Transfers } from '../../../test/transfer-room.ts';
import { Rational, sum } from '../../kernel/rational.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { readEvidence } from './commands/month/evidence.ts';
import { readMonth } from './commands/month/read.ts';
import { PARTS, type ProductionPart } from './domain/month/production.ts';

const STREAM = `evidence/${ON.agreement}/${ON.competencia}`;

describe.skipIf(!hasDatabase)('the rows behind a payment', () => {
  let room: Transfers;
  beforeAll(async () => {
    room = await openTransfers();
    await leadTo(room, 'calculated');
  }, 120_000);
  afterAll(() => room?.close());

  const read = (part: ProductionPart, offset = 0, limit = 200) =>
    readEvidence(room.as('regional-office'), ON, { part, file: 0, offset, limit });

  it.each(PARTS)('of %s add up to the leaf, row by row and as told', async (part) => {
    const items = [];
    for (let at: number | null = 0; at !== null; ) {
      const page = await read(part, at);
      expect(page).toMatchObject({ matches: true, leaf: page.total });
      items.push(...page.items);
      at = page.next?.offset ?? null;
    }
    const [record] = (await readMonth(room.context, ON)).production;
    const leaf = record?.parts.find((each) => each.part === part)?.amount ?? '';
    expect(sum(items.map(({ amount }) => Rational.parse(amount))).toDecimal(2)).toBe(leaf);
    expect(new Set(items.map(({ record: row }) => row)).size).toBe(items.length);
  });

  it('shows only the columns that the method names, none of a person', async () => {
    const { columns } = await read('hospital', 0, 1);
    expect(columns).toEqual(expect.arrayContaining(['CNES', 'PROC_REA', 'VAL_TOT']));
    for (const personal of ['N_AIH', 'NASC', 'CEP', 'MUNIC_RES', 'DT_INTER', 'SEXO', 'IDADE', 'DIAG_PRINC'])
      expect(columns).not.toContain(personal);
  });

  it('keeps each look in a chain of its own: who, which part, from which row', async () => {
    const before = (await listEvents(room.context, STREAM)).length;
    await Promise.all([read('hospital', 0, 5), read('hospital', 5, 5)]);
    const events = await listEvents(room.context, STREAM);
    expect(brokenAt(events)).toBeNull();
    expect(
      events
        .slice(before)
        .map(({ data }) => data.offset)
        .sort(),
    ).toEqual([0, 5]);
    expect(events.at(-1)).toMatchObject({
      type: 'evidence-read',
      actorId: room.as('regional-office').actor.id,
      data: { part: 'hospital', rows: 5 },
    });
  });

  it('is for who may read the rows of the municipality', async () => {
    const asked = readEvidence(room.as('cib-secretariat'), ON, {
      part: 'hospital',
      file: 0,
      offset: 0,
      limit: 1,
    });
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('reads the files that were paid, whatever took their place since', async () => {
    const before = await read('hospital', 0, 1);
    await room.send(['2020-09'], { issuedOn: '2020-12-21', late: 9 });
    expect(await read('hospital', 0, 1)).toEqual(before);
  });

  it('says why there is none under the exceptional regime', async () => {
    const july = { ...ON, competencia: '2020-07' };
    const asked = readEvidence(room.as('regional-office'), july, {
      part: 'hospital',
      file: 0,
      offset: 0,
      limit: 1,
    });
    await expect(asked).rejects.toThrow(/média que o ato fixa/);
  });
});
