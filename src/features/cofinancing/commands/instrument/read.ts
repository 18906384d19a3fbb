import { parseCompetencia } from '../../../../kernel/competencia.ts';
import { type Context, refusalOf } from '../../../../platform/context.ts';
import { listNames } from '../../../accounts/index.ts';
import { citationName, getAct, type VerifiedCitation, verifyCitations } from '../../../acts/index.ts';
import { getTerritory, territoryPath } from '../../../territory/index.ts';
import type { Clock, InstrumentAnswer, InstrumentList, Offer, Step } from '../../contract.ts';
import { LIFE_FACTS } from '../../domain/instrument/agreement.ts';
import { refusalsOfAnnulment, undoneBy } from '../../domain/instrument/annulment.ts';
import { EVENT_TYPES } from '../../domain/instrument/event-types.ts';
import { EVENTS } from '../../domain/instrument/events.ts';
import { documentClocks, paymentGates, stateOn } from '../../domain/instrument/fold.ts';
import { type Around, mayStart } from '../../domain/instrument/may.ts';
import { daysBetween } from '../../domain/instrument/term.ts';
import { STATE_WORDS } from '../../domain/instrument/words.ts';
import { type InstrumentRecord, listInstruments } from '../../store/instrument/instruments.ts';
import { listLife, listSteps, type StoredStep } from '../../store/instrument/life.ts';
import { listInstrumentFiles } from '../../store/instrument/papers.ts';
import { findAgreement, getAgreement, getProgramme, listAgreements } from '../../store.ts';
import { citeAnswer } from '../words.ts';
import { instrumentOn } from './on-month.ts';
import { aroundInstrument, getInstrument } from './open.ts';
import { partsOf } from './parts.ts';
import { OFFICE_VERBS } from './verbs.ts';

/** Every instrument: those with events, and the Termos of which nothing was recorded yet. */
export async function readInstruments(context: Context): Promise<InstrumentList> {
  const recorded = await listInstruments(context);
  const known = new Set(recorded.map(({ id }) => id));
  const silent = (await listAgreements(context)).filter(({ id }) => !known.has(id));
  const records = [...recorded, ...(await Promise.all(silent.map(({ id }) => getInstrument(context, id))))];
  const items = [];
  for (const record of records)
    items.push(await headOf(context, record, await aroundInstrument(context, record)));
  return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'pt-BR')), next: null };
}

async function headOf(context: Context, record: InstrumentRecord, around: Around) {
  const { id, name, establishment, fund, municipality, version } = record;
  const programme = await getProgramme(context, record.programme);
  const territory = await getTerritory(context);
  const state = stateOn(record.content, around.terms, around.today, around.days);
  return {
    id,
    name,
    establishment,
    fund,
    programme: { id: programme.id, slug: programme.slug, name: programme.name },
    municipality: { id: municipality, name: territory.get(municipality, around.today).name },
    state,
    stateWords: STATE_WORDS[state],
    version,
  };
}

/** One instrument: its timeline, the clocks that run, what may be said of it now and why the rest may not. */
export async function readInstrument(context: Context, id: string): Promise<InstrumentAnswer> {
  const record = await getInstrument(context, id);
  const around = await aroundInstrument(context, record);
  const competencia = parseCompetencia(around.today.slice(0, 7));
  const { blockedBy } = await instrumentOn(context, id, competencia);
  const steps = await stepsOf(context, record, around);
  const { baseValues, suspensions } = record.content;
  return {
    ...(await headOf(context, record, around)),
    effectFrom: record.effectFrom,
    steps,
    clocks: await clocksOf(context, around),
    beforePayment: await gatesOf(context, around),
    baseValues: baseValues.map((each) => ({ ...each })),
    suspensions: suspensions.map((each) => ({ ...each })),
    ...(await partsOf(context, record, around, steps)),
    offers: await offersOf(context, record, around),
    month: { competencia, blockedBy: [...blockedBy] },
    warnings: [...warningsOf(around), ...(await missingFacts(context, record, around))],
  };
}

async function stepsOf(
  context: Context,
  { id, municipality }: InstrumentRecord,
  around: Around,
): Promise<Step[]> {
  const events = await listSteps(context, id);
  const life = await listLife(context, id);
  const scope = { territoryPath: await territoryPath(context, municipality, around.today) };
  const mayAnnul = refusalOf(context, OFFICE_VERBS.decision, scope) === null;
  const people = events.flatMap(({ actorId, annulment }) => [actorId, annulment?.actorId ?? null]);
  const names = await listNames(context, [...new Set(people.filter((each) => each !== null))]);
  const nameOf = (person: string | null) => (person === null ? null : (names.get(person) ?? null));
  const hashes = events.flatMap(({ data }) => data.details.file ?? []);
  const files = await listInstrumentFiles(context, hashes);
  const steps: Step[] = [];
  for (const event of events) {
    const said = event.data;
    const rule = EVENTS[said.step];
    const act = said.details.act === undefined ? null : await getAct(context, said.details.act);
    steps.push({
      sequence: event.sequence,
      type: said.step,
      number: rule.number,
      label: rule.label,
      consequence: rule.consequence,
      on: said.on,
      document: said.document,
      documentName: rule.document,
      details: said.details as Step['details'],
      act: act && { id: act.id, name: citationName(act) },
      file: files.find(({ sha256 }) => sha256 === said.details.file) ?? null,
      at: event.at,
      by: nameOf(event.actorId),
      origin: said.origin,
      annulled: annulledAnswer(event, nameOf),
      annulment: mayAnnul ? annulmentOf(life, event, around) : null,
    });
  }
  return steps;
}

function annulledAnswer(
  { annulment }: StoredStep,
  nameOf: (id: string | null) => string | null,
): Step['annulled'] {
  if (annulment === null) return null;
  const { data, reason, at, actorId } = annulment;
  return { on: data.on, document: data.document, reason: reason ?? '', at, by: nameOf(actorId) };
}

/** Why a step cannot be annulled, and what would no longer be so without it; null for one that was. */
function annulmentOf(
  life: Parameters<typeof undoneBy>[0],
  { sequence, annulment }: StoredStep,
  around: Around,
): Step['annulment'] {
  if (annulment !== null) return null;
  return {
    reasons: refusalsOfAnnulment(life, sequence, around),
    undoes: undoneBy(life, sequence, around),
  };
}

async function clocksOf(context: Context, { instrument, terms, days, today }: Around): Promise<Clock[]> {
  const clocks = documentClocks(instrument, terms, days);
  const cites = await verifyCitations(
    context,
    clocks.map(({ document }) => document.cite),
  );
  return clocks.map(({ document, term, presented }, i) => ({
    event: document.event,
    label: document.label,
    cite: citeAnswer(cites[i] as VerifiedCitation),
    contents: document.contents.map((each) => ({ ...each })),
    ...term,
    presented: presented && {
      on: presented.on,
      document: presented.document,
      late: presented.on > term.lastDay,
    },
    overdue: presented === null && today > term.lastDay,
    daysLeft: daysBetween(today, term.lastDay),
  }));
}

async function gatesOf(context: Context, { instrument, terms }: Around) {
  const gates = paymentGates(instrument, terms);
  const cites = await verifyCitations(
    context,
    gates.map(({ gate }) => gate.cite),
  );
  return gates.map(({ gate: { event, label }, done }, i) => ({
    event,
    label,
    cite: citeAnswer(cites[i] as VerifiedCitation),
    done,
  }));
}

/** Each event with why it cannot be begun, those that nobody may begin in this state left out. */
async function offersOf(context: Context, record: InstrumentRecord, around: Around): Promise<Offer[]> {
  const scope = { territoryPath: await territoryPath(context, record.municipality, around.today) };
  const state = stateOn(around.instrument, around.terms, around.today, around.days);
  return EVENT_TYPES.filter((type) => type !== 'term-issued' && EVENTS[type].from.includes(state)).flatMap(
    (type) => {
      const { number, label, office, document, asks, consequence, once } = EVENTS[type];
      if (once && around.instrument.last[type] !== undefined) return [];
      const contents = around.terms.documents.find((each) => each.event === type)?.contents ?? [];
      return [
        {
          type,
          number,
          label,
          office,
          document,
          asks: [...asks],
          contents: contents.map((each) => ({ ...each })),
          consequence,
          reasons: mayStart(around, type),
          allowed: refusalOf(context, OFFICE_VERBS[office], scope) === null,
        },
      ];
    },
  );
}

function warningsOf({ instrument: { last } }: Around): string[] {
  const { approved, homologated } = last;
  if (approved?.details.adReferendum !== true || homologated !== undefined) return [];
  return [
    `A aprovação de ${approved.document} foi ad referendum e ainda não foi homologada: a homologação cabe à reunião ordinária seguinte da CIB.`,
  ];
}

/** Why no month of a signed Termo can be calculated: what its documents do not say yet. */
async function missingFacts(
  context: Context,
  { id }: InstrumentRecord,
  { instrument: { last }, terms }: Around,
): Promise<string[]> {
  if (last.signed === undefined) return [];
  if ((await findAgreement(context, id)) === null)
    return [
      'Nenhum mês se calcula: a aprovação da CIB não diz o valor mensal, ou a proposição da CIR não diz a região. Foram registradas antes de o programa os pedir; peça à SPCA que as confira.',
    ];
  const said = new Set((await getAgreement(context, id)).facts.map((fact) => fact.id));
  const missing = terms.technicalFile.flatMap(({ measures = [] }) =>
    measures
      .filter(({ fact, optional }) => !optional && !said.has(fact))
      .map(({ label }) => label.toLowerCase()),
  );
  if (!said.has(LIFE_FACTS.licence)) missing.push('licença sanitária ou TAC');
  if (missing.length === 0) return [];
  return [
    `Nenhum mês se calcula ainda. Falta: ${missing.join('; ')}. A ficha técnica os diz, e a portaria dos valores de base os põe em vigor.`,
  ];
}
