import { useState } from 'react';
import { z } from 'zod';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { useSession } from '../../../../web/session.ts';
import { SignatureFields } from '../../../accounts/screens/index.tsx';
import { type MonthAnswer, OrdinanceAnswer } from '../../contract.ts';
import { decimalOf } from '../../domain/ledger/entry.ts';
import { EXECUTION_STEPS, type ExecutionStep, leftOf } from '../../domain/month/owed.ts';
import { reais } from '../ledger/ledger-words.ts';
import { amountTyped, readAmount } from './amount-typed.ts';
import { ACTION_WORDS, type Action } from './month-words.ts';
import { useSaying } from './queries.ts';
import { RecoveryFields, readRecovery, type TypedInstalment, wholeInstalment } from './RecoveryFields.tsx';

interface ActionDialogProps {
  month: MonthAnswer;
  action: Action;
  onClose: () => void;
}

const OPINION = new Set<Action>(['calculate', 'propose-adjustment']);
const SIGNED = new Set<Action>(['check', 'authorise', 'adjust']);

const REASON = new Set<Action>(['send-back', 'withdraw-ordinance']);

const PLACES: Readonly<Partial<Record<Action, string>>> = {
  'close-production': 'production',
  'propose-adjustment': 'adjustment-proposal',
  'propose-discount': 'discount-proposal',
  'withdraw-ordinance': 'ordinance-withdrawal',
  adjust: 'adjustment',
};

const isExecution = (action: Action): action is ExecutionStep =>
  (EXECUTION_STEPS as readonly string[]).includes(action);

/** What is left to record of a step, as people type it; nothing where there is none. */
function leftTyped({ executed }: MonthAnswer, action: Action): string {
  const left = isExecution(action) ? leftOf(action, executed) : 0n;
  return left > 0n ? amountTyped(decimalOf(left)) : '';
}

function useTyped(month: MonthAnswer, action: Action) {
  const today = useSession()?.today ?? null;
  const [text, setText] = useState('');
  const [amount, setAmount] = useState(leftTyped(month, action));
  const [day, setDay] = useState<string | null>(today);
  const [retyped, setRetyped] = useState({ password: '', code: '' });
  const [act, setAct] = useState('');
  const [instalments, setInstalments] = useState<TypedInstalment[]>(() => [wholeInstalment(month)]);
  return {
    ...{ text, setText, amount, setAmount, day, setDay, retyped, setRetyped },
    ...{ act, setAct, instalments, setInstalments },
  };
}
type Typed = ReturnType<typeof useTyped>;

function bodyOf(month: MonthAnswer, action: Action, typed: Typed) {
  const at = { version: month.version };
  if (isExecution(action)) {
    if (typed.day === null) throw new Error('Escreva o dia do documento, por exemplo 23/11/2026.');
    const { text: document, day } = typed;
    return { ...at, step: action, amount: readAmount(typed.amount), document, day };
  }
  if (OPINION.has(action)) return { ...at, opinion: typed.text };
  if (REASON.has(action)) return { ...at, reason: typed.text };
  if (action === 'propose-discount')
    return { ...at, act: typed.act, amount: readAmount(typed.amount), opinion: typed.text };
  if (action === 'adjust') {
    const owed = month.proposal?.toRecover ?? '0.00';
    const recovery = owed === '0.00' ? null : readRecovery(typed.act, typed.instalments);
    return { ...at, ...typed.retyped, recovery };
  }
  return SIGNED.has(action) ? { ...at, ...typed.retyped } : at;
}

type Special = (month: MonthAnswer, typed: Typed, sending: ReturnType<typeof useSaying>) => Promise<string>;

/** What is said to the ordinance, and not to the competência alone. */
const SPECIAL: Readonly<Partial<Record<Action, Special>>> = {
  'issue-ordinance': async ({ version, agreement, competencia }, _, { sayAt }) => {
    const months = [{ agreement: agreement.id, version }];
    const { number } = await sayAt('/api/cofinancing/ordinances', { competencia, months }, OrdinanceAnswer);
    return `${number} emitida.`;
  },
  'publish-ordinance': async ({ ordinances }, { text: gazette, day }, { sayAt }) => {
    if (day === null) throw new Error('Escreva o dia da publicação.');
    const paper = ordinances.find(({ published }) => published === null)?.paper ?? '';
    await sayAt(`/api/cofinancing/ordinances/${paper}/publication`, { gazette, day }, z.object({}));
    return 'Publicação registrada: o repasse está ordenado.';
  },
};

/** One thing said to a competência, in the words of whoever says it; a refusal stands in the dialog. */
export function ActionDialog({ month, action, onClose }: ActionDialogProps) {
  const typed = useTyped(month, action);
  const sending = useSaying(month);
  const save = async () => {
    const special = SPECIAL[action];
    if (special !== undefined) return showToast(await special(month, typed, sending));
    const part = isExecution(action) ? 'execution' : (PLACES[action] ?? action);
    await sending.say(part, bodyOf(month, action, typed));
    showToast(`${ACTION_WORDS[action]}: registrado.`);
  };
  return (
    <FormDialog title={ACTION_WORDS[action]} saveLabel={ACTION_WORDS[action]} onClose={onClose} save={save}>
      <Intro month={month} action={action} />
      <Fields month={month} action={action} typed={typed} />
    </FormDialog>
  );
}

const INTROS: Readonly<Partial<Record<Action, string>>> = {
  'close-production':
    'A produção é lida nos arquivos do SIH e do SIA em vigor, pelo CNES do hospital. O que já foi calculado ou conferido deixa de valer.',
  calculate: 'O cálculo sai com memória numerada e leva o seu parecer. Outra pessoa confere.',
  'send-back': 'O escritório regional recebe o cálculo de volta, com o que corrigir.',
  check: 'Você assina que o cálculo está certo, como está agora. Outra pessoa autoriza.',
  authorise: 'Você assina que este valor se paga. O direito entra no livro-razão no mesmo ato.',
  'issue-ordinance':
    'Emite a portaria numerada do que está autorizado e não ordenado. Nada se ordena antes da publicação.',
  'publish-ordinance': 'Só a publicação ordena: o valor entra no livro-razão no dia que você informar.',
  'withdraw-ordinance':
    'A portaria foi emitida e não publicada: cancelada, nada ordena para este hospital, e outra pode ser emitida.',
  reconcile: 'O extrato do banco confirma o crédito na conta do fundo municipal.',
  'propose-discount':
    'Tira do que foi pago o que um tribunal de contas, outro órgão de controle ou a SES manda devolver, sem mudar o cálculo. Outra pessoa assina, com as parcelas.',
  'propose-adjustment':
    'Os arquivos são lidos de novo, e a diferença é atribuída a dados, regra, interpretação ou decisão. Outra pessoa autoriza.',
  adjust: 'Você assina o ajuste proposto. Ele entra no livro-razão como um lançamento; nada se edita.',
};

function Intro({ month, action }: { month: MonthAnswer; action: Action }) {
  const { calculation, proposal } = month;
  const signs = action === 'adjust' ? proposal : calculation;
  return (
    <>
      {INTROS[action] && <p className="text-14">{INTROS[action]}</p>}
      {SIGNED.has(action) && signs && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-14">
          <dt className="text-ink-quiet">{action === 'adjust' ? 'Diferença' : 'Valor'}</dt>
          <dd className="font-semibold">
            {reais(action === 'adjust' ? (proposal?.difference ?? '0') : (calculation?.amount ?? '0'))}
          </dd>
          <dt className="text-ink-quiet">Memória</dt>
          <dd>{signs.memory}</dd>
          <dt className="text-ink-quiet">SHA-256</dt>
          <dd className="font-mono text-13 break-all">{signs.sha256}</dd>
        </dl>
      )}
    </>
  );
}

const WORDS_ASKED: Readonly<Partial<Record<Action, string>>> = {
  'send-back': 'O que corrigir',
  'withdraw-ordinance': 'Motivo',
};

function Fields({ month, action, typed }: { month: MonthAnswer; action: Action; typed: Typed }) {
  const { text, setText, amount, setAmount, day, setDay } = typed;
  if (isExecution(action))
    return (
      <>
        <TextField label="Valor em reais" inputMode="decimal" value={amount} onChange={setAmount} />
        <TextField
          label="Documento"
          help="Número no sistema financeiro do estado"
          maxLength={60}
          value={text}
          onChange={setText}
        />
        <DayField label="Dia" value={day} onChange={setDay} />
      </>
    );
  if (action === 'publish-ordinance')
    return (
      <>
        <TextField
          label="Diário oficial"
          help="Nome e edição, por exemplo DOE 28.001"
          maxLength={120}
          value={text}
          onChange={setText}
        />
        <DayField label="Dia da publicação" value={day} onChange={setDay} />
      </>
    );
  if (OPINION.has(action) || REASON.has(action))
    return (
      <TextField
        label={WORDS_ASKED[action] ?? 'Parecer'}
        rows={4}
        maxLength={REASON.has(action) ? 1000 : 4000}
        value={text}
        onChange={setText}
      />
    );
  if (action === 'propose-discount')
    return (
      <>
        <TextField
          label="Decisão"
          help="Como se cita, por exemplo Acórdão TCE-MT nº 10/2021"
          maxLength={200}
          value={typed.act}
          onChange={typed.setAct}
        />
        <TextField label="Valor em reais" inputMode="decimal" value={amount} onChange={setAmount} />
        <TextField label="Parecer" rows={4} maxLength={4000} value={text} onChange={setText} />
      </>
    );
  if (!SIGNED.has(action)) return null;
  return (
    <>
      {action === 'adjust' && month.proposal !== null && month.proposal.toRecover !== '0.00' && (
        <RecoveryFields owed={month.proposal.toRecover} typed={typed} />
      )}
      <SignatureFields value={typed.retyped} onChange={typed.setRetyped} />
    </>
  );
}
