import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { NonConformities } from '../../contract.ts';
import { useNonConformityCommands } from './queries.ts';

const read = (text: string, least: number, most: number): number | null => {
  const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : -1;
  return days >= least && days <= most ? days : null;
};

/** In how many days the effect is checked, and how long before a day people are told: from a day on, which has not passed. */
export function SettingsDialog({ answer, onClose }: { answer: NonConformities; onClose: () => void }) {
  const newest = answer.settings.at(-1);
  const [starts, setStarts] = useState<string | null>(answer.today);
  const [check, setCheck] = useState(String(newest?.checkAfterDays ?? ''));
  const [warn, setWarn] = useState(String(newest?.warnBeforeDays ?? ''));
  const [reason, setReason] = useState('');
  const { define } = useNonConformityCommands();
  const save = async () => {
    const checkAfterDays = read(check, 1, 730);
    const warnBeforeDays = read(warn, 0, 60);
    if (starts === null) throw new Error('Diga a partir de que dia valem os prazos.');
    if (checkAfterDays === null) throw new Error('A verificação se faz de 1 a 730 dias depois de encerrar.');
    if (warnBeforeDays === null) throw new Error('O aviso se dá de 0 a 60 dias antes.');
    if (reason.trim() === '') throw new Error('Escreva o motivo: ele fica no histórico.');
    await define({
      settings: { starts, checkAfterDays, warnBeforeDays },
      reason: reason.trim(),
      expectedVersion: answer.settingsVersion,
    });
  };
  return (
    <FormDialog
      title="Prazos das não conformidades"
      saveLabel="Gravar os prazos"
      onClose={onClose}
      save={save}
    >
      <ul className="text-14 text-ink-quiet">
        {answer.settings.map(({ starts: from, checkAfterDays, warnBeforeDays }) => (
          <li key={from}>
            Desde {formatDay(from)}: verifica-se {checkAfterDays} dias depois de encerrar; avisa-se{' '}
            {warnBeforeDays} dias antes.
          </li>
        ))}
      </ul>
      <DayField label="A partir de" value={starts} onChange={setStarts} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Verificar a eficácia depois de (dias)"
          value={check}
          onChange={setCheck}
          maxLength={3}
        />
        <TextField label="Avisar antes do prazo (dias)" value={warn} onChange={setWarn} maxLength={2} />
      </div>
      <TextField label="Motivo" rows={2} value={reason} onChange={setReason} maxLength={1000} />
    </FormDialog>
  );
}
