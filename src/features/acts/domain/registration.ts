import type { ActHead, ActKind } from './act.ts';
import type { ActLink, LinkKind } from './registry.ts';

/** What a person states of an act whose text is not loaded. */
export interface Registration {
  readonly kind: Exclude<ActKind, 'plan'>;
  /** "191/2023". */
  readonly number: string;
  readonly body: string;
  readonly signedOn: string;
  readonly publishedOn: string | null;
  readonly effectFrom: string | null;
  readonly effectTo: string | null;
  readonly adReferendum: boolean;
  readonly homologateBy: string | null;
  readonly links: readonly { readonly kind: LinkKind; readonly to: string; readonly note: string }[];
}

type Known = Pick<ActHead, 'id' | 'title' | 'signedOn'> & { readonly adReferendum: boolean };

const KIND_NAMES: Readonly<Record<Registration['kind'], string>> = {
  resolution: 'Resolução',
  ordinance: 'Portaria',
  law: 'Lei',
  decree: 'Decreto',
};
const MONTHS =
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');

/** The stable id of a registered act: kind, body, year and number, as `resolucao-cib-mt-2023-191`. */
export function registeredId({ kind, body, number }: Pick<Registration, 'kind' | 'body' | 'number'>): string {
  const [order = '', year = ''] = number.replaceAll('.', '').split('/');
  return [slug(KIND_NAMES[kind]), slug(body).slice(0, 40), year, String(Number(order))].join('-');
}

/** The title as acts print it: "Resolução CIB/MT nº 191/2023, de 14 de junho de 2023". */
export function registeredTitle({
  kind,
  body,
  number,
  signedOn,
}: Pick<Registration, 'kind' | 'body' | 'number' | 'signedOn'>): string {
  const [year, month, day] = signedOn.split('-').map(Number);
  const dayWords = day === 1 ? '1º' : String(day);
  return `${KIND_NAMES[kind]} ${body} nº ${number}, de ${dayWords} de ${MONTHS[(month ?? 1) - 1]} de ${year}`;
}

/** Every reason why an act cannot be registered as stated; `known` holds the acts that its links name. */
export function registrationProblems(
  stated: Registration,
  known: ReadonlyMap<string, Known>,
  today: string,
): string[] {
  return [...dateProblems(stated, today), ...linkProblems(stated, known)];
}

function dateProblems(stated: Registration, today: string): string[] {
  const { number, signedOn, publishedOn, effectFrom, effectTo, adReferendum, homologateBy } = stated;
  const rules: [broken: boolean, problem: string][] = [
    [signedOn > today, 'O dia da assinatura ainda não chegou.'],
    [!number.endsWith(`/${signedOn.slice(0, 4)}`), 'O ano do número não é o da assinatura.'],
    [isBefore(publishedOn, signedOn), 'A publicação não pode ser anterior à assinatura.'],
    [isBefore(today, publishedOn), 'O dia da publicação ainda não chegou.'],
    [effectTo !== null && effectFrom === null, 'Diga também desde quando o ato produz efeitos.'],
    [
      isBefore(effectTo, effectFrom) || (effectTo !== null && effectTo === effectFrom),
      'O fim dos efeitos precisa ser posterior ao início.',
    ],
    [homologateBy !== null && !adReferendum, 'Só o ato assinado ad referendum espera homologação.'],
    [
      homologateBy !== null && homologateBy <= signedOn,
      'A reunião que homologa precisa ser posterior à assinatura.',
    ],
  ];
  return rules.flatMap(([broken, problem]) => (broken ? [problem] : []));
}

/** Whether both days are known and the first comes before the second. */
function isBefore(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one < other;
}

function linkProblems(stated: Registration, known: ReadonlyMap<string, Known>): string[] {
  const own = registeredId(stated);
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { kind, to } of stated.links) {
    const other = known.get(to);
    if (to === own) problems.push('Um ato não se liga a si mesmo.');
    else if (other === undefined) problems.push(`O ato "${to}" não está no registro.`);
    else problems.push(...linkProblem(kind, other, stated.signedOn));
    if (seen.has(`${kind} ${to}`))
      problems.push(`A mesma ligação com "${other?.title ?? to}" está repetida.`);
    seen.add(`${kind} ${to}`);
  }
  return problems;
}

function linkProblem(kind: LinkKind, other: Known, signedOn: string): string[] {
  if (kind === 'homologates' && !other.adReferendum)
    return [`"${other.title}" não foi assinado ad referendum: não há o que homologar.`];
  if (other.signedOn !== null && other.signedOn > signedOn)
    return [`"${other.title}" foi assinado depois deste ato.`];
  return [];
}

/** The links of a registration as the registry keeps them. */
export function linksOf(stated: Registration): ActLink[] {
  const from = registeredId(stated);
  return stated.links.map(({ kind, to, note }) => ({ from, kind, to, evidence: null, note }));
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
}
