/** How a kind of notice reaches a person: `inbox` in Pactua alone, with a mail a day or a week besides, or not at all. */
export const CHOICES = ['inbox', 'daily', 'weekly', 'never'] as const;
export type Choice = (typeof CHOICES)[number];

/** A kind of notice, as data: rooms write theirs in `database/seed/notices/kinds.json`. */
export interface NoticeKind {
  readonly id: string;
  /** What its own page of choices is headed by: "Monitoramento do mês". */
  readonly group: string;
  /** What a reader knows it by: "Registro devolvido a você". */
  readonly name: string;
  /** Who can be told it: only those who may do this; left out: everybody. */
  readonly verb?: string;
  /** Whether a person may do without it; what somebody must answer always comes to the inbox. */
  readonly optional: boolean;
  /** How it reaches who has chosen nothing. */
  readonly choice: Exclude<Choice, 'never'>;
}

/** What a person may choose for a kind. */
export function choicesOf(kind: NoticeKind): readonly Choice[] {
  return kind.optional ? CHOICES : CHOICES.filter((choice) => choice !== 'never');
}

/** How a kind reaches somebody, by what they chose; a choice that the kind no longer allows does not count. */
export function choiceOf(kind: NoticeKind, chosen: string | undefined): Choice {
  return choicesOf(kind).find((choice) => choice === chosen) ?? kind.choice;
}
