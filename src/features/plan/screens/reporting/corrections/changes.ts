import type { CellsReading, Correction } from '../../../contract.ts';

/** A cell that is not read beyond doubt. */
export interface CellDoubt {
  action: string;
  field: 'owner' | 'deadline';
  why: string;
  choices: readonly string[];
}

/** What of an action a person must settle before it is saved. */
export function doubtsOf({ action, units, deadline }: CellsReading): CellDoubt[] {
  return [
    ...(units?.doubt ? [{ action, field: 'owner' as const, why: units.doubt, choices: units.choices }] : []),
    ...(deadline?.doubt
      ? [{ action, field: 'deadline' as const, why: deadline.doubt, choices: deadline.choices }]
      : []),
  ];
}

const codesOf = (units: readonly { code: string }[]): string => units.map(({ code }) => code).join('/');

/** The units that report once it is saved; null where they stay. */
export const newUnits = ({ units }: CellsReading) =>
  units?.wanted && codesOf(units.wanted) !== codesOf(units.now) ? units.wanted : null;

/** The deadline as it is understood once it is saved; null where it stays. */
export const newDeadline = ({ deadline }: CellsReading): string | null =>
  deadline?.reading && deadline.reading !== deadline.now ? deadline.reading : null;

export const isChange = (reading: CellsReading): boolean =>
  newUnits(reading) !== null || newDeadline(reading) !== null;

/** The change as it is sent, upon what was read. */
export function changeOf(reading: CellsReading): Correction {
  const [units, deadline] = [newUnits(reading), newDeadline(reading)];
  return {
    action: reading.action,
    ...(units !== null && {
      units: { codes: units.map(({ code }) => code), expectedVersion: reading.units?.version ?? 0 },
    }),
    ...(deadline !== null && {
      deadline: {
        words: reading.deadline?.wanted ?? deadline,
        expectedVersion: reading.deadline?.version ?? 0,
      },
    }),
  };
}
