import { AppError } from '../../../../kernel/app-error.ts';
import { amountInWords } from '../../../../kernel/number-words.ts';
import { type Context, refusalOf } from '../../../../platform/context.ts';
import { listEvents, type StoredEvent } from '../../../../platform/events.ts';
import { listNames } from '../../../accounts/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { LineList, MonthAnswer, MonthHead, MonthList, ProductionAnswer } from '../../contract.ts';
import { decimalOf } from '../../domain/ledger/entry.ts';
import { stands } from '../../domain/month/indicator-lines.ts';
import { MONTH_ACTIONS, type MonthAction, refusalsOfOffer } from '../../domain/month/may.ts';
import type { Month, Signature } from '../../domain/month/month.ts';
import type { Instalment, MonthEvent } from '../../domain/month/month-event.ts';
import { toAnnul, toRecover } from '../../domain/month/owed.ts';
import {
  holds,
  PARTS,
  PRODUCTION_PARTS,
  type ProductionRecord,
  totalOf,
} from '../../domain/month/production.ts';
import { regimeOf } from '../../domain/period.ts';
import type { Agreement } from '../../domain/programme.ts';
import { listMonths } from '../../store/month.ts';
import { listAgreements } from '../../store.ts';
import { scopeOfAgreement } from '../save.ts';
import { indicatorLines, linesAsTold } from './indicator-lines.ts';
import { type MonthOf, monthStream, type OpenedMonth, openMonth } from './open.ts';
import { readExecution } from './read-execution.ts';
import { eventDetail, eventLabel } from './words.ts';

/** Who may do each thing to a competência. */
const VERB_OF: Readonly<Record<MonthAction, string>> = {
  'close-production': 'cofinancing.calculate',
  'validate-lines': 'cofinancing.calculate',
  calculate: 'cofinancing.calculate',
  'send-back': 'cofinancing.check-transfer',
  check: 'cofinancing.check-transfer',
  authorise: 'cofinancing.decide-transfer',
  'issue-ordinance': 'cofinancing.decide-transfer',
  'publish-ordinance': 'cofinancing.decide-transfer',
  'withdraw-ordinance': 'cofinancing.decide-transfer',
  commit: 'cofinancing.record-execution',
  liquidate: 'cofinancing.record-execution',
  'bank-order': 'cofinancing.record-execution',
  pay: 'cofinancing.record-execution',
  reconcile: 'cofinancing.record-execution',
  annul: 'cofinancing.decide-transfer',
  'propose-adjustment': 'cofinancing.calculate',
  'propose-discount': 'cofinancing.calculate',
  adjust: 'cofinancing.decide-transfer',
  'record-instalment': 'cofinancing.record-execution',
  'reverse-instalment': 'cofinancing.decide-transfer',
};

type Head = Omit<Agreement, 'facts'>;

/** Every competência that something happened to, newest first. */
export async function readMonths(context: Context, agreement: string | null = null): Promise<MonthList> {
  const heads = new Map((await listAgreements(context)).map((each) => [each.id, each]));
  const describe = await headWords(context);
  const items = (await listMonths(context, agreement)).flatMap(({ agreement: id, competencia, month }) => {
    const head = heads.get(id);
    return head === undefined ? [] : [describe(head, competencia, month)];
  });
  return { items, next: null };
}

async function headWords(context: Context) {
  const territory = await getTerritory(context);
  const today = context.clock.today();
  return ({ id, name, municipality, establishment }: Head, competencia: string, month: Month): MonthHead => ({
    agreement: { id, name, municipality: territory.get(municipality, today).name, establishment },
    competencia,
    version: month.version,
    state: month.state,
    sides: [...month.sides],
    calculated: month.calculation?.amount ?? null,
    entitlement: month.entitlement,
    executed: { ...month.executed },
    recovery: { ...month.recovery },
  });
}

/** One competência: its production with its files, what it would be now, what may be done by whom, and everything that was done. */
export async function readMonth(context: Context, on: MonthOf): Promise<MonthAnswer> {
  const opened = await openMonth(context, on);
  const { agreement, competencia, month, explained, programme, records } = opened;
  const describe = await headWords(context);
  const events = await listEvents(context, monthStream(on));
  const names = await namesOf(context, opened, events);
  const may = await reachOf(context, on.agreement);
  const refused = explained instanceof AppError;
  return {
    ...describe(agreement, competencia, month),
    regime: regimeOf(programme.exceptional, competencia),
    productionMonth: opened.productionMonth,
    production: records.toReversed().map((record) => {
      const mayCountersign = isWaiting(record) && record.by !== context.actor.id && may('calculate');
      return productionAnswer(record, names, mayCountersign);
    }),
    current: refused
      ? null
      : {
          amount: explained.payment.amount.toDecimal(2),
          words: amountInWords(explained.payment.amount),
          factor: explained.payment.factor.toDecimal(2),
          base: explained.payment.base.toDecimal(2, 'truncate'),
          sha256: explained.sha256,
        },
    refusal: refused ? explained.message : null,
    exceptions: [...opened.facts.instrument.blockedBy, ...opened.facts.refusals],
    calculation: month.calculation && { ...month.calculation, by: names(month.calculation.by) },
    check: signed(month.check, names),
    authorisation: signed(month.authorisation, names),
    proposal: month.proposal && {
      ...month.proposal,
      by: names(month.proposal.by),
      toRecover: decimalOf(toRecover(month)),
      toAnnul: decimalOf(toAnnul(month)),
    },
    ordinances: month.ordinances.map((each) => ({ ...each })),
    ...(await readExecution(context, opened)),
    discounts: discountsOf(events),
    offers: offersOf(opened, may),
    history: events.map((event) => ({
      sequence: event.sequence,
      type: event.type,
      label: eventLabel(event.type),
      at: event.at,
      by: names(event.actorId),
      detail: eventDetail(event),
      hash: event.hash,
    })),
  };
}

const OMITTED = 'omitido';

/** The indicator lines of a competência as the reader is told them, beside what was validated: its value where all of it is for the reader. */
export async function readLines(context: Context, on: MonthOf): Promise<LineList> {
  const { month, ...opened } = await openMonth(context, on);
  const lines = opened.lines ?? (await indicatorLines(context, opened));
  const told = new Map((await linesAsTold(context, opened)).map((line) => [line.id, line]));
  const ids = Object.values(month.lines).flatMap(({ by }) => by ?? []);
  const names = await listNames(context, [...new Set(ids)]);
  const items = lines.map((line) => {
    const own = told.get(line.id) ?? line;
    const said = month.lines[line.id];
    const by = said?.by == null ? null : (names.get(said.by) ?? null);
    const value = own.value === line.value ? (said?.value ?? null) : OMITTED;
    return {
      ...own,
      exceptions: [...own.exceptions],
      validated: said ? { ...said, value, by, stands: stands(line, said) } : null,
    };
  });
  return { items, next: null };
}

/** What stands of the instalments of other competências that were kept back of this one. */
function discountsOf(events: readonly StoredEvent[]): MonthAnswer['discounts'] {
  const told = (type: MonthEvent['type']) =>
    events.filter((event) => event.type === type).map(({ data }) => data as unknown as Instalment);
  const undone = new Set(told('discount-reversed').map(({ entry }) => entry));
  return told('discounted')
    .filter(({ entry }) => !undone.has(entry))
    .map(({ owedBy, number, amount }) => ({ owedBy, number, amount }));
}

type Names = (id: string | null) => string | null;

async function namesOf(
  context: Context,
  { records }: OpenedMonth,
  events: readonly StoredEvent[],
): Promise<Names> {
  const ids = [
    ...events.map(({ actorId }) => actorId),
    ...records.flatMap(({ by, countersigned }) => [by, countersigned?.by ?? null]),
  ];
  const names = await listNames(context, [...new Set(ids.filter((id) => id !== null))]);
  return (id) => (id === null ? null : (names.get(id) ?? null));
}

const signed = (signature: Signature | null, names: Names) =>
  signature && { ...signature, by: names(signature.by) };

const isWaiting = ({ origin, countersigned }: ProductionRecord): boolean =>
  origin === 'typed' && countersigned === null;

function productionAnswer(record: ProductionRecord, names: Names, mayCountersign: boolean): ProductionAnswer {
  const { id, origin, cnes, files, reason, at, by, countersigned } = record;
  return {
    id,
    origin,
    cnes,
    parts: PARTS.map((part) => ({
      part,
      label: PRODUCTION_PARTS[part].label,
      system: PRODUCTION_PARTS[part].system,
      amount: record[part],
    })),
    total: totalOf(record).toDecimal(2),
    files: files.map((file) => ({ ...file })),
    reason,
    at,
    by: names(by),
    countersignedBy: names(countersigned?.by ?? null),
    holds: holds(record),
    mayCountersign,
  };
}

type Reach = (action: MonthAction) => boolean;

/** What the reader's roles reach in an agreement's months. */
async function reachOf(context: Context, agreement: string): Promise<Reach> {
  const scope = await scopeOfAgreement(context, agreement);
  return (action) => refusalOf(context, VERB_OF[action], scope) === null;
}

/** Each action that the reader's roles reach, with everything that keeps it from being done now. */
const offersOf = ({ month, facts }: OpenedMonth, may: Reach): MonthAnswer['offers'] =>
  MONTH_ACTIONS.filter(may).map((action) => {
    const reasons = refusalsOfOffer(action, month, facts);
    return { action, allowed: reasons.length === 0, reasons };
  });
