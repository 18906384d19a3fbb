import { type ReactNode, useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { SignatureFields } from '../../../accounts/screens/index.tsx';
import type { AccountsAnswer } from '../../contract.ts';
import { reais } from '../ledger/ledger-words.ts';
import { AmountField } from './Balances.tsx';
import { type AccountsStep, useAccountsCommands } from './queries.ts';

const LABELS: Readonly<Record<AccountsStep, string>> = {
  submit: 'Apresentar as contas',
  notice: 'Notificar inconsistências',
  analyse: 'Analisar',
  accept: 'Aprovar as contas',
  return: 'Registrar devolução',
  close: 'Encerrar a competência',
};

const isStep = (action: string): action is AccountsStep => action in LABELS;

/** What the reader may do with the accounts now, and why not where it is not yet time. */
export function AccountsSteps({ accounts }: { accounts: AccountsAnswer }) {
  const [open, setOpen] = useState<AccountsStep | null>(null);
  const offers = accounts.offers.flatMap((offer) =>
    isStep(offer.action) ? [{ ...offer, action: offer.action }] : [],
  );
  const allowed = offers.filter((each) => each.allowed);
  const waiting = offers.find((each) => !each.allowed && each.action === nextOf(accounts));
  if (offers.length === 0) return null;
  return (
    <section aria-label="O que se pode fazer" className="screen-only flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {allowed.map(({ action }) => (
          <Button
            key={action}
            kind={action === nextOf(accounts) ? 'primary' : 'secondary'}
            onPress={() => setOpen(action)}
          >
            {LABELS[action]}
          </Button>
        ))}
      </div>
      {waiting && (
        <div className="max-w-[80ch] text-14 text-ink-quiet">
          <p>{LABELS[waiting.action]} ainda não se pode:</p>
          <ul className="list-disc pl-5">
            {waiting.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      {open !== null && <StepDialog accounts={accounts} step={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

/** The step that the accounts wait for. */
function nextOf({ state, owedBack }: AccountsAnswer): AccountsStep {
  if (state === 'SUBMITTED') return 'analyse';
  if (state === 'ANALYSED') return 'accept';
  if (state === 'ACCEPTED') return owedBack === '0.00' ? 'close' : 'return';
  return 'submit';
}

interface DialogProps {
  accounts: AccountsAnswer;
  onClose: () => void;
}

function StepDialog({ step, ...props }: DialogProps & { step: AccountsStep }) {
  if (step === 'notice') return <NoticeDialog {...props} />;
  if (step === 'analyse') return <AnalyseDialog {...props} />;
  if (step === 'return') return <ReturnDialog {...props} />;
  if (step === 'close') return <PlainDialog {...props} />;
  return <SignDialog step={step} {...props} />;
}

interface StepFormProps extends DialogProps {
  step: AccountsStep;
  body: object;
  isDisabled?: boolean;
  children: ReactNode;
}

function StepForm({ accounts, onClose, step, body, isDisabled = false, children }: StepFormProps) {
  const commands = useAccountsCommands(accounts.agreement.id, accounts.competencia);
  const save = () => commands.step(step, { version: accounts.version, ...body });
  return (
    <FormDialog
      title={LABELS[step]}
      saveLabel={LABELS[step]}
      isDisabled={isDisabled}
      onClose={onClose}
      save={save}
    >
      {children}
    </FormDialog>
  );
}

function SignDialog({ step, ...props }: DialogProps & { step: 'submit' | 'accept' }) {
  const [retyped, setRetyped] = useState({ password: '', code: '' });
  return (
    <StepForm {...props} step={step} body={retyped}>
      <p className="text-14">
        {step === 'submit'
          ? 'O relatório guardado é apresentado como está: recebe um número de protocolo e o hash do que declara.'
          : 'As contas entram no livro-razão como foram analisadas, e a competência fica com as contas prestadas.'}
      </p>
      <SignatureFields value={retyped} onChange={setRetyped} />
    </StepForm>
  );
}

function NoticeDialog(props: DialogProps) {
  const [items, setItems] = useState('');
  return (
    <StepForm {...props} step="notice" body={{ items }} isDisabled={items.trim() === ''}>
      <TextField
        label="O que não confere"
        help="Uma inconsistência por linha, com o documento. O prazo de resposta conta em dias corridos, sem o primeiro, e vai ao dia útil seguinte."
        rows={6}
        value={items}
        onChange={setItems}
        autoFocus
      />
    </StepForm>
  );
}

function AnalyseDialog(props: DialogProps) {
  const [opinion, setOpinion] = useState('');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const ineligible = Object.entries(reasons)
    .filter(([, reason]) => reason.trim() !== '')
    .map(([expense, reason]) => ({ expense, reason }));
  return (
    <StepForm {...props} step="analyse" body={{ opinion, ineligible }} isDisabled={opinion.trim() === ''}>
      <TextField label="Parecer" rows={4} value={opinion} onChange={setOpinion} autoFocus />
      <fieldset className="flex max-h-80 flex-col gap-3 overflow-auto">
        <legend className="pb-1 font-semibold">Despesas não aceitas</legend>
        <p className="text-14 text-ink-quiet">Escreva o motivo só nas que não são aceitas.</p>
        {props.accounts.report?.expenses.map(({ id, document, supplier, amount }) => (
          <TextField
            key={id}
            optional
            label={`${document}, ${supplier}: ${reais(amount)}`}
            value={reasons[id] ?? ''}
            onChange={(reason) => setReasons({ ...reasons, [id]: reason })}
          />
        ))}
      </fieldset>
    </StepForm>
  );
}

const RETURNS = [
  { id: 'ineligible', label: 'De despesas não aceitas' },
  { id: 'unspent', label: 'De saldo não gasto' },
];

function ReturnDialog(props: DialogProps) {
  const { owedBack } = props.accounts;
  const [of, setOf] = useState(owedBack === '0.00' ? 'unspent' : 'ineligible');
  const [amount, setAmount] = useState(owedBack);
  const [document, setDocument] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const isDisabled = document.trim() === '' || day === null;
  return (
    <StepForm {...props} step="return" body={{ of, amount, document, day }} isDisabled={isDisabled}>
      <Select label="De que é a devolução" options={RETURNS} value={of} onChange={setOf} />
      <AmountField label="Valor (R$)" value={amount} onChange={setAmount} />
      <TextField label="Documento" value={document} onChange={setDocument} />
      <DayField label="Dia em que entrou" value={day} onChange={setDay} />
    </StepForm>
  );
}

const PlainDialog = (props: DialogProps) => (
  <StepForm {...props} step="close" body={{}}>
    <p className="text-14">
      As contas foram aprovadas e nada mais é devido. A competência encerra-se; uma diferença que apareça
      depois entra como ajuste.
    </p>
  </StepForm>
);
