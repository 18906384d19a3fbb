import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import { caller, leadTo, ON, openTransfers, type Transfers, versionOf } from '../../../test/transfer-room.ts';
import { lintText } from '../acts/index.ts';
import { getPaper } from '../documents/index.ts';
import { renderDossier } from './commands/dossier/dossier.ts';
import { verifyLedger } from './commands/ledger/verify.ts';
import { recordExecution } from './commands/month/execution.ts';
import { issueOrdinance, publishOrdinance, renderOrdinance } from './commands/month/ordinance.ts';
import { ordinancePaper } from './commands/month/ordinance-paper.ts';
import { readMonth, readMonths } from './commands/month/read.ts';
import { authoriseMonth } from './commands/month/sign.ts';

type Paper = ReturnType<typeof ordinancePaper>;

/** The words of a paper, as a reader or our own lint sees them. */
const wordsOf = ({ blocks }: Paper): string =>
  blocks.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n\n');

describe.skipIf(!hasDatabase)('an authorised competência is ordered and paid', () => {
  let room: Transfers;
  let paper = '';
  beforeAll(async () => {
    room = await openTransfers();
    await leadTo(room, 'checked');
  }, 120_000);
  afterAll(() => room?.close());

  const today = () => room.context.clock.today();
  const executed = async (
    step: 'commit' | 'liquidate' | 'bank-order' | 'pay',
    amount: string,
    document = `${step} 1`,
  ) =>
    recordExecution(room.as('state-fund'), ON, {
      version: await versionOf(room.context),
      step,
      amount,
      document,
      day: today(),
    });
  const issue = async () =>
    issueOrdinance(room.as('spending-authority'), {
      competencia: ON.competencia,
      months: [{ agreement: ON.agreement, version: await versionOf(room.context) }],
    });

  it('orders nothing that nobody authorised', async () => {
    await expect(issue()).rejects.toThrow(/a competência está conferida/);
    const version = await versionOf(room.context);
    await authoriseMonth(room.as('spending-authority'), caller, ON, { version });
    expect((await readMonth(room.context, ON)).state).toBe('AUTHORISED');
  });

  it('is numbered, with its annex by municipality in figures and in words that pass our own lint', async () => {
    const issued = await issue();
    paper = issued.paper;
    expect(issued.number).toBe('PORTARIA 1/2026');
    const { content } = await getPaper(room.context, paper);
    const words = wordsOf(content);
    const { entitlement } = await readMonth(room.context, ON);
    expect(entitlement).toBe('779327.20');
    expect(words).toContain(
      'R$ 779.327,20 (setecentos e setenta e nove mil trezentos e vinte e sete reais e vinte centavos)',
    );
    expect(words).toContain('Peixoto de Azevedo');
    expect(await lintText(words, 'MT', today())).toEqual([]);
    const slip = words.replace('e vinte centavos', 'e trinta centavos');
    expect(await lintText(slip, 'MT', today())).not.toEqual([]);
    const { bytes } = await renderOrdinance(room.context, paper, 'pdf');
    const pdf = Buffer.from(bytes).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf).toContain('/StructTreeRoot');
    const docx = await renderOrdinance(room.context, paper, 'docx');
    const document = strFromU8(unzipSync(docx.bytes)['word/document.xml']!);
    for (const said of [
      'PORTARIA 1/2026',
      'setecentos e setenta e nove mil',
      'Anexo Único',
      'Peixoto de Azevedo',
    ])
      expect(document).toContain(said);
    expect((await renderOrdinance(room.context, paper, 'docx')).sha256).toBe(docx.sha256);
  });

  it('is issued once, and orders nothing before it is published', async () => {
    await expect(issue()).rejects.toThrow(/à espera de publicação/);
    await expect(executed('commit', '1.00')).rejects.toThrow(/a competência está autorizada/);
    const said = { gazette: 'DOE 28.001', day: '2020-11-30' };
    const publish = publishOrdinance(room.as('spending-authority'), paper, said);
    await expect(publish).rejects.toThrow(/não se publicou antes disso/);
    await publishOrdinance(room.as('spending-authority'), paper, { ...said, day: today() });
    await expect(
      publishOrdinance(room.as('spending-authority'), paper, { ...said, day: today() }),
    ).rejects.toMatchObject({ code: 'refused' });
    expect(await readMonth(room.context, ON)).toMatchObject({
      state: 'ORDERED',
      executed: { ordered: '779327.20' },
    });
  });

  it('is committed, liquidated and paid by its documents, never beyond the stage before', async () => {
    await expect(
      recordExecution(room.as('spending-authority'), ON, {
        version: await versionOf(room.context),
        step: 'commit',
        amount: '1.00',
        document: 'EMP 1',
        day: today(),
      }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await executed('commit', '700000.00');
    await expect(executed('liquidate', '700000.01')).rejects.toThrow(/prévio empenho/);
    await expect(executed('commit', '79327.21')).rejects.toThrow(/passaria do valor ordenado/);
    await executed('commit', '79327.20', 'EMP 2');
    expect(await readMonth(room.context, ON)).toMatchObject({ state: 'COMMITTED' });
    await executed('liquidate', '779327.20');
    await executed('bank-order', '779327.20');
    await executed('pay', '779327.20');
    const { items } = await readMonths(room.context);
    expect(items).toMatchObject([{ state: 'PAID', executed: { committed: '779327.20', paid: '779327.20' } }]);
    expect(await verifyLedger(room.context)).toMatchObject({ ok: true, entries: 7 });
  });

  describe('the dossier of the payment', () => {
    it('is one tagged PDF with everything that was recorded and its hashes, and a table of contents', async () => {
      const { bytes } = await renderDossier(room.as('auditor'), ON);
      const pdf = Buffer.from(bytes);
      expect(pdf.toString('latin1')).toContain('/StructTreeRoot');
      const text = textOfPdf(pdf);
      if (text === null) return;
      for (const section of ['1. Ato', '2. Instrumento', '5. Dados', '6. Cálculo', '8. Livro-razão'])
        expect(text.split(section).length, section).toBeGreaterThan(2);
      const { production, calculation, authorisation } = await readMonth(room.context, ON);
      const { rows } = await sql<{ hash: string }>`select hash from ledger_entries`.execute(room.context.db);
      const hashes = [
        ...(production[0]?.files ?? []).map(({ sha256 }) => sha256),
        calculation?.sha256,
        authorisation?.sha256,
        ...rows.map(({ hash }) => hash),
      ];
      for (const hash of hashes) expect(text).toContain(hash);
      expect(text).toContain('refeito agora');
      expect(text).not.toMatch(/NÃO (dá|está)/);
      expect(text).toContain('A cadeia dos atos da competência está inteira.');
      expect(text).toContain('R$ 779.327,20');
    });

    it('is the same bytes on another day and for another reader, until something more is recorded', async () => {
      const first = await renderDossier(room.as('auditor'), ON);
      const later = await renderDossier(room.as('spca', '2027-02-01T12:00:00Z'), ON);
      expect(later.sha256).toBe(first.sha256);
    });

    it('is for who reads the ledger, and of a competência that something happened to', async () => {
      await expect(renderDossier(room.as('technician'), ON)).rejects.toMatchObject({ code: 'forbidden' });
      const none = { ...ON, competencia: '2021-01' };
      await expect(renderDossier(room.as('auditor'), none)).rejects.toMatchObject({ code: 'not-found' });
    });
  });
});

describe('the words of an ordinance', () => {
  it.each(['0.01', '1.00', '1000000.00', '1234567.89', '21000.10'])(
    'pass our own lint with R$ %s',
    async (amount) => {
      const transfer = {
        agreement: 'a',
        municipality: 'Peixoto de Azevedo',
        fund: 'Fundo Municipal de Saúde de Peixoto de Azevedo',
        establishment: 'Hospital',
        amount,
        act: 'Resolução CIB/MT nº 072/2020',
        memory: 'MC 1/2026',
        calculation: 'c'.repeat(64),
      };
      const other = { ...transfer, municipality: 'Matupá', amount: '200.20' };
      const words = wordsOf(ordinancePaper('2020-11' as never, '2026-11-20', [transfer, other]));
      expect(await lintText(words, 'MT', '2026-11-20')).toEqual([]);
    },
  );
});
