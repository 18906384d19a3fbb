import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import type { Fact } from '../programme.ts';
import type { RecordedEvent } from './agreement.ts';
import type { EventType } from './event-types.ts';
import { fold, foldAll, NOTHING, stateOn } from './fold.ts';
import type { Instrument, InstrumentEvent } from './instrument.ts';
import { type Around, may } from './may.ts';
import { eventName, STATE_WORDS } from './words.ts';

type Terms = Omit<Around, 'instrument'>;

/** What stands of a life: what was annulled is out of it, whenever it had been said. */
const standing = (life: readonly RecordedEvent[]): RecordedEvent[] =>
  life.filter(({ annulledOn }) => annulledOn === null);

/** An instrument as what stands of its life makes it. */
export const foldStanding = (life: readonly RecordedEvent[]): Instrument =>
  foldAll(standing(life).map(({ event }) => event));

/** The same life as if one event more were annulled. */
const lifeWithout = (life: readonly RecordedEvent[], sequence: number, today: string): RecordedEvent[] =>
  life.map((each) => (each.sequence === sequence ? { ...each, annulledOn: today } : each));

/**
 * Why an event may not be annulled: every reason, none where it may. A later one that would have been refused without it is annulled first,
 * so that no history stands on what is not there.
 */
export function refusalsOfAnnulment(
  life: readonly RecordedEvent[],
  sequence: number,
  terms: Terms,
): string[] {
  const target = life.find((each) => each.sequence === sequence);
  if (target === undefined) return ['Não há essa etapa na vida deste instrumento.'];
  if (target.annulledOn !== null) return [`Essa etapa já foi anulada em ${formatDay(target.annulledOn)}.`];
  const { assessment } = target.event.details;
  if (assessment !== undefined)
    return [
      `Essa portaria publicou a avaliação do incentivo ${assessment}: o que ela fixou se muda por outra avaliação ou revisão.`,
    ];
  return restingOn(life, sequence, terms).map(
    ({ type, on, document }) =>
      `${eventName(type)} (${formatDay(on)}, ${document}) veio depois e não caberia sem ela: anule-a antes.`,
  );
}

/** What was said after an event and would be refused, had that event not been. */
function restingOn(life: readonly RecordedEvent[], sequence: number, terms: Terms): InstrumentEvent[] {
  const resting: InstrumentEvent[] = [];
  let [whole, without]: [Instrument, Instrument] = [NOTHING, NOTHING];
  for (const { sequence: at, event, knownOn } of standing(life)) {
    if (at === sequence) {
      whole = fold(whole, event);
      continue;
    }
    const then = { ...terms, today: knownOn };
    const allowed = may({ ...then, instrument: whole }, event);
    const refused = may({ ...then, instrument: without }, event).filter(
      (reason) => !allowed.includes(reason),
    );
    if (at > sequence && refused.length > 0) resting.push(event);
    [whole, without] = [fold(whole, event), fold(without, event)];
  }
  return resting;
}

/** What would no longer be so today without an event, in words; the history keeps it either way. */
export function undoneBy(life: readonly RecordedEvent[], sequence: number, terms: Terms): string[] {
  const target = life.find((each) => each.sequence === sequence);
  if (target === undefined) return [];
  const { type } = target.event;
  const before = foldStanding(life);
  const after = foldStanding(lifeWithout(life, sequence, terms.today));
  return [
    ...stateChange(before, after, terms),
    lastAfter(type, after),
    ...suspensionsUndone(before, after),
    ...before.baseValues
      .filter(
        (each) =>
          !after.baseValues.some(({ document, from }) => document === each.document && from === each.from),
      )
      .map(({ document, from }) => `${document} deixa de fixar os valores de base desde ${inWords(from)}.`),
    ...(GIVES_FACTS.includes(type)
      ? [
          'Os fatos que ela dava ao cálculo deixam de valer para o que se calcular desde hoje. O que já foi autorizado fica como está, e o que mudar entra como ajuste.',
        ]
      : []),
  ];
}

const inWords = (month: string): string => competenciaInWords(parseCompetencia(month));

const GIVES_FACTS: readonly EventType[] = [
  'approved',
  'reference-proposed',
  'licence-recorded',
  'technical-file-presented',
  'base-value-ordered',
  'revised',
];

function stateChange(before: Instrument, after: Instrument, { terms, today, days }: Terms): string[] {
  const [was, is] = [before, after].map((each) => STATE_WORDS[stateOn(each, terms, today, days)]);
  return was === is ? [] : [`O instrumento passa de “${was}” a “${is}”.`];
}

function lastAfter(type: EventType, { last }: Instrument): string {
  const other = last[type];
  if (other === undefined) return `${eventName(type)} fica sem registro, e pode ser registrada de novo.`;
  return `Volta a valer ${eventName(type)} de ${formatDay(other.on)}: ${other.document}.`;
}

function suspensionsUndone(before: Instrument, after: Instrument): string[] {
  const told = ({ from, to }: Instrument['suspensions'][number]) =>
    to === null ? `desde ${inWords(from)}` : `de ${inWords(from)} até antes de ${inWords(to)}`;
  const [was, is] = [before.suspensions.map(told), after.suspensions.map(told)];
  return [
    ...was.filter((each) => !is.includes(each)).map((each) => `Deixa de haver a suspensão ${each}.`),
    ...is.filter((each) => !was.includes(each)).map((each) => `Os repasses ficam suspensos ${each}.`),
  ];
}

/**
 * The facts that a life gives, where some of it was annulled: what an annulled event said stands for whoever looks as of a day before the
 * annulment, and for nobody since.
 */
export function factsThroughAnnulments(
  life: readonly RecordedEvent[],
  factsOf: (seen: readonly RecordedEvent[]) => readonly Fact[],
): Fact[] {
  const days = [...new Set(life.flatMap(({ annulledOn }) => annulledOn ?? []))].sort();
  return ['', ...days].flatMap((from, i) => {
    const to = days[i] ?? null;
    const seen = life.filter(({ annulledOn }) => annulledOn === null || annulledOn > from);
    return factsOf(seen).flatMap((fact) => knownWithin(fact, from, to));
  });
}

function knownWithin(fact: Fact, from: string, to: string | null): Fact[] {
  const since = fact.known[0] > from ? fact.known[0] : from;
  const ends = [fact.known[1], to].filter((day) => day !== null).sort();
  const until = ends[0] ?? null;
  return until !== null && until <= since ? [] : [{ ...fact, known: [since, until] }];
}
