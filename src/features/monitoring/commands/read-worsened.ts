import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import { listUnits } from '../../accounts/index.ts';
import { listJudgedTargets } from '../../indicators/index.ts';
import { listActionsSince, statusWords } from '../../plan/index.ts';
import type { ChargeBody, Charged, WorsenedAnswer } from '../contract.ts';
import { DAYS_BACK, type WeekFacts, worsenedOf } from '../domain/worsened.ts';
import { listNonConformities } from '../store/nonconformities/records.ts';
import { listReports } from '../store/reports.ts';
import { type AskedLine, readAskedLines } from './asked-lines.ts';
import { charge, chargeKey, lastCharge } from './charge.ts';
import { findCycle, getCalendar } from './cycle.ts';

async function indicatorsSince(context: Context, since: string): Promise<WeekFacts['indicators']> {
  const before = new Map((await listJudgedTargets(context, since)).map((each) => [each.code, each]));
  const now = await listJudgedTargets(context);
  return now.map((each) => ({ ...each, before: before.get(each.code) ?? null, now: each }));
}

const dayOf = ({ env }: Context, instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(env.timeZone).toPlainDate().toString();

function returnedOf(context: Context, asked: readonly AskedLine[]): WeekFacts['returned'] {
  return asked.flatMap(({ action, line, cell }) =>
    cell?.review === 'returned'
      ? [{ action: action.id, title: action.title, unit: line.unit, on: dayOf(context, cell.writtenAt) }]
      : [],
  );
}

/** What the month in course tells: lines given back, and who had not sent when the day for it went by. */
async function monthSince(context: Context) {
  const cycle = await findCycle(context);
  if (cycle === null || cycle.settings.length === 0) return { competencia: null, returned: [], unsent: null };
  const competencia = cycle.current();
  const calendar = getCalendar(cycle, competencia);
  const asked = await readAskedLines(context, calendar);
  const sent = new Set(
    (await listReports(context, competencia)).flatMap((each) => (each.firstSentOn === null ? [] : each.unit)),
  );
  const units = [...new Set(asked.map(({ line }) => line.unit))].filter((unit) => !sent.has(unit));
  return {
    competencia,
    returned: returnedOf(context, asked),
    unsent: { units, reportBy: calendar.reportBy },
  };
}

/** Every line, its units by their ids. */
async function worsenedLines(context: Context) {
  const today = context.clock.today();
  const since = Temporal.PlainDate.from(today).subtract({ days: DAYS_BACK }).toString();
  const { competencia, returned, unsent } = await monthSince(context);
  const lines = worsenedOf({
    ...{ since, today, statusWords, returned, unsent },
    actions: await listActionsSince(context, since),
    indicators: await indicatorsSince(context, since),
    nonConformities: await listNonConformities(context),
  });
  return { since, competencia, lines };
}

/** What stands worse than at the end of the day a week ago, by the events, versions and days as they were before. */
export async function readWorsened(context: Context): Promise<WorsenedAnswer> {
  const { since, competencia, lines } = await worsenedLines(context);
  const names = new Map((await listUnits(context)).map(({ id, acronym }) => [id, acronym]));
  const items: WorsenedAnswer['items'] = [];
  for (const line of lines) {
    const key = chargeKey(line, competencia);
    const charged = key === null ? null : { key, on: (await lastCharge(context, key)).on };
    items.push({ ...line, units: line.units.map((unit) => names.get(unit) ?? unit), charge: charged });
  }
  return { since, competencia, items, next: null };
}

/** Charges who answers for a line that still stands worse. @throws AppError `forbidden`, `refused`, `conflict`. */
export async function chargeWorsened(context: Context, { key }: ChargeBody): Promise<Charged> {
  const { competencia, lines } = await worsenedLines(context);
  const line = lines.find((each) => chargeKey(each, competencia) === key);
  if (line === undefined)
    throw new AppError(
      'refused',
      'Isto já não está pendente: foi respondido, ou saiu da semana. Atualize a página.',
    );
  return charge(context, line, { key, competencia });
}
