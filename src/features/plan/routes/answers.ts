import type { Context } from '../../../platform/context.ts';
import { listUnits } from '../../accounts/index.ts';
import { withPledge } from '../commands/pledges.ts';
import { reportingPermission } from '../commands/report.ts';
import type { Action, Deadline, Line, Objective, StrategicAction, Unit } from '../contract.ts';
import { allowedChanges, type Permission, reportingRefusal } from '../domain/changes.ts';
import { type Deadline as DeadlineFacts, isCertain, lateness } from '../domain/deadline.ts';
import type { Lateness } from '../domain/lateness.ts';
import { liveOf } from '../domain/roll-up.ts';
import type { Standing } from '../store/action-list.ts';
import type { ActionRecord, LineRecord } from '../store/actions.ts';
import type { ObjectiveRecord, StrategicActionRecord } from '../store/structure.ts';

/** Everything an answer depends on besides the record: the day, the names of units, what the reader may report. */
export interface Reader {
  readonly today: string;
  readonly may: (unit: string) => Permission;
  readonly unitOf: (code: string) => Unit;
}

export async function readerOf(context: Context): Promise<Reader> {
  const units = await listUnits(context);
  const byCode = new Map(units.map((unit) => [unit.id, unit]));
  const may = await reportingPermission(context);
  const known = new Map<string, Permission>();
  return {
    today: context.clock.today(),
    may(unit) {
      const permission = known.get(unit) ?? may(unit);
      known.set(unit, permission);
      return permission;
    },
    unitOf(code) {
      const unit = byCode.get(code);
      return { code, name: unit?.acronym ?? code, fullName: unit?.name ?? code };
    },
  };
}

export function deadlineAnswer(deadline: DeadlineFacts): Deadline {
  return { ...deadline, certain: isCertain(deadline) };
}

export function latenessOf(action: ActionRecord, today: string): Lateness | null {
  return lateness(action, today);
}

function lineAnswer(
  action: ActionRecord,
  line: LineRecord,
  reader: Reader,
  names: Map<string, string>,
): Line {
  const permission = reader.may(line.unit);
  const unitNames = action.lines.map((each) => reader.unitOf(each.unit).name);
  const { unit, status, note, version, origin, reportedAt } = line;
  return {
    unit,
    unitName: reader.unitOf(unit).name,
    closes: action.rule === 'parts' && action.lines[0]?.unit === unit,
    status,
    note,
    version,
    origin,
    kept: line.kept,
    reportedAt,
    reportedBy: line.reportedBy === null ? null : (names.get(line.reportedBy) ?? null),
    changes: allowedChanges(withPledge(action), unit, permission),
    refusal: permission.allowed ? null : reportingRefusal(action.id, unitNames, null),
  };
}

/** An action as this reader sees it; `names` gives the people who reported. */
export function actionAnswer(
  action: ActionRecord,
  reader: Reader,
  names = new Map<string, string>(),
): Action {
  const {
    rule,
    lines: records,
    owners: _owners,
    printedNumber: _number,
    position: _position,
    statusRaw: _statusRaw,
    openDue: _openDue,
    derivedReporting: _derived,
    correctedReporting: _corrected,
    ...rest
  } = action;
  const entered = records.some((line) => line.origin === 'entered');
  return {
    ...rest,
    rule,
    deadline: deadlineAnswer(action.deadline),
    lateness: latenessOf(action, reader.today),
    review: entered ? 'sent' : null,
    origin: entered ? 'entered' : 'document',
    lines: records.map((line) => lineAnswer(action, line, reader, names)),
  };
}

export function objectiveAnswer(
  objective: ObjectiveRecord,
  strategic: readonly StrategicActionRecord[],
  standings: readonly Standing[],
): Objective {
  const { perspectiveTitle: _title, ...rest } = objective;
  return {
    ...rest,
    strategicActions: strategic.filter((each) => each.objective === objective.id).length,
    live: liveOf(standings.filter((each) => each.objective === objective.id)),
  };
}

export function strategicAnswer(
  strategic: StrategicActionRecord,
  standings: readonly Standing[],
): StrategicAction {
  const own = standings.filter((each) => each.strategicAction === strategic.id);
  return { ...strategic, deadline: deadlineAnswer(strategic.deadline), live: liveOf(own) };
}
