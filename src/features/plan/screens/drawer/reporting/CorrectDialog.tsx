import { ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../../web/components/Button.tsx';
import { ComboBox } from '../../../../../web/components/ComboBox.tsx';
import { FormDialog } from '../../../../../web/components/FormDialog.tsx';
import { IconButton } from '../../../../../web/components/IconButton.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import { showToast } from '../../../../../web/components/Toast.tsx';
import type { ReportingState } from '../../../contract.ts';
import { useCorrectReporting } from './queries.ts';

interface CorrectDialogProps {
  id: string;
  state: ReportingState;
  onClose: () => void;
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.join('/') === other.join('/');

/** Which units report, put right with a reason: taken out, brought in, or made the one that closes. */
export function CorrectDialog({ id, state, onClose }: CorrectDialogProps) {
  const { derived, corrected, choices, version } = state;
  const given = derived.units.map(({ code }) => code);
  const [units, setUnits] = useState((corrected ?? derived).units.map(({ code }) => code));
  const [reason, setReason] = useState('');
  const correct = useCorrectReporting(id);
  const known = new Map(
    [...choices, ...derived.units, ...(corrected?.units ?? [])].map((unit) => [unit.code, unit]),
  );
  const save = async () => {
    if (units.length === 0) throw new Error('Deixe ao menos uma unidade: toda ação tem quem a lance.');
    if (reason.trim() === '') throw new Error('Escreva o motivo: ele fica no histórico da ação.');
    await correct.mutateAsync({ units, reason, expectedVersion: version });
    showToast(`Ação ${id}: quem lança foi corrigido.`);
  };
  const options = choices
    .filter(({ code }) => !units.includes(code))
    .map(({ code, name, fullName }) => ({ id: code, label: name, note: fullName }));
  return (
    <FormDialog title={`Quem lança a ação ${id}`} saveLabel="Gravar a correção" onClose={onClose} save={save}>
      <ul aria-label="Unidades que lançam" className="flex flex-col border-rule border-t">
        {units.map((code, at) => (
          <UnitRow
            key={code}
            name={known.get(code)?.name ?? code}
            fullName={known.get(code)?.fullName ?? ''}
            closes={derived.rule !== 'each' && units.length > 1 && at === 0}
            onFirst={
              derived.rule === 'each' || at === 0
                ? null
                : () => setUnits([code, ...units.filter((each) => each !== code)])
            }
            onRemove={() => setUnits(units.filter((each) => each !== code))}
          />
        ))}
      </ul>
      <ComboBox
        key={units.join('/')}
        label="Incluir unidade"
        optional
        options={options}
        value={null}
        onChange={(code) => code !== null && setUnits([...units, code])}
        empty="Nenhuma unidade em vigor com este nome."
      />
      {!isSame(units, given) && (
        <Button kind="quiet" className="-ml-3 self-start" onPress={() => setUnits(given)}>
          Voltar ao que o documento diz
        </Button>
      )}
      <TextField
        label="Motivo"
        rows={3}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        help="A parte de quem sai é encerrada, sem perder o que disse. Uma importação não desfaz a correção."
      />
    </FormDialog>
  );
}

interface UnitRowProps {
  name: string;
  fullName: string;
  closes: boolean;
  /** Null where it cannot be made the one that closes. */
  onFirst: (() => void) | null;
  onRemove: () => void;
}

function UnitRow({ name, fullName, closes, onFirst, onRemove }: UnitRowProps) {
  return (
    <li className="flex items-center gap-2 border-rule border-b py-1.5">
      <span className="min-w-0 flex-1 text-14">
        <span className="font-semibold">{name}</span>
        {closes && <span className="text-ink-quiet"> · encerra a ação</span>}
        <span className="block text-13 text-ink-quiet">{fullName}</span>
      </span>
      {onFirst && (
        <IconButton label={`${name} passa a encerrar a ação`} onPress={onFirst}>
          <ArrowUp aria-hidden="true" />
        </IconButton>
      )}
      <IconButton label={`Tirar ${name}`} onPress={onRemove}>
        <X aria-hidden="true" />
      </IconButton>
    </li>
  );
}
