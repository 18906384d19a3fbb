import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../../kernel/app-error.ts';
import { addMonths, type Competencia, parseCompetencia } from '../../../../kernel/competencia.ts';
import { type Citation, type Explained, explainedJson, fact } from '../../../../kernel/explained.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { PROJECT_ROOT } from '../../../../platform/env.ts';
import { findUnit, listUnits } from '../../../accounts/index.ts';
import { type VerifiedCitation, verifyCitations } from '../../../acts/index.ts';
import { lastApprovedMonth } from '../../../declarations/index.ts';
import { getTerritory, type Territory } from '../../../territory/index.ts';
import type { CnesAnswer, CriterionAnswer, PanelAnswer, PanelLevel, PanelValue } from '../../contract.ts';
import { versionAt } from '../../domain/dated.ts';
import { chooseReadings } from '../../domain/inputs.ts';
import { monthInWords } from '../../domain/month-in-words.ts';
import {
  type BandsOn,
  bandOfValue,
  type Criterion,
  lacksTable,
  type PanelCriteria,
} from '../../domain/panel.ts';
import type { Agreement, Programme } from '../../domain/programme.ts';
import { decidedOptions, decisionsFor } from '../../domain/reading-decision.ts';
import { getAgreement, getProgramme, listReadingDecisions } from '../../store.ts';
import { cnesOfHospitals } from '../hospital-cnes.ts';
import { declaredPanelValue } from './declared-values.ts';
import { executionValues } from './execution-values.ts';
import { computedValue } from './file-values.ts';
import { jointValue } from './joint-values.ts';
import { type PanelPlace, type RawPanelValue, sameReasonOnce, valueText } from './panel-values.ts';
import { type Told, toldOnce } from './told-once.ts';

/** Art. 5º, I to X, what clause 6 adds, and the goals of clause 5; `panel.test.ts` and `citations.test.ts` hold it to the act. */
export const panel: PanelCriteria = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'database/seed/cofinancing/panel.json'), 'utf8'),
);

/** Criteria that hold what was produced to what a document programmed. */
export const programmedCriteria = () =>
  panel.criteria
    .filter(({ execution }) => execution !== undefined)
    .map(({ id, label, unit }) => ({ id, name: label, unit }));

/** Every citation of the panel's criteria. */
export function citationsOfPanel(): Citation[] {
  return panel.criteria.flatMap(({ cite, clause, joint, year, ranges = [] }) => [
    cite,
    ...(joint ? [joint.cite] : []),
    ...(year ? [year.cite] : []),
    ...(clause ? [clause] : []),
    ...ranges.map((range) => range.cite),
  ]);
}

export interface PanelAsked {
  readonly level: PanelLevel;
  readonly competencia?: string | undefined;
}

const MONTHS_SHOWN = 24;

/**
 * How the hospital of a Termo stands: each criterion with its values, the band that holds each, and where it comes from; for the
 * hospital alone or for all of a municipality, of a regional office or of the state. @throws AppError `not-found`.
 */
export async function readPanel(
  context: Context,
  agreementId: string,
  asked: PanelAsked,
): Promise<PanelAnswer> {
  const agreement = await getAgreement(context, agreementId);
  const programme = await getProgramme(context, agreement.programme);
  const territory = await getTerritory(context);
  const today = context.clock.today();
  const current = parseCompetencia(today.slice(0, 7));
  const own = await findUnit(context, agreement.establishment);
  const last = own === null ? null : await lastApprovedMonth(context, own.id);
  const month = parseCompetencia(asked.competencia ?? last ?? addMonths(current, -1));
  if (month > current) throw yetToCome(month);
  const { place, name, cnes } = await placeOf(context, agreement, territory, { ...asked, month });
  const decisions = await listReadingDecisions(context, programme.id);
  const decided = decidedOptions(decisionsFor(programme, decisions, month, today));
  const on: BandsOn = {
    programme,
    reading: chooseReadings(programme, {}, decided).bands ?? '',
    day: `${month}-01`,
    knownOn: today,
  };
  const cites = await citesOf(context, programme);
  const told = toldOnce(context, month);
  const criteria: CriterionAnswer[] = [];
  const notices = new Set<string>();
  for (const criterion of panel.criteria) {
    const values = await valuesOf(context, criterion, place, told);
    const printed = asked.level === 'unit' ? documentValue(criterion, agreement, on) : null;
    const all = printed === null ? values : [...values, printed];
    for (const each of all.flatMap((value) => value.notices)) notices.add(each);
    criteria.push(criterionAnswer(criterion, all, on, cites, agreement.id));
  }
  return {
    agreement: {
      id: agreement.id,
      municipality: territory.get(agreement.municipality, today).name,
      establishment: agreement.establishment,
    },
    level: asked.level,
    place: name,
    competencia: month,
    months: monthsOffered(current, month),
    hospitals: place.hospitals.map((hospital) => ({
      name: hospital.name,
      cnes: cnes.get(hospital.id) ?? null,
    })),
    notices: [...notices],
    reading: readingAnswer(on, decided.bands !== undefined),
    criteria,
  };
}

function criterionAnswer(
  criterion: Criterion,
  values: readonly RawPanelValue[],
  on: BandsOn,
  cites: CiteOf,
  agreement: string,
): CriterionAnswer {
  const { id, label, cite, clause, noBand = null } = criterion;
  return {
    id,
    label,
    cite: cites(cite),
    clause: clause ? cites(clause) : null,
    noBand: lacksTable(criterion, on) ? NO_TABLE : noBand,
    values: values.map((value) => valueAnswer(value, criterion, on, cites, agreement)),
  };
}

const NO_TABLE = 'Nenhuma versão do Quadro 01 valia neste mês.';

const yetToCome = (month: string): AppError =>
  new AppError(
    'invalid-input',
    `A competência de ${monthInWords(month)} ainda não chegou. Escolha um mês até o atual.`,
  );

/** The last months, and the one that is shown where it is older. */
function monthsOffered(current: Competencia, shown: Competencia): Competencia[] {
  const last = Array.from({ length: MONTHS_SHOWN }, (_, index) => addMonths(current, -index));
  return last.includes(shown) ? last : [...last, shown];
}

/** How the holes of the score tables are closed, in words. */
function readingAnswer({ programme, reading }: BandsOn, isDecided: boolean): PanelAnswer['reading'] {
  const question = programme.readings.find(({ id }) => id === 'bands');
  const option = question?.options.find(({ id }) => id === reading);
  return option ? { label: option.label, isAssumed: !isDecided } : null;
}

type CiteOf = (cite: Citation) => { act: string; at: string; quote: string; atLabel: string };

async function citesOf(context: Context, programme: Programme): Promise<CiteOf> {
  const tables = programme.tables.flatMap(({ versions }) =>
    versions.flatMap(({ rows }) => rows.map(({ cite }) => cite)),
  );
  const cites = [...citationsOfPanel(), ...tables];
  const verified = await verifyCitations(context, cites);
  const found = new Map(cites.map((cite, index) => [cite, verified[index] as VerifiedCitation]));
  return (cite) => {
    const { act, at, quote, atLabel } = found.get(cite) as VerifiedCitation;
    return { act, at, quote, atLabel };
  };
}

interface Placed {
  readonly place: PanelPlace;
  readonly name: string;
  /** Who said the CNES of each hospital, and the source. */
  readonly cnes: ReadonlyMap<string, CnesAnswer>;
}

/** The contracted hospitals of a level, each with the CNES it had in the month. */
export async function placeOf(
  context: Context,
  agreement: Agreement,
  territory: Territory,
  { level, month }: PanelAsked & { readonly month: Competencia },
): Promise<Placed> {
  const today = context.clock.today();
  const own = await findUnit(context, agreement.establishment);
  const within = await unitsOf(context, agreement, territory, level, own?.id ?? null);
  const cnes = await cnesOfHospitals(context, within, `${month}-01`);
  const hospitals = within.map(({ id, name, territory: stands }) => ({
    id,
    name,
    cnes: cnes.get(id)?.cnes ?? null,
    territory: stands,
  }));
  const code = codeOf(agreement, territory, level);
  const name = code === null ? agreement.establishment : territory.get(code, today).name;
  return { place: { hospitals, own: own?.id ?? null }, name, cnes };
}

function codeOf(agreement: Agreement, territory: Territory, level: PanelLevel): string | null {
  if (level === 'unit') return null;
  if (level === 'state') return territory.home;
  return level === 'region' ? agreement.healthRegion : agreement.municipality;
}

async function unitsOf(
  context: Context,
  agreement: Agreement,
  territory: Territory,
  level: PanelLevel,
  own: string | null,
) {
  const today = context.clock.today();
  const hospitals = await listUnits(context, { kind: 'hospital', day: today });
  const code = codeOf(agreement, territory, level);
  if (code === null) return hospitals.filter(({ id }) => id === own);
  return hospitals.filter(
    (unit) => unit.territory !== null && territory.isWithin(unit.territory, code, today),
  );
}

async function valuesOf(
  context: Context,
  criterion: Criterion,
  place: PanelPlace,
  told: Told,
): Promise<RawPanelValue[]> {
  const values: RawPanelValue[] = [];
  if (criterion.joint) values.push(await jointValue(context, criterion, criterion.joint, place, told));
  for (const id of criterion.declared ?? [])
    values.push(await declaredPanelValue(told, criterion, id, place));
  values.push(...(await executionValues(context, criterion, place, told)));
  for (const source of criterion.computed ?? [])
    values.push(await computedValue(context, criterion, source, place, told.month));
  return sameReasonOnce(values);
}

/** What the act itself prints of a criterion, of the year it looked at. */
function documentValue(
  criterion: Criterion,
  agreement: Agreement,
  { day, knownOn }: BandsOn,
): RawPanelValue | null {
  const facts = agreement.facts.filter(({ id, status }) => id === criterion.fact && status === 'printed');
  const printed = versionAt(facts, day, knownOn);
  if (printed === null || typeof printed.value !== 'string') return null;
  const exact = Rational.parse(printed.value);
  const more: Partial<Explained> = {
    ...(printed.cite && { cite: printed.cite }),
    ...(printed.note && { note: printed.note }),
  };
  return {
    source: 'document',
    label: printed.label,
    exact,
    text: valueText(criterion.unit, exact),
    counts: null,
    explained: fact(printed.id, printed.label, exact, '%', more),
    recordsHref: null,
    indicatorHref: null,
    notices: [],
    reason: null,
    isPartial: false,
    isDemonstration: false,
  };
}

function valueAnswer(
  { exact, explained, isPartial, notices: _, ...value }: RawPanelValue,
  criterion: Criterion,
  on: BandsOn,
  cites: CiteOf,
  agreement: string,
): PanelValue {
  const band = exact instanceof Rational && !isPartial ? bandOfValue(criterion, on, exact) : null;
  return {
    ...value,
    recordsHref: value.recordsHref?.replace(':termo', agreement) ?? null,
    explained: explained && explainedJson(explained),
    band: band && {
      label: band.label,
      score: band.score?.toDecimal(2) ?? null,
      cite: cites(band.cite),
      dependsOnReading: band.dependsOnReading,
    },
  };
}
