import { formatDay } from '../../../../kernel/format.ts';
import { plainWords } from '../plan-document/source-row.ts';

/** What can prove that an action was concluded: an act of the register, a collegiate body, a file, a fact that indicators count. */
export const RECORD_KINDS = ['act', 'body', 'file', 'fact'] as const;
type RecordKind = (typeof RECORD_KINDS)[number];

/** One thing that concluding asks for, by any of these kinds of record; of a kind, only by what the conditions let through. */
export interface Asked {
  readonly words: string;
  readonly kinds: readonly RecordKind[];
  /** Acts of these kinds only (`ordinance`: portaria). */
  readonly acts?: readonly string[] | undefined;
  /** Acts issued by one of these boards only, by a word of its name: `cib`. */
  readonly boards?: readonly string[] | undefined;
  /** Only the act that created a body given with it, where that body says which. */
  readonly creates?: boolean | undefined;
  /** A file counts once it was said to be one of these. */
  readonly files?: readonly string[] | undefined;
  /** What else is said of a file that is given as one. */
  readonly declares?: readonly ('number' | 'date')[] | undefined;
  /** Facts of these kinds only. */
  readonly facts?: readonly string[] | undefined;
  /** Bodies that carry out the action only. */
  readonly ofAction?: boolean | undefined;
  /** The action of which it is asked, once it is. */
  readonly action?: string | undefined;
}

/** What a file is, in the words of who gave it: "Resolução da CIB", its number and its day (`YYYY-MM-DD`). */
export interface Declaration {
  readonly kind: string;
  readonly number?: string | undefined;
  readonly date?: string | undefined;
}

/** What is known of a record where it is kept, besides its name; of a file nothing is, but what who gave it declares. */
export interface RecordTraits {
  readonly declared?: Declaration | undefined;
  readonly actKind?: string | undefined;
  readonly issuer?: string | undefined;
  readonly factKind?: string | undefined;
  /** Of a body: the actions that it carries out, and the act that created it. */
  readonly actions?: readonly string[] | undefined;
  readonly createdBy?: string | null | undefined;
}

/** A rule of the seed: the first whose verb begins the title, and whose object, if it names any, stands in it, holds. */
export interface PledgeRule {
  readonly id: string;
  readonly verbs: readonly string[];
  readonly objects?: readonly string[];
  readonly asks: readonly Asked[];
}

/** What the verb of an action promises; `asks` is empty where it promises no record of its own. */
export interface Pledge {
  readonly rule: string;
  readonly verb: string;
  readonly asks: readonly Asked[];
}

/** A record that was given, by the name it had then. */
export interface GivenRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly name: string;
  /** Of a file: what it was said to be. */
  readonly declared?: Declaration | undefined;
}

/** What was given when a line was concluded, and what of the promise is missing: why, in the unit's words. */
export interface KeptPledge {
  readonly records: readonly GivenRecord[];
  readonly missing: readonly string[];
  readonly reason: string | null;
}

/** The verb with which a title begins, and the second where there are two: `apresentar e validar`. */
function verbsOf(words: readonly string[]): string[] {
  const [first, and, second] = words;
  return [...(first ? [first] : []), ...(and === 'e' && second ? [second] : [])];
}

/** What the title of an action promises by the rules; null for a verb that none of them knows. */
export function pledgeOf(title: string, rules: readonly PledgeRule[]): Pledge | null {
  const words = plainWords(title).split(' ');
  const verbs = verbsOf(words);
  for (const { id, verbs: known, objects, asks } of rules) {
    const verb = known.find((each) => verbs.includes(each));
    if (verb === undefined || (objects && !objects.some((each) => words.includes(each)))) continue;
    return { rule: id, verb, asks };
  }
  return null;
}

/** A record with what is known of it. */
export type KnownRecord = Pick<GivenRecord, 'kind'> & { readonly id?: string } & RecordTraits;

const ANSWERS: Readonly<Record<RecordKind, (ask: Asked, record: KnownRecord) => boolean>> = {
  file: ({ files = [], declares = [] }, { declared }) =>
    declared !== undefined &&
    files.includes(declared.kind) &&
    declares.every((each) => Boolean(declared[each])),
  fact: ({ facts }, { factKind = '' }) => facts === undefined || facts.includes(factKind),
  body: ({ ofAction, action = '' }, { actions = [] }) => ofAction !== true || actions.includes(action),
  act: ({ acts, boards }, { actKind = '', issuer = '' }) =>
    (acts === undefined || acts.includes(actKind)) &&
    (boards === undefined ||
      plainWords(issuer)
        .split(' ')
        .some((word) => boards.includes(word))),
};

/** Whether a record is of what is asked: the kind of act, who issued it, whose body it is, what the fact says. */
export const answersAsk = (ask: Asked, record: KnownRecord): boolean =>
  ask.kinds.includes(record.kind) && ANSWERS[record.kind](ask, record);

/** "Resolução da CIB nº 12/2024, de 03/05/2024 (resolucao.pdf)": what a file was said to be, or its name alone. */
export function fileWords(fileName: string, declared: Declaration | undefined): string {
  if (declared === undefined) return fileName;
  const { kind, number, date } = declared;
  const numbered = number ? `${kind} nº ${number}` : kind;
  return `${date ? `${numbered}, de ${formatDay(date)}` : numbered} (${fileName})`;
}

/** An act that is not the one which the body given with it names. */
const isOfAnother = (ask: Asked, { kind, id }: KnownRecord, records: readonly KnownRecord[]): boolean => {
  const named = records.flatMap(({ createdBy }) => createdBy ?? []);
  return ask.creates === true && kind === 'act' && named.length > 0 && !named.includes(id ?? '');
};

/** What of the promise no given record answers; one record answers one thing at most. */
export function missingOf(asks: readonly Asked[], records: readonly KnownRecord[]): Asked[] {
  const left = [...records];
  return asks.filter((ask) => {
    const at = left.findIndex((record) => answersAsk(ask, record) && !isOfAnother(ask, record, records));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

/** The same asks, of an action: what asks for its own body knows which. */
export const asksOf = (pledge: Pledge, action: string): Pledge => ({
  ...pledge,
  asks: pledge.asks.map((ask) => (ask.ofAction === true ? { ...ask, action } : ask)),
});

const conjunction = new Intl.ListFormat('pt-BR');

/** "Concluir pede o registro que “constituir” promete: o grupo e a portaria. Sem ele, escreva o motivo." */
export const pledgeWords = (verb: string, asks: readonly Asked[]): string =>
  `Concluir pede o registro que “${verb}” promete: ${conjunction.format(asks.map(({ words }) => words))}. Sem ele, escreva o motivo.`;

/** What was given and is not what is asked: "“Lei nº 8.080/1990” não é o que se pede: …". */
export function unfitWords(asks: readonly Asked[], records: readonly (KnownRecord & GivenRecord)[]): string {
  const unfit = records.filter((record) =>
    asks.every((ask) => !answersAsk(ask, record) || isOfAnother(ask, record, records)),
  );
  if (unfit.length === 0) return '';
  const names = conjunction.format(unfit.map(({ name }) => `“${name}”`));
  return ` ${names} não ${unfit.length === 1 ? 'é' : 'são'} o que se pede: confira o tipo do ato e quem o assinou, ou se o colegiado é desta ação; de um arquivo, diga que registro é, com número e data.`;
}

/** How a concluded line stands with what it promised: "Concluída sem o registro prometido (a portaria): …". */
export function keptWords({ missing, reason }: KeptPledge): string | null {
  if (missing.length === 0) return null;
  return `Concluída sem o registro prometido (${conjunction.format(missing)}): ${reason ?? ''}`;
}
