import type { Office } from './office.ts';

/** Somebody who may take part in an action, and every way its name is written. */
export interface Institution {
  readonly id: string;
  readonly names: readonly string[];
}

const LETTER = /[\p{L}\p{N}]/u;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** "Todas as coordenadorias", "Coordenadorias da SAS", of whichever office the plan is. */
const everyCoordination = ({ id, names }: Pick<Office, 'id' | 'names'>): RegExp =>
  new RegExp(
    `(?:todas as )?coordenadorias(?: d[aeo])?(?: (?:${[id, ...names].map(escaped).join('|')}))?`,
    'giu',
  );

const isAcronym = (name: string): boolean => name === name.toUpperCase() && name.length <= 12;

/** Where a name stands in a text as words of its own; acronyms in capitals only, longer names whatever the case. */
function placeOf(name: string, text: string): number {
  const [wanted, within] = isAcronym(name) ? [name, text] : [name.toLowerCase(), text.toLowerCase()];
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1)) {
    if (!LETTER.test(within.charAt(at - 1)) && !LETTER.test(within.charAt(at + wanted.length))) return at;
  }
  return -1;
}

/**
 * Reads the institutions that a cell "QUEM PARTICIPA" names, in the order given. The longest name is read first and taken out, so
 * that `NEPS/SAS` is the NEPS and not the SAS besides. What it cannot tell stays in the cell, which is never changed. A cell
 * that many actions have is read once.
 */
export function participantsReader(
  institutions: readonly Institution[],
  office: Pick<Office, 'id' | 'names' | 'coordinations'>,
): (cell: string) => readonly string[] {
  const everyone = everyCoordination(office);
  const names = institutions
    .flatMap(({ id, names: all }) => all.map((name) => ({ id, name })))
    .sort((a, b) => b.name.length - a.name.length);
  const known = new Map<string, readonly string[]>();
  const read = (cell: string): string[] => {
    const found = new Set<string>();
    let text = cell.replace(everyone, (match) => {
      for (const id of office.coordinations) found.add(id);
      return ' '.repeat(match.length);
    });
    for (const { id, name } of names) {
      for (let at = placeOf(name, text); at >= 0; at = placeOf(name, text)) {
        found.add(id);
        text = text.slice(0, at) + ' '.repeat(name.length) + text.slice(at + name.length);
      }
    }
    return institutions.filter((each) => found.has(each.id)).map((each) => each.id);
  };
  return (cell) => {
    const answer = known.get(cell) ?? read(cell);
    known.set(cell, answer);
    return answer;
  };
}

const FIRST_WORDS =
  /^(?:secretari|superintend|coordena|conselh|comiss|comit|escola|escrit|universidade|faculdade|instituto|minist|n[úu]cleo|associa|organiza|assembleia|c[âa]mara|delegacia|centro|grupo|gabinete|funda|tribunal|defensoria|federa|sindicato|pol[íi]cia|departamento|diretoria|ag[êe]ncia|servi[çc]o|fundo)/i;

/** Whether what an acronym stands for is somebody, and not a thing or a method. */
export const isInstitution = (expansion: string): boolean => FIRST_WORDS.test(expansion);
