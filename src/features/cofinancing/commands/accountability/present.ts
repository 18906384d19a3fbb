import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import type { Caller } from '../../../../platform/http/route.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { confirmPassword, type Reentered } from '../../../accounts/index.ts';
import { issuePaper, paperNumber } from '../../../documents/index.ts';
import type { Accounts } from '../../domain/accountability/accounts.ts';
import { refusalsOfAccounts } from '../../domain/accountability/may.ts';
import { type Report, totalsOf } from '../../domain/accountability/report.ts';
import type { MonthOf } from '../month/open.ts';
import { refuse } from '../refuse.ts';
import { scopeOfAgreement } from '../save.ts';
import { openAccountsFor, writeAccounts } from './open.ts';
import { reportPaper } from './report-paper.ts';

export const PRESENT = 'cofinancing.present';
const SERIES = 'PC';

interface Drafting {
  readonly version: number;
  readonly report: Report;
}

/** Keeps a report as it is being prepared, whatever is still wrong with it. @throws AppError `forbidden`, `conflict`, `refused` */
export async function draftReport(
  context: Context,
  on: MonthOf,
  { version, report }: Drafting,
): Promise<Accounts> {
  authorise(context, PRESENT, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.draft-accounts', async (tx) => {
    const opened = await openAccountsFor(tx, on, 'draft', version);
    if (canonicalJson(opened.accounts.report) === canonicalJson(report)) return opened.accounts;
    return writeAccounts(tx, opened, { type: 'drafted', data: { report } });
  });
}

/**
 * Presents the report, with the password again: what is presented is issued under the number of its protocol, with the hash of what
 * it states. @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function submitReport(
  context: Context,
  caller: Caller,
  on: MonthOf,
  { version, ...again }: Reentered & { readonly version: number },
): Promise<Accounts> {
  authorise(context, PRESENT, await scopeOfAgreement(context, on.agreement));
  const confirmation = await confirmPassword(context, caller, again);
  return once(context, 'cofinancing.submit-accounts', async (tx) => {
    const opened = await openAccountsFor(tx, on, 'submit', version);
    const { agreement, accounts, facts } = opened;
    const { report } = accounts;
    refuse(
      report === null ? ['Não há relatório a apresentar.'] : refusalsOfAccounts('submit', accounts, facts),
    );
    const stated = { ...on, report: report as Report, received: facts.received };
    const hash = sha256(canonicalJson(stated));
    const totals = totalsOf(stated.report, facts);
    const content = reportPaper({
      agreement,
      on,
      report: stated.report,
      received: facts.received,
      totals,
      planFrom: facts.planFrom,
      sha256: hash,
      day: facts.today,
    });
    const issued = await issuePaper(tx, SERIES, content);
    return writeAccounts(
      tx,
      opened,
      {
        type: 'submitted',
        data: { paper: issued.id, number: paperNumber(issued), sha256: hash, received: facts.received },
      },
      { confirmed: confirmation.by },
    );
  });
}
