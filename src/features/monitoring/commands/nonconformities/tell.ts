import { formatDay } from '../../../../kernel/format.ts';
import type { Context } from '../../../../platform/context.ts';
import { notify } from '../../../notices/index.ts';
import type { PlannedMeasure, Who } from '../../domain/nonconformities/nonconformity.ts';
import { aboutWords, numberWords } from '../../domain/nonconformities/words.ts';
import type { NonConformityRecord } from '../../store/nonconformities/records.ts';
import { peopleOf } from '../tell.ts';

type Named = Pick<NonConformityRecord, 'id' | 'year' | 'number' | 'unit' | 'origin' | 'action' | 'indicator'>;

export const nonConformityLink = (id: string): string => `/nc/${id}`;

/** The people whom a measure is given to. */
export const peopleBehind = async (tx: Context, { kind, id }: Who, territory: string): Promise<string[]> =>
  kind === 'person' ? [id] : peopleOf(tx, id, territory);

async function tell(tx: Context, people: readonly string[], kind: string, text: string, key: string) {
  const id = key.split('/')[1] ?? '';
  const link = nonConformityLink(id);
  return notify(
    tx,
    people.map((person) => ({ person, kind, text, link, key })),
  );
}

/** Tells the unit that must answer for it, where somebody else opened it. */
export async function tellOpened(tx: Context, each: Named, territory: string): Promise<void> {
  const people = await peopleOf(tx, each.unit, territory);
  const text = `${numberWords(each)} foi aberta para ${each.unit}: ${aboutWords(each)}. Descreva-a e analise a causa.`;
  await tell(tx, people, 'nonconformity-opened', text, `nonconformity/${each.id}/opened/${each.unit}`);
}

/** Tells at once who is given a measure. */
export async function tellAssigned(
  tx: Context,
  each: Named,
  { number, what, who, until }: PlannedMeasure & { readonly number: number },
  territory: string,
): Promise<void> {
  const text = `Medida ${number} da ${numberWords(each)}: ${what} Prazo: ${formatDay(until)}.`;
  const key = `nonconformity/${each.id}/measure/${number}/${who.id}/${until}`;
  await tell(tx, await peopleBehind(tx, who, territory), 'measure-assigned', text, key);
}

/** Tells once who has a measure near its day, or past it. @returns how many were told. */
export async function tellDue(
  tx: Context,
  each: Named,
  { number, what, who, until }: PlannedMeasure & { readonly number: number },
  territory: string,
): Promise<number> {
  const isOver = until < tx.clock.today();
  const text = `Medida ${number} da ${numberWords(each)} ${isOver ? `venceu em ${formatDay(until)}` : `vence em ${formatDay(until)}`}: ${what}`;
  const key = `nonconformity/${each.id}/due/${number}/${until}/${isOver ? 'over' : 'near'}`;
  return tell(tx, await peopleBehind(tx, who, territory), 'measure-due', text, key);
}

/** Tells once these people that the effect of what was closed is to be checked. */
export async function tellCheck(
  tx: Context,
  each: Named,
  checkBy: string,
  people: readonly string[],
): Promise<number> {
  const isOver = checkBy < tx.clock.today();
  const text = `${numberWords(each)} (${each.unit}): a eficácia ${isOver ? 'devia ser verificada' : 'se verifica'} até ${formatDay(checkBy)}. ${aboutWords(each)}`;
  const key = `nonconformity/${each.id}/check/${checkBy}/${isOver ? 'over' : 'near'}`;
  return tell(tx, people, 'effectiveness-check', text, key);
}
