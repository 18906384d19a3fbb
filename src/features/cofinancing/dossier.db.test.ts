import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadToSignatures, openCommission } from '../../../test/cac-room.ts';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import { AGREEMENT, caller, leadTo, openTransfers, type Transfers } from '../../../test/transfer-room.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { readAssessment } from './commands/assessment/read.ts';
import {
  freezeEvidence,
  orderAssessment,
  publishAssessment,
  ratifyScore,
  scoreAssessment,
  signScore,
  startAssessment,
} from './commands/assessment/write.ts';
import { renderDossier } from './commands/dossier/dossier.ts';
import { listFinalEvaluations } from './store/cac.ts';

/** The first payment that an evaluation of the commission may reach. */
const ON = { agreement: AGREEMENT, competencia: '2021-02' };
const ASSESSED = { agreement: AGREEMENT, period: '2021-1' };
const REASON = 'Disponibilidade orçamentária do exercício';

/** Fixes the factor of the payment, below its score. */
async function assess({ as, context }: Transfers): Promise<void> {
  const at = async () => ({ version: (await readAssessment(as('spca'), ASSESSED)).version });
  const { competencia } = ON;
  await startAssessment(as('spca'), ASSESSED, { competencia, reason: 'Primeiro semestre de 2021' });
  await freezeEvidence(as('spca'), ASSESSED, await at());
  await scoreAssessment(as('spca'), ASSESSED, await at());
  await signScore(as('cac-member'), caller, ASSESSED, 'cac', await at());
  await signScore(as('regional-office'), caller, ASSESSED, 'regional', await at());
  await signScore(as('spca'), caller, ASSESSED, 'central', await at());
  const authority = as('spending-authority');
  await ratifyScore(authority, caller, ASSESSED, { ...(await at()), factor: '1.50', reason: REASON });
  await orderAssessment(authority, ASSESSED, await at());
  const day = context.clock.today();
  await publishAssessment(authority, ASSESSED, { ...(await at()), gazette: 'DOE 28.001', day });
}

describe.skipIf(!hasDatabase)('the dossier of a payment that evaluations reach', () => {
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
    await assess(room);
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

  it('has the assessment that fixes its factor: score, what was ratified and why, the frozen evidence, each signature', async () => {
    const { bytes } = await renderDossier(room.as('auditor'), ON);
    const text = textOfPdf(Buffer.from(bytes))?.replace(/\s+/g, ' ');
    if (text === undefined) return;
    const { frozen, scored, ordinance } = await readAssessment(room.as('spca'), ASSESSED);
    const events = await listEvents(room.context, `assessment/${AGREEMENT}/2021-1`);
    const signed = events.filter(({ type }) => type === 'signed').map(({ data }) => String(data.sha256));
    expect(signed).toHaveLength(3);
    for (const said of [
      '4. Avaliação do incentivo',
      'fixa o fator em 1,50 TabelaSUS a partir da competência de fevereiro de 2021',
      'menor porque: Disponibilidade',
      ordinance?.number ?? '-',
      frozen?.sha256 ?? '-',
      scored?.sha256 ?? '-',
      'Refeitos agora sobre o que está guardado: conferem',
      ...signed,
      events.at(-1)?.hash ?? '-',
      'A cadeia da avaliação do incentivo está inteira.',
    ])
      expect(text).toContain(said);
  });
});
