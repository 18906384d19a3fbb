import { formatDay } from '../../../../kernel/format.ts';
import { type Fact, type FactContent, subjectKey } from './fact.ts';
import { type CardFacts, type FactKind, familyOf } from './rule.ts';
import { byDay } from './spans.ts';

/** The law of the SUS: nothing that this register holds can be older. */
const FIRST_DAY = '1990-09-19';

/** What a new fact is judged by, loaded beforehand. */
export interface RegisterGround {
  readonly card: CardFacts;
  readonly kind: FactKind;
  readonly today: string;
  /** Why the place is not one where this kind happens on that day, or null. */
  readonly placeProblem: (territory: string, day: string) => string | null;
  readonly placeName: (territory: string) => string;
  readonly careLineName: (code: string) => string;
  /** Whether the file was sent here. */
  readonly hasEvidence: boolean;
  /** Facts of the card that stand. */
  readonly standing: readonly Fact[];
}

/** What is wrong with everything that the facts of one gesture have in common; all of it (pt-BR). */
export function batchProblems(content: FactContent, ground: RegisterGround): string[] {
  return [
    dayProblem(content.day, ground.today),
    detailProblem(content, ground.kind),
    ...actProblems(content, ground),
    ...evidenceProblems(content, ground),
  ].filter((problem) => problem !== null);
}

/** Why a fact cannot be said of its subject; null where it can. */
export function subjectProblem(content: FactContent, ground: RegisterGround): string | null {
  return (
    ground.placeProblem(content.territory, content.day) ??
    careLineProblem(content, ground) ??
    quantityProblem(content, ground.kind) ??
    turnProblem(content, ground)
  );
}

/** What taking a fact away would leave without a beginning; null where nothing would. */
export function removalProblem(fact: Fact, ground: Omit<RegisterGround, 'hasEvidence'>): string | null {
  const left = ground.standing.filter((each) => each.id !== fact.id);
  const broken = firstOutOfTurn(ground.card, ground.kind, sameSubject(left, fact));
  if (broken === null) return null;
  return `${subjectName(fact, ground)} ficaria com "${kindName(ground.card, broken.kind)}" de ${formatDay(broken.day)} sem o fato que o antecede. Anule antes aquele registro.`;
}

/** "Sorriso", "Materno e infantil em Norte", "Materno e infantil". */
export function subjectName(
  fact: Pick<FactContent, 'territory' | 'careLine'>,
  ground: Pick<RegisterGround, 'placeName' | 'careLineName' | 'kind'>,
): string {
  if (fact.careLine === null) return ground.placeName(fact.territory);
  const line = ground.careLineName(fact.careLine);
  return ground.kind.subject === 'care-line' ? line : `${line}, ${ground.placeName(fact.territory)}`;
}

function dayProblem(day: string, today: string): string | null {
  if (day > today)
    return `O dia ${formatDay(day)} ainda não chegou. Registre só o que já aconteceu; hoje é ${formatDay(today)}.`;
  if (day < FIRST_DAY)
    return `O dia ${formatDay(day)} é anterior à lei do SUS (${formatDay(FIRST_DAY)}). Confira o ano.`;
  return null;
}

function detailProblem({ detail }: FactContent, kind: FactKind): string | null {
  if (kind.detail === null) return detail === null ? null : 'Este fato não se divide em tipos.';
  const names = kind.detail.options.map((option) => option.name).join(', ');
  return kind.detail.options.some((option) => option.id === detail)
    ? null
    : `Escolha ${kind.detail.label.toLowerCase()}: ${names}.`;
}

function actProblems({ act }: FactContent, { kind, today }: RegisterGround): string[] {
  if (act === null)
    return kind.act === 'required' ? [`Falta o ato: "${kind.name}" só conta com ele. ${kind.actHelp}`] : [];
  if (act.date === null) return kind.act === 'required' ? [`Falta a data do ato "${act.name}".`] : [];
  return act.date > today ? [`A data do ato (${formatDay(act.date)}) ainda não chegou.`] : [];
}

function evidenceProblems({ evidence, url }: FactContent, { kind, hasEvidence }: RegisterGround): string[] {
  if (evidence !== null && !hasEvidence)
    return ['O arquivo da prova não chegou inteiro. Envie-o de novo antes de registrar.'];
  if (kind.evidence === 'required' && evidence === null && url === null)
    return [`Falta a prova de "${kind.name}": anexe um arquivo ou diga o endereço onde ela está.`];
  return [];
}

function careLineProblem(
  { careLine }: FactContent,
  { card, kind, careLineName }: RegisterGround,
): string | null {
  const wanted = kind.subject === 'care-line' || kind.subject === 'care-line-macro-region';
  if (!wanted) return careLine === null ? null : `"${kind.name}" não é de uma linha de cuidado.`;
  if (careLine !== null && card.careLines.includes(careLine)) return null;
  const known = card.careLines.map(careLineName).join(', ');
  return `O plano não prevê a linha de cuidado "${careLine ?? ''}" neste indicador. Prevê: ${known}.`;
}

function quantityProblem({ quantity }: FactContent, { quantity: asked, name }: FactKind): string | null {
  if (asked === null) return quantity === null ? null : `"${name}" não leva quantidade.`;
  const isWhole = quantity !== null && Number.isInteger(quantity) && quantity > 0;
  if (!isWhole) return `Diga quantos: ${asked.label.toLowerCase()}, um número inteiro a partir de 1.`;
  return quantity > asked.most
    ? `${quantity} é mais do que cabe num só registro (${asked.most}). Confira o número.`
    : null;
}

function turnProblem(content: FactContent, ground: RegisterGround): string | null {
  const { card, kind, standing } = ground;
  const others = sameSubject(standing, content);
  if (kind.quantity !== null) return repeated(content, others, ground);
  const family = familyOf(card, kind).map((each) => each.id);
  const asked: Turn = { kind: content.kind, day: content.day, id: '~' };
  const turns: Turn[] = [...others.filter((each) => family.includes(each.kind)), asked];
  const broken = firstOutOfTurn(card, kind, turns);
  if (broken === null) return null;
  if (kind.ends !== null)
    return `${subjectName(content, ground)} não está ${startOf(card, kind).standing} em ${formatDay(content.day)}: não há o que encerrar.`;
  const before = others
    .filter((each) => each.kind === kind.id)
    .toSorted(byDay)
    .at(-1);
  return before === undefined ? null : alreadyThere(content, before, ground);
}

function alreadyThere(content: FactContent, before: Fact, ground: RegisterGround): string {
  const act = before.act === null ? '' : ` (${before.act.name})`;
  return `${subjectName(content, ground)} já está ${ground.kind.standing} desde ${formatDay(before.day)}${act}. Não se registra duas vezes: abra aquele registro para corrigir ou anular.`;
}

/** People are added up: only the same list, on the same day, would be counted twice. */
function repeated(content: FactContent, others: readonly Fact[], ground: RegisterGround): string | null {
  const same = others.find((each) => each.kind === content.kind && each.day === content.day);
  return same === undefined
    ? null
    : `${subjectName(content, ground)} já tem "${ground.kind.name}" em ${formatDay(content.day)} (${same.quantity ?? 0}). Corrija aquele registro em vez de somar outro.`;
}

type Turn = Pick<Fact, 'kind' | 'day' | 'id'>;

/** The first fact that finds its kind already open, or an end that finds nothing open; null where all take turns. */
function firstOutOfTurn(card: CardFacts, kind: FactKind, facts: readonly Turn[]): Turn | null {
  if (kind.quantity !== null) return null;
  const family = new Map(familyOf(card, kind).map((each) => [each.id, each]));
  let isOpen = false;
  let since = '';
  for (const fact of facts.filter((each) => family.has(each.kind)).toSorted(byDay)) {
    const isEnd = family.get(fact.kind)?.ends !== null;
    if (isEnd !== isOpen || (isOpen && fact.day === since)) return fact;
    isOpen = !isEnd;
    since = fact.day;
  }
  return null;
}

function sameSubject(
  facts: readonly Fact[],
  subject: Pick<FactContent, 'territory' | 'careLine' | 'detail'>,
): Fact[] {
  const key = subjectKey(subject);
  return facts.filter((each) => subjectKey(each) === key);
}

function startOf(card: CardFacts, kind: FactKind): FactKind {
  return card.kinds.find((each) => each.id === kind.ends) ?? kind;
}

function kindName(card: CardFacts, id: string): string {
  return card.kinds.find((each) => each.id === id)?.name ?? id;
}
