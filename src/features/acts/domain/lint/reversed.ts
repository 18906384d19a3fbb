import { calendarDay, MONTHS, monthNumber } from './calendar.ts';
import type { Mark } from './finding.ts';
import { type Hit, hitsOf, type LegalText, quoted } from './legal-text.ts';

const MONTH = MONTHS.join('|');
const PRINTED = String.raw`(?<$d>\d{1,2})[/.](?<$m>\d{1,2})[/.](?<$y>(?:19|20)\d{2})`;
const WRITTEN = String.raw`(?<$d>\d{1,2})\S? de (?<$m>${MONTH})(?: de (?<$y>(?:19|20)\d{2}))?`;
const MONTH_ONLY = String.raw`(?<$m>${MONTH})(?: de |\/| )(?<$y>(?:19|20)\d{2})`;
const BOUND_DAY = String.raw`(?<$d>\d{1,2})\S?`;
/** What stands between the two ends of a period; "entre … e …" is one too. */
const TO = ' ?(?:a|à|ate|ate o dia|-|–|—) ?';

const side = (source: string, suffix: 'A' | 'B') =>
  source.replace(/\$([dmy])/gu, (_, part: string) => `${part}${suffix}`);

function period(from: string, to: string): RegExp[] {
  const ends = [side(from, 'A'), side(to, 'B')] as const;
  const loose = (source: string) =>
    new RegExp(source.replaceAll(' ?', String.raw`\s*`).replaceAll(' ', String.raw`\s+`), 'gu');
  return [
    loose(String.raw`(?<![\d/.])${ends[0]}${TO}${ends[1]}(?![\d/])`),
    loose(String.raw`\bentre (?:os dias |o dia )?${ends[0]} e (?:o dia )?${ends[1]}(?![\d/])`),
  ];
}

const PERIODS = [
  ...period(PRINTED, PRINTED),
  ...period(WRITTEN, WRITTEN),
  ...period(BOUND_DAY, WRITTEN),
  ...period(MONTH_ONLY, MONTH_ONLY),
];

/** Periods that end before they begin: "de 10/06/2022 a 01/06/2022". A first end without its year takes that of the second. */
export function reversedPeriods(text: LegalText): Mark[] {
  return PERIODS.flatMap((pattern) => hitsOf(text, pattern)).flatMap((hit): Mark[] => {
    const { from, to } = endsOf(hit);
    if (from === null || to === null || from <= to) return [];
    return [
      {
        rule: 'L014',
        severity: 'error',
        start: hit.start,
        end: hit.end,
        message: `“${quoted(text, hit)}” acaba antes de começar.`,
        suggestion: 'Conferir na fonte qual das duas datas está errada, ou se estão trocadas.',
      },
    ];
  });
}

/** Both ends as YYYY-MM-DD; null where one does not exist. Ends without a year pass over the turn of the year, and months may. */
function endsOf({ groups }: Hit): { from: string | null; to: string | null } {
  const { dA, mA, yA, dB, mB, yB } = groups;
  const name = (month = '') => MONTHS[(monthNumber(month) || Number(month)) - 1];
  const month = name(mA ?? mB);
  const passesTheYear = yA === undefined && monthNumber(month ?? '') > monthNumber(name(mB) ?? '');
  if (yB === undefined || passesTheYear) return { from: null, to: null };
  return {
    from: calendarDay(dA ?? '1', month, yA ?? yB),
    to: calendarDay(dB ?? '1', name(mB), yB),
  };
}
