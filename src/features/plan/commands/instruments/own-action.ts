import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { listUnits } from '../../../accounts/index.ts';
import type { OwnActionBody } from '../../contract/instruments.ts';
import { readDeadline } from '../../domain/deadline-text/read-deadline.ts';
import { officeOf } from '../../domain/office.ts';
import { plainWords } from '../../domain/plan-document/source-row.ts';
import { reportingInForce } from '../../domain/reporting.ts';
import { listTextVersions } from '../../store/actions.ts';
import { lockPlan, readRecords } from '../../store/imports.ts';
import type { PlanRecords } from '../../store/records.ts';
import { rewriteRecords } from '../../store/retired.ts';
import { getPlanById, getPrefix, getPrincipal } from '../../store/structure.ts';
import { newAction, updatedAction } from '../import/interpretation.ts';
import { settleLines } from '../lines.ts';
import { refreshOpenDues } from '../schedule/open-due.ts';
import { getInstrument, mayChange } from './read.ts';

/** The stream of what is written by hand into a plan itself. */
export const structureStream = (plan: string): string => `plan-structure/${plan}`;

const isSame = (one: string, other: string): boolean => plainWords(one) === plainWords(other);

/** The objective of these words, the stored one or a new one after the last. */
function withObjective(records: PlanRecords, prefix: string, title: string) {
  const old = records.objectives.find((each) => isSame(each.title, title));
  if (old) return { objective: old, objectives: records.objectives };
  const number = Math.max(0, ...records.objectives.map((each) => each.number ?? 0)) + 1;
  const objective = {
    id: `${prefix}OE-${number}`,
    number,
    perspective: 'own',
    perspectiveTitle: 'Objetivos',
    title,
    responsible: null,
    note: null,
  };
  return { objective, objectives: [...records.objectives, objective] };
}

/** The strategic action of these words under an objective, the stored one or a new one. */
function withStrategic(
  records: PlanRecords,
  prefix: string,
  objective: { id: string; number: number | null },
  title: string,
) {
  const siblings = records.strategicActions.filter((each) => each.objective === objective.id);
  const old = siblings.find((each) => isSame(each.title, title));
  if (old) return { strategic: old, strategicActions: records.strategicActions };
  const marker = Math.max(0, ...siblings.map((each) => Number(each.id.split('.').at(-1)) || 0)) + 1;
  const strategic = {
    id: `${prefix}${objective.number}.${marker}`,
    objective: objective.id,
    printedMarker: String(marker),
    title,
    titleUnfolded: null,
    owner: '',
    deadline: { ...readDeadline(''), confirmed: false },
    quirks: [],
  };
  return { strategic, strategicActions: [...records.strategicActions, strategic] };
}

const numberOf = (id: string): number => Number(id.split('.').at(-1)) || 0;

interface Around {
  readonly prefix: string;
  readonly units: Awaited<ReturnType<typeof listUnits>>;
  readonly taken: readonly string[];
}

/** The plan with this action written into it; every cell is read as a document's would be. Pure. */
function withAction(records: PlanRecords, body: OwnActionBody, { prefix, units, taken }: Around) {
  const { objective, objectives } = withObjective(records, prefix, body.objective);
  const { strategic, strategicActions } = withStrategic(records, prefix, objective, body.strategicAction);
  const { operationalActions } = records;
  const old = operationalActions.find((each) => each.id === body.id);
  const siblings = taken.filter((id) => id.startsWith(`${strategic.id}.`));
  const number = old?.printedNumber ?? Math.max(0, ...siblings.map(numberOf)) + 1;
  const id = old?.id ?? `${strategic.id}.${number}`;
  const { title, owner, participants, deadline, notes } = body;
  const cells = { title, owner, participants, deadline, notes, status: old?.statusRaw ?? '' };
  const read = {
    ...cells,
    id,
    printedNumber: number,
    printedMarker: `${number}-`,
  };
  const place = { id, strategicAction: strategic.id, objective: objective.id };
  const around = {
    knowledge: { units, office: officeOf(records.plan.unit, units), planEnd: records.plan.to },
    answers: {},
    context: `${title} ${strategic.title}`,
    planEnd: records.plan.to,
  };
  const action =
    old === undefined
      ? newAction(read, place, around)
      : updatedAction(read, { ...old, answeredCells: {} }, place, around);
  const kept = operationalActions.map((each) => (each.id === id ? action : each));
  const next = old === undefined ? [...kept, action] : kept;
  return { action, records: { ...records, objectives, strategicActions, operationalActions: next } };
}

/** The own plan of an instrument, held, and its records; for who may write in it. @throws AppError `forbidden`, `not-found`, `refused`. */
export async function openOwnRecords(tx: Context, id: string) {
  const principal = await getPrincipal(tx);
  await lockPlan(tx, principal.id);
  const { content } = (await getInstrument(tx, principal, id)).instrument;
  if (!(await mayChange(tx, principal, content)))
    throw new AppError(
      'forbidden',
      'Quem escreve neste plano é a unidade que lança as ações do instrumento.',
    );
  if (content.plan === null)
    throw new AppError('refused', 'Este instrumento ainda não tem plano próprio. Abra-o antes.');
  const plan = await getPlanById(tx, content.plan);
  return { plan, records: await readRecords(tx, plan), retired: await readRecords(tx, plan, true) };
}

/** What an action says now, cell by cell, as who writes it sees it. */
function cellsOf(records: PlanRecords, id: string) {
  const action = records.operationalActions.find((each) => each.id === id);
  if (action === undefined) return null;
  const strategic = records.strategicActions.find((each) => each.id === action.strategicAction);
  const objective = records.objectives.find((each) => each.id === action.objective);
  const { title, owner, participants, notes } = action;
  return {
    objective: objective?.title ?? '',
    strategicAction: strategic?.title ?? '',
    title,
    owner,
    participants,
    deadline: action.deadline.raw,
    notes,
  };
}

/** @throws AppError `refused` for an action of another plan, `conflict` with what stands there, null where it was set aside. */
export async function refuseStaleAction(
  tx: Context,
  { plan, records, retired }: Awaited<ReturnType<typeof openOwnRecords>>,
  { id, expectedVersion, yours }: { id: string; expectedVersion: number; yours: unknown },
): Promise<void> {
  const known = [...records.operationalActions, ...retired.operationalActions];
  if (!known.some((each) => each.id === id)) throw new AppError('refused', `A ação ${id} não é deste plano.`);
  const version = (await listTextVersions(tx, plan.id)).get(id) ?? 0;
  if (version === expectedVersion) return;
  const cells = cellsOf(records, id);
  throw new AppError(
    'conflict',
    cells === null
      ? `Outra pessoa retirou a ação ${id} enquanto você escrevia. Nada seu foi gravado; atualize a página.`
      : `Outra pessoa escreveu a ação ${id} enquanto você escrevia. Nada seu foi gravado: veja os dois textos e decida qual fica.`,
    { details: { yours, theirs: cells === null ? null : { cells, version } } },
  );
}

/**
 * Writes an action into the own plan of an instrument, its deadline and owners read by the rules of an import.
 * @throws AppError `refused` where it has no own plan or the action is another plan's, `forbidden`, `not-found`, `conflict` with both texts.
 */
export function saveOwnAction(
  context: Context,
  id: string,
  body: OwnActionBody,
): Promise<{ action: string }> {
  return once(context, 'plan.save-own-action', async (tx) => {
    const own = await openOwnRecords(tx, id);
    const { plan, records, retired } = own;
    const { expectedVersion, ...cells } = body;
    if (body.id !== null) await refuseStaleAction(tx, own, { id: body.id, expectedVersion, yours: cells });
    const taken = [...records.operationalActions, ...retired.operationalActions].map((each) => each.id);
    const around = { prefix: await getPrefix(tx, plan.id), units: await listUnits(tx), taken };
    const written = withAction(records, body, around);
    await rewriteRecords(tx, written.records);
    const { correctedReporting: corrected = null, reporting: derived } = written.action;
    await settleLines(tx, written.action, reportingInForce({ derived, corrected }).units);
    await refreshOpenDues(tx, plan, [written.action.id]);
    await append(tx, {
      stream: structureStream(plan.id),
      type: body.id === null ? 'action-added' : 'action-edited',
      data: { ...cells, id: written.action.id },
    });
    return { action: written.action.id };
  });
}
