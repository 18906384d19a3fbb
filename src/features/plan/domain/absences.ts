import type { Doubt } from './plan-document/doubts.ts';
import { SECTION_OF, WHOLE_DOCUMENT } from './plan-document/missing-sections.ts';

const LISTS = ['objectives', 'targets', 'indicators', 'strategicActions', 'operationalActions'] as const;
type List = (typeof LISTS)[number];

/** A record of the plan and what it stands under. */
export interface PlacedRecord {
  readonly list: List;
  readonly id: string;
  readonly title: string;
  readonly objective: string | null;
  readonly strategicAction: string | null;
}

/** Records that a document leaves out together: a section, an objective with all that is under it, much of a table. */
export interface Absence {
  readonly doubt: Doubt;
  readonly lost: readonly PlacedRecord[];
}

const KEEP_ABSENT = 'Manter no plano';
export const RETIRE_ABSENT = 'Retirar do plano';

const NAMES: Readonly<Record<List, readonly [one: string, many: string]>> = {
  objectives: ['objetivo', 'objetivos'],
  targets: ['meta', 'metas'],
  indicators: ['indicador', 'indicadores'],
  strategicActions: ['ação estratégica', 'ações estratégicas'],
  operationalActions: ['ação operacional', 'ações operacionais'],
};

const counted = (list: List, many: number) => `${many} ${NAMES[list][many === 1 ? 0 : 1]}`;
const endOf = (lost: number): string =>
  lost === 1
    ? ' Diga se fica ou se saiu do plano; sem resposta, fica como está.'
    : ' Diga se ficam ou se saíram do plano; sem resposta, ficam como estão.';

/** A title as a sentence quotes it: without the semicolon that ends it in a list. */
const quoted = (title: string): string => `“${title.replace(/[;,.\s]+$/, '')}”`;

const keyOf = ({ list, id }: PlacedRecord) => `${list} ${id}`;

/** A table that lost all, or so much that it may be a page left out and not a decision. */
const isLarge = (lost: number, of: number): boolean =>
  lost > 0 && (lost === of || (lost >= 3 && lost * 4 >= of));

/**
 * What a document leaves out of the plan in one piece, that a person must decide upon: nothing leaves a plan because a page did not come.
 * A record or two missing from a table that is there have left it.
 * @param before The records that stand. @param after Those of the document, by the same identity.
 */
export function absencesOf(before: readonly PlacedRecord[], after: readonly PlacedRecord[]): Absence[] {
  return new AbsenceFinder(before, after).absences;
}

class AbsenceFinder {
  readonly absences: Absence[] = [];
  readonly #before: readonly PlacedRecord[];
  readonly #fresh: readonly PlacedRecord[];
  #left: readonly PlacedRecord[];

  constructor(before: readonly PlacedRecord[], after: readonly PlacedRecord[]) {
    const [was, is] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
    this.#before = before;
    this.#left = before.filter((each) => !is.has(keyOf(each)));
    this.#fresh = after.filter((each) => !was.has(keyOf(each)));
    for (const list of LISTS) if (!after.some((each) => each.list === list)) this.#findSection(list);
    this.#findObjectives();
    for (const objective of before.filter(({ list }) => list === 'objectives')) this.#findTable(objective);
    for (const list of ['targets', 'indicators'] as const) this.#findPart(list);
  }

  #ask(record: string, list: List, lost: readonly PlacedRecord[], words: string): void {
    if (lost.length === 0) return;
    const taken = new Set(lost);
    this.#left = this.#left.filter((each) => !taken.has(each));
    const choices = [KEEP_ABSENT, RETIRE_ABSENT];
    const doubt = {
      record,
      line: null,
      field: list,
      raw: '',
      reason: words + endOf(lost.length),
      choices,
      asked: true,
    };
    this.absences.push({ doubt, lost });
  }

  #findSection(list: List): void {
    const lost = this.#left.filter((each) => each.list === list);
    const words = `O documento não traz a seção ${SECTION_OF[list]}, que hoje tem ${lost.length} ${lost.length === 1 ? 'registro' : 'registros'}.`;
    this.#ask(WHOLE_DOCUMENT, list, lost, words);
  }

  /** An objective in whose place no other stands. */
  #findObjectives(): void {
    const gone = this.#left.filter(({ list }) => list === 'objectives');
    if (this.#fresh.filter(({ list }) => list === 'objectives').length >= gone.length) return;
    for (const objective of gone) {
      const under = this.#left.filter((each) => each.objective === objective.id);
      const named = (['strategicActions', 'operationalActions'] as const).flatMap((list) => {
        const many = under.filter((each) => each.list === list).length;
        return many === 0 ? [] : [counted(list, many)];
      });
      const rest = named.length === 0 ? '' : `, que hoje tem ${named.join(' e ')}`;
      const words = `O documento não traz o objetivo ${objective.id}, ${quoted(objective.title)}${rest}.`;
      this.#ask(objective.id, 'objectives', [objective, ...under], words);
    }
  }

  /** The actions of an objective that is there. */
  #findTable({ id: objective, title }: PlacedRecord): void {
    const under = (all: readonly PlacedRecord[], list: List) =>
      all.filter((each) => each.objective === objective && each.list === list);
    const lists = ['operationalActions', 'strategicActions'] as const;
    const all = lists.map((list) => ({
      list,
      lost: under(this.#left, list),
      of: under(this.#before, list).length,
      missing: under(this.#left, list).length - under(this.#fresh, list).length,
    }));
    const large = all.find(({ lost, of, missing }) => isLarge(missing, of) || this.#hasLostBlock(lost));
    if (large === undefined) return;
    const told = all.filter(({ lost }) => lost.length > 0);
    const words = told.map(
      ({ list, lost, of }) => `${lost.length === of ? '' : `${lost.length} de `}${counted(list, of)}`,
    );
    const lost = told.flatMap((each) => each.lost);
    this.#ask(
      objective,
      large.list,
      lost,
      `O documento não traz ${words.join(' nem ')} do objetivo ${objective}, ${quoted(title)}.`,
    );
  }

  /** Whether a strategic action of several operational ones has lost them all, none having come in their place. */
  #hasLostBlock(lost: readonly PlacedRecord[]): boolean {
    const above = new Set(lost.map(({ strategicAction }) => strategicAction));
    return [...above].some((id) => {
      const isUnder = (each: PlacedRecord) => id !== null && each.strategicAction === id;
      const of = this.#before.filter(isUnder).length;
      return of > 1 && lost.filter(isUnder).length === of && !this.#fresh.some(isUnder);
    });
  }

  #findPart(list: 'targets' | 'indicators'): void {
    const own = (all: readonly PlacedRecord[]) => all.filter((each) => each.list === list);
    const [lost, of] = [own(this.#left), own(this.#before).length];
    if (!isLarge(lost.length - own(this.#fresh).length, of)) return;
    this.#ask(WHOLE_DOCUMENT, list, lost, `O documento não traz ${lost.length} de ${counted(list, of)}.`);
  }
}
