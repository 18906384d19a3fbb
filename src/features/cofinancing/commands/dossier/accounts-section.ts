import { formatBrl, formatDay } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { PaperBlock } from '../../../documents/index.ts';
import { ACCOUNTS_WORDS } from '../../domain/accountability/may.ts';
import type { PaymentRecords } from './records.ts';

const reais = (decimal: string): string => formatBrl(Rational.parse(decimal));
const text = (words: string): PaperBlock => ({ kind: 'text', text: words });

/** The accounts that the municipality gave of the payment, as they stand. */
export function accountsSection({ accounts, names }: PaymentRecords): PaperBlock[] {
  const head: PaperBlock = { kind: 'heading', text: '9. Prestação de contas' };
  if (accounts === null) return [head, text('O município ainda não apresentou as contas desta competência.')];
  const { standing, chain } = accounts;
  const { report, submission, analysis, acceptance, returns } = standing;
  const named = (id: string | null) => (id === null ? 'o sistema' : (names.get(id) ?? 'pessoa sem cadastro'));
  const refused = new Map(analysis?.ineligible.map(({ expense, reason }) => [expense, reason]));
  return [
    head,
    text(`A prestação de contas está ${ACCOUNTS_WORDS[standing.state]}.`),
    ...(submission === null
      ? []
      : [
          text(
            `Protocolo ${submission.number}, por ${named(submission.by)}. SHA-256 do relatório: ${submission.sha256}.`,
          ),
        ]),
    ...(analysis === null ? [] : [text(`Análise de ${named(analysis.by)}: ${analysis.opinion}`)]),
    ...(acceptance === null
      ? []
      : [text(`Aprovada por ${named(acceptance.by)}. SHA-256 do que foi assinado: ${acceptance.sha256}.`)]),
    ...(report === null || report.expenses.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              { label: 'Dia', width: 'auto' },
              { label: 'Despesa e documento', width: '1fr' },
              { label: 'Valor', width: 'auto', numbers: true },
              { label: 'Não aceita', width: '50mm' },
            ],
            rows: report.expenses.map((each) => [
              formatDay(each.day),
              `${each.supplier}, ${each.document}: ${each.purpose}`,
              reais(each.amount),
              refused.get(each.id) ?? '',
            ]),
          },
        ]),
    ...returns.map(({ amount, document, day }) =>
      text(`Devolvidos ${reais(amount)} em ${formatDay(day)} (${document}).`),
    ),
    text(`SHA-256 do último evento: ${chain.events.at(-1)?.hash ?? 'nenhum'}.`),
  ];
}
