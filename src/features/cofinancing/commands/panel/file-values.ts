import { AppError } from '../../../../kernel/app-error.ts';
import { type Explained, isGenerated } from '../../../../kernel/explained.ts';
import { parsePeriod, periodInWords } from '../../../../kernel/period.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { indicatorValue, mayReadRecords, recordsAddress, valueAddress } from '../../../indicators/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { ComputedSource, Criterion } from '../../domain/panel.ts';
import {
  absent,
  gather,
  type Lacking,
  type PanelHospital,
  type PanelPlace,
  poolShares,
  type RawPanelValue,
  type Share,
  type ToldBeside,
  toldBeside,
  valueText,
} from './panel-values.ts';

/** The page says once, above its lines, what this means and who may say it. */
const NO_CNES = 'Sem CNES.';

export interface Counted extends Share, ToldBeside {
  readonly parts: ReadonlyMap<string, Rational>;
  /** Address of the rows that were counted; null for who may not read them. */
  readonly page: string | null;
  /** Page of the indicator with this value. */
  readonly indicatorPage: string;
}

/** What the files say of a card in a hospital; what was not loaded or found is a reason, not a failure. */
export async function countHospital(
  context: Context,
  { indicator, method }: Pick<ComputedSource, 'indicator' | 'method'>,
  hospital: PanelHospital,
  month: string,
): Promise<Counted | Lacking> {
  const { name, cnes } = hospital;
  if (cnes === null) return { name, reason: NO_CNES };
  try {
    const found = await indicatorValue(context, {
      indicator,
      method,
      period: month,
      establishment: cnes,
    });
    const mayRead = mayReadRecords(context, await getTerritory(context), found.territory);
    if (found.exact === null) return { name, reason: found.reason ?? 'Sem valor neste mês.' };
    return {
      name,
      numerator: exact(found.numerator),
      denominator: exact(found.denominator),
      value: Rational.parse(found.exact),
      note: found.reason,
      notice: await standsElsewhere(context, hospital, found.territory, month),
      // Of a month all parts are told, or none.
      parts: new Map(
        found.groups?.flatMap(({ group, numerator }) =>
          numerator === null ? [] : [[String(group), Rational.parse(numerator)] as const],
        ),
      ),
      page: mayRead ? recordsAddress(found) : null,
      indicatorPage: valueAddress(found),
      files: found.sources.map((file) => ({ ...file, date: null })),
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return { name, reason: error.message };
    throw error;
  }
}

/** A CNES that the files have in another municipality than the register of units has the hospital in: said, and still counted. */
async function standsElsewhere(
  context: Context,
  { cnes, territory: registered }: PanelHospital,
  inFiles: string,
  month: string,
): Promise<string | null> {
  if (registered === null || registered === inFiles) return null;
  const territory = await getTerritory(context);
  const [there, here] = [inFiles, registered].map((code) => territory.get(code, `${month}-01`).name);
  return `Confira o CNES ${cnes}: nos arquivos ele é de ${there}, e o hospital é de ${here}.`;
}

const exact = (text: string | null): Rational | null => (text === null ? null : Rational.parse(text));

export const monthWords = (month: string): string => periodInWords(parsePeriod(month));

/** A criterion counted in the files of the CNES of each hospital, numerators and denominators added. */
export async function computedValue(
  context: Context,
  criterion: Criterion,
  source: ComputedSource,
  place: PanelPlace,
  month: string,
): Promise<RawPanelValue> {
  const {
    found: counted,
    isPartial,
    left,
  } = await gather(place, (hospital) => countHospital(context, source, hospital, month));
  const [first] = counted;
  if (first === undefined) return absent('computed', source.label, left ?? 'Sem valor neste mês.');
  const { value, op, inputs } = poolShares(criterion.unit, counted);
  const { reason, notices, note } = toldBeside(left, counted);
  const explained: Explained = {
    id: `panel.${criterion.id}.${source.indicator}`,
    label: `${criterion.label}, ${monthWords(month)}`,
    value,
    unit: criterion.unit === '%' || criterion.unit === 'BRL' ? criterion.unit : 'ratio',
    op,
    inputs,
    cite: criterion.cite,
    evidence: { files: filesOf(counted) },
    ...note,
  };
  return {
    source: 'computed',
    label: source.label,
    exact: value,
    text: valueText(criterion.unit, value),
    counts: null,
    explained,
    recordsHref: counted.length === 1 ? first.page : null,
    indicatorHref: counted.length === 1 ? first.indicatorPage : null,
    reason,
    notices,
    isPartial,
    isDemonstration: filesOf(counted).some(isGenerated),
  };
}

export const filesOf = (counted: readonly Counted[]) => [
  ...new Map(counted.flatMap(({ files }) => files.map((file) => [file.sha256, file] as const))).values(),
];
