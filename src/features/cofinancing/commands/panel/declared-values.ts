import type { Explained } from '../../../../kernel/explained.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Criterion } from '../../domain/panel.ts';
import {
  absent,
  gather,
  type Lacking,
  type PanelHospital,
  type PanelPlace,
  poolShares,
  type RawPanelValue,
  type Share,
  valueText,
} from './panel-values.ts';
import type { Told } from './told-once.ts';

interface Standing {
  readonly hospital: PanelHospital;
  readonly value: Rational | boolean;
  readonly numerator: Rational | null;
  readonly denominator: Rational | null;
  readonly explained: Explained;
  readonly isDemonstration: boolean;
}

/** What a hospital declared and was approved; what was not is a reason. */
async function declare(told: Told, indicator: string, hospital: PanelHospital): Promise<Standing | Lacking> {
  const found = (await told.declared(hospital))(indicator);
  if (!found.found) return { name: hospital.name, reason: found.reason };
  const { value, numerator, denominator, explained, declaration } = found;
  return {
    hospital,
    value,
    numerator,
    denominator,
    explained,
    isDemonstration: declaration.isDemonstration,
  };
}

/** A declared criterion: of one hospital as it stands, of several by adding numerators and denominators. */
export async function declaredPanelValue(
  told: Told,
  criterion: Criterion,
  indicator: string,
  place: PanelPlace,
): Promise<RawPanelValue> {
  const {
    found: standing,
    isPartial,
    left: reason,
  } = await gather(place, (hospital) => declare(told, indicator, hospital));
  const [first] = standing;
  if (first === undefined) return absent('declared', 'Declarado', reason ?? 'Nenhum hospital daqui declara.');
  const { value, explained } = standing.length === 1 ? first : pooled(criterion.unit, standing, first);
  const isOwn = standing.length === 1 && first.hospital.id === place.own;
  return {
    source: 'declared',
    label: first.explained.label,
    exact: value,
    text: valueText(criterion.unit, value),
    counts: null,
    explained,
    recordsHref: isOwn ? `/cofinanciamento/termos/:termo/declaracao/${told.month}` : null,
    indicatorHref: null,
    notices: [],
    reason,
    isPartial,
    isDemonstration: standing.some((each) => each.isDemonstration),
  };
}

/** Numerators over denominators, added before dividing once; a yes only where every hospital says yes. */
function pooled(
  unit: Criterion['unit'],
  standing: readonly Standing[],
  { explained }: Standing,
): { readonly value: Rational | boolean; readonly explained: Explained } {
  const inputs = standing.map((each) => ({ ...each.explained, label: each.hospital.name }));
  if (unit === 'boolean') {
    const value = standing.every((each) => each.value === true);
    return {
      value,
      explained: { ...explained, value, op: 'choose', inputs, formula: 'sim só onde todos dizem sim' },
    };
  }
  const shares = standing.map(
    ({ hospital, numerator, denominator, value }): Share => ({
      name: hospital.name,
      numerator,
      denominator,
      value: value instanceof Rational ? value : Rational.zero,
      files: [],
    }),
  );
  const { note: _, evidence: __, ...shared } = explained;
  const { value, op, inputs: sums } = poolShares(unit, shares);
  const formula = 'soma dos numeradores ÷ soma dos denominadores';
  return { value, explained: { ...shared, value, op, inputs: [...sums, ...inputs], formula } };
}
