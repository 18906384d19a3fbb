import { Temporal } from 'temporal-polyfill';
import { formatDay } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { WorkingDays } from '../../../../kernel/working-days.ts';
import { refusalsOfFactor } from '../factor-limit.ts';
import { monthInWords } from '../month-in-words.ts';
import { judge, refusalsOfEligibility } from './eligibility.ts';
import type { EventType, Field } from './event-types.ts';
import { EVENTS } from './events.ts';
import { stateOn } from './fold.ts';
import type { EventDetails, Instrument, InstrumentEvent, LifecycleTerms } from './instrument.ts';
import { termFrom } from './term.ts';
import { unansweredNotice } from './unanswered.ts';
import { eventName, FIELD_WORDS, STATE_WORDS } from './words.ts';

export interface Around {
  readonly instrument: Instrument;
  readonly terms: LifecycleTerms;
  readonly today: string;
  readonly days: WorkingDays;
  /** The most that an ordinance may fix as the factor of the month it names; null where the programme says none. */
  readonly factorLimit?: Rational | null;
}

/**
 * Why an event may not be said of an instrument: every reason, none where it may. Pure. What a person still has to fill in is left
 * out of `mayStart`, which tells whether to offer it at all.
 */
export function may(around: Around, event: InstrumentEvent): string[] {
  const guard = GUARDS[event.type];
  return [
    ...mayStart(around, event.type),
    ...missingFields(event),
    ...wrongDay(around, event),
    ...(guard?.(around, event) ?? []),
  ];
}

/** Why an event cannot be begun now, whatever is filled in. */
export function mayStart(around: Around, type: EventType): string[] {
  const { instrument, terms, today, days } = around;
  const rule = EVENTS[type];
  const state = stateOn(instrument, terms, today, days);
  const reasons: string[] = [];
  if (!rule.from.includes(state))
    reasons.push(
      `O instrumento está em “${STATE_WORDS[state]}”. ${eventName(type)} cabe em: ${rule.from.map((each) => STATE_WORDS[each]).join(', ')}.`,
    );
  if (rule.once && instrument.last[type] !== undefined)
    reasons.push(`${eventName(type)} já foi registrado em ${formatDay(instrument.last[type].on)}.`);
  for (const before of rule.after ?? [])
    if (!happened(instrument, before)) reasons.push(`Falta antes: ${eventName(before)}.`);
  return [...reasons, ...(OPENINGS[type]?.(around) ?? [])];
}

/** Of a procedure, what was said since the last one was decided; of the rest, whenever. */
function happened({ last, procedure }: Instrument, type: EventType): boolean {
  if (type.startsWith('suspension-')) return procedure.suspension.some((each) => each.type === type);
  if (type === 'revision-requested' || type === 'revision-analysed')
    return procedure.revision.some((each) => each.type === type);
  return last[type] !== undefined;
}

const noEligibility = ({ instrument: { eligibility, last }, terms }: Around): string[] => {
  if (eligibility === null) return [`Falta antes: ${eventName('eligibility-checked')}.`];
  const { population = null, readings = {} } = last['eligibility-checked']?.details ?? {};
  return refusalsOfEligibility(judge(terms.eligibility, { items: eligibility, population, readings }));
};

const OPENINGS: Partial<Record<EventType, (around: Around) => string[]>> = {
  'reference-proposed': noEligibility,
  approved: noEligibility,
  homologated: ({ instrument: { last } }) =>
    last.approved?.details.adReferendum === false
      ? ['A aprovação não foi ad referendum: nada há a homologar.']
      : [],
  'visit-recorded': ({ instrument: { last }, today }) => {
    const until = last['team-designated']?.details.until;
    if (until === undefined || today <= until) return [];
    return [`A designação da equipe valeu até ${formatDay(until)}: designe a equipe de novo.`];
  },
  'suspension-noticed': ({ instrument: { procedure } }) =>
    procedure.suspension.length === 0 ? [] : ['Há uma notificação aberta: decida-a antes de abrir outra.'],
  'suspension-opinion': answerStillDue,
  suspended: answerStillDue,
};

function missingFields({ type, document, details }: InstrumentEvent): string[] {
  const asked = EVENTS[type].asks
    .filter((field) => isEmpty(details, field))
    .map((field) => FIELD_WORDS[field]);
  const lacking = document.trim() === '' ? [EVENTS[type].document.toLowerCase(), ...asked] : asked;
  return lacking.length === 0 ? [] : [`Falta dizer: ${lacking.join('; ')}.`];
}

function isEmpty(details: EventDetails, field: Field): boolean {
  const value = details[field];
  if (value === undefined || value === '') return true;
  return field !== 'contents' && Array.isArray(value) && value.length === 0;
}

/** The step that an event follows: it cannot have happened before it. */
function wrongDay({ instrument, today }: Around, { type, on }: InstrumentEvent): string[] {
  if (on > today) return [`${formatDay(on)} ainda não chegou.`];
  const { last, procedure } = instrument;
  const before = (EVENTS[type].after ?? []).flatMap(
    (each) => procedure.suspension.findLast((open) => open.type === each) ?? last[each] ?? [],
  );
  const signed = AFTER_SIGNATURE.has(type) && last.signed ? [last.signed] : [];
  const late = [...before, ...signed].filter((each) => each.on > on);
  return late.map((each) => `${formatDay(on)} é antes de ${eventName(each.type)}, de ${formatDay(each.on)}.`);
}

const AFTER_SIGNATURE: ReadonlySet<EventType> = new Set([
  'base-value-ordered',
  'suspension-noticed',
  'suspended',
  'reinstated',
  'closed',
]);

type Guard = (around: Around, event: InstrumentEvent) => string[];

/** A document counts only with everything that the act says it holds. */
const wholeContents: Guard = ({ terms }, { type, details }) => {
  const asked = terms.documents.find((each) => each.event === type)?.contents ?? [];
  const absent = asked.filter(({ id }) => !(details.contents ?? []).includes(id));
  if (absent.length === 0) return [];
  return [`O documento não contém: ${absent.map(({ label }) => label.toLowerCase()).join('; ')}.`];
};

/** Every parameter with its value, its source and its day. */
const wholeFile: Guard = ({ terms, today }, { details }) => {
  const said = new Map((details.parameters ?? []).map((each) => [each.id, each]));
  const lacking = terms.technicalFile.filter(({ id }) => {
    const one = said.get(id);
    return one === undefined || one.value.trim() === '' || one.source.trim() === '';
  });
  const numbers = terms.technicalFile.flatMap(({ id, measures = [] }) => {
    const given = new Set((said.get(id)?.measures ?? []).map(({ fact }) => fact));
    return measures.filter(({ fact, optional }) => !optional && !given.has(fact)).map(({ label }) => label);
  });
  const known = new Set(terms.technicalFile.flatMap(({ measures = [] }) => measures.map(({ fact }) => fact)));
  const strange = (details.parameters ?? []).flatMap(({ measures = [] }) =>
    measures.filter(({ fact }) => !known.has(fact)).map(({ fact }) => fact),
  );
  const early = (details.parameters ?? []).filter(({ on }) => on > today).map(({ id }) => id);
  return [
    ...(lacking.length === 0
      ? []
      : [
          `Falta valor ou fonte de: ${lacking.map(({ id, label }) => `${id}, ${label.toLowerCase()}`).join('; ')}.`,
        ]),
    ...(numbers.length === 0 ? [] : [`Falta o número de: ${numbers.join('; ')}.`]),
    ...(strange.length === 0 ? [] : [`A ficha técnica não tem: ${strange.join(', ')}.`]),
    ...(early.length === 0 ? [] : [`A data dos parâmetros ${early.join(', ')} ainda não chegou.`]),
  ];
};

/** A check answers every criterion: what it refuses is said of each, and nothing is left out. */
const wholeCheck: Guard = ({ terms }, { details }) => {
  const said = new Set((details.items ?? []).map(({ id }) => id));
  const lacking = terms.eligibility.criteria.filter(({ id }) => !said.has(id)).map(({ id }) => id);
  return lacking.length === 0 ? [] : [`Falta responder os critérios ${lacking.join(', ')}.`];
};

const GUARDS: Partial<Record<EventType, Guard>> = {
  'technical-file-presented': wholeFile,
  'eligibility-checked': wholeCheck,
  'contract-presented': wholeContents,
  'adequacy-plan-presented': wholeContents,
  signed: (around, event) => [
    ...(around.instrument.last.approved && event.on < around.instrument.last.approved.on
      ? ['O Termo não se assina antes da aprovação pela CIB.']
      : []),
    ...nothingToSign(around, event),
  ],
  homologated: ({ instrument: { last }, today }, { on, details: { meeting } }) => {
    if (meeting === undefined) return [];
    const approved = last.approved?.on ?? '';
    if (meeting > today) return [`A reunião de ${formatDay(meeting)} ainda não aconteceu.`];
    if (meeting > on) return ['A resolução que homologa não é anterior à reunião que homologou.'];
    return meeting > approved
      ? []
      : [
          `A homologação é de uma reunião ordinária depois da aprovação, de ${formatDay(approved)}: a de ${formatDay(meeting)} não a homologa.`,
        ];
  },
  'suspension-noticed': ({ terms, days }, { on, details }) => {
    const least = termFrom(on, terms.suspension.answerDays, days).lastDay;
    if (details.until === undefined || details.until >= least) return [];
    return [
      `O prazo de resposta é de ao menos ${terms.suspension.answerDays} dias: até ${formatDay(least)}.`,
    ];
  },
  'suspension-opinion': beforeTermEnded,
  suspended: notBackwards,
  reinstated: ({ instrument }, { details }) => {
    const open = instrument.suspensions.find(({ to }) => to === null);
    if (open === undefined || (details.competencia ?? '') >= open.from) return [];
    return [
      `A suspensão começou em ${monthInWords(open.from)}: a retomada não alcança competências anteriores.`,
    ];
  },
  approved: (_, { details: { amount } }) =>
    amount !== undefined && Rational.parse(amount).compare(Rational.zero) <= 0
      ? ['O valor mensal aprovado é maior que zero.']
      : [],
  'base-value-ordered': withinLimit,
  revised: (around, event) => {
    const newest = around.instrument.baseValues.at(-1);
    const beyond = withinLimit(around, event);
    if (newest === undefined || (event.details.competencia ?? '') > newest.from) return beyond;
    return [
      `Os valores de base de ${monthInWords(newest.from)} já valem: a revisão alcança uma competência depois dela.`,
      ...beyond,
    ];
  },
  closed: ({ instrument }, { details }) => {
    const reasons: string[] = [];
    if (details.closing === 'superseded' && !details.successor)
      reasons.push('A sucessão pede o instrumento que toma o lugar deste.');
    if (instrument.procedure.revision.length > 0)
      reasons.push('Há uma revisão aberta: responda-a antes de encerrar.');
    return reasons;
  },
};

/** What is signed is the Termo that was issued here, or the one whose file is brought: signed before it was recorded. */
function nothingToSign({ instrument: { last } }: Around, { on, details }: InstrumentEvent): string[] {
  if (details.file !== undefined) return [];
  const issued = last['term-issued'];
  if (issued === undefined)
    return [
      `Falta o que se assina: ${eventName('term-issued')}. De um Termo já assinado fora daqui, anexe o arquivo.`,
    ];
  if (on >= issued.on) return [];
  return [
    `O Termo foi emitido em ${formatDay(issued.on)}: não se assinou em ${formatDay(on)}. De outro texto, assinado fora daqui, anexe o arquivo.`,
  ];
}

/** Between nothing and what the programme lets an ordinance fix; where nobody looked the limit up, only below nothing is refused. */
function withinLimit({ factorLimit }: Around, { details: { values } }: InstrumentEvent): string[] {
  if (values === undefined) return [];
  return refusalsOfFactor(values, factorLimit === undefined ? Rational.parse(values) : factorLimit);
}

/** Nobody is judged before they answered or their term passed. */
function answerStillDue({ instrument, today }: Around): string[] {
  const until = unansweredNotice(instrument)?.details.until ?? null;
  if (until === null || today > until) return [];
  return [`O prazo de resposta corre até ${formatDay(until)} e ainda não houve resposta.`];
}

/** Nor by an opinion of a day within that term, recorded after it. */
function beforeTermEnded({ instrument, today }: Around, { on }: InstrumentEvent): string[] {
  const until = unansweredNotice(instrument)?.details.until ?? null;
  if (until === null || today <= until || on > until) return [];
  return [`${formatDay(on)} é dentro do prazo de resposta, que foi até ${formatDay(until)} e ficou sem ela.`];
}

/** A suspension reaches no month before that of its notice. */
function notBackwards({ instrument: { procedure } }: Around, { details }: InstrumentEvent): string[] {
  const notice = procedure.suspension.find(({ type }) => type === 'suspension-noticed');
  if (notice === undefined || details.competencia === undefined) return [];
  const month = Temporal.PlainDate.from(notice.on).toPlainYearMonth().toString();
  if (details.competencia >= month) return [];
  return [`A notificação é de ${monthInWords(month)}: a suspensão não alcança competências anteriores.`];
}
