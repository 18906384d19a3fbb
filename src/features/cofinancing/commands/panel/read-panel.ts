import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addMonths, type Competencia, parseCompetencia } from '../../../../kernel/competencia.ts';
import { type Citation, type Explained, fact } from '../../../../kernel/explained.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { PROJECT_ROOT } from '../../../../platform/env.ts';
import { findUnit, listUnits } from '../../../accounts/index.ts';
import { type VerifiedCitation, verifyCitations } from '../../../acts/index.ts';
import { lastApprovedMonth } from '../../../declarations/index.ts';
import { getTerritory, type Territory } from '../../../territory/index.ts';
import type { CriterionAnswer, PanelAnswer, PanelLevel, PanelValue } from '../../contract.ts';
import { chooseReadings } from '../../domain/inputs.ts';
import { bandOfValue, type Criterion, type PanelCriteria } from '../../domain/panel.ts';
import type { Agreement, Programme } from '../../domain/programme.ts';
import { getAgreement, getProgramme } from '../../store.ts';
import {
  computedValue,
  declaredPanelValue,
  executionValue,
  type PanelPlace,
  type RawPanelValue,
  valueJson,
  valueText,
} from './panel-values.ts';

/** Art. 5º, I to X, and what clause 6 adds; `panel.test.ts` and `citations.test.ts` hold it to the act. */
export const panel: PanelCriteria = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'database/seed/cofinancing/panel.json'), 'utf8'),
);

/** Every citation of the panel's criteria. */
export function citationsOfPanel(): Citation[] {
  return panel.criteria.flatMap(({ cite, clause, ranges = [] }) => [
    cite,
    ...(clause ? [clause] : []),
    ...ranges.map((range) => range.cite),
  ]);
}

export interface PanelAsked {
  readonly level: PanelLevel;
  readonly competencia?: string | undefined;
  readonly cnes?: string | undefined;
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
  const { place, name } = await placeOf(context, agreement, territory, asked);
  const own = await findUnit(context, agreement.establishment);
  const last = own === null ? null : await lastApprovedMonth(context, own.id);
  const month = parseCompetencia(asked.competencia ?? last ?? addMonths(current, -1));
  const cites = await citesOf(context, programme);
  const criteria: CriterionAnswer[] = [];
  for (const criterion of panel.criteria) {
    const values = await valuesOf(context, criterion, place, month);
    const printed = asked.level === 'unit' ? documentValue(criterion, agreement) : null;
    criteria.push({
      id: criterion.id,
      label: criterion.label,
      cite: cites(criterion.cite),
      clause: criterion.clause ? cites(criterion.clause) : null,
      noBand: criterion.noBand ?? null,
      values: [...values, ...(printed ? [printed] : [])].map((value) =>
        valueAnswer(value, criterion, programme, cites, agreement.id),
      ),
    });
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
    months: Array.from({ length: MONTHS_SHOWN }, (_, index): Competencia => addMonths(current, -index)),
    cnes: asked.cnes ?? null,
    hospitals: place.hospitals.map((hospital) => hospital.name),
    criteria,
  };
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

const NO_CNES =
  'O Termo não imprime o CNES do hospital. Digite-o acima para contar os arquivos públicos dele, ou veja o município inteiro.';

/** Which hospitals and which files a level looks at. */
async function placeOf(
  context: Context,
  agreement: Agreement,
  territory: Territory,
  { level, cnes }: PanelAsked,
): Promise<{ place: PanelPlace; name: string }> {
  const today = context.clock.today();
  const codes = {
    municipality: agreement.municipality,
    region: agreement.healthRegion,
    state: territory.home,
  };
  const hospitals = await listUnits(context, { kind: 'hospital', day: today });
  if (level === 'unit') {
    const own = await findUnit(context, agreement.establishment);
    const place = {
      hospitals: hospitals.filter(({ id }) => id === own?.id),
      territory: agreement.municipality,
      cnes: cnes ?? null,
      noFiles: cnes === undefined ? NO_CNES : null,
    };
    return { place, name: agreement.establishment };
  }
  const code = codes[level];
  const within = hospitals.filter(
    (unit) => unit.territory !== null && territory.isWithin(unit.territory, code, today),
  );
  return {
    place: { hospitals: within, territory: code, cnes: null, noFiles: null },
    name: territory.get(code, today).name,
  };
}

async function valuesOf(
  context: Context,
  criterion: Criterion,
  place: PanelPlace,
  month: string,
): Promise<RawPanelValue[]> {
  const values: RawPanelValue[] = [];
  for (const id of criterion.declared ?? [])
    values.push(await declaredPanelValue(context, criterion, id, place, month));
  for (const source of criterion.execution ?? [])
    values.push(await executionValue(context, criterion, source, place, month));
  for (const source of criterion.computed ?? [])
    values.push(await computedValue(context, criterion, source, place, month));
  return sameReasonOnce(values);
}

/** Several lines that are absent for the same reason say it once. */
function sameReasonOnce(values: readonly RawPanelValue[]): RawPanelValue[] {
  const said = new Set<string>();
  return values.filter(({ text, source, reason }) => {
    if (text !== null) return true;
    const key = `${source} ${reason}`;
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}

/** What the act itself prints of a criterion, of the year it looked at. */
function documentValue(criterion: Criterion, agreement: Agreement): RawPanelValue | null {
  const printed = agreement.facts.find(({ id, status }) => id === criterion.fact && status === 'printed');
  if (printed === undefined || typeof printed.value !== 'string') return null;
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
    explained: fact(printed.id, printed.label, exact, '%', more),
    recordsHref: null,
    reason: null,
    isDemonstration: false,
  };
}

function valueAnswer(
  { exact, explained, ...value }: RawPanelValue,
  criterion: Criterion,
  programme: Programme,
  cites: CiteOf,
  agreement: string,
): PanelValue {
  const isNumber = exact instanceof Rational;
  const reading = chooseReadings(programme, {}).bands ?? '';
  const band = isNumber ? bandOfValue(criterion, programme.tables, reading, exact) : null;
  return {
    ...value,
    recordsHref: value.recordsHref?.replace(':termo', agreement) ?? null,
    explained: valueJson(explained),
    band: band && { label: band.label, score: band.score?.toDecimal(2) ?? null, cite: cites(band.cite) },
  };
}
