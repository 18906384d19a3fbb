import { AppError } from '../../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { citationName, getAct } from '../../../acts/index.ts';
import {
  getPaper,
  issuePaper,
  paperNumber,
  type RenderedPaper,
  renderIssuedPaper,
  renderWord,
} from '../../../documents/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import { decimalOf } from '../../domain/ledger/entry.ts';
import { refusalsOfTheDay } from '../../domain/month/may.ts';
import { isWaiting, type Month } from '../../domain/month/month.ts';
import { toOrder } from '../../domain/month/owed.ts';
import { listMonthsOfPaper } from '../../store/month.ts';
import { post } from '../ledger/post.ts';
import { ledgerTerms, partyOfAgreement } from '../ledger/terms.ts';
import { refuse } from '../refuse.ts';
import { scopeOfAgreement } from '../save.ts';
import { type HeldMonth, holdMonth, type MonthOf, openFor, writeEvent } from './open.ts';
import { type OrderedTransfer, ordinancePaper } from './ordinance-paper.ts';

const DECIDE = 'cofinancing.decide-transfer';

interface Ordering {
  readonly competencia: string;
  /** Each agreement at the version that whoever orders saw. */
  readonly months: readonly { readonly agreement: string; readonly version: number }[];
}

/**
 * Issues the numbered ordinance of what is authorised and not ordered yet, with its annex by municipality: all of these months or none.
 * Nothing is ordered before it is published. @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function issueOrdinance(
  context: Context,
  { competencia, months }: Ordering,
): Promise<{ paper: string; number: string }> {
  for (const { agreement } of months) authorise(context, DECIDE, await scopeOfAgreement(context, agreement));
  return once(context, 'cofinancing.issue-ordinance', async (tx) => {
    const opened: HeldMonth[] = [];
    for (const { agreement, version } of months)
      opened.push(await openFor(tx, { agreement, competencia }, 'issue-ordinance', version));
    const transfers = await Promise.all(opened.map((each) => transferOf(tx, each)));
    const content = ordinancePaper(parseCompetencia(competencia), tx.clock.today(), transfers);
    const issued = await issuePaper(tx, ledgerTerms.ordinance.series, content);
    const number = paperNumber(issued);
    for (const [at, each] of opened.entries())
      await writeEvent(tx, each, {
        type: 'ordinance-issued',
        data: { paper: issued.id, number, amount: transfers[at]?.amount ?? '0.00' },
      });
    return { paper: issued.id, number };
  });
}

async function transferOf(tx: Context, { agreement, month }: HeldMonth): Promise<OrderedTransfer> {
  const { id, municipality, fund, establishment, act } = agreement;
  const territory = await getTerritory(tx);
  return {
    agreement: id,
    municipality: territory.get(municipality, tx.clock.today()).name,
    fund,
    establishment,
    act: citationName(await getAct(tx, act)),
    amount: decimalOf(toOrder(month)),
    memory: month.calculation?.memory ?? '',
    calculation: month.calculation?.sha256 ?? '',
  };
}

/**
 * Records that an ordinance was published: what it orders enters the ledger, for each of its months, in one transaction.
 * @throws AppError `forbidden`, `not-found`, `conflict`, `refused`
 */
export async function publishOrdinance(
  context: Context,
  paper: string,
  { gazette, day }: { readonly gazette: string; readonly day: string },
): Promise<void> {
  const months = await monthsOf(context, paper);
  for (const { agreement } of months) authorise(context, DECIDE, await scopeOfAgreement(context, agreement));
  const issued = await getPaper(context, paper);
  refuse(
    day < issued.issuedOn
      ? [`A portaria foi emitida em ${formatDay(issued.issuedOn)}: não se publicou antes disso.`]
      : [],
  );
  await once(context, 'cofinancing.publish-ordinance', async (tx) => {
    let published = 0;
    for (const on of months) {
      const opened = await holdMonth(tx, on);
      if (isWithdrawn(opened.month, paper)) continue;
      refuse(refusalsOfTheDay('publish-ordinance', opened.month, opened.facts));
      await publishMonth(tx, opened, { paper, gazette, day });
      published += 1;
    }
    refuse(published > 0 ? [] : ['Esta portaria foi cancelada: emita outra.']);
    return null;
  });
}

const isWithdrawn = ({ ordinances }: Month, paper: string): boolean =>
  ordinances.some((each) => each.paper === paper && each.withdrawn);

/**
 * Sets aside, for one hospital, an ordinance that was issued and not published: it orders nothing, and another may be issued.
 * @throws AppError `forbidden`, `conflict`, `refused`
 */
export async function withdrawOrdinance(
  context: Context,
  on: MonthOf,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Month> {
  authorise(context, DECIDE, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.withdraw-ordinance', async (tx) => {
    const opened = await openFor(tx, on, 'withdraw-ordinance', version);
    const { paper = '', number = '' } = opened.month.ordinances.find(isWaiting) ?? {};
    return writeEvent(tx, opened, { type: 'ordinance-withdrawn', data: { paper, number } }, { reason });
  });
}

async function publishMonth(
  tx: Context,
  opened: HeldMonth,
  { paper, gazette, day }: { paper: string; gazette: string; day: string },
): Promise<Month> {
  const { agreement, competencia } = opened.on;
  const ordinance = opened.month.ordinances.find((each) => each.paper === paper);
  if (ordinance === undefined || ordinance.published !== null)
    throw new AppError('refused', 'Esta portaria já foi publicada.');
  const { amount, number } = ordinance;
  await post(tx, await partyOfAgreement(tx, agreement), {
    kind: 'ordinance',
    competencia,
    occurredOn: day,
    amount,
    document: number,
  });
  return writeEvent(tx, opened, { type: 'ordinance-published', data: { document: gazette, day, amount } });
}

async function monthsOf(context: Context, paper: string) {
  const months = await listMonthsOfPaper(context, paper);
  if (months.length > 0) return months;
  throw new AppError('not-found', 'Não há portaria de repasse com este número.');
}

/** The ordinance as a tagged PDF, or as a Word document for the state's process. @throws AppError `not-found` for a paper that orders no transfer */
export async function renderOrdinance(
  context: Context,
  paper: string,
  form: 'pdf' | 'docx',
): Promise<RenderedPaper> {
  await monthsOf(context, paper);
  if (form === 'pdf') return renderIssuedPaper(context, paper);
  const bytes = await renderWord(context, { issued: paper });
  return { bytes, sha256: sha256(bytes) };
}
