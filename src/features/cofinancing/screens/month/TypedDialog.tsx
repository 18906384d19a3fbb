import { useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { type MonthAnswer, TypedAnswer } from '../../contract.ts';
import { PRODUCTION_PARTS, type ProductionPart } from '../../domain/month/production.ts';
import { readAmount } from './amount-typed.ts';
import { useSaying } from './queries.ts';

const PARTS = Object.entries(PRODUCTION_PARTS) as [ProductionPart, { label: string }][];
const NOTHING = { hospital: '', hospitalFaec: '0,00', ambulatory: '', ambulatoryFaec: '0,00' };

/** The production of a month whose files are missing; it holds once somebody else countersigned it. */
export function TypedDialog({ month, onClose }: { month: MonthAnswer; onClose: () => void }) {
  const [amounts, setAmounts] = useState<Record<ProductionPart, string>>(NOTHING);
  const [reason, setReason] = useState('');
  const { sayAt, path } = useSaying(month);
  const save = async () => {
    const read = PARTS.map(([part, { label }]) => [part, readAmount(amounts[part], `“${label}”`)]);
    await sayAt(path('typed-production'), { ...Object.fromEntries(read), reason }, TypedAnswer);
    showToast('Produção digitada: falta a contra-assinatura de outra pessoa.');
  };
  return (
    <FormDialog title="Digitar a produção" saveLabel="Registrar" onClose={onClose} save={save}>
      <p className="text-14">Só onde faltam os arquivos. Vale depois que outra pessoa a contra-assinar.</p>
      {PARTS.map(([part, { label }]) => (
        <TextField
          key={part}
          label={label}
          help="em reais"
          inputMode="decimal"
          value={amounts[part]}
          onChange={(text) => setAmounts({ ...amounts, [part]: text })}
        />
      ))}
      <TextField
        label="Motivo"
        help="Por que se digita, e o documento de onde vêm os valores"
        rows={3}
        maxLength={1000}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
