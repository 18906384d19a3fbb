import { plainWord } from '../../../../kernel/number-lexicon.ts';
import type { Mark } from './finding.ts';
import { hitsOf, type LegalText, quoted, tolerant } from './legal-text.ts';
import { editDistance } from './likeness.ts';

/** A health region with the names of its municipalities on the day of the act. */
export interface RegionFacts {
  readonly name: string;
  readonly municipalities: readonly string[];
}

/** "municípios de: A, B e C, localizados na Região de Saúde do X". */
const LISTED = tolerant(
  String.raw`municípios (?:de|da|do) ?:? ?(?<list>[^.;:]{5,600}?),? (?:localizados|situados|pertencentes|integrantes|que (?:compõem|integram|formam))[^.;:]{0,30}? regi[^\s,.;]{1,4} de sa[^\s,.;]{1,4}e (?:d[aeo] )?(?<region>[^.;:,\n]{3,60})`,
);

const plain = (name: string) =>
  plainWord(name)
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();

/** L012: municipalities listed in a health region that is not theirs. Names that no municipality has are left alone. */
export function municipalitiesOutside(text: LegalText, regions: readonly RegionFacts[]): Mark[] {
  return hitsOf(text, LISTED).flatMap(({ start, end, groups }): Mark[] => {
    const { list = '', region: named = '' } = groups;
    const region = regions.find(({ name }) => plain(named).startsWith(plain(name)));
    if (region === undefined) return [];
    const from = start + text.folded.slice(start, end).indexOf(list);
    return namesIn(list).flatMap(({ name, at }): Mark[] => {
      if (isOf(region, name)) return [];
      const own = regions.find((other) => other.municipalities.some((each) => plain(each) === name));
      if (own === undefined) return [];
      const span = { start: from + at, end: from + at + name.length };
      const meant = nearestOf(region, name);
      return [
        {
          rule: 'L012',
          severity: 'error',
          ...span,
          message: `${quoted(text, span)} é da região de saúde ${own.name}, e não da região ${region.name}.`,
          suggestion:
            meant === null
              ? `Conferir se o município é mesmo da região ${region.name}.`
              : `${meant}, que é da região ${region.name}`,
        },
      ];
    });
  });
}

function namesIn(list: string): { name: string; at: number }[] {
  return [...list.matchAll(/(?:[^,](?! e ))*[^,]/gu)].flatMap((match) => {
    const skipped = /^(?: e\b)?\s*/u.exec(match[0])?.[0].length ?? 0;
    const name = match[0].slice(skipped).trim();
    return name === '' ? [] : [{ name, at: match.index + skipped }];
  });
}

/** Whether a name, with the slips of a scan, is that of a municipality of the region. */
function isOf(region: RegionFacts, name: string): boolean {
  const nearest = Math.min(...region.municipalities.map((each) => editDistance(plain(each), plain(name))));
  return nearest <= 2;
}

function nearestOf({ municipalities }: RegionFacts, name: string): string | null {
  const [best] = municipalities
    .map((each) => ({ each, distance: editDistance(plain(each), name) }))
    .sort((a, b) => a.distance - b.distance);
  return best && best.distance <= 4 ? best.each : null;
}
