import { AppError } from '../../../../kernel/app-error.ts';
import { type Explained, explainedJson, fact } from '../../../../kernel/explained.ts';
import { formatBrl, formatDecimal, formatExact, formatPercent } from '../../../../kernel/format.ts';
import { parsePeriod, periodInWords } from '../../../../kernel/period.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { declaredValue, programmedQuantity } from '../../../declarations/index.ts';
import { indicatorValue } from '../../../indicators/index.ts';
import type { ComputedSource, Criterion, ExecutionSource } from '../../domain/panel.ts';

/** Whose numbers: the hospitals that declare, and the place or establishment that files are counted by. */
export interface PanelPlace {
  readonly hospitals: readonly { readonly id: string; readonly name: string }[];
  readonly territory: string;
  /** Null: files are counted by the place. */
  readonly cnes: string | null;
  /** Why files cannot be counted here, or null. */
  readonly noFiles: string | null;
}

/** A value before its band. `exact` is in the unit of the criterion. */
export interface RawPanelValue {
  readonly source: 'computed' | 'declared' | 'document';
  readonly label: string;
  readonly exact: Rational | boolean | null;
  readonly text: string | null;
  readonly explained: Explained | null;
  readonly recordsHref: string | null;
  readonly reason: string | null;
  readonly isDemonstration: boolean;
}

const PLACES = 2;
const HUNDRED = Rational.of(100);

export function valueText(unit: Criterion['unit'], value: Rational | boolean): string {
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não';
  if (unit === 'BRL') return formatBrl(value);
  if (unit === 'days') return `${formatDecimal(value, PLACES)} dias`;
  return formatPercent(value, PLACES);
}

const absent = (source: RawPanelValue['source'], label: string, reason: string): RawPanelValue => ({
  source,
  label,
  reason,
  exact: null,
  text: null,
  explained: null,
  recordsHref: null,
  isDemonstration: false,
});

interface Counted {
  readonly numerator: Rational | null;
  readonly denominator: Rational | null;
  readonly value: Rational | null;
  readonly reason: string | null;
  readonly parts: ReadonlyMap<string, Rational>;
  /** Address of the rows that were counted. */
  readonly page: string | null;
  readonly files: readonly { readonly file: string; readonly sha256: string; readonly date: null }[];
}

/** What the files say of a card here; what was not loaded or not found is a reason, not a failure. */
async function count(
  context: Context,
  indicator: string,
  method: string | null,
  place: PanelPlace,
  month: string,
): Promise<Counted> {
  const nothing = {
    numerator: null,
    denominator: null,
    value: null,
    parts: new Map(),
    page: null,
    files: [],
  };
  if (place.noFiles !== null) return { ...nothing, reason: place.noFiles };
  const where = place.cnes === null ? { territory: place.territory } : { establishment: place.cnes };
  try {
    const found = await indicatorValue(context, { indicator, method, period: month, ...where });
    const exact = (text: string | null) => (text === null ? null : Rational.parse(text));
    return {
      numerator: exact(found.numerator),
      denominator: exact(found.denominator),
      value: exact(found.exact),
      reason: found.reason,
      parts: new Map(found.groups?.map(({ group, numerator }) => [String(group), Rational.parse(numerator)])),
      page: `/indicadores/${found.indicator}/registros?periodo=${month}&territorio=${found.territory}`,
      files: found.sources.map((file) => ({ ...file, date: null })),
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return { ...nothing, reason: error.message };
    throw error;
  }
}

const monthWords = (month: string): string => periodInWords(parsePeriod(month));

/** A criterion counted in public files. */
export async function computedValue(
  context: Context,
  criterion: Criterion,
  { indicator, method, label }: ComputedSource,
  place: PanelPlace,
  month: string,
): Promise<RawPanelValue> {
  const { numerator, denominator, value, reason, files, page } = await count(
    context,
    indicator,
    method,
    place,
    month,
  );
  if (value === null) return absent('computed', label, reason ?? 'Sem valor neste mês.');
  const unit = criterion.unit === '%' || criterion.unit === 'BRL' ? criterion.unit : 'ratio';
  const hasParts = numerator !== null && denominator !== null;
  const explained: Explained = {
    id: `panel.${criterion.id}.${indicator}`,
    label: `${criterion.label}, ${monthWords(month)}`,
    value,
    unit,
    op: hasParts ? 'divide' : 'count',
    inputs: hasParts
      ? [
          fact('numerator', 'Numerador', numerator, 'count'),
          fact('denominator', 'Denominador', denominator, 'count'),
        ]
      : [],
    cite: criterion.cite,
    evidence: { files },
    ...(reason && { note: reason }),
  };
  return {
    source: 'computed',
    label,
    exact: value,
    text: valueText(criterion.unit, value),
    explained,
    recordsHref: page,
    reason,
    isDemonstration: false,
  };
}

/** Produced in the files ÷ programmed in the PPI, of one clinic or of all: added over hospitals, divided once. */
export async function executionValue(
  context: Context,
  criterion: Criterion,
  source: ExecutionSource,
  place: PanelPlace,
  month: string,
): Promise<RawPanelValue> {
  const { label, part, line, group } = source;
  const programmed = await programmedOf(context, place, month, {
    ...(line && { line }),
    ...(group && { group }),
  });
  if ('reason' in programmed) return absent('computed', label, programmed.reason);
  const counted = await count(context, 'hospital-admissions', null, place, month);
  const produced = part === null ? (counted.numerator ?? counted.value) : (counted.parts.get(part) ?? null);
  const quantity = formatExact(programmed.quantity, 0, 0);
  if (produced === null) {
    const why = part === null ? ` ${counted.reason ?? 'Sem produção contada.'}` : '';
    return absent('computed', label, `Programadas ${quantity} internações.${why}`);
  }
  const value = produced.div(programmed.quantity).mul(HUNDRED);
  const explained: Explained = {
    id: `panel.${criterion.id}.${part ?? 'all'}`,
    label: `${label}, ${monthWords(month)}`,
    value,
    unit: '%',
    op: 'divide',
    inputs: [
      fact('produced', 'Internações produzidas', produced, 'count', { evidence: { files: counted.files } }),
      programmed.explained,
    ],
    formula: 'produzido ÷ programado',
    cite: criterion.cite,
    ...(counted.reason && { note: counted.reason }),
  };
  return {
    source: 'computed',
    label,
    exact: value,
    text: valueText('%', value),
    explained,
    recordsHref: counted.page,
    reason: counted.reason,
    isDemonstration: false,
  };
}

async function programmedOf(
  context: Context,
  place: PanelPlace,
  month: string,
  what: { readonly line?: string; readonly group?: 'admissions' },
): Promise<{ quantity: Rational; explained: Explained } | { reason: string }> {
  const found: { quantity: Rational; explained: Explained }[] = [];
  for (const hospital of place.hospitals) {
    const programmed = await programmedQuantity(context, {
      hospital: hospital.id,
      kind: 'ppi',
      month,
      ...what,
    });
    if (!programmed.found) return { reason: programmed.reason };
    found.push(programmed);
  }
  const [only] = found;
  if (only === undefined) return { reason: 'Nenhum hospital contratualizado aqui.' };
  const quantity = sum(found.map((each) => each.quantity));
  if (quantity.isZero()) return { reason: 'A quantidade programada é zero: não há o que dividir.' };
  if (found.length === 1) return only;
  const inputs = found.map(({ explained }, index) => ({
    ...explained,
    label: place.hospitals[index]?.name ?? '',
  }));
  return {
    quantity,
    explained: { id: 'programmed', label: 'Programado', value: quantity, unit: 'count', op: 'sum', inputs },
  };
}

/** A declared criterion: of one hospital as it stands, of several by adding numerators and denominators. */
export async function declaredPanelValue(
  context: Context,
  criterion: Criterion,
  indicator: string,
  place: PanelPlace,
  month: string,
): Promise<RawPanelValue> {
  const standing = [];
  const reasons: string[] = [];
  for (const hospital of place.hospitals) {
    const found = await declaredValue(context, { hospital: hospital.id, indicator, month });
    if (found.found) standing.push({ ...found, hospital: hospital.name });
    else reasons.push(found.reason);
  }
  const [only] = standing;
  if (only === undefined)
    return absent('declared', 'Declarado', reasons[0] ?? 'Nenhum hospital daqui declara.');
  const label = only.explained.label;
  const isDemonstration = standing.some(({ declaration }) => declaration.isDemonstration);
  const base = {
    source: 'declared' as const,
    label,
    recordsHref: `/cofinanciamento/termos/:termo/declaracao/${month}`,
    reason:
      reasons.length === 0
        ? null
        : `${reasons.length} de ${place.hospitals.length} hospitais sem declaração aprovada.`,
    isDemonstration,
  };
  if (standing.length === 1)
    return {
      ...base,
      exact: only.value,
      text: valueText(criterion.unit, only.value),
      explained: only.explained,
    };
  const inputs = standing.map(({ explained, hospital }) => ({ ...explained, label: hospital }));
  const exact = pooled(criterion.unit, standing);
  return {
    ...base,
    exact,
    text: valueText(criterion.unit, exact),
    explained: {
      ...only.explained,
      value: exact,
      op: 'choose',
      inputs,
      formula: 'soma dos numeradores ÷ soma dos denominadores',
    },
  };
}

/** Numerators over denominators, added before dividing once; a yes only where every hospital says yes. */
function pooled(
  unit: Criterion['unit'],
  standing: readonly {
    value: Rational | boolean;
    numerator: Rational | null;
    denominator: Rational | null;
  }[],
): Rational | boolean {
  if (unit === 'boolean') return standing.every(({ value }) => value === true);
  const added = (values: readonly (Rational | null)[]) => sum(values.map((value) => value ?? Rational.zero));
  const over = added(standing.map(({ numerator }) => numerator));
  const quotient = over.div(added(standing.map(({ denominator }) => denominator)));
  return unit === '%' ? quotient.mul(HUNDRED) : quotient;
}

export const valueJson = (explained: Explained | null) =>
  explained === null ? null : explainedJson(explained);
