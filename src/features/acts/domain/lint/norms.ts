import { formatDay } from '../../../../kernel/format.ts';
import { calendarDay, MONTHS } from './calendar.ts';
import type { Mark } from './finding.ts';
import { hitsOf, type LegalText, quoted, tolerant } from './legal-text.ts';

/** A norm of the registry. */
export interface NormFacts {
  readonly kind: string;
  /** "1.606/2001". */
  readonly number: string;
  readonly name: string;
  readonly signedOn: string | null;
}

interface Cited {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly body: string;
  readonly number: number;
  readonly year: string;
  readonly day: string | null;
}

const KINDS: readonly [RegExp, string][] = [
  [/^portaria/u, 'ordinance'],
  [/^lei/u, 'law'],
  [/^decreto/u, 'decree'],
  [/^resolu/u, 'resolution'],
];
const HEAD = String.raw`\b(?<kind>portaria|lei|decreto|resolu\S{2,5})(?<body>(?: (?:complementar|estadual|federal|ministerial|[a-z]{2,5}(?:\/[a-z]{2,4})?))?) ?n\S{0,3} ?\.? ?(?<number>\d[\d.]*\d)`;
const BY_YEAR = tolerant(String.raw`${HEAD}(?:\/[a-z]{2,6}){0,2}\/(?<year>(?:19|20)\d{2})(?!\d)`);
const BY_DAY = new RegExp(
  tolerant(String.raw`${HEAD},? de (?<day>\d{1,2})\S? de `).source +
    String.raw`(?<month>${MONTHS.join('|')})\s+de\s+(?<year>\d{4})`,
  'gu',
);

function citedIn(text: LegalText): Cited[] {
  return [...hitsOf(text, BY_YEAR), ...hitsOf(text, BY_DAY)]
    .map(({ start, end, groups }) => ({
      start,
      end,
      kind: KINDS.find(([name]) => name.test(groups.kind ?? ''))?.[1] ?? '',
      body: (groups.body ?? '').trim(),
      number: Number((groups.number ?? '').replaceAll('.', '')),
      year: groups.year ?? '',
      day: groups.day === undefined ? null : calendarDay(groups.day, groups.month, groups.year),
    }))
    .sort((a, b) => a.start - b.start);
}

/** L011: norms cited with another year or day than the registry has, and numbers of one body that do not follow one another. */
export function normsAgainstRegistry(text: LegalText, registry: readonly NormFacts[]): Mark[] {
  const cited = citedIn(text);
  return cited.flatMap((norm) => [
    ...againstRegistry(text, norm, registry),
    ...outOfSequence(text, norm, cited),
  ]);
}

/** A norm of the same kind, number and year has one day. Laws and decrees of one body do not begin again each year: the year beside is a slip. */
function againstRegistry(text: LegalText, norm: Cited, registry: readonly NormFacts[]): Mark[] {
  const same = registry.filter(({ kind, number }) => {
    const [digits = '', year] = number.replaceAll('.', '').split('/');
    const isKnown = kind === norm.kind && Number(digits) === norm.number;
    const isBeside = /^(?:law|decree)$/u.test(kind) && Math.abs(Number(year) - Number(norm.year)) === 1;
    return isKnown && (year === norm.year || isBeside);
  });
  const [known] = same;
  if (same.length !== 1 || known === undefined || known.signedOn === null) return [];
  const fits = norm.day === null ? known.signedOn.startsWith(norm.year) : known.signedOn === norm.day;
  if (fits) return [];
  return [
    {
      rule: 'L011',
      severity: 'warning',
      start: norm.start,
      end: norm.end,
      message: `O registro tem ${known.name} (${formatDay(known.signedOn)}), e o texto cita “${quoted(text, norm)}”.`,
      suggestion: `${known.name} (${formatDay(known.signedOn)})`,
    },
  ];
}

/** A number that is another of the same body, one year away, less its last digit: the digit was left out. */
function outOfSequence(text: LegalText, norm: Cited, cited: readonly Cited[]): Mark[] {
  const longer = cited.find(
    (other) =>
      other.kind === norm.kind &&
      other.body === norm.body &&
      norm.body !== '' &&
      Math.abs(Number(other.year) - Number(norm.year)) === 1 &&
      Math.floor(other.number / 10) === norm.number,
  );
  if (longer === undefined) return [];
  return [
    {
      rule: 'L011',
      severity: 'info',
      start: norm.start,
      end: norm.end,
      message: `O mesmo órgão tem o número ${longer.number} um ano ao lado (“${quoted(text, longer)}”): falta um algarismo em ${norm.number}?`,
      suggestion: 'Conferir o número na publicação.',
    },
  ];
}

const GLUED =
  /\b(?<kind>portaria|lei|decreto|resolu\S{2,5})\s*(?:n\S{0,3}\s*)?(?<number>\d{1,4})(?<year>(?:19|20)\d{2})(?<rest>\/[a-z]{2,10})(?![\d/])/gu;

/** L018: number and year of a norm written together. */
export function gluedNumbers(text: LegalText): Mark[] {
  return hitsOf(text, GLUED).map(({ end, groups }) => {
    const { number = '', year = '', rest = '' } = groups;
    const at = end - rest.length - year.length - number.length;
    return {
      rule: 'L018',
      severity: 'error',
      start: at,
      end,
      message: `${text.text.slice(at, end)} não é número de norma: falta a barra entre o número e o ano.`,
      suggestion: `${number}/${year}${text.text.slice(end - rest.length, end)}`,
    };
  });
}
