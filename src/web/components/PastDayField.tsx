import { useEffect, useState } from 'react';
import { useSession } from '../session.ts';
import { DayField } from './DayField.tsx';

interface PastDayFieldProps {
  label: string;
  /** YYYY-MM-DD; null is now. */
  value: string | null;
  /** The first day that may be asked for: what comes before it is a year that is still being typed (0202). */
  first: string;
  onChange: (day: string | null) => void;
}

/** A day until today by which something is read: told when it is whole, so that it may be kept in the address. */
export function PastDayField({ label, value, first, onChange }: PastDayFieldProps) {
  const today = useSession()?.today ?? '';
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const isToCome = typed !== null && typed > today;
  return (
    <DayField
      label={label}
      value={typed}
      error={isToCome ? 'Escolha um dia até hoje.' : undefined}
      onChange={(day) => {
        setTyped(day);
        if (day === null || (day >= first && day <= today)) onChange(day);
      }}
    />
  );
}
