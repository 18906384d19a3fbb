import { useState } from 'react';
import { DayField } from '../../../../web/components/DayField.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';

interface When {
  day: string | null;
  hour: string | null;
  place: string | null;
}

const written = (text: string) => (text.trim() === '' ? null : text.trim());

/** Day, hour and place of a meeting: the fields of a form, and what they say. */
export function useWhen(first: When): { when: When; fields: React.ReactNode } {
  const [day, setDay] = useState(first.day);
  const [hour, setHour] = useState(first.hour ?? '');
  const [place, setPlace] = useState(first.place ?? '');
  return {
    when: { day, hour: written(hour), place: written(place) },
    fields: (
      <>
        <DayField label="Dia" value={day} onChange={setDay} />
        <TextField label="Hora" optional value={hour} onChange={setHour} maxLength={5} help="hh:mm" />
        <TextField label="Local" optional value={place} onChange={setPlace} maxLength={200} />
      </>
    ),
  };
}
