import type { Territory } from './territory.ts';

export type FacilityMeasure = 'establishments' | 'inpatientBeds' | 'icuBeds';

/** What was counted in the national register of establishments, when, and in whose words. */
export interface FacilitySeries {
  readonly id: FacilityMeasure;
  readonly label: string;
  readonly day: string;
  readonly printedSource: string;
}

/**
 * A count for a place. `partial`: some municipalities are absent from the tabulation, which does not say whether they
 * have none; the value adds up those that are there.
 */
export type FacilityCount =
  | {
      readonly status: 'known' | 'partial';
      readonly value: bigint;
      readonly withRecord: number;
      readonly municipalities: number;
      readonly reason: string | null;
    }
  | { readonly status: 'missing'; readonly reason: string };

export function facilityCountOf(
  territory: Territory,
  code: string,
  series: FacilitySeries,
  figureOf: (code: string) => bigint | null,
): FacilityCount {
  const resolution = territory.resolve(code, series.day);
  if (!resolution.found) return { status: 'missing', reason: resolution.reason };
  const members = territory.municipalitiesOn(series.day, resolution.unit.code);
  const figures = members.map((each) => figureOf(each.code)).filter((figure) => figure !== null);
  if (figures.length === 0) {
    return {
      status: 'missing',
      reason: `A tabulação de "${series.label}" não traz ${resolution.unit.name}.`,
    };
  }
  const absent = members.length - figures.length;
  const reason =
    absent === 0
      ? null
      : `${absent} de ${members.length} municípios não constam da tabulação; a ausência não foi lida como zero.`;
  return {
    status: absent === 0 ? 'known' : 'partial',
    value: figures.reduce((sum, figure) => sum + figure, 0n),
    withRecord: figures.length,
    municipalities: members.length,
    reason,
  };
}
