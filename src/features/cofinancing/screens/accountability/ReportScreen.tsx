import { FileDown } from 'lucide-react';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay, leftInWords } from '../../../../kernel/format.ts';
import { buttonLook } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { fileEntries } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { AccountsAnswer } from '../../contract.ts';
import { reais } from '../ledger/ledger-words.ts';
import { AccountsSteps } from './AccountsSteps.tsx';
import { ExpenseSheet } from './ExpenseSheet.tsx';
import { KIND_WORDS } from './expense-text.ts';
import { LateMoney } from './LateMoney.tsx';
import { accountsPath, useAccounts } from './queries.ts';
import { Unanswered } from './Unanswered.tsx';

/** The accounts of one competência: the sheet of the municipality, its sums as it is typed, and the analysis of the state. */
export function ReportScreen({ agreement, month }: { agreement: string; month: string }) {
  const query = useAccounts(agreement, month);
  const accounts = query.data;
  const words = competenciaInWords(parseCompetencia(month));
  return (
    <>
      <PageHeader
        title="Prestação de contas"
        count={words}
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          {
            label: accounts?.agreement.municipality ?? 'Termo',
            href: `/cofinanciamento/termos/${agreement}`,
          },
          { label: 'Prestação de contas', href: `/cofinanciamento/termos/${agreement}/prestacao-de-contas` },
          { label: words },
        ]}
        context={accounts && `${accounts.agreement.fund}. Está ${accounts.stateWords}.`}
        actions={
          accounts?.submission && (
            <a href={accountsPath(agreement, month, '/pdf')} download className={buttonLook('secondary')}>
              <FileDown aria-hidden="true" />
              Baixar o {accounts.submission.number} (PDF)
            </a>
          )
        }
        exports={
          accounts?.report
            ? fileEntries({ name: `despesas-${agreement}-${month}`, table: () => expensesTable(accounts) })
            : []
        }
      />
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading label="Lendo a prestação de contas" lines={10} />}
      {accounts && <Accounts accounts={accounts} />}
    </>
  );
}

function Accounts({ accounts }: { accounts: AccountsAnswer }) {
  const mayDraft = accounts.offers.some(({ action, allowed }) => action === 'draft' && allowed);
  if (accounts.report === null && !mayDraft)
    return (
      <div className="flex flex-col gap-6">
        <EmptyState title="O município ainda não apresentou as contas desta competência.">
          {accounts.received === '0.00'
            ? 'Nada foi pago nesta competência: não há o que prestar contas.'
            : `Foram pagos ${reais(accounts.received)}. Quem apresenta é a gestão ou o controle e avaliação do município.${presentWords(accounts)}`}
        </EmptyState>
        {accounts.overdue && <Unanswered accounts={accounts} />}
      </div>
    );
  return (
    <div className="flex flex-col gap-6">
      <Told accounts={accounts} />
      {presentWords(accounts) && (
        <p className={`text-14 ${accounts.overdue ? 'font-semibold text-bad' : ''}`}>
          {presentWords(accounts)}
        </p>
      )}
      {accounts.overdue && <Unanswered accounts={accounts} />}
      <LateMoney accounts={accounts} />
      <ExpenseSheet key={accounts.version} accounts={accounts} isOpen={mayDraft} />
      <AccountsSteps accounts={accounts} />
    </div>
  );
}

/** By when they are to be presented; empty once they were. */
function presentWords({ state, lastDay, daysLeft }: AccountsAnswer): string {
  if (lastDay === null || daysLeft === null || state === 'NOTICED') return '';
  return ` O prazo é ${formatDay(lastDay)} (${leftInWords(daysLeft)}): o último dia do mês seguinte ao pagamento, levado ao dia útil seguinte.`;
}

/** What was said of the accounts so far: protocol, notice with its term, analysis, acceptance, money given back. */
function Told({ accounts }: { accounts: AccountsAnswer }) {
  const { submission, notice, analysis, acceptance, returns, overdue } = accounts;
  if (!submission && !notice) return null;
  return (
    <section aria-label="Andamento" className="flex max-w-[80ch] flex-col gap-2 text-14">
      {submission && (
        <p>
          Apresentada sob o protocolo <strong className="font-semibold">{submission.number}</strong> em{' '}
          {formatInstant(submission.at)}, por {submission.by ?? 'pessoa sem cadastro'}.{' '}
          <span className="break-all text-ink-quiet">SHA-256 {submission.sha256}</span>
        </p>
      )}
      {notice && (
        <div
          className={`border-l-[3px] px-3 py-2 ${overdue ? 'border-bad bg-bad-soft' : 'border-warn-mark bg-warn-soft'}`}
        >
          <p className="font-semibold">
            Inconsistências notificadas em {formatDay(notice.on)}. {notice.words}
          </p>
          <p className="whitespace-pre-line">{notice.items}</p>
        </div>
      )}
      {analysis && (
        <p>
          Análise de {analysis.by ?? 'pessoa sem cadastro'}: {analysis.opinion}
          {analysis.ineligible.length > 0 && ` ${refusedWords(analysis.ineligible.length)}`}
        </p>
      )}
      {acceptance && (
        <p>
          Aprovada por {acceptance.by ?? 'pessoa sem cadastro'} em {formatInstant(acceptance.at)}.
        </p>
      )}
      {returns.map(({ of, amount, document, day }) => (
        <p key={`${document} ${amount}`}>
          Devolvidos {reais(amount)} {of === 'ineligible' ? 'de despesas não aceitas' : 'de saldo não gasto'}{' '}
          em {formatDay(day)} ({document}).
        </p>
      ))}
    </section>
  );
}

const refusedWords = (count: number): string =>
  count === 1 ? 'Uma despesa não aceita.' : `${count} despesas não aceitas.`;

function expensesTable({ report, analysis }: AccountsAnswer) {
  const refused = new Map(analysis?.ineligible.map(({ expense, reason }) => [expense, reason]));
  return {
    header: ['Dia', 'Documento', 'Fornecedor', 'Finalidade', 'Tipo', 'Valor (R$)', 'Não aceita: motivo'],
    rows: (report?.expenses ?? []).map((each) => [
      formatDay(each.day),
      each.document,
      each.supplier,
      each.purpose,
      KIND_WORDS[each.kind],
      Number(each.amount),
      refused.get(each.id) ?? null,
    ]),
  };
}
