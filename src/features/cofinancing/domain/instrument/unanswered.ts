import type { Instrument, InstrumentEvent } from './instrument.ts';

/** The open notice that nobody answered; null where there is none. */
export function unansweredNotice({ procedure }: Instrument): InstrumentEvent | null {
  if (procedure.suspension.some(({ type }) => type === 'suspension-answered')) return null;
  return procedure.suspension.find(({ type }) => type === 'suspension-noticed') ?? null;
}
