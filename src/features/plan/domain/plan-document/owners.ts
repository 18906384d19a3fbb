import type { Office } from '../office.ts';
import type { Owner } from '../reporting.ts';
import { editDistance } from './edit-distance.ts';
import { likeness, plainWords } from './source-row.ts';

/** A unit as this reading needs it. */
export interface KnownUnit {
  readonly id: string;
  readonly acronym: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly aliases: readonly string[];
}

/** One owner named in a cell: its words, what it is, and its name as `role:…`, `unit:…`, `group:…` or `person:…`. */
interface NamedOwner {
  readonly words: string;
  readonly token: string;
  /** Null where nobody known is meant. */
  readonly owner: Owner | null;
  /** What a person must look at, and the word that is probably meant. */
  readonly doubt: string | null;
  readonly suggestions: readonly string[];
}

export interface OwnersReading {
  readonly owners: readonly NamedOwner[];
  readonly doubt: string | null;
  /** The cell as it may have been meant, likeliest first. */
  readonly choices: readonly string[];
}

interface Around {
  readonly units: readonly KnownUnit[];
  /** The unit whose plan it is. */
  readonly office: Office;
  /** The titles around the cell: they tell which of several groups is meant. */
  readonly context: string;
}

type Named = Omit<NamedOwner, 'words'>;

const SEPARATOR = /(\s*[,;/]\s*|\s+e\s+)/i;

/**
 * Reads a RESPONSÁVEL cell: owners divided by `,`, `;`, `/` or `e`, while `NEPS/SAS` is one unit and `Núcleo de Telessaúde e Saúde
 * Digital` one name. Who is not known, a name of a person, a probable slip and a group that only the context tells are doubts.
 */
export function readOwners(cell: string, around: Around): OwnersReading {
  const pieces = cell.split(SEPARATOR);
  const owners: NamedOwner[] = [];
  for (let at = 0; at < pieces.length; ) {
    const taken = longestName(pieces, at, around);
    if (taken.words !== '') owners.push({ ...taken.named, words: taken.words });
    at = taken.next;
  }
  const doubtful = owners.filter((each) => each.doubt !== null);
  return {
    owners,
    doubt: doubtful.length === 0 ? null : doubtful.map((each) => each.doubt).join(' '),
    choices: doubtful.length === 0 ? [] : choicesOf(cell, doubtful),
  };
}

function choicesOf(cell: string, doubtful: readonly NamedOwner[]): string[] {
  const [first] = doubtful;
  const meant = (first?.suggestions ?? []).map((word) =>
    doubtful
      .slice(1)
      .reduce(
        (text, each) => text.replace(each.words, each.suggestions[0] ?? each.words),
        cell.replace(first?.words ?? '', word),
      ),
  );
  return [...new Set([...meant, cell])];
}

/** The most pieces from `at` on that are one known name; a piece alone is taken whatever it is. */
function longestName(
  pieces: readonly string[],
  at: number,
  around: Around,
): { named: Named; words: string; next: number } {
  for (let end = pieces.length - 1 - ((pieces.length - 1 - at) % 2); end > at; end -= 2) {
    const words = pieces
      .slice(at, end + 1)
      .join('')
      .trim();
    const named = knownName(words, around);
    if (named !== null) return { named, words, next: end + 2 };
  }
  const words = (pieces[at] ?? '').trim();
  return { named: knownName(words, around) ?? guessedName(words, around), words, next: at + 2 };
}

const sure = (token: string, owner: Owner): Named => ({ token, owner, doubt: null, suggestions: [] });

const LED_BY =
  /^(superintendente|gestor|coordenador|responsavel|chefe|diretor|gerente|subsecretario|secretario)a? (?:(?:d[aeo]s?|pel[ao]) )?(.+)$/;

/** Whoever is written as known: a role, a unit by one of its names, a group. */
function knownName(words: string, around: Around): Named | null {
  const plain = plainWords(words);
  if (plain === '') return null;
  const { office } = around;
  if (isNearHead(plain, office))
    return isHead(plain, office) ? headOfOffice(office) : slipOfHead(words, office);
  const alone = !/[,;/]/.test(words);
  const collective = alone ? everyCoordination(plain, office) : null;
  if (collective !== null) return collective;
  const unit = unitNamed(words, around.units);
  if (unit !== null && plain.startsWith(`${office.head} `)) return headOfOffice(office);
  if (unit !== null) return asNamed(words, unit);
  return alone ? leader(plain, around) : null;
}

/** A unit by one of its names, which may be a slip of another or stand for several. */
function asNamed(words: string, unit: KnownUnit): Named {
  const plain = plainWords(words);
  if (isSlip(plain, unit)) return slipOf(words, unit);
  return isManyGroups(plain, unit) ? oneOfGroups(words, unit) : namedUnit(unit);
}

function everyCoordination(plain: string, office: Office): Named | null {
  if (/^(?:tod[oa]s )?(?:[oa]s )?coordenador[ea]s(?: d[aeo]s? \S+)?$/.test(plain))
    return sure(`role:coordenadores-${office.id.toLowerCase()}`, { kind: 'everyCoordination' });
  return /^(?:todas )?(?:as )?coordenadorias(?: (?:d[aeo]s? )?\S+)?$/.test(plain)
    ? sure(`unit:COORDENADORIAS-${office.id}`, { kind: 'everyCoordination' })
    : null;
}

/** Who leads a unit, as `Gestor do Núcleo de Telessaúde`: the unit answers. */
function leader(plain: string, { units, office }: Around): Named | null {
  const [, role = '', rest = ''] = LED_BY.exec(plain) ?? [];
  const led = rest === '' ? null : unitNamed(rest, units);
  if (led === null) return null;
  if (role === office.head && led.id === office.id) return headOfOffice(office);
  return sure(`role:${role}-${led.id.toLowerCase()}`, { kind: 'unit', unit: led.id });
}

const headOfOffice = ({ head }: Office): Named => sure(`role:${head}`, { kind: 'superintendent' });

/** The head by the name of the role, also of a woman: `diretora`. */
const isHead = (plain: string, { head }: Office): boolean =>
  plain === head || plain === (head.endsWith('r') ? `${head}a` : head);

const isNearHead = (plain: string, office: Office): boolean =>
  editDistance(plain, office.head) <= Math.min(2, Math.floor(office.head.length / 5));

function slipOfHead(words: string, office: Office): Named {
  const meant = office.head.charAt(0).toUpperCase() + office.head.slice(1);
  return {
    ...headOfOffice(office),
    doubt: `“${words}” parece “${meant}” com erro de digitação.`,
    suggestions: [meant],
  };
}

const namesOf = (unit: KnownUnit): string[] => [unit.id, unit.acronym, unit.name, ...unit.aliases];

/** The unit so named, also as `NEPS/SAS`, `NEPS da SAS` or `Núcleo… (NEPS) SAS`, with the unit above it. */
function unitNamed(words: string, units: readonly KnownUnit[]): KnownUnit | null {
  let names = indexes.get(units);
  if (names === undefined) {
    names = indexOf(units);
    indexes.set(units, names);
  }
  return names.get(plainWords(words)) ?? null;
}

/** Every way each list of units is written; a list is asked some hundred times for one document. */
const indexes = new WeakMap<readonly KnownUnit[], ReadonlyMap<string, KnownUnit>>();

function indexOf(units: readonly KnownUnit[]): ReadonlyMap<string, KnownUnit> {
  const names = new Map<string, KnownUnit>();
  const add = (name: string, unit: KnownUnit) => {
    if (!names.has(name)) names.set(name, unit);
  };
  for (const unit of units) for (const name of namesOf(unit)) add(plainWords(name), unit);
  for (const unit of units) {
    const own = namesOf(unit).map(plainWords);
    const both = [...own, ...own.map((name) => `${name} ${plainWords(unit.acronym)}`)];
    const above =
      unit.parent === null ? [] : ['', 'da ', 'do '].map((of) => `${of}${plainWords(unit.parent ?? '')}`);
    for (const name of both)
      for (const whole of [name, ...above.map((rest) => `${name} ${rest}`)]) add(whole, unit);
  }
  return names;
}

function namedUnit(unit: KnownUnit): Named {
  return unit.kind === 'working-group'
    ? sure(`group:${groupToken(unit)}`, { kind: 'group', unit: unit.id })
    : sure(`unit:${unit.id}`, { kind: 'unit', unit: unit.id });
}

const PARTICLES = new Set(['da', 'de', 'do', 'das', 'dos', 'e', 'coordenacao']);

/** A group by the fullest of its names that holds its own: `gte-planificacao`. */
function groupToken(unit: KnownUnit): string {
  const own = plainWords(unit.id).split(' ');
  const full = namesOf(unit)
    .map((name) =>
      plainWords(name)
        .split(' ')
        .filter((word) => !PARTICLES.has(word)),
    )
    .filter((words) => own.every((word) => words.includes(word)));
  return full.reduce((most, words) => (words.length > most.length ? words : most), own).join('-');
}

/** A name with a letter left out, though it is kept among the other names of the unit: `OPHS` for COPHS. */
function isSlip(plain: string, unit: KnownUnit): boolean {
  return [unit.acronym, unit.name].some(
    (name) => plainWords(name).length === plain.length + 1 && editDistance(plain, plainWords(name)) === 1,
  );
}

function slipOf(words: string, unit: KnownUnit): Named {
  const doubt = `“${words}” parece ${unit.acronym} com uma letra a menos.`;
  return { ...namedUnit(unit), doubt, suggestions: [unit.acronym] };
}

/** `Grupos Condutores` for the one group that is registered as `Grupo Condutor Estadual`. */
const isManyGroups = (plain: string, unit: KnownUnit): boolean =>
  unit.kind === 'working-group' && MANY.test(plain) && !MANY.test(plainWords(unit.name));

const MANY = /^(?:grupos|comissoes|comites|camaras|nucleos) /;

function oneOfGroups(words: string, unit: KnownUnit): Named {
  const doubt = `“${words}” está no plural, e só um desses grupos está cadastrado: lido como ${unit.acronym} (${unit.name}).`;
  return { ...namedUnit(unit), doubt, suggestions: [unit.acronym] };
}

const GROUP = /^(?:grupos? de trabalho|gt|grupo|comissao|comite)$/;
const FIRST_NAMES = /^\p{Lu}\p{Ll}+(?: (?:d[aeo]s? )?\p{Lu}\p{Ll}+)*$/u;

/** What is written as nobody known: a group by its context, a slip, a person, or a question. */
function guessedName(words: string, around: Around): Named {
  const plain = plainWords(words);
  if (GROUP.test(plain)) return groupByContext(words, around);
  const near = nearest(plain, around.units);
  if (near !== null)
    return { ...namedUnit(near), doubt: `“${words}” parece ${near.acronym}.`, suggestions: [near.acronym] };
  if (FIRST_NAMES.test(words)) {
    const doubt = `“${words}” não é unidade nem papel conhecido: parece nome de pessoa, que fica só como está escrito.`;
    return { token: `person:${words}`, owner: { kind: 'person' }, doubt, suggestions: [] };
  }
  const doubt = `“${words}” não é unidade, papel nem grupo cadastrado.`;
  return { token: `unit:${words}`, owner: null, doubt, suggestions: [] };
}

function groupByContext(words: string, { units, office, context }: Around): Named {
  const groups = units
    .filter((unit) => unit.kind === 'working-group')
    .map((unit) => ({
      unit,
      alike: Math.max(...namesOf(unit).map((name) => coverage(name, office, context))),
    }))
    .toSorted((a, b) => b.alike - a.alike);
  const suggestions = groups.map(({ unit }) => unit.acronym);
  const [likely] = groups;
  if (likely === undefined || likely.alike === 0)
    return { token: `group:${words}`, owner: null, doubt: `“${words}” não diz qual grupo.`, suggestions };
  const doubt = `“${words}” não diz qual grupo; pelo título da ação, ${likely.unit.acronym}.`;
  return { ...namedUnit(likely.unit), doubt, suggestions };
}

/** Words that every group's name has. */
const OF_ANY_GROUP = new Set(['grupo', 'grupos', 'de', 'da', 'do', 'trabalho', 'gt', 'coordenacao', 'e']);

/** How much of a name's own words the context has, 0 to 1. */
function coverage(name: string, office: Office, context: string): number {
  const known = new Set(plainWords(context).split(' '));
  const own = plainWords(name)
    .split(' ')
    .filter((word) => !OF_ANY_GROUP.has(word) && word !== plainWords(office.id));
  return own.length === 0 ? 0 : own.filter((word) => known.has(word)).length / own.length;
}

/** The only unit that one slip of the pen away bears these words, or a name almost the same. */
function nearest(plain: string, units: readonly KnownUnit[]): KnownUnit | null {
  if (plain.length < 3) return null;
  const near = units.filter((unit) =>
    namesOf(unit).some((name) => {
      const known = plainWords(name);
      const slips = plain.length >= 12 ? 2 : 1;
      return editDistance(plain, known) <= slips || (plain.length >= 20 && likeness(plain, known) >= 0.8);
    }),
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}
