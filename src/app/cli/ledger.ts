import { renderDossier, verifyLedger } from '../../features/cofinancing/index.ts';
import { formatCount } from '../../kernel/format.ts';
import { type Command, callerPath, oneFile, required } from './command.ts';
import { saveNewFile } from './save-file.ts';
import { withContext } from './session.ts';

export const ledgerVerifyCommand: Command = {
  name: 'ledger verify',
  usage: 'ledger verify [--json]',
  summary: 'percorre o livro-razão e diz cada lançamento que não está como foi escrito',
  options: {},
  async run() {
    const report = await withContext(verifyLedger);
    return { json: report, text: reportInWords(report), exit: report.ok ? 0 : 1 };
  },
};

/** The dossier of a payment as a file: the same records give the same bytes. */
export const ledgerDossierCommand: Command = {
  name: 'ledger dossier',
  usage: 'ledger dossier ARQUIVO.pdf --agreement TERMO --competencia AAAA-MM [--json]',
  summary:
    'grava o dossiê de um pagamento: ato, instrumento, avaliações da CAC, dados, cálculo, assinaturas, livro-razão e contas, com os hashes',
  options: { agreement: { type: 'string' }, competencia: { type: 'string' } },
  async run(input) {
    const path = callerPath(oneFile(input, ledgerDossierCommand));
    const agreement = required(input, 'agreement', ledgerDossierCommand);
    const competencia = required(input, 'competencia', ledgerDossierCommand);
    const { bytes, sha256 } = await withContext((context) =>
      renderDossier(context, { agreement, competencia }),
    );
    await saveNewFile(path, Buffer.from(bytes));
    return {
      json: { file: path, bytes: bytes.length, sha256 },
      text: `${path}: ${bytes.length} bytes, SHA-256 ${sha256}`,
    };
  },
};

function reportInWords({ ok, entries, lastHash, breaks }: Awaited<ReturnType<typeof verifyLedger>>): string {
  if (ok && entries === 0) return 'O livro-razão ainda não tem lançamentos: nada foi autorizado.';
  const count = entries === 1 ? '1 lançamento' : `${formatCount(entries)} lançamentos`;
  if (ok) return `${count} conferidos. Último hash: ${lastHash}.\nTudo confere.`;
  return [
    `${count} no livro. Não confere:`,
    ...breaks.map(({ message }) => `  ${message}`),
    'Não lance mais nada: compare com uma cópia de segurança (pactua restore) e apure quem mexeu no banco.',
  ].join('\n');
}
