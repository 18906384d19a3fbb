import { useState } from 'react';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { useSession } from '../../../../web/session.ts';
import { SignatureFields } from '../../../accounts/screens/index.tsx';
import type { MonthAnswer, RecoveryAnswer } from '../../contract.ts';
import { monthShort, reais } from '../ledger/ledger-words.ts';
import { useSaying } from './queries.ts';

interface InstalmentDialogProps {
  month: MonthAnswer;
  recovery: RecoveryAnswer;
  instalment: RecoveryAnswer['instalments'][number];
  onClose: () => void;
}

const PAID_BACK = 'paid-back';

/** An instalment that came back: paid by the municipality, or kept from what another competência has liquidated. */
export function InstalmentDialog({ month, recovery, instalment, onClose }: InstalmentDialogProps) {
  const today = useSession()?.today ?? null;
  const [how, setHow] = useState<string | null>(PAID_BACK);
  const [document, setDocument] = useState('');
  const [day, setDay] = useState<string | null>(today);
  const [retyped, setRetyped] = useState({ password: '', code: '' });
  const { say } = useSaying(month);
  const { number, amount, due } = instalment;
  const save = async () => {
    if (day === null) throw new Error('Escreva o dia do documento, por exemplo 23/11/2026.');
    const discountedFrom = how === PAID_BACK ? null : how;
    const { version } = month;
    const { schedule } = recovery;
    await say('instalments', { version, schedule, number, discountedFrom, document, day, ...retyped });
    showToast(`Parcela ${number}: registrada.`);
  };
  return (
    <FormDialog
      title={`Registrar a parcela ${number}`}
      saveLabel="Registrar parcela"
      onClose={onClose}
      save={save}
    >
      <p className="text-14">
        {reais(amount)}, de {monthShort(due)}, por {recovery.act}.
      </p>
      <Select
        label="Como voltou"
        value={how}
        onChange={setHow}
        options={[
          { id: PAID_BACK, label: 'Devolvida pelo município ao Fundo Estadual' },
          ...month.discountable.map(({ competencia, amount: open }) => ({
            id: competencia,
            label: `Descontada de ${monthShort(competencia)} (${reais(open)} liquidados e por pagar)`,
          })),
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Documento"
          help="Guia de devolução ou nota de desconto"
          maxLength={60}
          value={document}
          onChange={setDocument}
        />
        <DayField label="Dia" value={day} onChange={setDay} />
      </div>
      <SignatureFields value={retyped} onChange={setRetyped} />
    </FormDialog>
  );
}
