import type { SourceRow } from './source-row.ts';

export type Role =
  | 'objective'
  | 'strategic'
  | 'action'
  | 'owner'
  | 'participants'
  | 'deadline'
  | 'notes'
  | 'status';

/** A table of actions: which column holds what, and the objective above it. */
interface TableOf<Kind> {
  readonly kind: Kind;
  readonly heading: SourceRow;
  readonly objective: ObjectiveHead;
  readonly columns: Readonly<Partial<Record<Role, number>>>;
  readonly rows: readonly SourceRow[];
}

export type OperationalTable = TableOf<'operational'>;
/** Objective, action, owner, deadline. */
export type StrategicTable = TableOf<'strategic'>;

export interface IndicatorTable {
  readonly kind: 'indicators';
  readonly heading: string;
  /** Column of each year. */
  readonly years: ReadonlyMap<string, number>;
  readonly rows: readonly SourceRow[];
}

export interface ObjectiveHead {
  readonly number: number | null;
  readonly title: string | null;
  readonly owner: string | null;
  readonly line: number | null;
}

export type PlanTable = OperationalTable | StrategicTable | IndicatorTable;
export type ActionTable = OperationalTable | StrategicTable;
