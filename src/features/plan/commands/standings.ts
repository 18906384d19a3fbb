import { ANONYMOUS } from '../../../kernel/actor.ts';
import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import type { Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { listJudgedTargets } from '../../indicators/index.ts';
import type { OverrideBody } from '../contract/standings.ts';
import { liveOf } from '../domain/roll-up.ts';
import { isInForce, type Judged, overrideRefusal, standingWords } from '../domain/standing.ts';
import { listStandings } from '../store/action-list.ts';
import { lockPlan } from '../store/imports.ts';
import { listOverrides, type OverrideRecord, saveOverride } from '../store/standings.ts';
import { listIndicators, listObjectives, listTargets, type PlanRecord } from '../store/structure.ts';
import { managedPlan } from './import/import-record.ts';

export const standingStream = (plan: string, kind: Judged, subject: string): string =>
  `plan-standing/${plan}/${kind}/${subject}`;

/** How something stands by the rule, with the counts that the rule looked at. */
export interface Computed {
  readonly kind: Judged;
  readonly id: string;
  readonly computed: string | null;
  readonly basis: string;
}

async function computeObjectives(context: Context, plan: PlanRecord): Promise<Computed[]> {
  const standings = await listStandings(context, plan.id, context.clock.today());
  return (await listObjectives(context, plan.id)).map(({ id }) => {
    const { actions, status, byStatus } = liveOf(standings.filter((each) => each.objective === id));
    const basis =
      actions === 0
        ? 'sem ações: julgado pelas metas'
        : `${byStatus.completed} concluídas, ${byStatus.inProgress} em andamento, ${byStatus.notStarted} não iniciadas, ${byStatus.noInformation} sem informação e ${byStatus.cancelled} canceladas, de ${actions}`;
    return { kind: 'objective', id, computed: status, basis };
  });
}

type JudgedTarget = Awaited<ReturnType<typeof listJudgedTargets>>[number];

function targetBasis(judged: JudgedTarget | undefined): string {
  if (judged === undefined) return 'nenhum ano com valor e meta';
  const { year, actual, numerator, denominator, target } = judged;
  const counts = numerator === null || denominator === null ? '' : ` (${numerator} de ${denominator})`;
  return `em ${year}: valor ${actual?.replace('.', ',') ?? '–'}${counts}, meta ${target ?? '–'}`;
}

/** As anybody may read the values: what is said is kept with them, where everybody reads it. */
async function computeTargets(context: Context, plan: PlanRecord): Promise<Computed[]> {
  const codes = new Map((await listIndicators(context, plan.id)).map(({ id, code }) => [id, code]));
  const anybody = { ...context, actor: ANONYMOUS };
  const judged = new Map((await listJudgedTargets(anybody)).map((each) => [each.code, each]));
  return (await listTargets(context, plan.id)).map(({ id, indicator }) => {
    const found = judged.get(codes.get(indicator ?? '') ?? '');
    const computed = found === undefined ? 'notYet' : found.isMet ? 'met' : 'missed';
    return { kind: 'target', id, computed, basis: targetBasis(found) };
  });
}

/** Every objective and target as the rules compute it. */
export const computeStandings = async (context: Context, plan: PlanRecord): Promise<Computed[]> => [
  ...(await computeObjectives(context, plan)),
  ...(await computeTargets(context, plan)),
];

interface Opened {
  readonly plan: PlanRecord;
  readonly computed: Computed;
  readonly said: OverrideRecord | null;
}

/** @throws AppError `forbidden`, `not-found`, `conflict` with what the other person said. */
async function open(tx: Context, kind: Judged, subject: string, expected: number): Promise<Opened> {
  const plan = await managedPlan(tx);
  await lockPlan(tx, plan.id);
  const all = kind === 'objective' ? await computeObjectives(tx, plan) : await computeTargets(tx, plan);
  const computed = all.find(({ id }) => id === subject);
  if (computed === undefined)
    throw new AppError('not-found', 'O plano não tem este objetivo ou esta meta. Atualize a página.');
  const said =
    (await listOverrides(tx, plan.id)).find((each) => each.kind === kind && each.subject === subject) ?? null;
  if ((said?.version ?? 0) === expected) return { plan, computed, said };
  throw new AppError(
    'conflict',
    `Outra pessoa decidiu sobre esta situação enquanto você escrevia: ${said ? standingWords(kind, said.standing) : ''}. Nada seu foi gravado.`,
    { details: { theirs: said } },
  );
}

interface Event {
  readonly type: 'said' | 'withdrawn';
  readonly standing: string;
  readonly reason: string;
  readonly until: string | null;
}

async function record(tx: Context, { plan, computed, said }: Opened, event: Event): Promise<OverrideRecord> {
  const { kind, id: subject } = computed;
  const { type, standing, reason, until } = event;
  const stored = await append(tx, {
    stream: standingStream(plan.id, kind, subject),
    type,
    data: { standing, until, computed: computed.computed, basis: computed.basis },
    reason,
    expected: said?.version ?? 0,
  });
  const next: OverrideRecord = {
    ...{ kind, subject, standing, reason, until, withdrawn: type === 'withdrawn' },
    ...{ version: stored.sequence, at: stored.at, by: tx.actor.id },
  };
  await saveOverride(tx, plan.id, next);
  return next;
}

/** Says how an objective or a target stands beside what the rule computes, with the reason. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function sayStanding(context: Context, kind: Judged, subject: string, body: OverrideBody) {
  return once(context, 'plan.say-standing', async (tx) => {
    const opened = await open(tx, kind, subject, body.expectedVersion);
    const refusal = overrideRefusal(kind, body, opened.computed.computed, tx.clock.today());
    if (refusal !== null) throw new AppError('refused', refusal);
    return record(tx, opened, { type: 'said', ...body });
  });
}

/** Takes back what was said: the computed one counts alone. @throws AppError `forbidden`, `not-found`, `conflict`, `refused`. */
export function withdrawStanding(context: Context, kind: Judged, subject: string, expectedVersion: number) {
  return once(context, 'plan.withdraw-standing', async (tx) => {
    const opened = await open(tx, kind, subject, expectedVersion);
    const { said } = opened;
    if (said === null || !isInForce(said, tx.clock.today()))
      throw new AppError('refused', 'Nada foi dito no lugar da regra: não há o que retirar.');
    return record(tx, opened, { ...said, type: 'withdrawn' });
  });
}
