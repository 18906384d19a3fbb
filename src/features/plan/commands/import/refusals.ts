import { AppError } from '../../../../kernel/app-error.ts';
import { isAnotherPlan } from '../../domain/import-changes.ts';
import type { ReadPlan } from '../../domain/plan-document/read-plan.ts';
import type { PlanRecords } from '../../store/records.ts';
import type { Merged } from './merge.ts';

/** An action is kept under its strategic action: a table that does not say which cannot be written. */
export function refusePlaceless(read: ReadPlan): void {
  const placeless = read.operationalActions.find((each) => each.strategicAction.includes('?'));
  if (placeless === undefined) return;
  const [line] = placeless.lines;
  throw new AppError(
    'refused',
    `${typeof line === 'number' ? `A linha ${line}` : 'O documento'} não diz o objetivo e a ação estratégica de “${placeless.title}”: complete o quadro (OBJETIVO N acima, AÇÕES ESTRATÉGICAS na primeira coluna) e envie de novo.`,
  );
}

/** An objective that the tables only number, and no list of objectives names, cannot be written. */
export function refuseUntitled({ records }: Merged, stored: PlanRecords): void {
  const titled = new Set([...records.objectives, ...stored.objectives].map(({ id }) => id));
  const untitled = records.strategicActions.find(({ objective }) => !titled.has(objective));
  if (untitled === undefined) return;
  throw new AppError(
    'refused',
    `O documento não diz o título do objetivo da ação estratégica “${untitled.title}”: escreva-o ao lado de OBJETIVO N, acima do quadro, e envie de novo.`,
  );
}

const LISTS = ['objectives', 'targets', 'indicators', 'strategicActions', 'operationalActions'] as const;

/** A plan is known again by its operational actions, or, in a document that has none, by whatever it has. */
export function refuseAnother(read: ReadPlan, { changes }: Merged, stored: PlanRecords): void {
  const lists = read.operationalActions.length > 0 ? (['operationalActions'] as const) : LISTS;
  const count = (of: ReadPlan | PlanRecords) => lists.reduce((sum, list) => sum + of[list].length, 0);
  const fresh = changes.filter(({ list, kind }) => kind === 'new' && lists.some((each) => each === list));
  const [many, same] = [count(read), count(read) - fresh.length];
  if (!isAnotherPlan(count(stored), many, same)) return;
  const what = lists === LISTS ? 'os seus' : 'as suas';
  throw new AppError(
    'refused',
    `O documento parece ser de outro plano: só ${same} d${what} ${many} ${lists === LISTS ? 'registros' : 'ações'} estão em “${stored.plan.title}”, e esta instalação guarda um plano.`,
  );
}
