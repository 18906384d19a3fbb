import { ClipboardPaste, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { PastedCell } from '../../../../web/grid/column.ts';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import { UnreadCells } from '../../../../web/grid/UnreadCells.tsx';
import type { AccountsAnswer, ReportBody } from '../../contract.ts';
import { problemsOf, refusalsOfReport } from '../../domain/accountability/report.ts';
import { reais } from '../ledger/ledger-words.ts';
import { Balances } from './Balances.tsx';
import {
  EXPENSE_COLUMNS,
  type Expense,
  type ExpenseColumn,
  expenseText,
  KIND_WORDS,
  readExpenseCell,
  readPastedExpenses,
} from './expense-text.ts';
import { useAccountsCommands } from './queries.ts';

interface SheetProps {
  accounts: AccountsAnswer;
  isOpen: boolean;
}

const blank = ({ openingDue }: AccountsAnswer): ReportBody => ({
  admissions: 0,
  procedures: 0,
  opening: openingDue,
  yields: '0.00',
  expenses: [],
  closing: '0.00',
});

const aroundOf = ({ own, late, openingDue, sanitaryCap, planFrom }: AccountsAnswer) => ({
  received: { own, late },
  openingDue,
  sanitaryCap,
  planFrom,
  today: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
});

/** The report being prepared: expenses as a sheet, typed or pasted, with the sums and what is wrong told as it is typed. */
export function ExpenseSheet({ accounts, isOpen }: SheetProps) {
  const [report, setReport] = useState(accounts.report ?? blank(accounts));
  const [unread, setUnread] = useState<ReadonlyMap<string, { words: string }>>(new Map());
  const [pasting, setPasting] = useState(false);
  const [saving, setSaving] = useState(false);
  const { draft } = useAccountsCommands(accounts.agreement.id, accounts.competencia);
  const around = aroundOf(accounts);
  const isChanged = accounts.report === null || JSON.stringify(report) !== JSON.stringify(accounts.report);
  const put = (expenses: readonly Expense[]) => setReport({ ...report, expenses: [...expenses] });
  const add = (more: readonly Omit<Expense, 'id'>[]) =>
    put([...report.expenses, ...more.map((each) => ({ ...each, id: crypto.randomUUID() }))]);
  const edit = (row: Expense, column: ExpenseColumn, text: string) => {
    const read = readExpenseCell(column, text);
    if ('problem' in read) throw new Error(read.problem);
    put(report.expenses.map((each) => (each.id === row.id ? { ...each, [column]: read.value } : each)));
  };
  const paste = (cells: readonly PastedCell<Expense>[]) => {
    const held = new Map(report.expenses.map((each) => [each.id, each]));
    const failed = new Map<string, { words: string }>();
    for (const { row, columnId, value } of cells) {
      const read = readExpenseCell(columnId as ExpenseColumn, value);
      if ('problem' in read) failed.set(`${row.id} ${columnId}`, { words: read.problem });
      else held.set(row.id, { ...(held.get(row.id) ?? row), [columnId]: read.value });
    }
    setUnread(failed);
    put([...held.values()]);
  };
  const save = async () => {
    setSaving(true);
    try {
      await draft(accounts.version, report);
      showToast('Relatório guardado.');
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    } finally {
      setSaving(false);
    }
  };
  const problems = Map.groupBy(problemsOf(report, around), ({ expense }) => expense);
  const refused = new Map(accounts.analysis?.ineligible.map(({ expense, reason }) => [expense, reason]));
  const notes = (row: Expense) =>
    [...(problems.get(row.id) ?? []).map(({ message }) => message), refused.get(row.id)]
      .filter(Boolean)
      .join(' ');
  return (
    <section aria-label="Execução financeira" className="flex flex-col gap-4">
      <Balances
        report={report}
        around={around}
        ineligible={accounts.analysis?.ineligible ?? []}
        {...(isOpen && { onChange: setReport })}
      />
      <div>
        <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-18">Despesas</h2>
          {isOpen && (
            <span className="flex flex-wrap gap-2">
              <Button icon={<ClipboardPaste aria-hidden="true" />} onPress={() => setPasting(true)}>
                Colar da planilha
              </Button>
              <Button icon={<Plus aria-hidden="true" />} onPress={() => add([emptyExpense(around.today)])}>
                Nova despesa
              </Button>
            </span>
          )}
        </div>
        <Grid
          label="Despesas"
          compact
          inOrder
          rows={report.expenses}
          columns={columnsOf(notes, isOpen)}
          rowId={({ id }) => id}
          rowName={({ document, supplier }) => `${document} ${supplier}`.trim() || 'despesa nova'}
          onEdit={(row, column, text) => edit(row, column as ExpenseColumn, text)}
          onPaste={(cells) => paste(cells)}
          empty={
            <p className="py-6 text-ink-quiet">Nenhuma despesa. Cole da planilha ou acrescente uma a uma.</p>
          }
        />
        <UnreadCells unread={unread} clear={() => setUnread(new Map())} />
      </div>
      {isOpen && (
        <div className="flex flex-wrap items-center gap-4">
          <Button kind="primary" isDisabled={!isChanged} isBusy={saving} onPress={() => void save()}>
            Guardar o relatório
          </Button>
          <Standing refusals={refusalsOfReport(report, around)} isChanged={isChanged} />
        </div>
      )}
      {pasting && <PasteDialog onClose={() => setPasting(false)} onPut={add} />}
    </section>
  );
}

const emptyExpense = (day: string): Omit<Expense, 'id'> => ({
  day,
  document: '',
  supplier: '',
  purpose: '',
  kind: 'care',
  amount: '0.00',
});

/** Whether the report could be presented as it is, or everything that bars it. */
function Standing({ refusals, isChanged }: { refusals: readonly string[]; isChanged: boolean }) {
  if (refusals.length === 0)
    return (
      <p aria-live="polite" className="text-14 text-good">
        As contas fecham{isChanged ? ': guarde o relatório para apresentá-lo.' : '.'}
      </p>
    );
  return (
    <ul aria-live="polite" className="max-w-[80ch] text-14 text-bad">
      {refusals.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

const HEADERS: Readonly<Record<ExpenseColumn, readonly [string, number]>> = {
  day: ['Dia', 100],
  document: ['Documento', 130],
  supplier: ['Fornecedor', 190],
  purpose: ['Finalidade', 225],
  kind: ['Tipo', 150],
  amount: ['Valor (R$)', 120],
};
const KIND_OPTIONS = Object.values(KIND_WORDS).map((label) => ({ id: label, label }));

function columnsOf(notes: (row: Expense) => string, isOpen: boolean): Column<Expense>[] {
  const refusal = () =>
    isOpen ? null : 'As contas não estão abertas para o seu papel, ou já foram apresentadas.';
  return [
    ...EXPENSE_COLUMNS.map(
      (id): Column<Expense> => ({
        id,
        header: HEADERS[id][0],
        width: HEADERS[id][1],
        align: id === 'amount' ? 'right' : 'left',
        sortable: false,
        value: (row) => expenseText(row, id),
        ...(id === 'amount' && { cell: (row: Expense) => reais(row.amount) }),
        edit:
          id === 'kind'
            ? { kind: 'select', options: () => KIND_OPTIONS, chosen: (row) => KIND_WORDS[row.kind], refusal }
            : { kind: 'text', maxLength: 300, refusal },
        onCard: id !== 'purpose',
      }),
    ),
    {
      id: 'problem',
      header: 'A conferir',
      width: 255,
      sortable: false,
      onCard: true,
      value: notes,
      cell: (row) => <span className="text-bad">{notes(row)}</span>,
    },
  ];
}

function PasteDialog({
  onClose,
  onPut,
}: {
  onClose: () => void;
  onPut: (expenses: readonly Omit<Expense, 'id'>[]) => void;
}) {
  const [text, setText] = useState('');
  const { expenses, problems } = readPastedExpenses(text);
  return (
    <FormDialog
      title="Colar despesas da planilha"
      saveLabel={expenses.length === 1 ? 'Acrescentar 1 despesa' : `Acrescentar ${expenses.length} despesas`}
      isDisabled={expenses.length === 0}
      onClose={onClose}
      save={() => onPut(expenses)}
    >
      <TextField
        label="Tabela copiada do Excel ou de um CSV"
        help="Uma despesa por linha, nesta ordem: dia, documento, fornecedor, finalidade, tipo (Serviços ou Adequação sanitária), valor."
        rows={9}
        value={text}
        onChange={setText}
        autoFocus
        spellCheck="false"
      />
      {problems.length > 0 && (
        <ul className="-mt-3 max-h-40 list-disc overflow-auto pl-5 text-14 text-bad">
          {problems.map(({ line, reason }) => (
            <li key={line}>
              Linha {line}: {reason}
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  );
}
