import { absencesOf, type PlacedRecord, RETIRE_ABSENT } from '../../domain/absences.ts';
import type { Doubt } from '../../domain/plan-document/doubts.ts';
import type { PlanRecords } from '../../store/records.ts';
import { type Answers, answered } from './interpretation.ts';

type Lists = Omit<PlanRecords, 'plan'>;

/** Records with what a document left out and nobody took out of the plan, and the questions about it. */
export interface WithAbsent {
  readonly records: Lists;
  readonly doubts: readonly Doubt[];
  /** `operationalActions 3.5.2`: what stays though the document does not have it. */
  readonly kept: ReadonlySet<string>;
}

/** What the document leaves out in one piece stays until somebody says that it left the plan. Pure. */
export function withAbsent(stored: Lists, read: Lists, answers: Answers): WithAbsent {
  const absences = absencesOf(placed(stored), placed(read));
  const lost = absences
    .filter(({ doubt }) => answered(answers, doubt.record, doubt.field) !== RETIRE_ABSENT)
    .flatMap((absence) => absence.lost);
  const kept = new Set(lost.map(({ list, id }) => `${list} ${id}`));
  const keep = <T extends { id: string }>(
    list: keyof Lists,
    all: readonly T[],
    own: readonly T[],
    above: ReadonlySet<string> = new Set(),
  ) => {
    for (const { id } of all)
      if (above.has(id) && !own.some((each) => each.id === id)) kept.add(`${list} ${id}`);
    return inPlace(all, own, (id) => kept.has(`${list} ${id}`));
  };
  const operationalActions = keep('operationalActions', stored.operationalActions, read.operationalActions);
  const strategicActions = keep(
    'strategicActions',
    stored.strategicActions,
    read.strategicActions,
    new Set(operationalActions.map((each) => each.strategicAction)),
  );
  const above = [...operationalActions, ...strategicActions].map((each) => each.objective);
  return {
    records: {
      objectives: keep('objectives', stored.objectives, read.objectives, new Set(above)),
      targets: keep('targets', stored.targets, read.targets),
      indicators: keep('indicators', stored.indicators, read.indicators),
      strategicActions,
      operationalActions,
    },
    doubts: absences.map(({ doubt }) => doubt),
    kept,
  };
}

/** What is kept stands behind what it stood behind. */
function inPlace<T extends { id: string }>(
  stored: readonly T[],
  read: readonly T[],
  isKept: (id: string) => boolean,
): readonly T[] {
  const own = new Set(read.map(({ id }) => id));
  const behind = new Map<string | null, T[]>();
  let last: string | null = null;
  for (const each of stored) {
    if (own.has(each.id)) last = each.id;
    else if (isKept(each.id)) behind.set(last, [...(behind.get(last) ?? []), each]);
  }
  return [...(behind.get(null) ?? []), ...read.flatMap((each) => [each, ...(behind.get(each.id) ?? [])])];
}

function placed(records: Lists): PlacedRecord[] {
  const top = { objective: null, strategicAction: null };
  return [
    ...records.objectives.map(({ id, title }) => ({ ...top, list: 'objectives' as const, id, title })),
    ...records.targets.map(({ id, text }) => ({ ...top, list: 'targets' as const, id, title: text })),
    ...records.indicators.map(({ id, title }) => ({ ...top, list: 'indicators' as const, id, title })),
    ...records.strategicActions.map(({ id, title, objective }) => ({
      ...top,
      list: 'strategicActions' as const,
      id,
      title,
      objective,
    })),
    ...records.operationalActions.map(({ id, title, objective, strategicAction }) => ({
      list: 'operationalActions' as const,
      id,
      title,
      objective,
      strategicAction,
    })),
  ];
}
