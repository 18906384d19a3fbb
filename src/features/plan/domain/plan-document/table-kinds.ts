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

/** A table of operational actions: which column holds what, and the objective above it. */
export interface OperationalTable {
  readonly kind: 'operational';
  readonly heading: SourceRow;
  readonly objective: ObjectiveHead;
  readonly columns: Readonly<Partial<Record<Role, number>>>;
  readonly rows: readonly SourceRow[];
}

/** A table of strategic actions: objective, action, owner, deadline. */
export interface StrategicTable {
  readonly kind: 'strategic';
  readonly heading: SourceRow;
  readonly objective: ObjectiveHead;
  readonly columns: Readonly<Partial<Record<Role, number>>>;
  readonly rows: readonly SourceRow[];
}

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
