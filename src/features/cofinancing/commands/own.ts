import { Temporal } from 'temporal-polyfill';
import { type Competencia, parseCompetencia } from '../../../kernel/competencia.ts';
import { authorise, type Context, refusalOf } from '../../../platform/context.ts';
import { getTerritory } from '../../territory/index.ts';
import type { OwnAnswer, OwnList } from '../contract.ts';
import { nextPeriod, periodOf } from '../domain/cac/period.ts';
import { caseFor, type Law } from '../domain/case.ts';
import { calculateMany } from '../domain/compiled/many.ts';
import { alertOf } from '../domain/instrument/term.ts';
import type { Agreement } from '../domain/programme.ts';
import { paidMonths } from '../domain/reading-effect.ts';
import { getAgreement, getProgramme, listAgreements, listReadingDecisions } from '../store.ts';
import { readEvaluation } from './cac/read-evaluation.ts';
import { readDeadlines } from './deadlines/read.ts';
import { instrumentOn } from './instrument/on-month.ts';
import { aroundInstrument, getInstrument } from './instrument/open.ts';
import { readMonths } from './month/read.ts';
import { readObligations } from './obligations/read.ts';
import { OWN, scopeOfOwn } from './own-scope.ts';

async function headOf(context: Context, agreement: Omit<Agreement, 'facts'>) {
  const { id, name, municipality, establishment } = agreement;
  const place = (await getTerritory(context)).get(municipality, context.clock.today());
  return { id, name, establishment, municipality: place.name };
}

/** The Termos of the municipality or hospital of the reader. */
export async function readOwnList(context: Context): Promise<OwnList> {
  const items: OwnList['items'] = [];
  for (const agreement of await listAgreements(context))
    if (refusalOf(context, OWN, await scopeOfOwn(context, agreement.id)) === null)
      items.push(await headOf(context, agreement));
  return { items, next: null };
}

/** One's own Termo: what the month would pay, goals and what was produced, what is due, the last payments. @throws AppError `forbidden` for another's */
export async function readOwn(context: Context, id: string): Promise<OwnAnswer> {
  authorise(context, OWN, await scopeOfOwn(context, id));
  const agreement = await getAgreement(context, id);
  const programme = await getProgramme(context, agreement.programme);
  const decisions = await listReadingDecisions(context, programme.id);
  const today = context.clock.today();
  const month = parseCompetencia(today.slice(0, 7));
  const { blockedBy } = await instrumentOn(context, id, month);
  return {
    agreement: await headOf(context, agreement),
    ...forecastOf({ programme, agreement, decisions }, month, today),
    blockedBy: [...blockedBy],
    goals: await goalsOf(context, id, month),
    due: await dueOf(context, id),
    deadlines: await readDeadlines(context, await getInstrument(context, id)),
    licence: await licenceOf(context, id),
    months: (await readMonths(context, id)).items,
  };
}

function forecastOf(law: Law, month: Competencia, today: string): Pick<OwnAnswer, 'forecast' | 'waits'> {
  const [now] = calculateMany([caseFor(law, month, today)]);
  if (now !== undefined && !('refusal' in now)) {
    const [amount, factor, base] = [now.amount, now.factor, now.base].map((each) =>
      each.toDecimal(2, 'truncate'),
    ) as [string, string, string];
    return { forecast: { competencia: month, amount, factor, base, baseOf: month }, waits: null };
  }
  const waits = now?.refusal.message ?? '';
  const last = paidMonths(law, month, today).at(-1);
  const [then] = last === undefined ? [] : calculateMany([last.on]);
  if (last === undefined || then === undefined || 'refusal' in then) return { forecast: null, waits };
  const base = then.base.toDecimal(2, 'truncate');
  const [would] = calculateMany([caseFor(law, month, today, { facts: { base } })]);
  if (would === undefined || 'refusal' in would) return { forecast: null, waits };
  return {
    forecast: {
      competencia: month,
      amount: would.amount.toDecimal(2),
      factor: would.factor.toDecimal(2),
      base,
      baseOf: last.on.competencia,
    },
    waits,
  };
}

/** The four months that ended last. */
async function goalsOf(context: Context, agreement: string, month: Competencia): Promise<OwnAnswer['goals']> {
  const { period, words, goals } = await readEvaluation(context, {
    agreement,
    period: nextPeriod(periodOf(month), -1),
  });
  return {
    period,
    words,
    items: goals
      .filter(({ kind }) => kind === 'quantitative')
      .map(({ id, label, target, value, outcome }) => ({
        id,
        label,
        target,
        produced: value.text,
        outcome,
        reason: value.reason,
      })),
  };
}

async function dueOf(context: Context, id: string): Promise<OwnAnswer['due']> {
  const { items } = await readObligations(context, id);
  const never = '9999-12-31';
  return items
    .filter(({ standing }) => standing !== 'proved' && standing !== 'review')
    .map(({ id: obligation, label, words, next }) => ({
      id: obligation,
      label,
      words,
      by: next?.by ?? null,
    }))
    .toSorted((a, b) => (a.by ?? never).localeCompare(b.by ?? never));
}

async function licenceOf(context: Context, id: string): Promise<OwnAnswer['licence']> {
  const record = await getInstrument(context, id);
  const said = record.content.last['licence-recorded'];
  const until = said?.details.until;
  if (said === undefined || until === undefined) return null;
  const daysLeft = Temporal.PlainDate.from(context.clock.today()).until(until, { largestUnit: 'day' }).days;
  const { terms } = await aroundInstrument(context, record);
  return { document: said.document, until, daysLeft, alert: alertOf(daysLeft, terms.licence.alerts) };
}
