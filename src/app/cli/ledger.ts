import { verifyLedger } from '../../features/cofinancing/index.ts';
import { formatCount } from '../../kernel/format.ts';
import type { Command } from './command.ts';
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
