import { formatDay } from '../../../kernel/format.ts';

/** Where an item of the agenda comes from, in the order in which a meeting takes them. */
export const ITEM_KINDS = ['proposal', 'pending', 'lateAction', 'missedTarget', 'standing'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const SECTION_WORDS: Readonly<Record<ItemKind, string>> = {
  proposal: 'Propostas das unidades',
  pending: 'Pendências de reuniões anteriores',
  lateAction: 'Ações atrasadas',
  missedTarget: 'Metas não alcançadas',
  standing: 'Itens permanentes',
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

/** What was said of an item: the live minutes, one line each. */
export type Outcome =
  | { readonly kind: 'decided'; readonly words: string }
  | { readonly kind: 'assigned'; readonly words: string; readonly to: string; readonly until: string }
  | { readonly kind: 'rescheduled'; readonly words: string | null; readonly to: string }
  | {
      readonly kind: 'redefined';
      readonly words: string;
      readonly action: string;
      readonly number: number;
      readonly deadline: string | null;
      readonly title: string | null;
    }
  | {
      readonly kind: 'status';
      readonly words: string | null;
      readonly action: string;
      readonly unit: string;
      readonly status: string;
    };

/** An outcome as kept: when, by whom, and for what was assigned whether it was done since. */
export type Said = Outcome & {
  readonly id: string;
  readonly at: string;
  readonly by: string | null;
  readonly doneOn?: string | null;
};

export const OUTCOME_WORDS: Readonly<Record<Outcome['kind'], string>> = {
  decided: 'Decisão',
  assigned: 'Encaminhamento',
  rescheduled: 'Remarcado',
  redefined: 'Ação redefinida',
  status: 'Situação alterada',
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
  }
}

function redefinedWords(outcome: Extract<Outcome, { kind: 'redefined' }>): string {
  const { action, number, deadline, title, words } = outcome;
  const changes = [
    ...(deadline === null ? [] : [`novo prazo: ${deadline}`]),
    ...(title === null ? [] : [`novo texto: “${title}”`]),
  ];
  return `A ação ${action} é redefinida (${number}ª vez): ${changes.join('; ')}. Motivo: ${words}`;
}

/** What the plan, the indicators and earlier meetings bring to an agenda. */
export interface AgendaSources {
  readonly lateActions: readonly { readonly id: string; readonly title: string; readonly note: string }[];
  readonly missedTargets: readonly { readonly id: string; readonly title: string; readonly note: string }[];
  readonly pending: readonly {
    readonly item: string;
    readonly title: string;
    readonly note: string;
    readonly action: string | null;
  }[];
  /** Actions and indicators that the items proposed already speak of. */
  readonly proposed: readonly Pick<Item, 'action' | 'indicator'>[];
  readonly standing: readonly { readonly title: string; readonly note: string }[];
}

const blank = { note: null, action: null, indicator: null, unit: null, proposedBy: null, follows: null };

/**
 * The items that build themselves. What a unit proposed already, and what a pending decision still holds, is not put twice: an action late
 * that was assigned to somebody comes as the pending decision.
 */
export function buildAgenda(sources: AgendaSources): Item[] {
  const { pending, proposed } = sources;
  const taken = new Set([...pending, ...proposed].flatMap(({ action }) => action ?? []));
  const named = new Set(proposed.flatMap(({ indicator }) => indicator ?? []));
  return [
    ...pending.map(({ item, ...each }): Item => ({ ...blank, ...each, kind: 'pending', follows: item })),
    ...sources.lateActions
      .filter(({ id }) => !taken.has(id))
      .map(({ id, title, note }): Item => ({ ...blank, kind: 'lateAction', title, note, action: id })),
    ...sources.missedTargets
      .filter(({ id }) => !named.has(id))
      .map(({ id, title, note }): Item => ({ ...blank, kind: 'missedTarget', title, note, indicator: id })),
    ...sources.standing.map((each): Item => ({ ...blank, ...each, kind: 'standing' })),
  ];
}

/** What is still open of what earlier meetings assigned. */
export const openAssignments = (outcomes: readonly Said[]): Extract<Said, { kind: 'assigned' }>[] =>
  outcomes.filter(
    (each): each is Extract<Said, { kind: 'assigned' }> => each.kind === 'assigned' && each.doneOn == null,
  );
