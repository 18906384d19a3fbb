import type { Deadline } from '../deadline.ts';
import {
  type Aside,
  asideWords,
  conditionCuts,
  isCondition,
  isDated,
  isDoubtful,
  splitAsides,
} from './asides.ts';
import { type Calendar, type CalendarReading, readCalendar } from './calendar.ts';
import { farYear } from './plausible-years.ts';
import { isExternal, reasonFor } from './reasons.ts';
import { isTooShort, readRecurrence } from './recurrence.ts';
import { readRelative } from './relative.ts';
import type { Recurrence } from './rule.ts';
import { spellOut, waitsForPlanEnd } from './spell-out.ts';
import { clashOf, namedDays } from './weekdays.ts';
import { isContinuous, plainExpression } from './words.ts';

/** A deadline as written and as understood, before anybody confirmed it. */
export type DeadlineReading = Omit<Deadline, 'confirmed'>;

const BLANK = { start: null, due: null, effectiveDue: null, rrule: null, precision: null } as const;

/** In characters: no deadline is a paragraph, and a hostile cell must not keep the reader busy. */
const LONGEST = 300;

/**
 * Reads a Portuguese deadline expression: `Até abril/24`, `Julho/24 a dez/27`, `quinzenal`, `em até 90 dias após a publicação`. What
 * is not understood is `unparseable` with the reason, never a guess; what can be read in two ways, or lacks its year, is
 * `low` with the doubt. Never throws. `planEnd` (`YYYY-MM-DD`) is where what has no end of its own ends.
 */
export function readDeadline(raw: string, options: { planEnd?: string | null } = {}): DeadlineReading {
  const planEnd = options.planEnd ?? null;
  const reading = readWords(raw, planEnd);
  const doubt = farYear([reading.start, reading.due], planEnd);
  return doubt === null ? reading : doubted(reading, doubt);
}

function readWords(raw: string, planEnd: string | null): DeadlineReading {
  if (raw.trim().length > LONGEST)
    return unparseable(raw, 'O texto é longo demais para um prazo: informe a data.');
  const text = plainExpression(raw);
  if (text === '') return unparseable(raw, 'Não há nada escrito.');
  const { main, asides } = splitAsides(text, raw);
  const [aside, ...more] = asides;
  if (aside !== undefined && more.length === 0 && isDated(aside) && !isCondition(aside)) {
    const [listed, whole] = [', ', ' '].map((mark) =>
      readPhrase(raw, `${main}${mark}${aside.plain}`, planEnd),
    );
    if (listed != null && ['high', 'medium'].includes(listed.confidence)) return listed;
    if (whole != null && whole.confidence !== 'unparseable') return whole;
  }
  const reading = readPhrase(raw, main, planEnd);
  return reading === null ? unparseable(raw, reasonFor(raw, main)) : weighed(reading, asides);
}

/** An expression with no parentheses in it, or null where it is not understood. */
function readPhrase(raw: string, phrase: string, planEnd: string | null): DeadlineReading | null {
  const asked = /^(.+?) ?\?+$/.exec(phrase)?.[1];
  if (asked !== undefined) return doubted(readPhrase(raw, asked, planEnd), 'Há um “?” no fim: confirme.');
  const main = spellOut(phrase, planEnd);
  return (
    readCertain(raw, main, planEnd) ??
    readNamedDay(raw, main, planEnd) ??
    readConditional(raw, main, planEnd) ??
    readPlanEnd(raw, main) ??
    readExternal(raw, main)
  );
}

function readCertain(raw: string, main: string, planEnd: string | null): DeadlineReading | null {
  return (
    readContinuous(raw, main, planEnd) ??
    readCounted(raw, main) ??
    readSlip(raw, main) ??
    readDated(raw, main, planEnd)
  );
}

/** `março/24, se aprovado`: the date holds only if something happens. */
function readConditional(raw: string, main: string, planEnd: string | null): DeadlineReading | null {
  for (const { rest, written } of conditionCuts(main, raw)) {
    const reading = readCertain(raw, rest, planEnd);
    if (reading === null || reading.confidence === 'unparseable') continue;
    return doubted(reading, `Com a condição: “${written}”.`);
  }
  return null;
}

function doubted<Reading extends DeadlineReading | null>(reading: Reading, doubt: string): Reading {
  if (reading === null || reading.confidence === 'unparseable') return reading;
  return { ...reading, confidence: 'low', note: noteOf([reading.note, doubt]) };
}

/** `sexta-feira, 17 de maio de 2024`: the day of the week is read against the date. */
function readNamedDay(raw: string, main: string, planEnd: string | null): DeadlineReading | null {
  for (const { weekday, rest } of namedDays(main)) {
    const reading = readCertain(raw, rest, planEnd);
    const day = reading?.due ?? reading?.start;
    if (reading == null || day == null || reading.precision !== 'day' || reading.rrule !== null) continue;
    if (reading.kind === 'range') continue;
    const clash = clashOf(weekday, day);
    return clash === null ? reading : doubted(reading, clash);
  }
  return null;
}

/** A condition, or another date that was not understood with the first, makes any reading doubtful. */
function weighed(reading: DeadlineReading, asides: readonly Aside[]): DeadlineReading {
  if (asides.length === 0 || reading.confidence === 'unparseable') return reading;
  const confidence = asides.some(isDoubtful) ? 'low' : reading.confidence;
  return { ...reading, confidence, note: noteOf([reading.note, ...asides.map(asideWords)]) };
}

function unparseable(raw: string, reason: string): DeadlineReading {
  return { raw, kind: 'unparseable', ...BLANK, confidence: 'unparseable', note: reason };
}

const NEVER_DUE = 'Ação contínua sem data: acompanha a vigência do plano e não vence.';

function readContinuous(raw: string, main: string, planEnd: string | null): DeadlineReading | null {
  if (isContinuous(main)) return continuous(raw, { effectiveDue: planEnd }, 'medium', [NEVER_DUE]);
  for (const [said, rest] of splitsOf(main)) {
    const reading = isContinuous(said) ? readCalendar(rest) : null;
    if (reading === null) continue;
    if ('impossible' in reading) return unparseable(raw, `${reading.impossible}.`);
    return continuousWithin(raw, reading.calendar, main.startsWith(rest), planEnd);
  }
  return null;
}

const DUE_OR_NOT = 'Diz um prazo e depois “contínuo”: não se sabe se vence; confirme.';

/** `contínuo até dez/27` tells how long it lasts; `até dez/27, contínuo` may as well be due by then. */
function continuousWithin(
  raw: string,
  calendar: Calendar,
  first: boolean,
  planEnd: string | null,
): DeadlineReading {
  const { kind, start, due, precision, confidence, notes } = calendar;
  const isBoth = first && ['until', 'day', 'month'].includes(kind);
  const least = confidence === 'low' || isBoth ? 'low' : 'medium';
  const days = { start, due, effectiveDue: due ?? planEnd, precision };
  return continuous(raw, days, least, [isBoth ? DUE_OR_NOT : 'Ação contínua: não vence.', ...notes]);
}

function continuous(
  raw: string,
  days: Partial<DeadlineReading>,
  confidence: 'medium' | 'low',
  notes: readonly string[],
): DeadlineReading {
  return { raw, kind: 'continuous', ...BLANK, ...days, confidence, note: noteOf(notes) };
}

/** Every cut of the words in two, in both orders, without the mark that stood between them. */
function splitsOf(main: string): (readonly [string, string])[] {
  const words = main.split(' ');
  return words.slice(1).flatMap((_, at) => {
    const [left, right] = [words.slice(0, at + 1), words.slice(at + 1)].map((part) =>
      part.join(' ').replace(/^[,;:-]+\s*|\s*[,;:-]+$/g, ''),
    ) as [string, string];
    return [[left, right] as const, [right, left] as const];
  });
}

/** `em até 90 dias após a publicação`: the event gives the date, and is not in the text; a day that is in it gives one. */
function readCounted(raw: string, main: string): DeadlineReading | null {
  const reading = readRelative(main, raw);
  if (reading === null) return null;
  if ('impossible' in reading) return unparseable(raw, `${reading.impossible}.`);
  if (reading.due === null) return { raw, kind: 'relative', ...BLANK, ...reading };
  const kind = reading.start === null ? 'until' : 'range';
  return { raw, kind, ...BLANK, ...reading, effectiveDue: reading.due };
}

/** The end of the plan, which nobody told. */
function readPlanEnd(raw: string, main: string): DeadlineReading | null {
  if (!waitsForPlanEnd(main)) return null;
  const note = 'Depende do fim do plano, que não foi informado: informe a data.';
  return { raw, kind: 'until', ...BLANK, confidence: 'low', note };
}

/** Waits for something outside of the document; no date is made up for it. */
function readExternal(raw: string, main: string): DeadlineReading | null {
  if (!isExternal(main)) return null;
  const note = 'Depende do que não está no documento: vincule a um evento ou agenda, ou informe a data.';
  return { raw, kind: 'external', ...BLANK, confidence: 'unparseable', note };
}

/** `2024027`: a slip between two years. The correction is suggested, never applied in silence. */
function readSlip(raw: string, main: string): DeadlineReading | null {
  const [, first = '', last] = /^((?:19|20)\d\d)(?: 0 |[^\d/-]?0?)((?:20)?\d\d)$/.exec(main) ?? [];
  if (last === undefined || main.length < 7) return null;
  const [start, end] = [Number(first), Number(last.slice(-2)) + 2000];
  if (end <= start) return null;
  return {
    raw,
    kind: 'range',
    start: `${start}-01-01`,
    due: `${end}-12-31`,
    effectiveDue: `${end}-12-31`,
    rrule: null,
    precision: 'year',
    confidence: 'low',
    note: `Parece erro de digitação de “${start} a ${end}”: confirme.`,
  };
}

/** The calendar, the recurrence, or both in either order. */
function readDated(raw: string, main: string, planEnd: string | null): DeadlineReading | null {
  const days = readCalendar(main);
  if (days !== null) return fromCalendar(raw, days, null, planEnd);
  const rhythm = readRecurrence(main);
  if (rhythm !== null) return fromRule(raw, rhythm, null, planEnd);
  const readings = splitsOf(main).flatMap(([said, rest]) => {
    const rule = readRecurrence(said);
    const calendar = rule === null ? null : readCalendar(rest);
    return calendar === null ? [] : [fromCalendar(raw, calendar, rule, planEnd)];
  });
  const [first, ...others] = readings;
  if (first === undefined) return null;
  return others.some(({ rrule }) => rrule !== first.rrule) ? doubted(first, TWO_WAYS) : first;
}

/** `todo mês de março até dez/27`: every month of a stretch, or every March until then. */
const TWO_WAYS = 'Pode ser um trecho de meses ou o mesmo mês de cada ano: confirme.';

function fromCalendar(
  raw: string,
  reading: CalendarReading,
  rule: Recurrence | null,
  planEnd: string | null,
): DeadlineReading {
  if ('impossible' in reading) return unparseable(raw, `${reading.impossible}.`);
  const { calendar } = reading;
  if (rule !== null) return fromRule(raw, rule, calendar, planEnd);
  const { kind, start, due, precision, confidence } = calendar;
  const open = kind === 'open' && start !== null;
  return {
    raw,
    kind,
    start,
    due,
    effectiveDue: open ? planEnd : due,
    rrule: null,
    precision,
    confidence,
    note: noteOf([
      ...calendar.notes,
      open ? 'Sem fim declarado; fim efetivo = fim da vigência do plano.' : null,
    ]),
  };
}

const WHICH_YEARS = 'O que vem com o ritmo não traz ano: confirme se vale para todos os anos.';
const isUndated = (calendar: Calendar | null): boolean => calendar?.start === null && calendar.due === null;
const TOO_SHORT = 'O período é mais curto que o ritmo: confirme de quando a quando.';
const SURENESS = ['low', 'medium', 'high'] as const;

function fromRule(
  raw: string,
  rule: Recurrence,
  calendar: Calendar | null,
  planEnd: string | null,
): DeadlineReading {
  const due = calendar?.due ?? null;
  const tooShort = calendar !== null && isTooShort(calendar, rule.rrule) ? TOO_SHORT : null;
  const least = Math.min(
    SURENESS.indexOf(rule.confidence),
    SURENESS.indexOf(calendar?.confidence ?? 'high'),
    SURENESS.indexOf(tooShort === null ? 'high' : 'low'),
  );
  return {
    raw,
    kind: due === null ? 'recurring' : 'range+recurrence',
    start: calendar?.start ?? null,
    due,
    effectiveDue: due ?? planEnd,
    rrule: rule.rrule,
    precision: calendar?.precision ?? null,
    confidence: SURENESS[least] ?? 'low',
    note: noteOf([rule.note, ...(isUndated(calendar) ? [WHICH_YEARS] : (calendar?.notes ?? [])), tooShort]),
  };
}

function noteOf(parts: readonly (string | null)[]): string | null {
  const said = new Set(parts.filter((part) => part !== null));
  return said.size === 0 ? null : [...said].join(' ');
}
