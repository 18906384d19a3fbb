import { competenciaInWords } from '../../../kernel/competencia.ts';
import type { Context } from '../../../platform/context.ts';
import { listPeopleWho } from '../../accounts/index.ts';
import { notify } from '../../notices/index.ts';
import type { CellRecord } from '../store/cells.ts';
import { APPROVE_REPORT, type OpenReport, REPORT, SEND_REPORT } from './open-report.ts';

/** Who reports (or sends) for a unit; who answers for every unit only where nobody else does. */
export async function peopleOf(
  tx: Context,
  unit: string,
  territory: string,
  verb = REPORT,
): Promise<string[]> {
  const scope = { unit, territoryPath: [territory] };
  const all = await listPeopleWho(tx, verb, scope);
  const above = new Set(await listPeopleWho(tx, APPROVE_REPORT, scope));
  const own = all.filter((person) => !above.has(person));
  return own.length > 0 ? own : all;
}

export const reportLink = (competencia: string, unit: string): string =>
  `/ciclo/${competencia}/lancamento/${encodeURIComponent(unit)}`;

/** Tells the unit at once that something was given back, and why. */
export async function tellReturned(tx: Context, opened: OpenReport, cells: readonly string[]): Promise<void> {
  const { competencia, unit, territory, report } = opened;
  const what =
    cells.length === 0
      ? 'O lançamento foi devolvido'
      : cells.length === 1
        ? `A linha ${cells[0]} foi devolvida`
        : `${cells.length} linhas foram devolvidas`;
  const text = `${what} em ${competenciaInWords(competencia)} (${unit}): ${report.reason}`;
  const people = await peopleOf(tx, unit, territory);
  const key = `month-returned/${competencia}/${unit}/${report.version}`;
  const link = reportLink(competencia, unit);
  await notify(
    tx,
    people.map((person) => ({ person, kind: 'month-returned', text, link, key })),
  );
}

/** Tells who decides next that a unit answered in a month that locked, to which nobody looks any more. */
export async function tellAnswered(
  tx: Context,
  { competencia, unit, territory, report }: OpenReport,
  cells: readonly CellRecord[],
): Promise<void> {
  if (report.state === 'approved') return;
  const verb = report.state === 'submitted' ? SEND_REPORT : APPROVE_REPORT;
  const people = await listPeopleWho(tx, verb, { unit, territoryPath: [territory] });
  const above = new Set(await listPeopleWho(tx, APPROVE_REPORT, { unit, territoryPath: [territory] }));
  const next = verb === APPROVE_REPORT ? people : people.filter((person) => !above.has(person));
  const actions = cells.flatMap(({ action, review }) => (review === 'answered' ? [action] : []));
  const text = `${unit} respondeu ao que foi devolvido em ${competenciaInWords(competencia)} (${actions.join(', ')}): espera a sua decisão.`;
  const key = `month-answered/${competencia}/${unit}/${report.version}`;
  const link = verb === APPROVE_REPORT ? `/ciclo/${competencia}/revisao` : reportLink(competencia, unit);
  await notify(
    tx,
    (next.length > 0 ? next : people).map((person) => ({ person, kind: 'month-answered', text, link, key })),
  );
}

/** Tells the unit that nothing is asked of it any more. */
export async function tellReturnUndone(tx: Context, opened: OpenReport): Promise<void> {
  const { competencia, unit, territory, report } = opened;
  const text = `A devolução em ${competenciaInWords(competencia)} (${unit}) foi desfeita: não há o que responder.`;
  const people = await peopleOf(tx, unit, territory);
  const key = `month-return-undone/${competencia}/${unit}/${report.version}`;
  const link = reportLink(competencia, unit);
  await notify(
    tx,
    people.map((person) => ({ person, kind: 'month-returned', text, link, key })),
  );
}
