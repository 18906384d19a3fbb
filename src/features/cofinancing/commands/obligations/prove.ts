import { AppError } from '../../../../kernel/app-error.ts';
import {
  addMonths,
  type Competencia,
  competenciaInWords,
  parseCompetencia,
} from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import type { Context } from '../../../../platform/context.ts';
import { findUnit } from '../../../accounts/index.ts';
import { lastApprovedMonth } from '../../../declarations/index.ts';
import { adequacyPlanOf } from '../../domain/instrument/adequacy-plan.ts';
import type { EventType } from '../../domain/instrument/event-types.ts';
import { type DocumentDue, documentClocks } from '../../domain/instrument/fold.ts';
import type { LifecycleTerms } from '../../domain/instrument/instrument.ts';
import { productionMonthOf } from '../../domain/month/production.ts';
import {
  dueOfCriterion,
  dueOfMonth,
  dueOfPayment,
  dueOfStep,
  followed,
  UNTIL_ACCEPTED,
} from '../../domain/obligations/due.ts';
import type { Due, Found, NextDue, Obligation } from '../../domain/obligations/obligation.ts';
import type { Agreement } from '../../domain/programme.ts';
import { findMonth } from '../../store/month.ts';
import { getProgramme } from '../../store.ts';
import { aroundInstrument, getInstrument } from '../instrument/open.ts';
import { readProduction } from '../month/read-production.ts';

interface Around {
  readonly agreement: Agreement;
  /** The month whose files and declaration are due by now: the one that this month pays. */
  readonly produced: Competencia;
  readonly instrument: Awaited<ReturnType<typeof getInstrument>>;
  readonly current: Competencia;
  readonly terms: LifecycleTerms;
  readonly clocks: readonly DocumentDue[];
}

/** What the records prove of each obligation, by its id; those that ask for the same proof share what is found. */
export async function proveAll(
  context: Context,
  agreement: Agreement,
  obligations: readonly Obligation[],
): Promise<ReadonlyMap<string, Found>> {
  const current = parseCompetencia(context.clock.today().slice(0, 7));
  const programme = await getProgramme(context, agreement.programme);
  const produced = productionMonthOf(programme, current) ?? current;
  const instrument = await getInstrument(context, agreement.id);
  const { terms, days } = await aroundInstrument(context, instrument);
  const clocks = documentClocks(instrument.content, terms, days);
  const around = { agreement, instrument, current, produced, terms, clocks };
  const found = new Map<string, Found>();
  for (const obligation of obligations) {
    const key = keyOf(obligation);
    if (!found.has(key)) found.set(key, await prove(context, obligation, around));
  }
  return new Map(obligations.map((each) => [each.id, found.get(keyOf(each)) as Found]));
}

const keyOf = ({ proof }: Obligation): string => JSON.stringify(proof);

function prove(context: Context, { proof }: Obligation, around: Around): Promise<Found> | Found {
  switch (proof.kind) {
    case 'document':
      return { reason: 'Comprova-se por documento: nenhum registro daqui o diz.', due: UNTIL_ACCEPTED };
    case 'step':
      return byStep(around, proof.of);
    case 'criterion':
      return byCriterion(around, proof.of);
    case 'production':
      return byProduction(context, around);
    case 'declaration':
      return byDeclaration(context, around);
    case 'paid':
      return byPayment(context, around);
  }
}

function byStep(around: Around, event: EventType): Found {
  const said = around.instrument.content.last[event];
  const due = stepDue(around, event);
  if (said === undefined) return { reason: 'Falta registrar a etapa no instrumento.', due };
  return { proof: `${said.document}, de ${formatDay(said.on)}.`, due };
}

function stepDue({ instrument: { content }, terms, clocks }: Around, event: EventType): Due {
  const { 'base-value-ordered': ordered, revised, [event]: said } = content.last;
  const ordinances = [ordered, revised].flatMap((each) => each?.on ?? []).toSorted();
  return dueOfStep(event, {
    done: said?.on ?? null,
    lastDay: clocks.find(({ document }) => document.event === event)?.term.lastDay ?? null,
    fromSignature: terms.documents.some((document) => document.event === event),
    revision: { last: ordinances.at(-1) ?? null, months: terms.revision.months },
  });
}

/** What keeps the sanitary criterion ends on a day: the licence or TAC, or the works of the adequacy plan. */
function sanitaryEnd({ instrument: { content } }: Around): NextDue | null {
  const licence = content.last['licence-recorded'];
  if (licence?.details.until !== undefined)
    return { month: null, by: licence.details.until, what: `fim da validade de ${licence.document}` };
  const until = adequacyPlanOf(content)?.until ?? null;
  return until === null ? null : { month: null, by: until, what: 'fim do plano de adequação' };
}

const SANITARY = 'IV';

function byCriterion(around: Around, criterion: string): Found {
  const { content } = around.instrument;
  const said = content.eligibility?.find(({ id }) => id === criterion);
  const what = `Critério ${criterion} do art. 2º`;
  const checkedOn = said === undefined ? null : (content.last['eligibility-checked']?.on ?? null);
  const due = dueOfCriterion(checkedOn, criterion === SANITARY ? sanitaryEnd(around) : null);
  if (said === undefined) return { reason: `${what}: ainda não verificado.`, due };
  if (said.answer === 'met') return { proof: `${what}, verificado: ${said.evidence}`, due };
  if (said.answer !== 'plan') return { reason: `${what}: não cumprido.`, due };
  const plan = adequacyPlanOf(content);
  if (plan?.approved == null)
    return { reason: `${what}: a cumprir pelo plano de adequação, que a SES ainda não aprovou.`, due };
  const { on, document } = plan.approved;
  const until = plan.until === null ? '' : `, a cumprir até ${formatDay(plan.until)}`;
  return {
    proof: `${what}: pelo plano de adequação ${plan.document}, aprovado em ${formatDay(on)} (${document})${until}.`,
    due,
  };
}

async function byProduction(context: Context, { agreement, produced }: Around): Promise<Found> {
  const name = competenciaInWords(produced);
  try {
    const { files } = await readProduction(context, agreement, produced);
    const proof = `Produção de ${name} nos arquivos ${files.map(({ file }) => file).join(' e ')}.`;
    return { proof, due: dueOfMonth(followed(produced)) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'refused')
      return { reason: error.message, due: dueOfMonth(produced) };
    throw error;
  }
}

async function byDeclaration(context: Context, { agreement, produced }: Around): Promise<Found> {
  const unit = await findUnit(context, agreement.establishment);
  const last = unit === null ? null : await lastApprovedMonth(context, unit.id);
  if (last === null)
    return { reason: 'Nenhuma declaração mensal do hospital foi aprovada.', due: dueOfMonth(produced) };
  const due = dueOfMonth(followed(last));
  const words = `A última declaração aprovada é de ${competenciaInWords(parseCompetencia(last))}.`;
  return last >= produced ? { proof: words, due } : { reason: words, due };
}

const PAID: readonly string[] = ['PAID', 'ACCOUNTED', 'CLOSED'];

async function byPayment(context: Context, { agreement, current }: Around): Promise<Found> {
  const month = addMonths(current, -1);
  const name = competenciaInWords(month);
  const found = await findMonth(context, agreement.id, month);
  if (found !== null && PAID.includes(found.state))
    return { proof: `A competência de ${name} está paga.`, due: dueOfPayment(current) };
  return { reason: `A competência de ${name} ainda não foi paga.`, due: dueOfPayment(month) };
}
