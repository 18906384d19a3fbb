import { plainWords } from './plan-document/source-row.ts';

/** The unit whose plan it is: it reports what its head answers for, and "todas as coordenadorias" are those under it. */
export interface Office {
  readonly id: string;
  /** How it is written, besides by its id. */
  readonly names: readonly string[];
  /** Who leads it, in plain words: `superintendente`, `diretor`. */
  readonly head: string;
  readonly coordinations: readonly string[];
}

interface OfficeUnit {
  readonly id: string;
  readonly acronym: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly aliases: readonly string[];
}

/** The role that leads an organ, by the first word of its name. */
const HEADS: readonly (readonly [RegExp, string])[] = [
  [/^superintendencia/, 'superintendente'],
  [/^(?:diretoria|departamento|hospital|escola)/, 'diretor'],
  [/^(?:coordenadoria|coordenacao)/, 'coordenador'],
  [/^gerencia/, 'gerente'],
  [/^subsecretaria/, 'subsecretario'],
  [/^secretaria/, 'secretario'],
];

const headOf = (name: string): string =>
  HEADS.find(([first]) => first.test(plainWords(name)))?.[1] ?? 'superintendente';

/**
 * The office that a plan names: `SAS/SES-MT`, or the whole name of its organ. One that the register of units does not have is known by
 * what is written before the first stroke.
 */
export function officeOf(named: string, units: readonly OfficeUnit[]): Office {
  const [first = named] = named.split('/').map((part) => part.trim());
  const wanted = new Set([plainWords(named), plainWords(first)]);
  const unit = units.find(({ id, acronym, name, aliases }) =>
    [id, acronym, name, ...aliases].some((each) => wanted.has(plainWords(each))),
  );
  if (unit === undefined) return { id: first, names: [first], head: headOf(named), coordinations: [] };
  return {
    id: unit.id,
    names: [unit.acronym, unit.name],
    head: headOf(unit.name),
    coordinations: units
      .filter(({ kind, parent }) => kind === 'coordination' && parent === unit.id)
      .map(({ id }) => id),
  };
}
