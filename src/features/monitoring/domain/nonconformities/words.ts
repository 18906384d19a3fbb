import { formatBrl, formatDay } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { CauseKind, Event, NonConformity, Origin, State } from './nonconformity.ts';

export const CAUSE_WORDS: Readonly<Record<CauseKind, string>> = {
  people: 'Pessoas e capacitação',
  process: 'Processo de trabalho',
  inputs: 'Insumos e estrutura',
  information: 'Informação e sistemas',
  norm: 'Norma ou ato que faltava',
  funding: 'Orçamento e financiamento',
  partners: 'Outros órgãos e pactuação',
  planning: 'Prazo ou meta mal definidos',
};

export const ORIGIN_WORDS: Readonly<Record<Origin['kind'], string>> = {
  action: 'Ação atrasada',
  indicator: 'Meta não alcançada',
  meeting: 'Item de reunião',
};

/** `NC 3/2026`. */
export const numberWords = ({ number, year }: { readonly number: number; readonly year: number }): string =>
  `NC ${number}/${year}`;

/** What it is about, in one line: `Ação 3.5.16 · Organizar…`. */
export function aboutWords({
  origin,
  action,
  indicator,
}: Pick<NonConformity, 'origin' | 'action' | 'indicator'>): string {
  if (action !== null) return `Ação ${action} · ${origin.title}`;
  return indicator === null ? origin.title : `Indicador ${indicator} · ${origin.title}`;
}

export const costWords = (cost: string | null): string =>
  cost === null ? 'sem custo' : formatBrl(Rational.parse(cost));

interface Standing {
  readonly number: string;
  readonly state: State;
  readonly unitName: string;
  readonly daysOpen: number;
  readonly cause: CauseKind | null;
  readonly measures: { readonly all: number; readonly done: number; readonly overdue: number };
  readonly nextDay: string | null;
}

/** How one stands, in one line for an agenda: `NC 3/2026 · COPHS · aberta há 45 dias · Processo de trabalho · 1 de 2 medidas feitas`. */
export function standsWords(each: Standing, today: string): string {
  const parts = each.state === 'verification' ? checkParts(each, today) : treatedParts(each);
  return [each.number, each.unitName, ...parts].join(' · ');
}

function checkParts({ nextDay }: Standing, today: string): string[] {
  const by = nextDay ?? today;
  return [
    'encerrada',
    `a eficácia ${by < today ? 'devia ser verificada' : 'se verifica'} até ${formatDay(by)}`,
  ];
}

function treatedParts({ daysOpen, cause, measures: { all, done, overdue } }: Standing): string[] {
  return [
    daysOpen === 0 ? 'aberta hoje' : `aberta há ${daysOpen} ${daysOpen === 1 ? 'dia' : 'dias'}`,
    cause === null ? 'causa a analisar' : CAUSE_WORDS[cause],
    all === 0 ? 'nenhuma medida' : `${done} de ${all} ${all === 1 ? 'medida feita' : 'medidas feitas'}`,
    ...(overdue === 0 ? [] : [`${overdue} ${overdue === 1 ? 'vencida' : 'vencidas'}`]),
  ];
}

const TOLD: Readonly<Record<Event['type'], string>> = {
  opened: 'Aberta',
  described: 'Descrita',
  analysed: 'Causa analisada',
  'measure-planned': 'Medida planejada',
  'measure-changed': 'Medida mudada',
  'measure-done': 'Medida feita',
  'measure-resumed': 'Medida retomada',
  'measure-dropped': 'Medida retirada',
  closed: 'Tratamento encerrado',
  judged: 'Eficácia verificada',
  cancelled: 'Cancelada',
  reopened: 'Reaberta',
};

/** What one event says, in a title and its words, as the history shows it. */
export function eventWords(
  event: Event,
  nameOf: (who: { readonly kind: 'unit' | 'person'; readonly id: string }) => string,
): { title: string; words: string } {
  return { title: titleOf(event), words: detailOf(event, nameOf) };
}

function titleOf(event: Event): string {
  if (event.type === 'judged') return event.data.effective ? 'Verificada: eficaz' : 'Verificada: não eficaz';
  const told = TOLD[event.type];
  return event.type !== 'opened' && 'number' in event.data ? `${told}: ${event.data.number}` : told;
}

function detailOf(
  event: Event,
  nameOf: (who: { readonly kind: 'unit' | 'person'; readonly id: string }) => string,
): string {
  switch (event.type) {
    case 'opened':
      return [ORIGIN_WORDS[event.data.origin.kind], event.data.origin.note]
        .filter((each) => each !== null)
        .join(' · ');
    case 'described':
      return `${nameOf({ kind: 'unit', id: event.data.unit })}: ${event.data.description}`;
    case 'analysed':
      return `${CAUSE_WORDS[event.data.cause.kind]}. ${event.data.cause.whys.map((why, at) => `${at + 1}. ${why}`).join(' ')}`;
    case 'measure-planned':
    case 'measure-changed': {
      const { what, who, until, cost } = event.data.measure;
      // What was written may end as a sentence does.
      return `${what.replace(/\.$/, '')} · ${nameOf(who)} · até ${formatDay(until)} · ${costWords(cost)}`;
    }
    case 'measure-done':
      return `Em ${formatDay(event.data.done.on)}. ${event.data.done.words ?? ''}`.trim();
    case 'closed':
      return `A eficácia se verifica até ${formatDay(event.data.checkBy)}.`;
    case 'judged':
      return `Em ${formatDay(event.data.on)}. ${event.data.words}`;
    default:
      return event.data.reason;
  }
}
