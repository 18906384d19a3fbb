import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { ImportChange } from '../domain/import-changes.ts';
import { listAllActions } from './actions.ts';
import type { PlanRecords, PrintedAction } from './records.ts';
import type { Retired } from './retired.ts';
import {
  listIndicators,
  listObjectives,
  listStrategicActions,
  listTargets,
  type PlanRecord,
} from './structure.ts';

type ImportStatus = 'read' | 'confirmed' | 'undone';

/** A document brought to the plan: what was answered of its doubts, and, once confirmed, what it changed. */
export interface PlanImportRecord {
  readonly id: string;
  readonly plan: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly status: ImportStatus;
  readonly version: number;
  readonly answers: Readonly<Record<string, string>>;
  readonly requestedAt: string;
  readonly requestedBy: string | null;
  readonly confirmedAt: string | null;
  readonly undoneAt: string | null;
  readonly changes: readonly ImportChange[] | null;
}

/** An import with who confirmed and who undid it. */
export interface ImportGesture extends PlanImportRecord {
  readonly confirmedBy: string | null;
  readonly undoneBy: string | null;
}

/** The plan before an import: everything that it may have changed. */
export interface PlanBefore {
  readonly records: PlanRecords;
  readonly retired: readonly Retired[];
  /** Version of each line just after the import, by `action/unit`: a later one means that its unit reported. */
  readonly versions: Readonly<Record<string, number>>;
  /** Just after the import: version of each deadline by action, of each occurrence by `action/day`, of who reports each action. */
  readonly deadlines: Readonly<Record<string, number>>;
  readonly occurrences: Readonly<Record<string, number>>;
  readonly reporting?: Readonly<Record<string, number>>;
  /** Version of each entry around the plan, of each acceptance of a finding, last event written into the plan by hand, last version. */
  readonly entries?: Readonly<Record<string, number>>;
  readonly acceptances?: Readonly<Record<string, number>>;
  readonly written?: number;
  readonly published?: number;
  /** Whether the import made the plan. */
  readonly isFirst?: boolean;
}

const utc = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const COLUMNS = sql`id, plan, file_name as "fileName", sha256, bytes, status, version, answers,
  ${utc('requested_at')} as "requestedAt", requested_by as "requestedBy", ${utc('confirmed_at')} as "confirmedAt",
  ${utc('undone_at')} as "undoneAt", changes`;

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

export async function findPlanImport(context: Context, id: string): Promise<PlanImportRecord | null> {
  const { rows } = await sql<PlanImportRecord>`select ${COLUMNS} from plan_imports where id = ${id}`.execute(
    context.db,
  );
  return rows[0] ?? null;
}

/** The imports of a plan (of none: first documents of plans that do not stand), newest first, after the one named. */
export async function listPlanImports(
  context: Context,
  plan: string | null,
  before: string | null,
  limit: number,
): Promise<PlanImportRecord[]> {
  const { rows } = await sql<PlanImportRecord>`select ${COLUMNS} from plan_imports
    where case when ${plan}::text is null
        then not exists (select 1 from plans where plans.id = plan_imports.plan and retired_by is null)
        else plan = ${plan} end
      and (${before}::uuid is null or
        (requested_at, id) < (select requested_at, id from plan_imports where id = ${before}::uuid))
    order by requested_at desc, id desc limit ${limit}`.execute(context.db);
  return rows;
}

export async function hasStandingImport(context: Context, plan: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from plan_imports where plan = ${plan} and status = 'confirmed' limit 1`.execute(
      context.db,
    );
  return rows.length > 0;
}

/** The confirmed import after which no other was confirmed: the only one that may be taken back. */
export async function findLastConfirmed(context: Context, plan: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from plan_imports
    where plan = ${plan} and status = 'confirmed' order by confirmed_at desc, id desc limit 1`.execute(
    context.db,
  );
  return rows[0]?.id ?? null;
}

/** The confirmed import before which no other was confirmed. */
export async function findFirstStanding(context: Context, plan: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from plan_imports
    where plan = ${plan} and status = 'confirmed' order by confirmed_at, id limit 1`.execute(context.db);
  return rows[0]?.id ?? null;
}

/** The imports that were confirmed or undone after one instant and up to another. */
export async function listImportsBetween(
  context: Context,
  plan: string,
  after: string,
  until: string,
): Promise<ImportGesture[]> {
  const { rows } = await sql<ImportGesture>`
    select ${COLUMNS}, confirmed_by as "confirmedBy", undone_by as "undoneBy" from plan_imports
    where plan = ${plan} and ((confirmed_at > ${after} and confirmed_at <= ${until})
      or (undone_at > ${after} and undone_at <= ${until})) order by confirmed_at, id`.execute(context.db);
  return rows;
}

/** The imports that changed one operational action, oldest first; those that were undone too. */
export async function listImportsOfAction(
  context: Context,
  plan: string,
  action: string,
): Promise<ImportGesture[]> {
  const touched = [{ list: 'operationalActions', id: action }];
  const { rows } =
    await sql<ImportGesture>`select ${COLUMNS}, confirmed_by as "confirmedBy", undone_by as "undoneBy"
    from plan_imports where plan = ${plan} and confirmed_at is not null and changes @> ${json(touched)}
    order by confirmed_at, id`.execute(context.db);
  return rows;
}

export async function insertPlanImport(
  context: Context,
  record: Pick<PlanImportRecord, 'id' | 'plan' | 'fileName' | 'sha256' | 'bytes' | 'requestedAt'>,
): Promise<void> {
  await sql`insert into plan_imports (id, plan, file_name, sha256, bytes, status, version, answers, requested_at, requested_by)
    values (${record.id}, ${record.plan}, ${record.fileName}, ${record.sha256}, ${record.bytes}, 'read', 1, '{}'::jsonb,
      ${record.requestedAt}, ${context.actor.id})`.execute(context.db);
}

export async function saveAnswers(
  context: Context,
  id: string,
  version: number,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  await sql`update plan_imports set answers = ${json(answers)}, version = ${version} where id = ${id}`.execute(
    context.db,
  );
}

export async function saveConfirmed(
  context: Context,
  id: string,
  version: number,
  at: string,
  changes: readonly ImportChange[],
  before: PlanBefore,
): Promise<void> {
  await sql`update plan_imports set status = 'confirmed', version = ${version}, confirmed_at = ${at},
      confirmed_by = ${context.actor.id}, changes = ${json(changes)}, before = ${json(before)}
    where id = ${id}`.execute(context.db);
}

export async function saveUndone(context: Context, id: string, version: number, at: string): Promise<void> {
  await sql`update plan_imports set status = 'undone', version = ${version}, undone_at = ${at},
      undone_by = ${context.actor.id} where id = ${id}`.execute(context.db);
}

export async function readBefore(context: Context, id: string): Promise<PlanBefore | null> {
  const { rows } = await sql<{
    before: PlanBefore | null;
  }>`select before from plan_imports where id = ${id}`.execute(context.db);
  return rows[0]?.before ?? null;
}

/** Holds every plan until the transaction ends: of two first documents, only one makes the plan. */
export async function lockPlans(context: Context): Promise<void> {
  await sql`lock table plans in share row exclusive mode`.execute(context.db);
}

/** Sets the plan aside with the import that made it; a document that brings it again brings it back. */
export async function retirePlan(context: Context, plan: string, by: string): Promise<void> {
  await sql`update plans set retired_by = ${by}::uuid where id = ${plan}`.execute(context.db);
}

/** Holds the plan until the transaction ends: two imports never write it at once. */
export async function lockPlan(context: Context, plan: string): Promise<void> {
  await sql`select 1 from plans where id = ${plan} for update`.execute(context.db);
}

/** The printed plan as it stands, or what imports have set aside of it. */
export async function readRecords(context: Context, plan: PlanRecord, retired = false): Promise<PlanRecords> {
  const actions = await listAllActions(context, plan.id, retired);
  return {
    plan,
    objectives: await listObjectives(context, plan.id, retired),
    indicators: await listIndicators(context, plan.id, retired),
    targets: await listTargets(context, plan.id, retired),
    strategicActions: await listStrategicActions(context, plan.id, retired),
    operationalActions: actions.map((action): PrintedAction => {
      const {
        position: _position,
        openDue: _openDue,
        rule: _rule,
        lines: _lines,
        renegotiations: _renegotiations,
        derivedReporting,
        status: _status,
        printedStatus,
        ...printed
      } = action;
      return {
        ...printed,
        reporting: derivedReporting,
        status: printedStatus,
      };
    }),
  };
}
