import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import type { Context } from '../../platform/context.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { acceptActFinding, readFindings, reopenActFinding } from './commands/findings.ts';
import { readAct } from './commands/read.ts';
import { correctAct, registerAct } from './commands/register.ts';
import { ActBody } from './contract.ts';
import { actsSeed } from './index.ts';
import { listAcceptances } from './store.ts';

const ACT = 'mt-cib-2020-072';
const COVERAGE = 'L003:art-2/inc-6/a:3';

describe.skipIf(!hasDatabase)('the findings of an act', () => {
  let fresh: FreshContext;
  let context: Context;
  const find = async (id: string) => (await readFindings(context, ACT)).items.find((each) => each.id === id);

  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T12:00:00Z');
    context = fresh.context;
  });
  afterAll(async () => {
    await fresh?.close();
  });

  it('stand in their provision, in the order of the text, with the words around them', async () => {
    const { items, hasText, mayAccept } = await readFindings(context, ACT);
    expect([hasText, mayAccept]).toEqual([true, true]);
    expect(items.length).toBeGreaterThan(20);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.find(({ id }) => id === COVERAGE)).toMatchObject({
      rule: 'L003',
      at: 'art-2/inc-6/a',
      label: 'Art. 2º, inciso VI, alínea a',
      before: 'a. ',
      quote: '75% (trinta por cento)',
      after: expect.stringMatching(/^ ou mais de cobertura populacional/),
      accepted: null,
      version: 0,
    });
    expect(items.map(({ at }) => at).indexOf('cons-7')).toBe(0);
  });

  it('are none, and said to be none, where the whole text is not here', async () => {
    expect(await readFindings(context, 'mt-cib-2023-191')).toMatchObject({ hasText: false, items: [] });
    expect(await readFindings(context, 'br-lei-1995-9069')).toMatchObject({ hasText: false, items: [] });
    await expect(readFindings(context, 'nada')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are accepted with a reason, and taken back, one event each, and what is stored is the fold of the events', async () => {
    const said = { finding: COVERAGE, reason: 'Vale o algarismo: ata da reunião.', expectedVersion: 0 };
    await acceptActFinding(context, ACT, said);
    expect(await find(COVERAGE)).toMatchObject({
      accepted: { reason: said.reason, at: '2026-11-22T12:00:00.000Z' },
      version: 1,
    });
    await reopenActFinding(context, ACT, { finding: COVERAGE, expectedVersion: 1 });
    expect(await find(COVERAGE)).toMatchObject({ accepted: null, version: 2 });
    await acceptActFinding(context, ACT, { ...said, expectedVersion: 2 });
    const events = await listEvents(context, `act-finding/${ACT}/${COVERAGE}`);
    expect(events.map(({ type }) => type)).toEqual(['accepted', 'reopened', 'accepted']);
    expect(brokenAt(events)).toBeNull();
    const last = events.at(-1);
    expect(await listAcceptances(context, ACT)).toMatchObject([
      { finding: COVERAGE, reason: last?.reason, standing: true, version: last?.sequence },
    ]);
  });

  it('refuse what another decided meanwhile, what is accepted already and what is not there', async () => {
    const reason = 'Motivo qualquer.';
    const accept = (finding: string, expectedVersion: number) =>
      acceptActFinding(context, ACT, { finding, reason, expectedVersion });
    await expect(accept(COVERAGE, 1)).rejects.toMatchObject({ code: 'conflict' });
    await expect(accept(COVERAGE, 3)).rejects.toMatchObject({ code: 'refused' });
    await expect(accept('L003:art-1:0', 0)).rejects.toMatchObject({ code: 'not-found' });
    const open = (await readFindings(context, ACT)).items.find(({ rule }) => rule === 'L012');
    await expect(
      reopenActFinding(context, ACT, { finding: open?.id ?? '', expectedVersion: 0 }),
    ).rejects.toMatchObject({ code: 'refused' });
  });

  it('are found in a text that somebody registers, read into provisions, until the text is corrected', async () => {
    const text = (words: string) =>
      `RESOLUÇÃO CIB/MT Nº 950 DE 3 DE MARÇO DE 2026.\nRESOLVE:\nArt. 1º Aprovar R$ 1.500.000,00 (${words}).\n§ 1º Em parcela única.\nCuiabá/MT, 3 de março de 2026.`;
    const stated = (words: string) =>
      ActBody.parse({
        kind: 'resolution',
        body: 'CIB/MT',
        number: '950/2026',
        signedOn: '2026-03-03',
        text: text(words),
      });
    const { id, version } = await registerAct(context, stated('um milhão e quinhentos reais'));
    const act = await readAct(context, id);
    expect(act.coverage).toBe('full');
    expect(act.units.map(({ address }) => address)).toEqual([
      'epigrafe',
      'resolve',
      'art-1',
      'art-1/par-1',
      'fecho',
    ]);
    expect((await readFindings(context, id)).items).toMatchObject([
      { rule: 'L001', at: 'art-1', effect: '499500.00' },
    ]);
    await correctAct(context, id, {
      ...stated('um milhão e quinhentos mil reais'),
      reason: 'Erro de digitação',
      version,
    });
    expect((await readFindings(context, id)).items).toEqual([]);
  });

  it('stay accepted when the acts are brought to their files again', async () => {
    await actsSeed.apply(context);
    expect((await find(COVERAGE))?.accepted).not.toBeNull();
  });
});
