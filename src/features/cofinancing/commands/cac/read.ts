import { parseCompetencia } from '../../../../kernel/competencia.ts';
import { type Context, refusalOf } from '../../../../platform/context.ts';
import { listOffices } from '../../../accounts/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { CacAnswer } from '../../contract.ts';
import type { Evaluation } from '../../domain/cac/evaluation.ts';
import { refusalsOf } from '../../domain/cac/may.ts';
import { type FourMonths, monthsOf, nextPeriod, periodInWords, periodOf } from '../../domain/cac/period.ts';
import { findCommission, listEvaluations, listMinutes } from '../../store/cac.ts';
import { findInstrument } from '../../store/instrument/instruments.ts';
import { getAgreement } from '../../store.ts';
import { scopeOfAgreement, scopeOfHospitalOf } from '../save.ts';
import { readMeans } from './means.ts';
import { openEvaluation } from './open.ts';
import { cacTermsOf } from './terms.ts';
import { cited, percentOf, STATE_WORDS } from './words.ts';
import { ANSWER, KEEP, listCandidates } from './write.ts';

/** The commission of a Termo, its evaluations, and what the mean of them gives under each reading. */
export async function readCac(context: Context, id: string): Promise<CacAnswer> {
  const agreement = await getAgreement(context, id);
  const terms = cacTermsOf(agreement.programme);
  const scope = await scopeOfAgreement(context, id);
  const mayKeep = refusalOf(context, KEEP, scope) === null;
  const records = await listEvaluations(context, id);
  const constituted = (await findInstrument(context, id))?.content.last['cac-constituted'];
  const commission = await findCommission(context, id);
  const territory = await getTerritory(context);
  const today = context.clock.today();
  const [commissionCite, period, firstYear, answer] = await cited(context, [
    terms.commission,
    terms.period.cite,
    terms.firstYear.cite,
    terms.answer.cite,
  ]);
  const candidates = mayKeep ? await listOffices(context, await listCandidates(context, id)) : [];
  return {
    agreement: {
      id,
      name: agreement.name,
      establishment: agreement.establishment,
      municipality: territory.get(agreement.municipality, today).name,
    },
    cites: { commission: commissionCite, period, firstYear, answer } as CacAnswer['cites'],
    constitution: constituted === undefined ? null : { document: constituted.document, on: constituted.on },
    commission:
      commission === null ? null : { ...commission, seats: commission.seats.map((each) => ({ ...each })) },
    minutes: commission?.body == null ? [] : await listMinutes(context, commission.body),
    candidates,
    periods: records.map(({ period: each, evaluation }) => lineOf(each, evaluation)),
    next: await nextOf(context, id, agreement.effect[0], records.at(-1)?.period),
    means: await readMeans(context, { terms, agreement, competencia: today.slice(0, 7) }),
    mayKeep,
    mayAnswer: refusalOf(context, ANSWER, await scopeOfHospitalOf(context, id)) === null,
  };
}

function lineOf(
  period: FourMonths,
  { state, notice, opinion, final }: Evaluation,
): CacAnswer['periods'][number] {
  return {
    period,
    words: periodInWords(period),
    state,
    stateWords: STATE_WORDS[state],
    percent: notice === null ? null : percentOf(notice.sheet.percent),
    competencia: opinion?.competencia ?? null,
    number: final?.number ?? null,
    paper: final?.paper ?? null,
  };
}

/** The period after the last one, or the first whole one of the Termo. */
async function nextOf(
  context: Context,
  agreement: string,
  effectFrom: string,
  last: FourMonths | undefined,
): Promise<CacAnswer['next']> {
  const period = last === undefined ? firstWhole(effectFrom) : nextPeriod(last);
  const { evaluation, facts } = await openEvaluation(context, { agreement, period });
  return { period, words: periodInWords(period), reasons: refusalsOf('open', evaluation, facts) };
}

function firstWhole(effectFrom: string): FourMonths {
  const month = parseCompetencia(effectFrom.slice(0, 7));
  const period = periodOf(month);
  return monthsOf(period)[0] === month ? period : nextPeriod(period);
}
