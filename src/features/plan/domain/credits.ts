import { plainWords } from './plan-document/source-row.ts';

/** Parts of the technical sheet, in the order it is read. */
export const CREDIT_GROUPS = ['authority', 'office', 'making', 'edition'] as const;
export type CreditGroup = (typeof CREDIT_GROUPS)[number];

/** A line of the technical sheet: a role, or a fact of the edition, and where it is of. */
export interface Credit {
  readonly kind: 'credit';
  readonly group: CreditGroup;
  /** As the document writes it: `Coordenadora de Saúde Bucal`, `Direitos`. */
  readonly role: string;
  /** The organ of the role; for the edition, what is said of it. */
  readonly institution: string;
  /** Names of people, which only the installation writes; the document brought with Pactua has none. */
  readonly people: string[];
  /** How many people the document names here; null where the line is not of the document. */
  readonly printedPeople: number | null;
  /** Where it stands within its part; between two neighbours there is always room. */
  readonly order: number;
}

const longDigits = /\d[\d.\-/ ]{4,}/;

/** What an event said, without the names of people that it wrote in the technical sheet: files that go out carry how many. */
export function withoutNames(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { content } = data as { content?: { kind?: string; people?: readonly string[] } };
  if (content?.kind !== 'credit') return data;
  return { ...data, content: { ...content, people: content.people?.length ?? 0 } };
}

/** Why a line of the technical sheet cannot be kept; none when it can. */
export function creditRefusals({ group, people, institution }: Credit): string[] {
  const plain = people.map(plainWords);
  return [
    ...(people.some((name) => longDigits.test(name) || name.includes('@'))
      ? ['A ficha técnica leva só o nome da pessoa: tire o número de documento, o telefone ou o e-mail.']
      : []),
    ...(new Set(plain).size < plain.length ? ['O mesmo nome está escrito duas vezes.'] : []),
    ...(group === 'edition' && people.length > 0
      ? ['Os dados da edição não têm pessoas. Ponha o nome na função que ela exerceu.']
      : []),
    ...(group === 'edition' && institution === '' ? ['Escreva o que a edição diz.'] : []),
  ];
}

/** The place of a line that goes up or down among its own; null where it is already the first or the last. */
export function movedOrder(orders: readonly number[], at: number, by: -1 | 1): number | null {
  const next = orders[at + by];
  if (next === undefined) return null;
  return (next + (orders[at + 2 * by] ?? next + by)) / 2;
}

/** The names that a field holds, one a line. */
export const namesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');
