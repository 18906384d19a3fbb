import type { Area } from '../../web/areas.ts';
import type { Session } from '../../web/session.ts';

/** A page of an area, as the menu names it. */
export interface AreaPage {
  readonly path: string;
  readonly label: string;
}

const isUnder = (path: string, area: string): boolean => path === area || path.startsWith(`${area}/`);

/** The area of the left menu that an address belongs to; the first one ("/") holds no other address. */
export function areaOf(areas: readonly Area[], address: string): Area | undefined {
  return areas.find((area) => isUnder(address, area.path));
}

/** The pages that the menu names under an area, whatever room they come from, for whom may use them. */
export function pagesOf(area: Area, all: readonly Area[], session: Session): AreaPage[] {
  return all
    .flatMap((each) => each.routes)
    .filter(({ path, menuVerb }) => {
      const isAllowed = menuVerb === undefined || session.verbs.includes(menuVerb);
      return isAllowed && isUnder(path, area.path);
    })
    .flatMap(({ path, menu }) => (menu === undefined ? [] : [{ path: withoutParts(path), label: menu }]));
}

/** `/plano/acoes/{-$numero}` opens without its optional part. */
const withoutParts = (path: string): string => path.replace(/\/\{-\$\w+\}/g, '');
