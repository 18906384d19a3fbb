import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { newId } from '../../../../platform/ids.ts';
import { getAct } from '../../../acts/index.ts';
import type {
  InstrumentBody,
  InstrumentReasonBody,
  NewInstrumentBody,
  OwnPlanBody,
  StepBody,
} from '../../contract/instruments.ts';
import { changedFields } from '../../domain/analysis/entry-rules.ts';
import { type Instrument, instrumentRefusals, type Known } from '../../domain/instruments/instrument.ts';
import { type StepAct, stepRefusals } from '../../domain/instruments/life-cycle.ts';
import { saveEntry } from '../../store/entries.ts';
import { lockPlan } from '../../store/imports.ts';
import { createOwnPlan, getPrincipal, type PlanRecord } from '../../store/structure.ts';
import { entryStream } from '../entries.ts';
import { getInstrument, mayChange, readInstruments } from './read.ts';

type InstrumentEvent =
  | 'registered'
  | 'edited'
  | 'stage-reached'
  | 'stage-undone'
  | 'declined'
  | 'restored'
  | 'plan-opened';

interface Opened {
  readonly plan: PlanRecord;
  readonly instrument: Known;
  readonly others: readonly Known[];
  readonly actions: ReadonlySet<string>;
}

async function open(tx: Context, id: string, expected: number): Promise<Opened> {
  const plan = await getPrincipal(tx);
  await lockPlan(tx, plan.id);
  const { instrument, actions, others } = await getInstrument(tx, plan, id);
  await refuseStranger(tx, plan, instrument.content);
  if (instrument.version !== expected)
    throw new AppError(
      'conflict',
      'Outra pessoa mexeu neste instrumento enquanto você escrevia. Nada seu foi gravado; atualize a página para ver como está.',
      { details: { theirs: instrument } },
    );
  return { plan, instrument, others, actions: new Set(actions.keys()) };
}

async function refuseStranger(tx: Context, plan: PlanRecord, content: Instrument): Promise<void> {
  if (await mayChange(tx, plan, content)) return;
  throw new AppError(
    'forbidden',
    'Quem muda este instrumento é a superintendência, ou a unidade que lança uma das ações que o elaboram ou executam.',
  );
}

function refuse(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new AppError('refused', reasons.join(' '), { details: { reasons } });
}

async function write(
  tx: Context,
  plan: PlanRecord,
  { id, version }: Pick<Known, 'id' | 'version'>,
  content: Instrument,
  said: { type: InstrumentEvent; reason: string | null },
): Promise<Known> {
  const data = { content, origin: 'entered' };
  const stored = await append(tx, { stream: entryStream(id), ...said, data, expected: version });
  const entry = {
    id,
    plan: plan.id,
    content,
    origin: 'entered',
    version: version + 1,
    removed: false,
  } as const;
  await saveEntry(tx, entry, { at: stored.at, by: tx.actor.id });
  return { id, version: entry.version, content };
}

/** Which action makes which other instrument, by its title. */
const makersOf = (others: readonly Known[]): ReadonlyMap<string, string> =>
  new Map(
    others
      .filter(({ content }) => content.declined === null)
      .flatMap(({ content }) => content.make.map((id): [string, string] => [id, content.title])),
  );

/** Registers an instrument that the titles of the actions do not tell. @throws AppError `refused`, `forbidden`. */
export function registerInstrument(context: Context, body: NewInstrumentBody): Promise<Known> {
  return once(context, 'plan.register-instrument', async (tx) => {
    const plan = await getPrincipal(tx);
    await lockPlan(tx, plan.id);
    const { reason, ...named } = body;
    const { instruments, actions } = await readInstruments(tx, plan);
    const content: Instrument = {
      kind: 'instrument',
      found: null,
      ...named,
      steps: [],
      plan: null,
      declined: null,
    };
    await refuseStranger(tx, plan, content);
    refuse(instrumentRefusals(named, new Set(actions.keys()), makersOf(instruments)));
    const id = newId(tx.clock.now());
    return write(tx, plan, { id, version: 0 }, content, { type: 'registered', reason });
  });
}

/** Names an instrument otherwise, or ties it to other actions. @throws AppError `refused`, `conflict`, `forbidden`. */
export function editInstrument(context: Context, id: string, body: InstrumentBody): Promise<Known> {
  return once(context, 'plan.edit-instrument', async (tx) => {
    const { plan, instrument, others, actions } = await open(tx, id, body.expectedVersion);
    const { reason, expectedVersion: _seen, ...named } = body;
    refuse(instrumentRefusals(named, actions, makersOf(others)));
    const content = { ...instrument.content, ...named };
    if (changedFields(instrument.content, content).length === 0)
      throw new AppError('refused', 'Nada mudou: não há o que gravar.');
    return write(tx, plan, instrument, content, { type: 'edited', reason });
  });
}

/** The act as the register names it, where it is of the register. */
async function namedAct(tx: Context, act: StepAct | null): Promise<StepAct | null> {
  if (act === null || act.id === null) return act;
  return { id: act.id, name: (await getAct(tx, act.id)).title };
}

function refuseDeclined({ content }: Known): void {
  if (content.declined === null) return;
  throw new AppError('refused', 'Disse-se que isto não é um instrumento. Volte a considerá-lo um antes.');
}

/** Says that an instrument came to a stage of its life. @throws AppError `refused` with every reason, `conflict`, `forbidden`. */
export function takeStep(context: Context, id: string, body: StepBody): Promise<Known> {
  return once(context, 'plan.take-instrument-step', async (tx) => {
    const { plan, instrument } = await open(tx, id, body.expectedVersion);
    refuseDeclined(instrument);
    const { stage, on, reason } = body;
    const step = { stage, on, reason, act: await namedAct(tx, body.act) };
    const { steps } = instrument.content;
    refuse(stepRefusals(steps, step, tx.clock.today()));
    const content = { ...instrument.content, steps: [...steps, step] };
    return write(tx, plan, instrument, content, { type: 'stage-reached', reason });
  });
}

/** Takes the last stage back: it was said by mistake. @throws AppError `refused`, `conflict`, `forbidden`. */
export function undoStep(context: Context, id: string, body: InstrumentReasonBody): Promise<Known> {
  return once(context, 'plan.undo-instrument-step', async (tx) => {
    const { plan, instrument } = await open(tx, id, body.expectedVersion);
    const { steps } = instrument.content;
    if (steps.length === 0)
      throw new AppError('refused', 'Nenhuma etapa foi registrada: não há o que desfazer.');
    const content = { ...instrument.content, steps: steps.slice(0, -1) };
    return write(tx, plan, instrument, content, { type: 'stage-undone', reason: body.reason });
  });
}

/** Says that what was found is no instrument, or, said again, that it is one after all. @throws AppError `conflict`, `refused`. */
export function declineInstrument(context: Context, id: string, body: InstrumentReasonBody): Promise<Known> {
  return once(context, 'plan.decline-instrument', async (tx) => {
    const { plan, instrument } = await open(tx, id, body.expectedVersion);
    const { declined, steps, plan: own } = instrument.content;
    if (declined === null && (steps.length > 0 || own !== null))
      throw new AppError(
        'refused',
        'Este instrumento já tem etapas ou plano próprio: encerre-o em vez disso.',
      );
    const content = { ...instrument.content, declined: declined === null ? body.reason : null };
    const type = declined === null ? 'declined' : 'restored';
    return write(tx, plan, instrument, content, { type, reason: body.reason });
  });
}

/** Opens the instrument's own plan, blank. @throws AppError `refused`, `conflict`, `forbidden`. */
export function openOwnPlan(context: Context, id: string, body: OwnPlanBody): Promise<Known> {
  return once(context, 'plan.open-own-plan', async (tx) => {
    const { plan, instrument } = await open(tx, id, body.expectedVersion);
    refuseDeclined(instrument);
    if (instrument.content.plan !== null)
      throw new AppError('refused', 'Este instrumento já tem o seu plano próprio.');
    if (body.from > body.to)
      throw new AppError('refused', 'A vigência acaba antes de começar: confira os dias.');
    const { title } = instrument.content;
    const own = await createOwnPlan(tx, plan, { title, from: body.from, to: body.to });
    const content = { ...instrument.content, plan: own };
    return write(tx, plan, instrument, content, { type: 'plan-opened', reason: null });
  });
}
