import { formatDay } from '../../../kernel/format.ts';

/** Characters of the subject of an item: the longest title of the plan has 326, and none is cut. */
export const MOST_TITLE = 500;

/** Where an item of the agenda comes from, in the order in which a meeting takes them. */
export const ITEM_KINDS = [
  'proposal',
  'pending',
  'lateAction',
  'missedTarget',
  'standing',
  'raised',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const SECTION_WORDS: Readonly<Record<ItemKind, string>> = {
  proposal: 'Propostas das unidades',
  pending: 'Pendências de reuniões anteriores',
  lateAction: 'Ações atrasadas',
  missedTarget: 'Metas não alcançadas',
  standing: 'Itens permanentes',
  raised: 'Assuntos trazidos depois de fechada a pauta',
};

export interface Item {
  readonly kind: ItemKind;
  readonly title: string;
  readonly note: string | null;
  /** The action or the indicator it is about. */
  readonly action: string | null;
  readonly indicator: string | null;
  /** Unit that proposed it. */
  readonly unit: string | null;
  readonly proposedBy: string | null;
  /** The item of an earlier meeting that it goes on from. */
  readonly follows: string | null;
}

/** Who answers for what was assigned, where that is a unit or a person of this installation. */
export interface Responsible {
  readonly kind: 'unit' | 'person';
  readonly id: string;
}

/** What was said of an item: the live minutes, one line each. */
export type Outcome =
  | { readonly kind: 'decided'; readonly words: string }
  | {
      readonly kind: 'assigned';
      readonly words: string;
      /** The name of who answers, as the minutes print it. */
      readonly to: string;
      /** Null, or not there, for somebody from outside. */
      readonly responsible?: Responsible | null;
      readonly until: string;
    }
  | { readonly kind: 'rescheduled'; readonly words: string | null; readonly to: string }
  | {
      readonly kind: 'redefined';
      readonly words: string;
      readonly action: string;
      /** Of this redefinition among all of the action, and how many stood with it. */
      readonly number: number;
      readonly times?: number;
      readonly deadline: string | null;
      readonly title: string | null;
    }
  | {
      readonly kind: 'status';
      readonly words: string | null;
      readonly action: string;
      readonly unit: string;
      readonly status: string;
      /** Version of the unit's line that it left. */
      readonly version?: number;
    }
  | {
      readonly kind: 'nonConformity';
      /** Id and number (`NC 3/2026`) of what was opened, or stood open already. */
      readonly nonConformity: string;
      readonly number: string;
      readonly isNew: boolean;
    };

/** An outcome as kept: when, by whom, for what was assigned whether it was done since, and whether it was taken back as a mistake. */
export type Said = Outcome & {
  readonly id: string;
  readonly at: string;
  readonly by: string | null;
  readonly doneOn?: string | null;
  readonly doneBy?: string | null;
  /** What was done, by who said so. */
  readonly doneWords?: string | null;
  readonly withdrawn?: { readonly at: string; readonly by: string | null; readonly reason: string } | null;
};

/** What was said and still holds. */
export const standing = (outcomes: readonly Said[]): Said[] =>
  outcomes.filter(({ withdrawn }) => withdrawn == null);

export const OUTCOME_WORDS: Readonly<Record<Outcome['kind'], string>> = {
  decided: 'Decisão',
  assigned: 'Encaminhamento',
  rescheduled: 'Remarcado',
  redefined: 'Ação redefinida',
  status: 'Situação alterada',
  nonConformity: 'Não conformidade',
};

/** What was said, in one sentence, as the minutes print it. */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'decided':
      return outcome.words;
    case 'assigned':
      return `${outcome.words} Responsável: ${outcome.to}. Prazo: ${formatDay(outcome.until)}.`;
    case 'rescheduled':
      return `Fica para a reunião de ${formatDay(outcome.to)}.${outcome.words === null ? '' : ` ${outcome.words}`}`;
    case 'redefined':
      return redefinedWords(outcome);
    case 'status':
      return `A ação ${outcome.action} passa a “${outcome.status}” (${outcome.unit}).${outcome.words === null ? '' : ` ${outcome.words}`}`;
    case 'nonConformity':
      return outcome.isNew ? `Abre-se a ${outcome.number}.` : `Já está aberta a ${outcome.number}.`;
  }
}

function redefinedWords(outcome: Extract<Outcome, { kind: 'redefined' }>): string {
  const { action, number, times = number, deadline, title, words } = outcome;
  const changes = [
    ...(deadline === null ? [] : [`novo prazo: ${deadline}`]),
    ...(title === null ? [] : [`novo texto: “${title}”`]),
  ];
  return `A ação ${action} é redefinida (${times}ª vez): ${changes.join('; ')}. Motivo: ${words}`;
}

/** What the plan, the indicators and earlier meetings bring to an agenda. */
export interface AgendaSources {
  readonly lateActions: readonly { readonly id: string; readonly title: string; readonly note: string }[];
  readonly missedTargets: readonly { readonly id: string; readonly title: string; readonly note: string }[];
  /** In the order of their meetings. */
  readonly pending: readonly {
    readonly item: string;
    /** The first item of the line that this one goes on from. */
    readonly matter: string;
    readonly title: string;
    readonly note: string;
    readonly action: string | null;
  }[];
  /** What the items proposed already speak of: an action, an indicator, the matter of earlier meetings. */
  readonly proposed: readonly (Pick<Item, 'action' | 'indicator'> & { readonly matter?: string | null })[];
  readonly standing: readonly {
    readonly title: string;
    readonly note: string;
    /** Of a non-conformity: the action or the indicator that it is of. */
    readonly action?: string | null;
    readonly indicator?: string | null;
  }[];
}

const blank = { note: null, action: null, indicator: null, unit: null, proposedBy: null, follows: null };

/**
 * The items that build themselves. What a unit proposed already, what waits as moved from the last meeting, and what a pending decision still holds, is not put twice: an action late
 * that was assigned to somebody comes as the pending decision, one that has an open non-conformity comes with this, and so does a missed target.
 */
export function buildAgenda(sources: AgendaSources): Item[] {
  const { pending, proposed, standing: held } = sources;
  const taken = new Set([...pending, ...proposed, ...held].flatMap(({ action }) => action ?? []));
  const named = new Set([...proposed, ...held].flatMap(({ indicator }) => indicator ?? []));
  const moved = new Set(proposed.flatMap(({ matter }) => matter ?? []));
  return [
    ...onePerMatter(pending.filter(({ matter }) => !moved.has(matter))),
    ...sources.lateActions
      .filter(({ id }) => !taken.has(id))
      .map(({ id, title, note }): Item => ({ ...blank, kind: 'lateAction', title, note, action: id })),
    ...sources.missedTargets
      .filter(({ id }) => !named.has(id))
      .map(({ id, title, note }): Item => ({ ...blank, kind: 'missedTarget', title, note, indicator: id })),
    ...held.map((each): Item => ({ ...blank, ...each, kind: 'standing' })),
  ];
}

/** What was assigned again where it came back is one matter: it comes once, after the last item of it, with all that is open. */
const onePerMatter = (pending: AgendaSources['pending']): Item[] =>
  [...Map.groupBy(pending, ({ matter }) => matter).values()].flatMap((items) => {
    const last = items.at(-1);
    if (last === undefined) return [];
    const { item, matter: _matter, ...each } = last;
    const note = items.map((one) => one.note).join(' · ');
    return [{ ...blank, ...each, note, kind: 'pending', follows: item }];
  });

/** The items that one goes on from, the nearest first. */
export function lineOf(item: string, follows: ReadonlyMap<string, string>): string[] {
  const before = follows.get(item);
  return before === undefined ? [] : [before, ...lineOf(before, follows)];
}

/** The first item of the line of this one: items that have the same one are of one matter. */
export const matterOf = (item: string, follows: ReadonlyMap<string, string>): string =>
  lineOf(item, follows).at(-1) ?? item;

/** What is still open of what earlier meetings assigned. */
export const openAssignments = (outcomes: readonly Said[]): Extract<Said, { kind: 'assigned' }>[] =>
  standing(outcomes).filter(
    (each): each is Extract<Said, { kind: 'assigned' }> => each.kind === 'assigned' && each.doneOn == null,
  );
