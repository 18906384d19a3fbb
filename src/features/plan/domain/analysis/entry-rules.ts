import { keyOf, type Level, TIES } from '../chain.ts';
import { type Credit, creditRefusals } from '../credits.ts';
import type { CodedLevel } from '../crosswalk.ts';

/** What an entry may point at. */
export interface Known {
  readonly macros: ReadonlySet<string>;
  readonly careLines: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly workshops: ReadonlySet<string>;
  /** Codes of the prioritised problems: `P01`. */
  readonly problems: ReadonlySet<string>;
  /** Strategic actions: the measures that are scored. */
  readonly measures: ReadonlySet<string>;
  /** Every record of the chain, as `objective/OE-1`. */
  readonly chain: ReadonlySet<string>;
  /** Every record that may have a code of the PES or of the PPA, as `target/META-01`. */
  readonly coded: ReadonlySet<string>;
}

type Pointing =
  | {
      readonly kind: 'macroproblem';
      readonly macro: string;
      readonly workshop: string | null;
      readonly careLines: readonly string[];
      readonly pertinence: { readonly basis: 'competence' | 'careLine' | 'none' } | null;
      readonly prioritised: string | null;
    }
  | { readonly kind: 'assessment'; readonly subject: string; readonly assessor: string }
  | { readonly kind: 'problem'; readonly careLine: string | null }
  | { readonly kind: 'workshop'; readonly participants: readonly { readonly unit: string | null }[] }
  | {
      readonly kind: 'code';
      readonly level: CodedLevel;
      readonly id: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'trait' }
  | Credit
  | { readonly kind: 'acronym'; readonly senses: readonly unknown[]; readonly settled: number | null }
  | {
      readonly kind: 'link';
      readonly from: { readonly level: Level; readonly id: string };
      readonly to: { readonly level: Level; readonly id: string };
    };

type Of<K extends Pointing['kind']> = Extract<Pointing, { kind: K }>;

const when = (wrong: boolean, words: string): string[] => (wrong ? [words] : []);
const unknownLine = (line: string) => `A linha de cuidado "${line}" não é do plano.`;

function macroproblemRefusals(content: Of<'macroproblem'>, known: Known): string[] {
  const basis = content.pertinence?.basis;
  const { workshop, prioritised } = content;
  return [
    ...when(!known.macros.has(content.macro), `A macrorregião ${content.macro} não existe neste estado.`),
    ...content.careLines.filter((line) => !known.careLines.has(line)).map(unknownLine),
    ...when(workshop !== null && !known.workshops.has(workshop), 'A oficina indicada não existe mais.'),
    ...when(
      basis === 'careLine' && content.careLines.length === 0,
      'Para selecionar pela linha de cuidado, diga qual linha o problema aponta.',
    ),
    ...when(
      prioritised !== null && !known.problems.has(prioritised),
      `Não há problema priorizado ${prioritised}.`,
    ),
    ...when(
      prioritised !== null && (basis === undefined || basis === 'none'),
      'Só um problema selecionado pode ser reunido em um problema priorizado. Decida antes a pertinência.',
    ),
  ];
}

function assessmentRefusals({ subject, assessor }: Of<'assessment'>, known: Known): string[] {
  const isKnown = known.problems.has(subject) || known.measures.has(subject);
  return [
    ...when(!isKnown, `${subject} não é problema priorizado nem ação estratégica do plano.`),
    ...when(!known.units.has(assessor), `A unidade "${assessor}" não existe.`),
  ];
}

function workshopRefusals({ participants }: Of<'workshop'>, known: Known): string[] {
  return participants.flatMap(({ unit }) =>
    unit === null || known.units.has(unit) ? [] : [`A unidade "${unit}" não existe.`],
  );
}

function linkRefusals({ from, to }: Of<'link'>, known: Known): string[] {
  const unknown = [from, to].filter((each) => !known.chain.has(keyOf(each)));
  return [
    ...unknown.map((each) => `O plano não tem ${each.id}.`),
    ...when(
      !TIES[from.level]?.includes(to.level),
      'Estes dois níveis não se ligam diretamente: o documento já os liga, ou a ligação passa por outro nível.',
    ),
  ];
}

/** Why an entry cannot be kept as it stands, each reason by itself; none when it can. */
export function entryRefusals(content: Pointing, known: Known): string[] {
  switch (content.kind) {
    case 'macroproblem':
      return macroproblemRefusals(content, known);
    case 'assessment':
      return assessmentRefusals(content, known);
    case 'workshop':
      return workshopRefusals(content, known);
    case 'problem':
      return content.careLine === null || known.careLines.has(content.careLine)
        ? []
        : [unknownLine(content.careLine)];
    case 'acronym':
      return when(
        content.settled !== null && content.settled >= content.senses.length,
        'O sentido escolhido não está na lista.',
      );
    case 'link':
      return linkRefusals(content, known);
    case 'code':
      return [
        ...when(!known.coded.has(`${content.level}/${content.id}`), `O plano não tem ${content.id}.`),
        ...when(content.from > content.to, 'O período acaba antes de começar.'),
      ];
    case 'credit':
      return creditRefusals(content);
    case 'trait':
      return [];
  }
}

/** Names of what was written otherwise: the fields that differ. */
export function changedFields(before: object, after: object): string[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].filter((name) => JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name)));
}
