/** What a collegiate body is. The conduction meeting is the one that looks at the whole plan. */
export const BODY_KINDS = ['conduction', 'workingGroup', 'steeringGroup', 'committee', 'commission'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export const KIND_WORDS: Readonly<Record<BodyKind, string>> = {
  conduction: 'Reunião de condução',
  workingGroup: 'Grupo de trabalho',
  steeringGroup: 'Grupo condutor',
  committee: 'Comitê',
  commission: 'Comissão',
};

/** The same, of several. */
export const KINDS_WORDS: Readonly<Record<BodyKind, string>> = {
  conduction: 'Reunião de condução',
  workingGroup: 'Grupos de trabalho',
  steeringGroup: 'Grupos condutores',
  committee: 'Comitês',
  commission: 'Comissões',
};

/** When it meets by itself, from a day on, at an hour and in a place. */
interface Series {
  /** A rule of RFC 5545; null for the days of the monthly cycle, which has the conduction meeting. */
  readonly rrule: string | null;
  /** `YYYY-MM-DD`: the first day on which it counts. */
  readonly from: string;
  readonly hour: string;
  readonly place: string;
}

/** How many seats must be filled for it to deliberate, as a share of those that are held: `1/2` means more than half. */
export interface Quorum {
  readonly numerator: number;
  readonly denominator: number;
}

/** Days before the meeting on which its agenda closes; days after it by which its minutes are drafted, and until which attendees may amend them. */
export interface BodyTerms {
  readonly agendaDays: number;
  readonly draftDays: number;
  readonly amendmentDays: number;
}

export const USUAL_TERMS: BodyTerms = { agendaDays: 3, draftDays: 2, amendmentDays: 5 };

export interface Body {
  readonly name: string;
  readonly acronym: string | null;
  readonly kind: BodyKind;
  /** Code of the state, macro-region, health region or municipality that it is of. */
  readonly territory: string;
  /** Unit that keeps it: calls its meetings, conducts them and issues the minutes. Null where none is named; of a municipality, always. */
  readonly keeper: string | null;
  /** Act of the registry that created it; null while none is known. */
  readonly act: string | null;
  /** Words that ask for it or name it, and where they stand. */
  readonly source: string | null;
  /** Actions of the plan that it carries out or was asked for by. */
  readonly actions: readonly string[];
  readonly series: Series | null;
  readonly quorum: Quorum | null;
  readonly terms: BodyTerms;
  /** The day on which it ended; null while it stands. */
  readonly endedOn: string | null;
}

/** A municipality keeps its own bodies; those of every other place name the unit that does. */
export const isKeptByItself = (level: string): boolean => level === 'municipality';

/** Whether nobody was named to keep a body that stands: who answers for the bodies of the place conducts it. */
export const isUnkept = (body: {
  readonly place: { readonly level: string };
  readonly keeper: string | null;
  readonly endedOn: string | null;
}): boolean => body.keeper === null && body.endedOn === null && !isKeptByItself(body.place.level);

/** Who keeps a body, in words: "{as} conduz". */
export function keeperWords(
  keeper: string | null,
  place: { readonly level: string; readonly name: string },
  unit: string,
): string {
  if (isKeptByItself(place.level)) return `a gestão municipal de ${place.name}`;
  return keeper === null ? 'a superintendência' : unit;
}

/** Why a body may not be written so in a place of this level; empty where it may. */
export function bodyRefusals(body: Body, level: string): string[] {
  const { quorum, terms, series } = body;
  return [
    ...(isKeptByItself(level) && body.keeper !== null
      ? ['O colegiado de um município é secretariado pelo próprio município: deixe a unidade em branco.']
      : []),
    ...(isKeptByItself(level) && body.kind === 'conduction'
      ? [
          'A reunião de condução é da secretaria de estado: o colegiado de um município é grupo, comitê ou comissão.',
        ]
      : []),
    ...(body.name.trim() === '' ? ['Escreva o nome do colegiado.'] : []),
    ...(quorum !== null && (quorum.numerator < 1 || quorum.numerator > quorum.denominator)
      ? ['O quórum é uma fração entre 0 e 1, como 1/2.']
      : []),
    ...(terms.amendmentDays < terms.draftDays
      ? ['O prazo das emendas não acaba antes do prazo da minuta da ata.']
      : []),
    ...(series?.rrule != null &&
    !/^FREQ=(MONTHLY|WEEKLY)(;INTERVAL=\d+)?;BYDAY=-?\d?(MO|TU|WE|TH|FR)$/.test(series.rrule)
      ? ['A periodicidade é um dia da semana, do mês ou de cada semana.']
      : []),
  ];
}
