import type { Context } from '../../../../platform/context.ts';
import type { ReturnOf } from '../../domain/accountability/accounts.ts';
import { allocate, sanitaryRoom, spread } from '../../domain/accountability/allocate.ts';
import type { Totals } from '../../domain/accountability/report.ts';
import { approvedPlanOn } from '../../domain/instrument/adequacy-plan.ts';
import type { Code } from '../../domain/ledger/chart.ts';
import { brl, type Cents, decimalOf } from '../../domain/ledger/entry.ts';
import { type Balances, balanceOf } from '../../domain/ledger/state.ts';
import { findLedgerAccount, readBalances } from '../../store/ledger.ts';
import { getInstrument } from '../instrument/open.ts';
import { postTogether } from '../ledger/post.ts';
import { ledgerOf, ledgerTerms, partyOfAgreement } from '../ledger/terms.ts';
import type { MonthOf } from '../month/open.ts';
import { refuse } from '../refuse.ts';

async function balancesOfAgreement(tx: Context, agreement: string) {
  const party = await partyOfAgreement(tx, agreement);
  const account = await findLedgerAccount(tx, ledgerOf(tx), party);
  const balances: Balances = account === null ? new Map() : await readBalances(tx, account.id, null);
  return { party, balances };
}

/** The competências up to one, oldest first. */
const monthsUntil = (balances: Balances, last: string): string[] =>
  [...balances.keys()].filter((month) => month <= last).sort();

/**
 * Posts what was spent on the transfers that paid it, the oldest first. What no transfer covers was paid with yields, which are no
 * money of the ledger. @throws AppError `refused` where sanitary works or what is to be given back pass what was received
 */
export async function postAccounted(
  tx: Context,
  { agreement, competencia }: MonthOf,
  { care: spent, sanitary, ineligible }: Totals,
  document: string,
): Promise<void> {
  const { party, balances } = await balancesOfAgreement(tx, agreement);
  const occurredOn = tx.clock.today();
  const plan = approvedPlanOn((await getInstrument(tx, agreement)).content, occurredOn);
  const cap = plan === null ? '0' : (ledgerTerms.sanitaryCaps[party.programme]?.value ?? '0');
  const of = (month: string, code: Code) => balanceOf(balances, month, code);
  const open = monthsUntil(balances, competencia).map((month) => ({
    competencia: month,
    toAccount: of(month, 'to-account'),
    sanitaryRoom: sanitaryRoom(of(month, 'received'), of(month, 'sanitary'), cap),
  }));
  const { months, uncovered } = allocate(open, { spent, sanitary, ineligible });
  refuse([
    ...tooMuch('A adequação sanitária passa', uncovered.sanitary),
    ...tooMuch('A despesa não aceita passa', uncovered.ineligible),
  ]);
  if (months.length === 0) return;
  await postTogether(
    tx,
    months.map((month) => ({
      party,
      request: {
        kind: 'accountability' as const,
        competencia: month.competencia,
        occurredOn,
        spent: decimalOf(month.spent),
        sanitary: decimalOf(month.sanitary),
        ineligible: decimalOf(month.ineligible),
        document,
        ...(plan !== null && month.sanitary > 0n && { plan }),
      },
    })),
  );
}

const tooMuch = (what: string, cents: Cents): string[] =>
  cents > 0n ? [`${what} em ${brl(cents)} do que os repasses ainda não comprovados cobrem.`] : [];

/** Posts money given back on the competências that hold it, the oldest first. @throws AppError `refused` beyond what they hold */
export async function postReturned(
  tx: Context,
  { agreement, competencia }: MonthOf,
  { of, amount, document, day }: { of: ReturnOf; amount: Cents; document: string; day: string },
): Promise<void> {
  const { party, balances } = await balancesOfAgreement(tx, agreement);
  const code: Code = of === 'ineligible' ? 'ineligible' : 'to-account';
  const open = monthsUntil(balances, competencia).map((month) => ({
    competencia: month,
    balance: balanceOf(balances, month, code),
  }));
  const { months, uncovered } = spread(open, amount);
  refuse(tooMuch('A devolução passa', uncovered));
  await postTogether(
    tx,
    months.map((month) => ({
      party,
      request: {
        kind: 'return' as const,
        competencia: month.competencia,
        occurredOn: day,
        of,
        amount: decimalOf(month.amount),
        document,
      },
    })),
  );
}
