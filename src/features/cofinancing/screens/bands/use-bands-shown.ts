import { useSearch } from '@tanstack/react-router';
import { type SearchText, useFilters } from '../../../../web/place.ts';
import type { ProgrammeAnswer } from '../../contract.ts';
import { whatIfOf } from '../what-if.ts';
import { type HospitalValues, useHospitalValues } from './hospital-values.ts';

const OWN = ['interpretacao', 'em', 'termo', 'competencia'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface BandsShown {
  readonly reading: string;
  readonly readingLabel: string;
  /** The day whose version of each table is drawn; null for the newest. */
  readonly day: string | null;
  readonly agreement: string;
  readonly hospital: HospitalValues | null;
  /** Why the hospital's values are not there. */
  readonly problem: string | null;
  /** Facts and readings stated to simulate, as the calculation's address has them. */
  readonly whatIf: Readonly<Record<string, string>>;
  readonly change: (next: Partial<Record<(typeof OWN)[number], string[]>>) => void;
}

/**
 * What the address asks to be drawn: `?interpretacao=as-printed&em=2024-12-01&termo=…&competencia=2020-09`, with the facts
 * and readings of a simulation beside them. The reading is the one asked, else the one that pays the month, else the first.
 */
export function useBandsShown(programme: ProgrammeAnswer): BandsShown {
  const [values, change] = useFilters(OWN);
  const search = useSearch({ strict: false }) as SearchText;
  const own = new Set<string>([...OWN, 'reading.bands']);
  const whatIf = Object.fromEntries(Object.entries(whatIfOf(search)).filter(([name]) => !own.has(name)));
  const agreement = values.termo[0] ?? '';
  const month = values.competencia[0] ?? '';
  const { values: hospital, problem } = useHospitalValues(agreement, month, whatIf);
  const options = programme.readings.find(({ id }) => id === 'bands')?.options ?? [];
  const asked = [values.interpretacao[0], search['reading.bands'], hospital?.reading];
  const reading = asked
    .map((id) => options.find((option) => option.id === id))
    .concat(options[0])
    .find((option) => option !== undefined);
  const day = values.em[0];
  return {
    reading: reading?.id ?? '',
    readingLabel: reading?.label ?? '',
    day: day !== undefined && DAY.test(day) ? day : hospital && `${hospital.month}-01`,
    agreement,
    hospital,
    problem,
    whatIf,
    change,
  };
}
