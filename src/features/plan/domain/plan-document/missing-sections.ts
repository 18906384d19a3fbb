import type { Doubt } from './doubts.ts';
import type { ReadPlan } from './read-plan.ts';

/** What a doubt about the whole document is filed under. */
export const WHOLE_DOCUMENT = 'documento';

/** Words of what a section lists, after “a seção”. */
export const SECTION_OF = {
  objectives: 'dos objetivos',
  targets: 'das metas',
  indicators: 'dos indicadores',
  strategicActions: 'das ações estratégicas',
  operationalActions: 'das ações operacionais',
} as const;

/** Sections of the layout that a document does not have, told without knowing what is stored. */
export function missingSections(plan: ReadPlan): Doubt[] {
  const lists = Object.keys(SECTION_OF) as (keyof typeof SECTION_OF)[];
  return lists
    .filter((list) => plan[list].length === 0 || (list === 'strategicActions' && isOnlyRepeated(plan)))
    .map((list) => ({
      record: WHOLE_DOCUMENT,
      line: null,
      field: list,
      raw: '',
      reason: `O documento não traz a seção ${SECTION_OF[list]}: o que dela já estiver gravado fica como está, até que se diga que saiu do plano.`,
      choices: [],
      asked: false,
    }));
}

/** Section 6 is not there, and the tables of operational actions repeat what they unfold of it. */
const isOnlyRepeated = ({ strategicActions, absent }: ReadPlan): boolean =>
  strategicActions.every(({ id }) =>
    ['owner', 'deadline'].every((cell) => absent.get(id)?.some((one) => one === cell)),
  );
