import { authorise, type Context } from '../../../../platform/context.ts';
import { type RenderedPaper, renderPaper } from '../../../documents/index.ts';
import { READ_LEDGER } from '../ledger/read.ts';
import { partyOfAgreement, scopeOfParty } from '../ledger/terms.ts';
import type { MonthOf } from '../month/open.ts';
import { dossierPaper } from './dossier-paper.ts';
import { readRecords } from './records.ts';

/**
 * The auditor's dossier of a payment as one tagged PDF: act, instrument, data, calculation, signatures and ledger, each with its hashes.
 * The same records give the same bytes. @throws AppError `forbidden`, `not-found` where nothing was recorded
 */
export async function renderDossier(
  context: Context,
  on: MonthOf,
): Promise<RenderedPaper & { readonly fileName: string }> {
  const party = await partyOfAgreement(context, on.agreement);
  authorise(context, READ_LEDGER, await scopeOfParty(context, party));
  const rendered = await renderPaper(context, dossierPaper(await readRecords(context, on)));
  return { ...rendered, fileName: `dossie-${on.agreement}-${on.competencia}.pdf` };
}
