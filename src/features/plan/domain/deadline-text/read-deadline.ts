import type { Deadline } from '../deadline.ts';
import { type Calendar, type CalendarReading, readCalendar } from './calendar.ts';
import { type Recurrence, readRecurrence } from './recurrence.ts';
import { countOf, plainExpression } from './words.ts';

/** A deadline as written and as understood, before anybody confirmed it. */
export type DeadlineReading = Omit<Deadline, 'confirmed'>;

const BLANK = { start: null, due: null, effectiveDue: null, rrule: null, precision: null } as const;

/**
 * Reads a Portuguese deadline expression: `Até abril/24`, `Julho/24 a dez/27`, `quinzenal`, `em até 90 dias após a publicação`. What
 * is not understood is `unparseable` with the reason, never a guess; what can be read in two ways, or lacks its year, is
 * `low` with the doubt. Never throws. `planEnd` (`YYYY-MM-DD`) is where what has no end of its own ends.
 */
export function readDeadline(raw: string, options: { planEnd?: string | null } = {}): DeadlineReading {
  const planEnd = options.planEnd ?? null;
  const text = plainExpression(raw);
  if (text === '') return unparseable(raw, 'Não há nada escrito.');
  const { main, aside } = splitAside(text, raw);
  return (
    readContinuous(raw, main, planEnd) ??
    readRelative(raw, text) ??
    readExternal(raw, main) ??
    readSlip(raw, main) ??
    readDated(raw, main, aside, planEnd) ??
    unparseable(raw, reasonFor(raw, main))
  );
}

function unparseable(raw: string, reason: string): DeadlineReading {
  return { raw, kind: 'unparseable', ...BLANK, confidence: 'unparseable', note: reason };
}

const VAGUE =
  /^(?:imediat|em breve|assim que|o quanto antes|urgente|inicio d|meados d|comeco d|em torno|por volta|mais ou menos|aproximadamente|amanha|hoje|ate amanha|ate hoje)/;
const OPEN_YET =
  /^(?:a definir|a combinar|a confirmar|indefinid|sem prazo|sem data|nao (?:informado|definido|se aplica)|n\/a|-+|\?+|x+)$/;

/** Why an expression cannot be read. */
function reasonFor(raw: string, main: string): string {
  if (OPEN_YET.test(main)) return 'O prazo ainda não foi definido: informe a data.';
  if (VAGUE.test(main)) return `“${raw.trim()}” não diz um dia, mês ou ano: informe a data.`;
  return `Não é uma expressão de prazo conhecida: “${raw.trim()}”.`;
}

/** What stands in parentheses at the end, apart: a recurrence, or words of no weight. */
function splitAside(text: string, raw: string): { main: string; aside: Aside | null } {
  const [, main, plain] = /^(.+?) ?\(([^()]*)\)$/.exec(text) ?? [];
  if (main === undefined || plain === undefined) return { main: text, aside: null };
  const written = /\(([^()]*)\)\W*$/.exec(raw)?.[1] ?? plain;
  return { main, aside: { plain, written } };
}

/** Words in parentheses, as compared and as written. */
interface Aside {
  readonly plain: string;
  readonly written: string;
}

const CONTINUOUS =
  /^(?:acao |atividade |processo |de forma |de modo |em carater |fluxo )?(?:continu[oa]s?|continuad[oa]s?|continuamente|permanentes?|permanentemente|ininterrupt[oa])(?: e permanente)?$|^(?:durante |em )?tod[oa] (?:o periodo|a vigencia)(?: do plano)?$/;

function readContinuous(raw: string, main: string, planEnd: string | null): DeadlineReading | null {
  if (!CONTINUOUS.test(main)) return null;
  const note = 'Ação contínua sem data: acompanha a vigência do plano e não vence.';
  return { raw, kind: 'continuous', ...BLANK, effectiveDue: planEnd, confidence: 'medium', note };
}

const AFTER =
  /^(?:em |no |num |ate |prazo maximo de |prazo de )*(.+?) (dia|mes|ano|semana|hora)(?:s|es)?( utei?s| corridos)?(?: (?:apos|depois d[aeo]s?|a contar d[aeo]s?|contad[oa]s (?:a partir )?d[aeo]s?|a partir d[aeo]s?|d[aeo]s?|antes d[aeo]s?) (.+))?$/;

/** `em até 90 dias após a publicação`: the event gives the date, and is not in the text. */
function readRelative(raw: string, text: string): DeadlineReading | null {
  const [, count = '', unit = '', working = '', event] =
    AFTER.exec(text.replace(/ \([^()]*\)(?= )/g, '')) ?? [];
  const many = countOf(count);
  if (many === null || /^(?:cada |todo )?mes$/.test(event ?? '')) return null;
  const counted = `${many} ${unitWords(unit, many)}${working.startsWith(' ute') ? ' úteis' : working}`;
  if (event === undefined) {
    const note = `Conta ${counted}, mas não diz de quê: informe o acontecimento ou a data.`;
    return { raw, kind: 'relative', ...BLANK, confidence: 'low', note };
  }
  const words = raw.trim().split(/\s+/).slice(-event.split(' ').length).join(' ');
  const note = `Conta ${counted} de “${words}”: a data vem com o acontecimento.`;
  return { raw, kind: 'relative', ...BLANK, confidence: 'medium', note };
}

function unitWords(unit: string, many: number): string {
  const singular = unit === 'mes' && many === 1 ? 'mês' : unit;
  if (many === 1) return singular;
  return unit === 'mes' ? 'meses' : `${unit}s`;
}

const EXTERNAL =
  /^(?:conforme|de acordo com|segundo|a depender|dependendo|depende|sob demanda|por demanda|quando|sempre que|se necessario|apos|depois d|mediante|ate a |ate o termino d|vinculad[oa]|de comum acordo|junto com|concomitante)/;

/** Waits for something outside of the document; no date is made up for it. */
function readExternal(raw: string, main: string): DeadlineReading | null {
  if (!EXTERNAL.test(main) || readCalendar(main) !== null || readRecurrence(main) !== null) return null;
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
function readDated(
  raw: string,
  main: string,
  aside: Aside | null,
  planEnd: string | null,
): DeadlineReading | null {
  const whole = readCalendar(main);
  if (whole !== null) {
    const rule = aside === null ? null : readRecurrence(aside.plain);
    return fromCalendar(raw, whole, { rule, planEnd, aside: rule === null ? aside : null });
  }
  const rule = readRecurrence(main);
  if (rule !== null) return withAside(fromRule(raw, rule, null, planEnd), aside);
  const words = main.split(' ');
  for (let cut = 1; cut < words.length; cut++) {
    const [left, right] = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
    const both = pairOf(left, right) ?? pairOf(right, left);
    if (both !== null) return fromCalendar(raw, both.calendar, { rule: both.rule, planEnd, aside: null });
  }
  return null;
}

function withAside(reading: DeadlineReading, aside: Aside | null): DeadlineReading {
  return aside === null ? reading : { ...reading, note: noteOf([reading.note, asideWords(aside)]) };
}

const asideWords = (aside: Aside) => `Entre parênteses: “${aside.written}”.`;
const CONDITION = /^(?:se|caso|quando|apos|conforme|a confirmar|previs|depend|desde que)/;

function pairOf(
  ruleText: string,
  calendarText: string,
): { rule: Recurrence; calendar: CalendarReading } | null {
  const rule = readRecurrence(ruleText);
  if (rule === null) return null;
  const calendar = readCalendar(calendarText.replace(/^[,;-]\s*|[,;]$/g, ''));
  return calendar === null ? null : { rule, calendar };
}

interface Beside {
  readonly rule: Recurrence | null;
  readonly planEnd: string | null;
  readonly aside: Aside | null;
}

function fromCalendar(
  raw: string,
  reading: CalendarReading,
  { rule, planEnd, aside }: Beside,
): DeadlineReading {
  if ('impossible' in reading) return unparseable(raw, `${reading.impossible}.`);
  const { calendar } = reading;
  if (rule !== null) return fromRule(raw, rule, calendar, planEnd);
  const { kind, start, due, precision } = calendar;
  const confidence = aside !== null && CONDITION.test(aside.plain) ? 'low' : calendar.confidence;
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
      aside === null ? null : asideWords(aside),
    ]),
  };
}

const SURENESS = ['low', 'medium', 'high'] as const;

function fromRule(
  raw: string,
  rule: Recurrence,
  calendar: Calendar | null,
  planEnd: string | null,
): DeadlineReading {
  const due = calendar?.due ?? null;
  const least = Math.min(SURENESS.indexOf(rule.confidence), SURENESS.indexOf(calendar?.confidence ?? 'high'));
  return {
    raw,
    kind: due === null ? 'recurring' : 'range+recurrence',
    start: calendar?.start ?? null,
    due,
    effectiveDue: due ?? planEnd,
    rrule: rule.rrule,
    precision: calendar?.precision ?? null,
    confidence: SURENESS[least] ?? 'low',
    note: noteOf([rule.note, ...(calendar?.notes ?? [])]),
  };
}

function noteOf(parts: readonly (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(' ');
}
