import type { Territory } from '../../territory/index.ts';
import type { Regions } from '../domain/compile.ts';

/** Municipalities of each health region of the configured state as they were in the last month of a file's period. */
export function regionsOn(territory: Territory, period: string): Regions {
  const day = period.length === 4 ? `${period}-12-28` : `${period}-28`;
  const regions = new Map<string, string[]>();
  for (const { code } of territory.municipalitiesOn(day, territory.home)) {
    const region = territory.path(code, day).find((each) => each.length === 5);
    if (region === undefined) continue;
    regions.set(region, [...(regions.get(region) ?? []), code]);
  }
  return [...regions.values()];
}
