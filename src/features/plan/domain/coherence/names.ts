import { likeness, plainWords } from '../plan-document/source-row.ts';
import { type CoherenceRule, type Found, seen } from './finding.ts';
import type { FactUnit, PlanFacts } from './plan-facts.ts';
import type { Text } from './topics.ts';

const ACRONYM = /(?<![\p{L}\d])[A-Z][A-Z\d]*[A-Z](?:['’]?s)?(?![\p{L}\d])/gu;
const ROMAN = /^[IVXLC]+$/;
/** Capitals that make up words, not an acronym: `CORPO DE BOMBEIRO`. */
const IN_CAPITALS = /\p{Lu}{2,} (?:DE|DA|DO|DOS|DAS|E) \p{Lu}{2,}/gu;

/** Every cell where acronyms may stand, with its record. */
function textsOf(plan: PlanFacts): Text[] {
  return [
    ...plan.targets.map(({ id, text }) => ({ id, text })),
    ...plan.indicators.map(({ id, title, years }) => ({
      id,
      text: [title, ...years.map(({ raw }) => raw)].join(' · '),
    })),
    ...plan.strategicActions.map(({ id, title, owner }) => ({ id, text: `${title} · ${owner}` })),
    ...plan.operationalActions.map(({ id, title, owner, participants, notes }) => ({
      id,
      text: [title, owner, participants, notes].join(' · '),
    })),
  ];
}

/** Three rules ask the same of one plan: it is read once. */
const USED = new WeakMap<PlanFacts, ReadonlyMap<string, readonly string[]>>();

/** Each acronym of the plan with the records that use it, one entry for each use; a word in capitals is none. */
function acronymsUsed(plan: PlanFacts): ReadonlyMap<string, readonly string[]> {
  const used = USED.get(plan) ?? readAcronymsUsed(plan);
  USED.set(plan, used);
  return used;
}

function readAcronymsUsed(plan: PlanFacts): Map<string, string[]> {
  const texts = textsOf(plan);
  const ordinary = new Set(
    texts.flatMap(({ text }) => text.match(/(?<!\p{L})\p{Lu}?\p{Ll}{3,}(?!\p{L})/gu) ?? []).map(plainWords),
  );
  const used = new Map<string, string[]>();
  for (const { id, text } of texts)
    for (const [found] of text.replace(IN_CAPITALS, ' ').matchAll(ACRONYM)) {
      const acronym = singular(found);
      if (ROMAN.test(acronym) || ordinary.has(plainWords(acronym))) continue;
      const places = used.get(acronym);
      if (places === undefined) used.set(acronym, [id]);
      else places.push(id);
    }
  return used;
}

const singular = (acronym: string): string => acronym.replace(/['’]?s$/, '').replace(/['’]S$/, '');

/** Acronyms that the list, or the text beside them, spells out. */
function spelledOut(plan: PlanFacts): Set<string> {
  const { listed, defined } = plan.acronyms;
  const dashed = textsOf(plan).flatMap(({ text }) =>
    Array.from(text.matchAll(/\p{Ll}\s*-\s*(\p{Lu}{2,6})(?=[;,)])/gu), ([, acronym = '']) => acronym),
  );
  return new Set([...[...listed, ...defined].map((each) => singular(each.acronym)), ...dashed]);
}

const unitNamed = (units: readonly FactUnit[], acronym: string): FactUnit | undefined =>
  units.find((unit) => [unit.acronym, ...unit.aliases].some((name) => name === acronym));

export const acronymWithoutExpansion: CoherenceRule = {
  id: 'acronym-without-expansion',
  title: 'Sigla sem explicação',
  why: 'A sigla é usada e não está na lista de siglas nem é explicada no texto: quem lê não sabe de quem se fala.',
  severity: 'low',
  find: (plan) => {
    const known = spelledOut(plan);
    return [...acronymsUsed(plan)]
      .filter(([acronym]) => !known.has(acronym))
      .map(([acronym, items]) => {
        const unit = unitNamed(plan.units, acronym);
        return {
          items: [acronym],
          message: `A sigla ${acronym} é usada ${items.length === 1 ? 'uma vez' : `${items.length} vezes`} e não é explicada no documento.`,
          evidence: [
            seen('Onde', [...new Set(items)].slice(0, 8).join(', ')),
            ...(unit === undefined ? [] : [seen('Cadastro de unidades', unit.name)]),
          ],
        };
      });
  },
};

/** `Plano Estadual de Saúde` gives `PES`, also where more words stand before. */
function spells(expansion: string, acronym: string): boolean {
  const initials = plainWords(expansion)
    .split(' ')
    .filter((word) => !/^(?:a|as|o|os|e|da|de|do|das|dos|em|na|no)$/.test(word))
    .map((word) => word.charAt(0))
    .join('');
  return initials.endsWith(acronym.toLowerCase());
}

/** Whether a name is the other, or the end of it that a comma cut off. */
function isSameName(one: string, whole: string): boolean {
  const words = plainWords(one).split(' ');
  const known = new Set(plainWords(whole).split(' '));
  return words.every((word) => known.has(word)) || likeness(one, whole) >= 0.6;
}

export const acronymOfTwoSenses: CoherenceRule = {
  id: 'acronym-of-two-senses',
  title: 'Sigla definida de dois modos',
  why: 'O texto explica a sigla de um modo e a lista de siglas de outro.',
  severity: 'low',
  find: ({ acronyms }) =>
    acronyms.defined.flatMap(({ acronym, expansion }): Found[] => {
      const listed = acronyms.listed.find((each) => each.acronym === acronym);
      if (listed === undefined || spells(expansion, acronym) || isSameName(expansion, listed.expansion))
        return [];
      return [
        {
          items: [acronym],
          message: `${acronym} é “${listed.expansion}” na lista de siglas, e no texto vem depois de “${expansion}”.`,
          evidence: [
            seen('Lista de siglas', listed.expansion),
            seen('No texto', `${expansion} (${acronym})`),
          ],
        },
      ];
    }),
};

/** Two acronyms of which one is the other without its first or last letter: likelier a slip than another body. */
function nearNames(plan: PlanFacts): Found[] {
  const known = spelledOut(plan);
  const used = [...acronymsUsed(plan)];
  return used.flatMap(([short, items]) =>
    used.flatMap(([long, others]): Found[] => {
      const cut = long.slice(1) === short || long.slice(0, -1) === short;
      if (!cut || short.length < 4 || (known.has(short) && known.has(long))) return [];
      return [asOne([long, short], [others, items], 'só falta uma letra na ponta')];
    }),
  );
}

/** Names that the register of units gives to one unit. */
function namesOfUnits(plan: PlanFacts): Found[] {
  const used = acronymsUsed(plan);
  return plan.units.flatMap((unit): Found[] => {
    const names = [unit.acronym, ...unit.aliases].filter((name) => /^\p{Lu}{2,}$/u.test(name));
    const written = [...new Set(names)].filter((name) => used.has(name));
    const listed = names.filter((name) => plan.acronyms.listed.some((each) => each.acronym === name));
    const all = [...new Set([...written, ...listed])];
    if (all.length < 2) return [];
    return [
      asOne(
        all,
        all.map((name) => used.get(name) ?? []),
        `no cadastro de unidades, ${unit.name}`,
      ),
    ];
  });
}

function asOne(names: readonly string[], items: readonly (readonly string[])[], reason: string): Found {
  return {
    items: names,
    message: `${names.join(', ')} são provavelmente o mesmo nome: ${reason}.`,
    evidence: names.map((name, at) => {
      const places = [...new Set(items[at] ?? [])];
      return seen(name, places.length === 0 ? 'só na lista de siglas' : places.slice(0, 8).join(', '));
    }),
  };
}

export const namesProbablyOne: CoherenceRule = {
  id: 'names-probably-one',
  title: 'Nomes que são provavelmente um só',
  why: 'A mesma unidade, escrita de modos diferentes, conta como duas em toda busca e em todo relatório.',
  severity: 'low',
  find: (plan) => {
    const units = namesOfUnits(plan);
    const told = (found: Found) =>
      units.some((each) => found.items.every((name) => each.items.includes(name)));
    return [...units, ...nearNames(plan).filter((found) => !told(found))];
  },
};

export const nameOfTwoPlaces: CoherenceRule = {
  id: 'name-of-two-places',
  title: 'Nome de dois lugares diferentes',
  why: 'O território tem dois lugares de níveis diferentes com o mesmo nome: casa-se por código e nível, nunca só por nome.',
  severity: 'medium',
  find: (plan) => {
    const cells = plan.indicators.flatMap(({ id, years }) =>
      years.flatMap(({ parts }) => parts.map(({ name }) => ({ id, name, code: plan.placeOf(name)?.code }))),
    );
    const words = textsOf(plan).map(({ id, text }) => ({ id, text: ` ${plainWords(text)} ` }));
    return plan.sharedNames.flatMap(({ name, places }): Found[] => {
      const codes = new Set(places.map(({ code }) => code));
      const inCells = cells.filter(({ code }) => code !== undefined && codes.has(code));
      const inText = words.filter(({ text }) => text.includes(` ${plainWords(name)} `));
      const items = [...new Set([...inCells, ...inText].map(({ id }) => id))];
      if (items.length === 0) return [];
      const called = [...new Set(inCells.map((cell) => cell.name))];
      return [
        {
          items: [...codes],
          message: `“${name}” é nome de ${places.length} lugares: ${places.map(({ level, within }) => `${level}${within === '' ? '' : ` em ${within}`}`).join(' e ')}.`,
          evidence: [
            ...places.map(({ code, level, within }) =>
              seen(`${level} ${code}`, within === '' ? name : `${name}, em ${within}`),
            ),
            seen('Como o plano o chama', called.join(', ') || name),
            seen('Onde', items.slice(0, 8).join(', ')),
          ],
        },
      ];
    });
  },
};
