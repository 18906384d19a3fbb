import { plainWords } from '../plan-document/source-row.ts';

/** What can prove that an action was concluded: an act of the register, a collegiate body, a file, a fact that indicators count. */
export const RECORD_KINDS = ['act', 'body', 'file', 'fact'] as const;
type RecordKind = (typeof RECORD_KINDS)[number];

/** One thing that concluding asks for, by any of these kinds of record. */
export interface Asked {
  readonly words: string;
  readonly kinds: readonly RecordKind[];
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

/** What of the promise no given record answers; one record answers one thing at most. */
export function missingOf(asks: readonly Asked[], records: readonly Pick<GivenRecord, 'kind'>[]): Asked[] {
  const left = [...records];
  return asks.filter(({ kinds }) => {
    const at = left.findIndex(({ kind }) => kinds.includes(kind));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

const conjunction = new Intl.ListFormat('pt-BR');

/** "Concluir pede o registro que “constituir” promete: o grupo e a portaria. Sem ele, escreva o motivo." */
export const pledgeWords = (verb: string, asks: readonly Asked[]): string =>
  `Concluir pede o registro que “${verb}” promete: ${conjunction.format(asks.map(({ words }) => words))}. Sem ele, escreva o motivo.`;

/** How a concluded line stands with what it promised: "Concluída sem o registro prometido (a portaria): …". */
export function keptWords({ missing, reason }: KeptPledge): string | null {
  if (missing.length === 0) return null;
  return `Concluída sem o registro prometido (${conjunction.format(missing)}): ${reason ?? ''}`;
}
