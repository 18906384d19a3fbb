import { type Route, route } from '../../../platform/http/route.ts';
import { READ_LEDGER, readLedger, readLedgerEntry } from '../commands/ledger/read.ts';
import { scopeOfReading, scopeOfWholeLedger } from '../commands/ledger/terms.ts';
import { verifyStep } from '../commands/ledger/verify.ts';
import {
  LedgerEntryDetail,
  LedgerEntryParams,
  LedgerPage,
  LedgerQuery,
  VerificationQuery,
  VerificationStep,
} from '../contract.ts';

/** The ledger is read here and written by the commands of the months; each reader sees the accounts that their roles reach. */
export const ledgerRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/cofinancing/ledger',
    verb: READ_LEDGER,
    summary:
      'O livro-razão dos repasses, do lançamento mais novo ao mais antigo, por município, hospital, competência e tipo',
    query: LedgerQuery,
    answer: LedgerPage,
    scope: (context, { query }) => scopeOfReading(context, query),
    handle: (context, { query }) => readLedger(context, query),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/ledger/verification',
    verb: 'cofinancing.verify-ledger',
    summary: 'Um passo da verificação do livro-razão: a cadeia de hashes e, depois, as contas',
    query: VerificationQuery,
    answer: VerificationStep,
    scope: (context) => scopeOfWholeLedger(context),
    ratePerMinute: 600,
    handle: (context, { query }) => verifyStep(context, query.cursor),
  }),
  route({
    method: 'GET',
    path: '/api/cofinancing/ledger/entries/:sequence',
    verb: READ_LEDGER,
    summary: 'Um lançamento: os dois lados, o que o sustenta, quem o fez e os hashes',
    params: LedgerEntryParams,
    answer: LedgerEntryDetail,
    handle: (context, { params }) => readLedgerEntry(context, params.sequence),
  }),
];
