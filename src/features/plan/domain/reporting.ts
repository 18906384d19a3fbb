import type { Office } from './office.ts';
import type { ReportingRule } from './state.ts';

/** Who stands in the RESPONSÁVEL cell; a person's name stays in the cell as printed and is not repeated here. */
export type Owner =
  | { readonly kind: 'superintendent' }
  | { readonly kind: 'person' }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'group'; readonly unit: string }
  | { readonly kind: 'everyCoordination' };

export interface Reporting {
  readonly rule: ReportingRule;
  /** Who reports, the one that closes first. */
  readonly units: readonly string[];
}

/**
 * Who reports is not who answers. With units beside the head of the office, the units report; several units report their
 * parts and the first named closes; "todas as coordenadorias" gives one line to each; alone or with a first name, the
 * office itself reports.
 */
export function reportingOf(
  owners: readonly Owner[],
  office: Pick<Office, 'id' | 'coordinations'>,
): Reporting {
  const named = owners.flatMap((owner) =>
    owner.kind === 'unit' || owner.kind === 'group' ? [owner.unit] : [],
  );
  if (owners.some((owner) => owner.kind === 'everyCoordination')) {
    return { rule: 'each', units: [...new Set([...office.coordinations, ...named])] };
  }
  const units = [...new Set(named)];
  if (units.length === 0) return { rule: 'single', units: [office.id] };
  return { rule: units.length === 1 ? 'single' : 'parts', units };
}

/** Who reports, as the OWNER cell gives it, and as a person has put it right; null where nobody has. */
export interface StandingReporting {
  readonly derived: Reporting;
  readonly corrected: Reporting | null;
}

/** The correction holds over what any document gives, until a person takes it back. */
export const reportingInForce = ({ derived, corrected }: StandingReporting): Reporting =>
  corrected ?? derived;

export const isSameReporting = (one: Reporting, other: Reporting): boolean =>
  one.rule === other.rule &&
  one.units.length === other.units.length &&
  one.units.every((unit, at) => unit === other.units[at]);

/** Who reports once a person names these units; a line each stays a line each. Null where that is what the document gives. */
export function correctionOf(units: readonly string[], derived: Reporting): Reporting | null {
  const several = derived.rule === 'each' ? 'each' : 'parts';
  const corrected: Reporting = { rule: units.length === 1 ? 'single' : several, units };
  return isSameReporting(corrected, derived) ? null : corrected;
}

/** Every reason for which these units cannot report; `known` are those in force, a unit that reports already may stay. */
export function correctionRefusals(
  units: readonly string[],
  standing: StandingReporting,
  known: ReadonlySet<string>,
): string[] {
  const now = reportingInForce(standing);
  const may = (unit: string) => known.has(unit) || [...now.units, ...standing.derived.units].includes(unit);
  const refusals = units
    .filter((unit) => !may(unit))
    .map((unit) => `${unit} não é uma unidade em vigor: escolha outra ou cadastre-a antes.`);
  const twice = units.filter((unit, at) => units.indexOf(unit) !== at);
  if (twice.length > 0) refusals.push(`${twice.join(', ')} está duas vezes: deixe uma só.`);
  const wanted = correctionOf(units, standing.derived) ?? standing.derived;
  if (isSameReporting(wanted, now)) refusals.push('Estas unidades já lançam a ação: nada a mudar.');
  return refusals;
}
