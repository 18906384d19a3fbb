import { readCalendar } from './calendar.ts';
import { readRecurrence } from './recurrence.ts';
import { asWritten, countOf, MONTH, plainExpression } from './words.ts';

/** Words in parentheses, as compared and as written. */
export interface Aside {
  readonly plain: string;
  readonly written: string;
}

const PARENTHESES = /\(([^()]*)\)/g;
/** `noventa (90) dias`: the same number again. */
const AGAIN = /\(([^()]*)\)(?=\s+(?:dia|m[eê]s|ano|semana|hora))/gi;

const withoutRepeats = (text: string) =>
  text.replace(AGAIN, (again, words: string) => (countOf(plainExpression(words)) === null ? again : ' '));

/** What stands in parentheses, apart from the rest of the expression. */
export function splitAsides(text: string, raw: string): { main: string; asides: readonly Aside[] } {
  const said = withoutRepeats(text);
  const main = plainExpression(said.replace(PARENTHESES, ' '));
  if (main === '') return { main: text, asides: [] };
  const written = [...withoutRepeats(raw).matchAll(PARENTHESES)].map(([, words = '']) => words);
  const asides = [...said.matchAll(PARENTHESES)].map(([, plain = ''], at) => ({
    plain: plain.trim(),
    written: written[at] ?? plain,
  }));
  return { main, asides: asides.filter(({ plain }) => plain !== '') };
}

const CONDITION =
  /\?|\b(?:se|caso|quando|apos|depois|conforme|desde que|a confirmar|a definir|mediante|salvo|exceto|ou|talvez|provave(?:l|lmente)|previst\w*|previsao|depend\w*|condicionad\w*|sujeit\w*|vinculad\w*|prorrog\w*|adia\w*|antecip\w*|remarc\w*|reprogram\w*|reagend\w*|repactu\w*|alterad\w*|suspens\w*|cancelad\w*|estimad\w*|estimativa|provisori\w*|aproximad\w*)\b/;

/** The date may be another, or none: `se aprovado`, `prorrogado para junho/24`. */
export const isCondition = ({ plain }: Aside): boolean => CONDITION.test(plain);

const MARKED = /^(?:,|;|-|:)|(?:,|;|-)$/;
/** What may follow a date without a mark before it. */
const CONDITION_WORD = /^(?:se|caso|desde que|a confirmar|conforme|mediante|condicionad|sujeit|prorrog)/;
const unmarked = (text: string) => text.replace(/^[,;:-]+\s*|\s*[,;-]+$/g, '');

/** The ways to cut a condition off an expression, the longest condition first: `março/24, se aprovado`, `caso haja recurso: mensal`. */
export function conditionCuts(
  main: string,
  raw: string,
): { readonly rest: string; readonly written: string }[] {
  const words = main.split(' ');
  return words.slice(1).flatMap((_, at) => {
    const [left, right] = [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')];
    const mark = MARKED.test(right) || /[,;:-]$/.test(left);
    const [first, last] = [unmarked(left), unmarked(right)];
    const cuts = [];
    if (startsCondition(last) && (mark || CONDITION_WORD.test(last)))
      cuts.push({ rest: first, written: asWritten(raw, last, 'last') });
    if (startsCondition(first) && mark) cuts.push({ rest: last, written: asWritten(raw, first, 'first') });
    return cuts;
  });
}

const startsCondition = (text: string) => text !== '' && CONDITION.exec(text)?.index === 0;

/** A date or a rhythm of its own, which belongs to what stands before it: `mensal (até dez/27)`. */
export const isDated = ({ plain }: Aside): boolean =>
  readRecurrence(plain) !== null || readCalendar(plain) !== null;

const OF_TIME = new RegExp(
  `^\\d+$|\\d[/.-]\\d|\\b(?:ate|a partir|desde|dias?|semanas?|mes(?:es)?|anos?|${MONTH})\\b`,
);

/** Beside these words, no reading of the rest is beyond doubt. */
export const isDoubtful = (aside: Aside): boolean =>
  isCondition(aside) || isDated(aside) || OF_TIME.test(aside.plain);

export const asideWords = ({ written }: Aside): string => `Entre parênteses: “${written}”.`;
