import { parsePeriod, periodInWords } from '../../../../kernel/period.ts';
import type { Context } from '../../../../platform/context.ts';
import { listPeopleWho } from '../../../accounts/index.ts';
import { notify } from '../../../notices/index.ts';
import { publicCode } from '../../domain/card.ts';
import type { Sheet, SheetEvent } from '../../domain/entries/sheet.ts';
import { APPROVE_VALUES, ENTER_VALUES, getEntryCard, scopeOf } from './ground.ts';

const WORDS = {
  sent: () => 'o valor lançado espera a sua aprovação.',
  returned: (reason: string | null) => `o lançamento foi devolvido: ${reason ?? ''}`,
  approved: () => 'o valor lançado foi aprovado e já vale no indicador.',
} as const;

type Told = keyof typeof WORDS;

/** By the state to which a decision taken back returns a sheet, who was told of it is told again. */
const UNDONE = {
  returned: 'a devolução foi desfeita: não há o que responder.',
  approved: 'a aprovação foi desfeita: o valor espera de novo a decisão.',
} as const;

const isTold = (type: SheetEvent['type']): type is Told => type in WORDS;

/** Who is told: of a sending, who decides and did not write it; of a return, who tells the values; of an approval, who wrote. */
async function peopleOf(tx: Context, type: Told, { indicator, authors }: Sheet): Promise<readonly string[]> {
  const scope = await scopeOf(tx, getEntryCard(indicator));
  const decide = await listPeopleWho(tx, APPROVE_VALUES, scope);
  if (type === 'sent') return decide.filter((person) => !authors.includes(person));
  const tell = await listPeopleWho(tx, ENTER_VALUES, scope);
  if (type === 'approved') return tell.filter((person) => authors.includes(person));
  const above = new Set(decide);
  return tell.filter((person) => !above.has(person) || authors.includes(person));
}

/** Tells, in the transaction of the change, those who have to act on it or wait for it. */
export async function tellChange(
  tx: Context,
  sheet: Sheet,
  sequence: number,
  type: SheetEvent['type'],
): Promise<void> {
  if (isTold(type))
    await tell(tx, sheet, type, `entry-${type}/${sheet.id}/${sequence}`, WORDS[type](sheet.reason));
}

/** Tells those who were told of a decision that it was taken back. */
export const tellUndone = (
  tx: Context,
  sheet: Sheet,
  sequence: number,
  decision: keyof typeof UNDONE,
): Promise<void> => tell(tx, sheet, decision, `entry-undone/${sheet.id}/${sequence}`, UNDONE[decision]);

async function tell(tx: Context, sheet: Sheet, type: Told, key: string, words: string): Promise<void> {
  const { indicator, period, level, version } = sheet;
  const { card } = getEntryCard(indicator);
  const text = `${card.shortName}, ${periodInWords(parsePeriod(period))}: ${words}`;
  const link = `/indicadores/lancar?indicador=${publicCode(card)}&periodo=${period}&nivel=${level}&versao=${version}`;
  const people = await peopleOf(tx, type, sheet);
  await notify(
    tx,
    people.map((person) => ({ person, kind: `entry-${type}`, text, link, key })),
  );
}
