import { type Explained, isGenerated } from '../../../../kernel/explained.ts';
import type { Context } from '../../../../platform/context.ts';
import type { Criterion, JointSource } from '../../domain/panel.ts';
import { type Counted, countHospital, filesOf, monthWords } from './file-values.ts';
import {
  absent,
  gather,
  type Lacking,
  type PanelHospital,
  type PanelPlace,
  poolShares,
  type RawPanelValue,
  type Share,
  toldBeside,
  valueText,
} from './panel-values.ts';
import type { Told } from './told-once.ts';

interface Joined {
  readonly counted: Counted;
  /** Null where the hospital declared that it had none. */
  readonly declared: Share | null;
  readonly isDemonstration: boolean;
}

/** What the files count of a hospital and what it declared beside them; one without the other is a reason. */
async function join(
  context: Context,
  source: JointSource,
  hospital: PanelHospital,
  told: Told,
): Promise<Joined | Lacking> {
  const { name } = hospital;
  const counted = await countHospital(context, source, hospital, told.month);
  if ('reason' in counted) return counted;
  const found = (await told.declared(hospital))(source.declared);
  const ofFiles = { ...counted, name: `${name}, nos arquivos` };
  if (!found.found)
    return found.isNone
      ? { counted: ofFiles, declared: null, isDemonstration: false }
      : { name, reason: found.reason };
  const { numerator, denominator, value, explained, declaration } = found;
  if (numerator === null || denominator === null || typeof value === 'boolean')
    return { name, reason: 'O que foi declarado não tem numerador e denominador.' };
  const origin = explained.note;
  return {
    counted: ofFiles,
    declared: {
      name: `${name}, declarado`,
      numerator,
      denominator,
      value,
      files: [],
      ...(origin && { origin }),
    },
    isDemonstration: declaration.isDemonstration,
  };
}

/** A criterion that asks for what no file has beside what files have: numerators and denominators of both added, divided once. */
export async function jointValue(
  context: Context,
  criterion: Criterion,
  source: JointSource,
  place: PanelPlace,
  told: Told,
): Promise<RawPanelValue> {
  const {
    found: joined,
    isPartial,
    left,
  } = await gather(place, (hospital) => join(context, source, hospital, told));
  if (joined.length === 0) return absent('declared', source.label, left ?? 'Sem valor neste mês.');
  const counted = joined.map((each) => each.counted);
  const { value, op, inputs } = poolShares(
    criterion.unit,
    joined.flatMap((each) => [each.counted, ...(each.declared ? [each.declared] : [])]),
  );
  const { reason, notices, note } = toldBeside(left, counted);
  const explained: Explained = {
    id: `panel.${criterion.id}.joint`,
    label: `${criterion.label}, ${monthWords(told.month)}`,
    value,
    unit: criterion.unit === '%' ? '%' : 'ratio',
    op,
    inputs,
    formula: source.formula,
    cite: source.cite,
    evidence: { files: filesOf(counted) },
    ...note,
  };
  return {
    source: 'declared',
    label: source.label,
    exact: value,
    text: valueText(criterion.unit, value),
    counts: null,
    explained,
    recordsHref: null,
    indicatorHref: counted.length === 1 ? (counted[0]?.indicatorPage ?? null) : null,
    reason,
    notices,
    isPartial,
    isDemonstration: joined.some((each) => each.isDemonstration) || filesOf(counted).some(isGenerated),
  };
}
