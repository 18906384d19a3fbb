import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadToSignatures, openCommission } from '../../../test/cac-room.ts';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import { AGREEMENT, leadTo, openTransfers, type Transfers } from '../../../test/transfer-room.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { renderDossier } from './commands/dossier/dossier.ts';
import { listFinalEvaluations } from './store/cac.ts';

/** The first payment that an evaluation of the commission may reach. */
const ON = { agreement: AGREEMENT, competencia: '2021-02' };

describe.skipIf(!hasDatabase)('the dossier of a payment that an evaluation reaches', () => {
  let room: Transfers;
  beforeAll(async () => {
    room = await openTransfers();
    await room.send(['2020-12']);
    const commission = await openCommission(room.context);
    await commission.compose();
    await leadToSignatures(commission, {
      period: '2020-3',
      day: '2021-01-15',
      competencia: ON.competencia,
      fulfilled: 10,
    });
    await leadTo(room, 'checked', ON);
  }, 180_000);
  afterAll(() => room?.close());

  it('has the sheet, the meeting, each signature and the whole chain of the evaluation, before the data', async () => {
    const { bytes, sha256 } = await renderDossier(room.as('auditor'), ON);
    expect((await renderDossier(room.as('spca'), ON)).sha256).toBe(sha256);
    const text = textOfPdf(Buffer.from(bytes))?.replace(/\s+/g, ' ');
    if (text === undefined) return;
    const [final] = await listFinalEvaluations(room.context, AGREEMENT);
    const events = await listEvents(room.context, `cac/${AGREEMENT}/2020-3`);
    expect(brokenAt(events)).toBeNull();
    const signed = events.filter(({ type }) => type === 'signed').map(({ data }) => String(data.sha256));
    expect(signed).toHaveLength(3);
    for (const said of [
      '3. Avaliações da CAC',
      final?.number ?? '-',
      final?.sha256 ?? '-',
      'Reunião de 15/01/2021',
      ...signed,
      events.at(-1)?.hash ?? '-',
      `A cadeia da avaliação ${final?.number} está inteira.`,
    ])
      expect(text).toContain(said);
  });
});
