import { useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { CycleSettings, SettingsAnswer } from '../../contract.ts';
import { settingsRefusals } from '../../domain/calendar.ts';
import { WEEKDAY_WORDS } from '../../domain/weekdays.ts';
import { monthWords } from '../month-words.ts';
import { useCalendarCommands } from '../queries.ts';

const DAYS = [
  ['opensBefore', 'Abre, antes da reunião'],
  ['reportBefore', 'Unidades enviam até, antes'],
  ['agendaBefore', 'Pauta fecha, antes'],
  ['minutesAfter', 'Minuta da ata, depois'],
  ['locksAfter', 'Fecha, depois'],
  ['lastCallBefore', 'Último aviso, antes de fechar'],
] as const;

type DayName = (typeof DAYS)[number][0];

const WEEKS = [
  { id: '1', label: 'Primeira' },
  { id: '2', label: 'Segunda' },
  { id: '3', label: 'Terceira' },
  { id: '4', label: 'Quarta' },
  { id: '-1', label: 'Última' },
];
const AFTER = ['O próprio mês', 'O mês anterior ao da reunião', 'Dois meses antes da reunião'];

const monthsFrom = (first: string) =>
  Array.from({ length: 12 }, (_, at) => {
    const index = Number(first.slice(0, 4)) * 12 + Number(first.slice(5)) - 1 + at;
    const id = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    return { id, label: monthWords(id) };
  });

/** What was typed as days: whole numbers of 0 to 40. */
const daysOf = (typed: Readonly<Record<DayName, string>>): Record<DayName, number> | null => {
  const read = DAYS.map(
    ([name]) => [name, /^\d{1,2}$/.test(typed[name].trim()) ? Number(typed[name]) : -1] as const,
  );
  return read.some(([, days]) => days < 0 || days > 40)
    ? null
    : (Object.fromEntries(read) as Record<DayName, number>);
};

/** Defines how the cycle turns, from a month that has not opened. */
export function SettingsDialog({ answer, onClose }: { answer: SettingsAnswer; onClose: () => void }) {
  const { define } = useCalendarCommands();
  const newest = answer.items.at(-1) as CycleSettings;
  const [settings, setSettings] = useState({ ...newest, starts: answer.firstAhead });
  const [typed, setTyped] = useState(
    Object.fromEntries(DAYS.map(([name]) => [name, String(newest[name])])) as Record<DayName, string>,
  );
  const [reason, setReason] = useState('');
  const days = daysOf(typed);
  const wanted = days && { ...settings, ...days };
  const problems = wanted === null ? ['Os dias são números inteiros, de 0 a 40.'] : settingsRefusals(wanted);
  const put = (change: Partial<CycleSettings>) => setSettings((before) => ({ ...before, ...change }));
  const save = () =>
    wanted === null
      ? false
      : define({ settings: wanted, reason: reason.trim(), expectedVersion: answer.version });
  return (
    <FormDialog
      title="Mudar as regras do ciclo"
      saveLabel="Gravar as regras"
      onClose={onClose}
      save={save}
      isDisabled={problems.length > 0 || reason.trim() === ''}
    >
      <Select
        label="A partir da competência"
        options={monthsFrom(answer.firstAhead)}
        value={settings.starts}
        onChange={(starts) => put({ starts })}
        help="O que já abriu continua com o calendário com que abriu."
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <MeetingFields settings={settings} put={put} />
        {DAYS.map(([name, label]) => (
          <TextField
            key={name}
            label={`${label} (dias${name === 'lastCallBefore' ? ' úteis' : ''})`}
            value={typed[name]}
            onChange={(text) => setTyped((before) => ({ ...before, [name]: text }))}
            maxLength={2}
          />
        ))}
      </div>
      {problems.map((problem) => (
        <p key={problem} role="alert" className="text-14 text-bad">
          {problem}
        </p>
      ))}
      <TextField label="Motivo" rows={2} value={reason} onChange={setReason} maxLength={1000} />
    </FormDialog>
  );
}

interface MeetingFieldsProps {
  settings: CycleSettings;
  put: (change: Partial<CycleSettings>) => void;
}

/** On which day the meeting is, and which month it looks at. */
function MeetingFields({ settings, put }: MeetingFieldsProps) {
  return (
    <>
      <Select
        label="Semana da reunião"
        options={WEEKS}
        value={String(settings.meetingWeek)}
        onChange={(week) => put({ meetingWeek: Number(week) })}
      />
      <Select
        label="Dia da semana"
        options={WEEKDAY_WORDS.slice(0, 5).map((label, at) => ({ id: String(at + 1), label }))}
        value={String(settings.meetingWeekday)}
        onChange={(weekday) => put({ meetingWeekday: Number(weekday) })}
      />
      <Select
        label="A reunião olha"
        options={AFTER.map((label, at) => ({ id: String(at), label }))}
        value={String(settings.meetingMonthsAfter)}
        onChange={(after) => put({ meetingMonthsAfter: Number(after) })}
      />
      <Select
        label="Contagem dos dias"
        options={[
          { id: 'calendar', label: 'Dias corridos' },
          { id: 'working', label: 'Dias úteis' },
        ]}
        value={settings.count}
        onChange={(count) => put({ count: count as CycleSettings['count'] })}
      />
    </>
  );
}
