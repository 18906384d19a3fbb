import { plainWord } from '../../../../kernel/number-lexicon.ts';
import type { Mark } from './finding.ts';
import { hitsOf, type LegalText, quoted, tolerant } from './legal-text.ts';
import { editDistance } from './likeness.ts';

/** A health region with the names of its municipalities on the day of the act. */
export interface RegionFacts {
  readonly name: string;
  readonly municipalities: readonly string[];
}

const REGION = `região (?:de saúde )?(?:d[aeo] )?(?<region>[^.;:,()]{3,60})`;
/** "municípios de: A, B e C, localizados na Região de Saúde do X". */
const SITUATED = tolerant(
  `municípios? (?:de|da|do) ?:? ?(?<list>(?:(?!munic)[^.;:]){3,600}?),? (?:localizad[ao]s?|situad[ao]s?|pertencentes?|integrantes?|que (?:compõem|integram?|formam?))[^.;:]{0,30}? ${REGION}`,
);
/** "municípios de A, B e C, da Região de Saúde X": nothing but names, or it says something else of the region. */
const OF_REGION = tolerant(
  `municípios? (?:de|da|do) ?:? ?(?<list>(?:(?!munic)[^.;:]){3,600}?),? [dn]a ${REGION}`,
);
/** "Região de Saúde X, composta pelos municípios de A, B e C". */
const COMPOSED = tolerant(
  `${REGION.replace('{3,60}', '{3,60}?')},? (?:é |será |que é )?(?:(?:compost|formad|constituíd|integrad)a por|(?:compost|formad|constituíd|integrad)a pel[oa]s|(?:que )?compreende(?: os)?|(?:que )?abrange(?: os)?)(?: seguintes)? municípios ?(?:d[aeo] )?:? ?(?<list>(?:(?!regi)[^.;:()]){3,600})`,
);
/** "Região de Saúde X: A, B e C" and "Região de Saúde X (A, B e C)". */
const HEADED = tolerant(`${REGION} ?[:(] ?(?:municípios d[aeo] )?(?<list>(?:(?!regi)[^.;:()]){3,600})`);
/** Municipalities that a region sends its people to are not its own. */
const SENT = /refer\S{0,3}nci|encaminh|atendi|regula|polo|retaguarda|sede/u;

/** A list of municipalities and the region it is said to be of. */
interface Listing {
  readonly region: RegionFacts;
  readonly names: readonly { readonly name: string; readonly start: number }[];
}

const plain = (name: string) =>
  plainWord(name)
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();

/** L012: municipalities listed in a health region that is not theirs. Names that no municipality has are left alone. */
export function municipalitiesOutside(text: LegalText, regions: readonly RegionFacts[]): Mark[] {
  const isName = (name: string) => regions.some((region) => isOf(region, name));
  const listed = (pattern: RegExp) => listingsIn(text, regions, pattern);
  const ofRegion = listed(OF_REGION).filter(({ names }) => names.every(({ name }) => isName(name)));
  const composed = listed(COMPOSED).map((each) => ({ ...each, names: upTo(each.names, isName) }));
  const headed = listed(HEADED)
    .map((each) => ({ ...each, names: upTo(each.names, isName) }))
    .filter((listing) => isMostlyOwn(listing) && !isSent(text, listing));
  return [...listed(SITUATED), ...ofRegion, ...composed, ...headed].flatMap(({ region, names }) =>
    names.flatMap((each) => outside(text, regions, region, each)),
  );
}

function listingsIn(text: LegalText, regions: readonly RegionFacts[], pattern: RegExp): Listing[] {
  return hitsOf(text, pattern).flatMap(({ start, end, groups }): Listing[] => {
    const { list = '', region: named = '' } = groups;
    const [region] = regions
      .filter(({ name }) => `${plain(named)} `.startsWith(`${plain(name)} `))
      .sort((a, b) => b.name.length - a.name.length);
    if (region === undefined) return [];
    const from = start + text.folded.slice(start, end).lastIndexOf(list);
    return [{ region, names: namesIn(list).map(({ name, at }) => ({ name, start: from + at })) }];
  });
}

function upTo(names: Listing['names'], isName: (name: string) => boolean): Listing['names'] {
  const end = names.findIndex(({ name }) => !isName(name));
  return end < 0 ? names : names.slice(0, end);
}

function isMostlyOwn({ region, names }: Listing): boolean {
  return names.filter(({ name }) => isOf(region, name)).length * 2 > names.length;
}

function isSent(text: LegalText, { names: [first] }: Listing): boolean {
  return SENT.test(text.folded.slice(Math.max(0, (first?.start ?? 0) - 120), first?.start));
}

function outside(
  text: LegalText,
  regions: readonly RegionFacts[],
  region: RegionFacts,
  { name, start }: Listing['names'][number],
): Mark[] {
  const own = regions.find((other) => other.municipalities.some((each) => plain(each) === plain(name)));
  if (own === undefined || isOf(region, name)) return [];
  const span = { start, end: start + name.length };
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
