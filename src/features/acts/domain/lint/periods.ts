import { formatDay, formatDayInWords } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { addDays, calendarDay, endsMonth, lengthOfMonth, MONTHS, monthNumber } from './calendar.ts';
import type { Mark } from './finding.ts';
import { type Hit, hitsOf, type LegalText, quoted, sentenceAround, tolerant } from './legal-text.ts';
import { reversedPeriods } from './reversed.ts';

const MONTH = MONTHS.join('|');
const WRITTEN_DAY = new RegExp(
  String.raw`(?<![\d/])(?<day>\d{1,2})\S? de (?<month>${MONTH}) de (?<year>(?:19|20)\d{2})(?!\d)`,
  'gu',
);
const PRINTED_DAY = /(?<![\d/.])(?<day>\d{2})\/(?<month>\d{2})\/(?<year>(?:19|20)\d{2})(?!\d)/gu;

/** L014: days that do not exist, periods that end before they begin or are not whole months, examples before the act, effects before it, exceptions made the rule. */
export function datesThatDoNotFit(text: LegalText): Mark[] {
  return [
    ...impossibleDays(text),
    ...reversedPeriods(text),
    ...daysThatAreNotMonths(text),
    ...examplesBefore(text),
    ...effectsBefore(text),
    ...exceptionsAsRule(text),
  ];
}

function impossibleDays(text: LegalText): Mark[] {
  const written = hitsOf(text, WRITTEN_DAY);
  const printed = hitsOf(text, PRINTED_DAY).map(
    ({ groups, ...hit }): Hit => ({
      ...hit,
      groups: { ...groups, month: MONTHS[Number(groups.month) - 1] ?? '' },
    }),
  );
  return [...written, ...printed]
    .filter(({ groups }) => calendarDay(groups.day, groups.month, groups.year) === null)
    .map(({ start, end }) => ({
      rule: 'L014',
      severity: 'error',
      start,
      end,
      message: `${quoted(text, { start, end })} não existe no calendário.`,
      suggestion: null,
    }));
}

const COUNTED_DAYS = new RegExp(
  tolerant(
    String.raw`(?<days>\d{1,4}) ?(?:\([^()]{3,60}\) ?)?dias,? (?:(?:corridos|contados),? )?(?:a contar|a partir|contados) d[eo] (?<day>\d{1,2})\S? de `,
  ).source + String.raw`(?<month>${MONTH})\s+de\s+(?<year>\d{4})`,
  'gu',
);
const MONTHLY_AMOUNT = tolerant(
  String.raw`mensa(?:l|is)\b[^.;]{0,40}? r[$s] ?(?<figure>\d{1,3}(?:\.\d{3})*,\d{2})`,
);

/** A period counted in days ends on another day as the first is counted or not; that matters where payment is by the month. */
function daysThatAreNotMonths(text: LegalText): Mark[] {
  if (!/mensal/u.test(text.folded)) return [];
  const monthly = hitsOf(text, MONTHLY_AMOUNT)[0]?.groups.figure;
  return hitsOf(text, COUNTED_DAYS).flatMap(({ start, end, groups }): Mark[] => {
    const first = calendarDay(groups.day, groups.month, groups.year);
    const days = Number(groups.days);
    if (first === null || days < 28) return [];
    const [counting, after] = [addDays(first, days - 1), addDays(first, days)];
    if (endsMonth(counting)) return [];
    const effect = monthly === undefined ? null : unpaidOf(Rational.parsePtBr(monthly), first, counting);
    const worth = effect === null ? '' : unpaidInWords(counting);
    const before =
      text.signedOn !== null && first < text.signedOn
        ? ` Começa antes da assinatura (${formatDay(text.signedOn)}).`
        : '';
    return [
      {
        rule: 'L014',
        severity: 'warning',
        start,
        end,
        message: `${days} dias acabam em ${formatDay(counting)}, contando o primeiro, ou em ${formatDay(after)}: não são meses inteiros, e o pagamento é mensal.${worth}${before}`,
        suggestion: 'Dizer o prazo em meses, ou as competências que alcança.',
        effect,
      },
    ];
  });
}

/** What a monthly amount loses in a last month paid only up to `last`: the paid part truncated to the cent. Null where the first month is not whole either. */
function unpaidOf(monthly: Rational, first: string, last: string): Rational | null {
  if (!first.endsWith('-01')) return null;
  const paid = monthly.mul(Rational.of(Number(last.slice(8)), lengthOfMonth(last))).round(2, 'truncate');
  return monthly.sub(paid);
}

const unpaidInWords = (last: string) =>
  ` O efeito é o que separa pagar inteiro o último mês de pagar ${Number(last.slice(8))} dos seus ${lengthOfMonth(last)} dias.`;

const EXAMPLE = /(?:^|[ .;])(?:ex|exemplo|por exemplo)\s*[.:]/gu;
const MONTH_YEAR = new RegExp(String.raw`\b(?<month>${MONTH})\s*(?:de|\/)\s*(?<year>(?:19|20)\d{2})`, 'gu');

/** An example of a payment in a month before the act cannot be one of what it rules. */
function examplesBefore(text: LegalText): Mark[] {
  const { signedOn } = text;
  if (signedOn === null) return [];
  return hitsOf(text, EXAMPLE).flatMap(({ start, end }): Mark[] => {
    const sentence = sentenceAround(text, end + 1);
    if (!/pagament|repass|pago\b/u.test(text.folded.slice(end, sentence.end))) return [];
    const months = hitsOf(text, MONTH_YEAR, end, sentence.end);
    const [paid, ...rest] = months;
    const of = (hit: (typeof months)[number]) =>
      `${hit.groups.year}-${String(monthNumber(hit.groups.month ?? '')).padStart(2, '0')}`;
    if (!paid || of(paid) >= signedOn.slice(0, 7)) return [];
    return [
      {
        rule: 'L014',
        severity: 'warning',
        start: start + (/^[ .;]/u.test(text.folded.slice(start, end)) ? 1 : 0),
        end: (rest.at(-1) ?? paid).end,
        message: `O exemplo é de ${quoted(text, paid)}, antes do ato, que é de ${formatDayInWords(signedOn)}.`,
        suggestion: 'Dar um exemplo de mês em que o ato já vale.',
      },
    ];
  });
}

const IN_FORCE = new RegExp(
  tolerant(String.raw`est[ae] (?:resolu\S{2,5}|portaria|decreto|lei)[^;.]{0,160}?\bde (?<day>\d{1,2})\S? de `)
    .source + String.raw`(?<month>${MONTH})\s+de\s+(?<year>\d{4})`,
  'gu',
);

function effectsBefore(text: LegalText): Mark[] {
  const { signedOn } = text;
  if (signedOn === null) return [];
  return hitsOf(text, IN_FORCE).flatMap(({ start, end, groups }): Mark[] => {
    const day = calendarDay(groups.day, groups.month, groups.year);
    const isClause = /vigor|efeito|retroag|\[/u.test(text.folded.slice(start, end));
    if (day === null || day >= signedOn || !isClause) return [];
    return [
      {
        rule: 'L014',
        severity: 'info',
        start,
        end,
        message: `Produz efeitos desde ${formatDayInWords(day)}, antes da assinatura, em ${formatDayInWords(signedOn)}.`,
        suggestion: 'Confirmar que a retroação é pretendida e em que se funda.',
      },
    ];
  });
}

const EXCEPTION = tolerant(
  String.raw`par\S{1,3}grafo \S{0,2}nico ?:[^;]{0,30}? (?:em caráter excepcional|excepcionalmente)[^;]{0,60}?\d{1,4} ?(?:\([^()]+\) ?)?(?:dias|meses)`,
);
const CALLS_SOLE = tolerant(
  String.raw`,? ?(?:conforme|nos termos d|de acordo com) ?o? par\S{1,3}grafo \S{1,3}nico d[oa] art\S{0,5} ?(?<article>\d{1,3})`,
);
const ARTICLE = /(?:^|[\s.])art\S{0,3} ?(?<n>\d{1,3})/gu;

/** A provision for a limited time that a lasting procedure points at without its limit. */
function exceptionsAsRule(text: LegalText): Mark[] {
  return hitsOf(text, EXCEPTION).flatMap((exception): Mark[] => {
    const article = hitsOf(text, ARTICLE, 0, exception.start).at(-1)?.groups.n;
    return hitsOf(text, CALLS_SOLE)
      .filter(({ groups, start }) => groups.article === article && start > exception.end)
      .flatMap((call): Mark[] => {
        const sentence = sentenceAround(text, call.start);
        const said = text.folded.slice(sentence.start, call.end);
        if (!/mensal/u.test(said) || /excepcional|\d+ dias/u.test(said)) return [];
        const base = /com\s+base\s+na\s+m\S+dia/u.exec(said)?.index ?? 0;
        return [
          {
            rule: 'L014',
            severity: 'warning',
            start: sentence.start + base,
            end: call.end,
            message: `O procedimento mensal aplica o parágrafo único do Art. ${article}, que vale só por prazo certo e em caráter excepcional, sem dizer até quando.`,
            suggestion: 'Separar a regra do período excepcional da regra permanente.',
          },
        ];
      });
  });
}
