import { useState } from 'react';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { useSession } from '../../../../web/session.ts';
import { SignatureFields } from '../../../accounts/screens/index.tsx';
import type { MonthAnswer } from '../../contract.ts';
import { reais } from '../ledger/ledger-words.ts';
import { amountTyped, readAmount } from './amount-typed.ts';
import { useSaying } from './queries.ts';

interface UndoDialogProps {
  month: MonthAnswer;
  undone: {
    readonly entry: string;
    readonly name: string;
    /** What may be annulled; null for an instalment, which is undone whole. */
    readonly left: string | null;
  };
  onClose: () => void;
}

/** Annuls a document of the execution, in whole or in part, or reverses an instalment: with document, day, reason and password. */
export function UndoDialog({ month, undone: { entry, name, left }, onClose }: UndoDialogProps) {
  const today = useSession()?.today ?? null;
  const [amount, setAmount] = useState(left === null ? '' : amountTyped(left));
  const [document, setDocument] = useState('');
  const [day, setDay] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const [retyped, setRetyped] = useState({ password: '', code: '' });
  const { say } = useSaying(month);
  const verb = left === null ? 'Estornar' : 'Anular';
  const save = async () => {
    if (day === null) throw new Error('Escreva o dia do documento, por exemplo 23/11/2026.');
    const body = { version: month.version, entry, document, day, reason, ...retyped };
    if (left === null) await say('instalments/reversal', body);
    else await say('annulment', { ...body, amount: readAmount(amount) });
    showToast(`${left === null ? 'Estorno registrado' : 'Anulação registrada'}: ${name}.`);
  };
  return (
    <FormDialog title={`${verb} ${name}`} saveLabel={verb} onClose={onClose} save={save}>
      <p className="text-14">
        {left === null
          ? 'A parcela volta a faltar; o que ela descontou de outra competência volta a pagar-se.'
          : `Podem anular-se até ${reais(left)}. O que se anula volta à etapa anterior e pode ser registrado de novo.`}
      </p>
      {left !== null && (
        <TextField label="Valor em reais" inputMode="decimal" value={amount} onChange={setAmount} />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Documento"
          help={left === null ? 'O que manda estornar' : 'O da anulação, no sistema financeiro ou no diário'}
          maxLength={60}
          value={document}
          onChange={setDocument}
        />
        <DayField label="Dia" value={day} onChange={setDay} />
      </div>
      <TextField label="Motivo" rows={3} maxLength={1000} value={reason} onChange={setReason} />
      <SignatureFields value={retyped} onChange={setRetyped} />
    </FormDialog>
  );
}
