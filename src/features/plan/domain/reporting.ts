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
