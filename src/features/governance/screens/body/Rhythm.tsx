import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { BodyBody } from '../../contract.ts';

/** When a body meets, as people choose it. */
export interface Rhythm {
  week: string;
  weekday: string;
  hour: string;
  place: string;
}

const NONE = 'none';
/** The days of the monthly cycle. */
const CYCLE = 'cycle';
const WEEKS = [
  { id: NONE, label: 'Não se reúne por periodicidade' },
  { id: CYCLE, label: 'Nos dias do ciclo mensal' },
  { id: '1', label: '1ª do mês' },
  { id: '2', label: '2ª do mês' },
  { id: '3', label: '3ª do mês' },
  { id: '4', label: '4ª do mês' },
  { id: '-1', label: 'Última do mês' },
  { id: 'W', label: 'Toda semana' },
];
const WEEKDAYS = [
  { id: 'MO', label: 'segunda-feira' },
  { id: 'TU', label: 'terça-feira' },
  { id: 'WE', label: 'quarta-feira' },
  { id: 'TH', label: 'quinta-feira' },
  { id: 'FR', label: 'sexta-feira' },
];

const RULE = /^FREQ=(MONTHLY|WEEKLY);BYDAY=(-?\d)?(\w\w)$/;

export function rhythmOf(series: BodyBody['series']): Rhythm {
  const { hour = '08:30', place = '' } = series ?? {};
  if (series === null) return { week: NONE, weekday: 'TU', hour, place };
  if (series.rrule === null) return { week: CYCLE, weekday: 'TU', hour, place };
  const [, frequency, week = '1', weekday = 'TU'] = RULE.exec(series.rrule) ?? [];
  return { week: frequency === 'WEEKLY' ? 'W' : week, weekday, hour, place };
}

export function rruleOf({ week, weekday, hour, place }: Rhythm, from: string): BodyBody['series'] {
  if (week === NONE) return null;
  const weekly = week === 'W' ? `FREQ=WEEKLY;BYDAY=${weekday}` : `FREQ=MONTHLY;BYDAY=${week}${weekday}`;
  return { rrule: week === CYCLE ? null : weekly, from, hour, place: place.trim() };
}

export function RhythmFields({ rhythm, onChange }: { rhythm: Rhythm; onChange: (rhythm: Rhythm) => void }) {
  const set = (change: Partial<Rhythm>) => onChange({ ...rhythm, ...change });
  return (
    <fieldset className="flex flex-col gap-3 border-rule border-t pt-3">
      <legend className="sr-only">Periodicidade</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label="Periodicidade"
          options={WEEKS}
          value={rhythm.week}
          onChange={(week) => set({ week })}
        />
        {rhythm.week !== NONE && rhythm.week !== CYCLE && (
          <Select
            label="Dia da semana"
            options={WEEKDAYS}
            value={rhythm.weekday}
            onChange={(weekday) => set({ weekday })}
          />
        )}
      </div>
      {rhythm.week !== NONE && (
        <div className="grid gap-3 sm:grid-cols-[120px_1fr]">
          <TextField
            label="Hora"
            value={rhythm.hour}
            onChange={(hour) => set({ hour })}
            maxLength={5}
            help="hh:mm"
          />
          <TextField
            label="Local"
            optional
            value={rhythm.place}
            onChange={(place) => set({ place })}
            maxLength={200}
          />
        </div>
      )}
    </fieldset>
  );
}
