import type { Context } from '../../../../platform/context.ts';
import { listUnits } from '../../../accounts/index.ts';
import type { AskedCells, CellsReading } from '../../contract/corrections.ts';
import { isCertain } from '../../domain/deadline.ts';
import { confirmedReading, vagueDeadline } from '../../domain/deadline-text/confirm-deadline.ts';
import { deadlineInWords } from '../../domain/deadline-text/in-words.ts';
import { type Office, officeOf } from '../../domain/office.ts';
import { deadlineChoices } from '../../domain/plan-document/doubts.ts';
import { type KnownUnit, readOwners } from '../../domain/plan-document/owners.ts';
import { correctionOf, isSameReporting, reportingInForce, reportingOf } from '../../domain/reporting.ts';
import { type ActionRecord, listActionsById } from '../../store/actions.ts';
import { listCellVersions } from '../../store/reporting.ts';
import { managedPlan } from '../import/import-record.ts';

interface Around {
  readonly units: readonly KnownUnit[];
  readonly office: Office;
  readonly planEnd: string;
}

const NOBODY = 'A célula está vazia: toda ação tem quem a lance.';

/** A cell as a RESPONSÁVEL cell of the document is read; a doubt is never settled in silence. */
function readUnits(cell: string, action: ActionRecord, { units, office }: Around) {
  const named = (codes: readonly string[]) =>
    codes.map((code) => ({ code, name: units.find(({ id }) => id === code)?.acronym ?? code }));
  const standing = { derived: action.derivedReporting, corrected: action.correctedReporting };
  const now = reportingInForce(standing);
  const { owners, doubt, choices } = readOwners(cell, { units, office, context: action.title });
  const known = owners.flatMap(({ owner }) => owner ?? []);
  const unread = cell === '' ? NOBODY : doubt;
  if (unread !== null)
    return {
      now: named(now.units),
      wanted: null,
      doubt: unread,
      choices: choices.filter((each) => each !== cell),
    };
  const given = reportingOf(known, office);
  const wanted = correctionOf(given.units, standing.derived) ?? standing.derived;
  const codes = isSameReporting(wanted, now) ? now.units : wanted.units;
  return { now: named(now.units), wanted: named(codes), doubt: null, choices: [] };
}

/** Words as the parser of deadlines reads them; only what is beyond doubt may be saved. */
function readWords(cell: string, { deadline }: ActionRecord, planEnd: string) {
  const now = isCertain(deadline) ? deadlineInWords(deadline) : deadline.raw;
  const reading = confirmedReading(cell, [], planEnd);
  if (reading !== null)
    return { now, wanted: cell, reading: deadlineInWords(reading), doubt: null, choices: [] };
  return {
    now,
    wanted: null,
    reading: null,
    doubt: cell === '' ? 'Um prazo não se apaga: escreva outro.' : vagueDeadline(cell, planEnd),
    choices: deadlineChoices(cell, planEnd).filter((words) => confirmedReading(words, [], planEnd) !== null),
  };
}

/**
 * How cells that somebody typed, pasted or filled down are read, beside what is stored, before anything is saved: who reports by the
 * reader of RESPONSÁVEL, when by that of deadlines. Actions that the plan does not have are left out.
 * @throws AppError `forbidden`.
 */
export async function readCells(context: Context, cells: readonly AskedCells[]): Promise<CellsReading[]> {
  const plan = await managedPlan(context);
  const units = await listUnits(context, { day: context.clock.today() });
  const around: Around = { units, office: officeOf(plan.unit, units), planEnd: plan.to };
  const ids = cells.map(({ action }) => action);
  const actions = new Map((await listActionsById(context, ids)).map((action) => [action.id, action]));
  const versions = await listCellVersions(context, ids);
  return cells.flatMap(({ action: id, owner, deadline }): CellsReading[] => {
    const action = actions.get(id);
    const version = versions.get(id);
    if (action === undefined || version === undefined) return [];
    return [
      {
        action: id,
        title: action.title,
        units:
          owner === undefined ? null : { ...readUnits(owner, action, around), version: version.reporting },
        deadline:
          deadline === undefined
            ? null
            : { ...readWords(deadline, action, plan.to), version: version.deadline },
      },
    ];
  });
}
