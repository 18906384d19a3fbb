import type { Area } from '../../web/areas.ts';
import type { Session } from '../../web/session.ts';

/** A page of an area, as the menu names it. */
export interface AreaPage {
  readonly path: string;
  readonly label: string;
}

const isUnder = (path: string, area: string): boolean => path === area || path.startsWith(`${area}/`);

/** The part of a route's address that is the same whatever it shows: `/nc/$id` → `/nc`. */
const headOf = (path: string): string => path.replace(/\/[${].*$/, '');

/**
 * The area of the left menu that an address belongs to: the one it lies under, else the one that names it
 * among its pages, as Monitoramento (`/ciclo`) names `/nc`. The first area ("/") holds no other address.
 */
export function areaOf(areas: readonly Area[], address: string): Area | undefined {
  return (
    areas.find((area) => isUnder(address, area.path)) ??
    areas.find((area) =>
      area.routes.some(({ path, menu }) => menu !== undefined && isUnder(address, headOf(path))),
    )
  );
}

/** The pages that the menu names under an area, whatever room they come from, for whom may use them. */
export function pagesOf(area: Area, all: readonly Area[], session: Session): AreaPage[] {
  const main = all.filter(({ menu }) => menu === 'main');
  return all
    .flatMap((each) => each.routes)
    .flatMap(({ path, menu, menuVerb }) => {
      const isAllowed = menuVerb === undefined || session.verbs.includes(menuVerb);
      const isHere = areaOf(main, headOf(path)) === area;
      return menu !== undefined && isAllowed && isHere ? [{ path: withoutParts(path), label: menu }] : [];
    });
}

/** `/plano/acoes/{-$numero}` opens without its optional part. */
const withoutParts = (path: string): string => path.replace(/\/\{-\$\w+\}/g, '');
