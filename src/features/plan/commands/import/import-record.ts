import { AppError } from '../../../../kernel/app-error.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { findPlanImport, type PlanImportRecord } from '../../store/imports.ts';
import { findPlan, getPlanById, type PlanRecord } from '../../store/structure.ts';

export const stream = (id: string): string => `plan-import/${id}`;

/**
 * The plan of the installation, or the one named: a plan born of it.
 * @throws AppError `forbidden`, `not-found` where no plan is stored.
 */
export async function managedPlan(context: Context, id?: string): Promise<PlanRecord> {
  const plan = id === undefined ? await findPlan(context) : await getPlanById(context, id);
  authorise(context, 'plan.manage', plan === null ? null : { territoryPath: [plan.territory] });
  if (plan === null)
    throw new AppError(
      'not-found',
      'Esta instalação ainda não tem um plano. Traga antes o documento dele, em Plano › Importar.',
    );
  return plan;
}

/** @throws AppError `not-found`. */
export async function getImport(context: Context, id: string): Promise<PlanImportRecord> {
  const record = await findPlanImport(context, id);
  if (record === null) throw new AppError('not-found', 'Esta importação não existe.');
  return record;
}

export function refuseStale(record: PlanImportRecord, expected: number): void {
  if (record.version !== expected)
    throw new AppError('conflict', 'Outra pessoa mexeu nesta importação: recarregue para ver como está.');
}

export function refuseUnless(
  record: PlanImportRecord,
  status: PlanImportRecord['status'],
  words: string,
): void {
  if (record.status !== status) throw new AppError('refused', words);
}
