import { readCalendar } from './calendar.ts';
import { readRecurrence } from './recurrence.ts';
import { asWritten, countOf, isContinuous, ORDINAL, plainExpression, WEEKDAY_NAME } from './words.ts';

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
  /\?|\b(?:se|caso|quando|apos|depois|conforme|desde que|a confirmar|a definir|mediante|salvo|exceto|ou|talvez|provave(?:l|lmente)|previst\w*|previsao|depend\w*|condicionad\w*|sujeit\w*|vinculad\w*|prorrog\w*|adia\w*|antecip\w*|remarc\w*|reprogram\w*|reagend\w*|repactu\w*|alterad\w*|suspens\w*|cancelad\w*|estimad\w*|estimativa|provisori\w*|aproximad\w*|menos|nao|posterga\w*|transferid\w*|aguarda\w*)\b/;

/** The date may be another, or none: `se aprovado`, `prorrogado para junho/24`. */
export const isCondition = ({ plain }: Aside): boolean => CONDITION.test(plain);

const MARKED = /^(?:,|;|-|:)|(?:,|;|-)$/;
/** What may follow a date without a mark before it. */
const CONDITION_WORD =
  /^(?:se|caso|desde que|a confirmar|conforme|mediante|condicionad|sujeit|prorrog|posterga|transferid|aguardando|exceto|menos|salvo)/;
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

const WEEKDAY_ALONE = new RegExp(`^(?:um |uma |n?as? |n?os? )?${WEEKDAY_NAME}$`);

/** A date, a rhythm or a day of the week, which belongs to what stands before it: `mensal (até dez/27)`, `17/05/2024 (sexta-feira)`. */
export const isDated = ({ plain }: Aside): boolean =>
  WEEKDAY_ALONE.test(plain) ||
  isContinuous(plain) ||
  readRecurrence(plain) !== null ||
  readCalendar(plain) !== null;

/** The name of a part of the work, which moves no date: `1ª etapa`, `revisão anual`, `fase II`. */
const LABEL = new RegExp(
  `^(?:(?:${ORDINAL}) )?(?:etapa|fase|parte|versao|edicao|revisao|ciclo|turma|modulo|lote)s?(?: (?:unica|inicial|parcial|preliminar|final|anual|${ORDINAL}))?$`,
);

/** Beside words that were not read with the rest, no reading is beyond doubt: only the name of a part of the work moves no date. */
export const isDoubtful = ({ plain }: Aside): boolean => !LABEL.test(plain);

export const asideWords = ({ written }: Aside): string => `Entre parênteses: “${written}”.`;
