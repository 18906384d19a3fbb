import { readDeadline } from '../deadline-text/read-deadline.ts';

const RHYTHM =
  /(?<!\p{L})(?:diária|semanal|quinzenal|mensal|bimestral|trimestral|quadrimestral|semestral|anual)(?:mente)?(?!\p{L})/iu;

/** A rhythm that stands among the notes (`Semestral`, `monitorar mensalmente`): proposed, never applied. */
export function recurrenceInNotes(notes: string): { rrule: string; source: string } | null {
  const [word] = RHYTHM.exec(notes) ?? [];
  const rrule = word === undefined ? null : readDeadline(word).rrule;
  return rrule === null ? null : { rrule, source: `"${word}" (na coluna OBSERVAÇÕES)` };
}
