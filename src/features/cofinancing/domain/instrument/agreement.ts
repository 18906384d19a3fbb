import { Temporal } from 'temporal-polyfill';
import { formatDay } from '../../../../kernel/format.ts';
import { CAC_FACT } from '../cac/facts.ts';
import { type LaterFact, withLater } from '../later-fact.ts';
import type { Agreement, Fact, Programme } from '../programme.ts';
import type { Instrument, InstrumentEvent, MeasureSaid } from './instrument.ts';

/** Facts that rules ask of every agreement and that an event says, as programmes name them. */
export const LIFE_FACTS = { approved: 'approved', region: 'health-region', licence: 'sanitary' } as const;

interface Lived {
  readonly id: string;
  readonly name: string;
  readonly programme: string;
  readonly municipality: string;
  readonly establishment: string;
  readonly fund: string;
  readonly content: Instrument;
}

/**
 * The agreement that an instrument is once it is signed: what the CIB approved, the region that the CIR proposed it for, payable from the
 * first month that an ordinance of base values reaches. Null before, and where those documents do not say it.
 */
export function agreementOf({ content, ...own }: Lived): Omit<Agreement, 'facts'> | null {
  const { approved, signed, 'reference-proposed': proposed } = content.last;
  const { act, amount } = approved?.details ?? {};
  const region = proposed?.details.region;
  if (!approved || !signed || !act || !amount || !region) return null;
  const start = content.baseValues[0]?.from ?? signed.on.slice(0, 7);
  const { id, name, programme, municipality, establishment, fund } = own;
  return {
    id,
    name: `Termo de Compromissos e Metas de ${name}`,
    programme,
    act,
    at: 'art-1',
    municipality,
    healthRegion: region,
    establishment,
    fund,
    effect: [`${start}-01`, null],
    approved: { value: amount },
    notes: [
      `Os valores vêm do que se registrou na vida do Termo: ${saidBy(approved)}; ${saidBy(proposed)}; a ficha técnica e a portaria dos valores de base.`,
    ],
  };
}

/** An event of an instrument, its place in the chain and the day on which it was recorded. */
export interface RecordedEvent {
  readonly sequence: number;
  readonly event: InstrumentEvent;
  readonly knownOn: string;
  /** The day on which it was annulled; null while it stands. */
  readonly annulledOn: string | null;
}

/**
 * The facts that the documents of a Termo's life give a calculation, each known from the day on which it was recorded. The numbers of the
 * technical file stand only from the month of the ordinance that takes them up: a file presented later changes nothing by itself.
 */
export function factsOfLife(recorded: readonly RecordedEvent[], { rules }: Pick<Programme, 'rules'>): Fact[] {
  const [first] = recorded;
  if (first === undefined) return [];
  const start = monthOf(first.event.on);
  const labels = new Map(
    Object.values(rules).flatMap((rule) => ('fact' in rule ? [[rule.fact, rule.label] as const] : [])),
  );
  let facts: Fact[] = [];
  let file: InstrumentEvent | null = null;
  for (const { event, knownOn } of recorded) {
    if (event.type === 'technical-file-presented') file = event;
    for (const said of saidOf(event, file, start)) {
      const label = labels.get(said.id) ?? said.label;
      facts = withLater(facts, { ...said, label, knownFrom: knownOn });
    }
  }
  return facts;
}

type Said = Omit<LaterFact, 'knownFrom'>;

function saidOf(event: InstrumentEvent, file: InstrumentEvent | null, start: string): Said[] {
  const { type, details } = event;
  const note = `${saidBy(event)}.`;
  if (type === 'approved' && details.amount !== undefined)
    return [
      printed(LIFE_FACTS.approved, 'Valor mensal aprovado', details.amount, start, note),
      printed(CAC_FACT, 'Avaliações quadrimestrais da CAC', [], start, 'Nenhuma avaliação concluída ainda.'),
    ];
  if (type === 'reference-proposed' && details.region !== undefined)
    return [printed(LIFE_FACTS.region, 'Região de saúde', details.region, start, note)];
  if (type === 'licence-recorded' && details.until !== undefined)
    return licenceUntil(details.until, monthOf(event.on), note);
  if (type === 'base-value-ordered' || type === 'revised')
    return file === null ? [] : measuresOf(file, event, `${details.competencia ?? ''}-01`);
  return [];
}

/**
 * The facts of an agreement that the seed holds, with the licences that its life records: what the act prints stands until the first of
 * them, from its month on and for those who look since it was recorded.
 */
export function withLicences(facts: readonly Fact[], recorded: readonly RecordedEvent[]): Fact[] {
  return recorded.reduce<Fact[]>(
    (all, { event, knownOn }) =>
      event.type === 'licence-recorded'
        ? saidOf(event, null, '').reduce(
            (each, said) => withLater(each, { ...said, knownFrom: knownOn }),
            all,
          )
        : all,
    [...facts],
  );
}

function licenceUntil(until: string, from: string, note: string): Said[] {
  const label = 'Licença sanitária ou TAC vigente';
  return [
    printed(LIFE_FACTS.licence, label, true, from, note),
    printed(LIFE_FACTS.licence, label, false, dayAfter(until), `Valeu até ${formatDay(until)}. ${note}`),
  ];
}

function measuresOf(file: InstrumentEvent, ordinance: InstrumentEvent, from: string): Said[] {
  return (file.details.parameters ?? []).flatMap(({ id, source, on, measures = [] }) =>
    measures.map((measure) => ({
      ...printed(
        measure.fact,
        `Ficha técnica, parâmetro ${id}`,
        measured(measure),
        from,
        `${saidBy(file)}, parâmetro ${id}: ${source}, ${formatDay(on)}. Vale pela ${saidBy(ordinance)}.`,
      ),
      ...(measure.items && { items: measure.items }),
    })),
  );
}

const measured = ({ values, items }: MeasureSaid): Fact['value'] =>
  items === undefined ? (values[0] ?? null) : values;

const printed = (id: string, label: string, value: Fact['value'], from: string, note: string): Said => ({
  id,
  label,
  value,
  status: 'printed',
  note,
  from,
});

const saidBy = ({ document, on }: InstrumentEvent): string => `${document}, de ${formatDay(on)}`;
const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;
const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
