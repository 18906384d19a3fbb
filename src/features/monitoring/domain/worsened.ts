import { formatDay } from '../../../kernel/format.ts';
import { overdueMeasures } from './nonconformities/counts.ts';
import { lastRound, type NonConformity, stateOf } from './nonconformities/nonconformity.ts';
import { daysAfter } from './nonconformities/settings.ts';
import { aboutWords, numberWords } from './nonconformities/words.ts';
import { WORSENED_KINDS, type WorsenedKind } from './worsened-kinds.ts';

/** Days that are looked back: what was read last week is not read again. */
export const DAYS_BACK = 7;

/** One thing that got worse: what it is, from what to what, and on which day (null: some day between the two). */
export interface Worsened {
  readonly kind: WorsenedKind;
  /** Of the action, indicator, non-conformity or unit. */
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly on: string | null;
  readonly units: readonly string[];
}

type Status = 'notStarted' | 'inProgress' | 'completed' | 'cancelled' | null;

interface ActionStanding {
  readonly status: Status;
  readonly isLate: boolean;
  readonly lateness: string;
}

/** An indicator's newest judged year, as it was known at the end of a day. */
interface Judged {
  readonly year: number;
  readonly isMet: boolean;
  readonly text: string | null;
}

/** How things stood at the end of the day `since`, and how they stand `today`. */
export interface WeekFacts {
  readonly since: string;
  readonly today: string;
  readonly statusWords: (status: Status) => string;
  readonly actions: readonly {
    readonly id: string;
    readonly title: string;
    readonly units: readonly string[];
    readonly before: ActionStanding;
    readonly now: ActionStanding;
    readonly passed: string | null;
    readonly changedOn: string | null;
  }[];
  readonly indicators: readonly {
    readonly code: string;
    readonly name: string;
    readonly before: Judged | null;
    readonly now: Judged | null;
  }[];
  readonly nonConformities: readonly (NonConformity & {
    readonly id: string;
    readonly number: number;
    readonly year: number;
  })[];
  /** Lines of a month that stand given back. */
  readonly returned: readonly {
    readonly action: string;
    readonly title: string;
    readonly unit: string;
    readonly on: string;
  }[];
  /** Units that had sent nothing when the day by which they send went by. */
  readonly unsent: { readonly units: readonly string[]; readonly reportBy: string } | null;
}

/** How far the work is; less is worse. A blank says nothing, and a cancelled action does nothing. */
const REACHED = { cancelled: 0, none: 1, notStarted: 2, inProgress: 3, completed: 4 } as const;
const reached = (status: Status): number => REACHED[status ?? 'none'];

/** Whether a term went by in the days looked at: it ran still at the end of the first. */
const wentBy = (day: string, { since, today }: WeekFacts): boolean => day >= since && day < today;

function actionsOf({ actions, statusWords }: WeekFacts): Worsened[] {
  return actions.flatMap(({ id, title, units, before, now, passed, changedOn }) => {
    const named = { id, number: id, title, units };
    const late: Worsened[] =
      now.isLate && !before.isLate
        ? [
            {
              ...named,
              kind: 'late',
              from: before.lateness,
              to: now.lateness,
              on: passed && daysAfter(passed, 1),
            },
          ]
        : [];
    const fell = reached(now.status) < reached(before.status);
    const [from, to] = [statusWords(before.status), statusWords(now.status)];
    return fell ? [...late, { ...named, kind: 'status' as const, from, to, on: changedOn }] : late;
  });
}

const verdictWords = ({ year, isMet, text }: Judged): string =>
  `${isMet ? 'Meta alcançada' : 'Meta não alcançada'} em ${year}${text === null ? '' : ` (${text})`}`;

function indicatorsOf({ indicators }: WeekFacts): Worsened[] {
  return indicators.flatMap(({ code, name, before, now }) => {
    if (before === null || now === null || !before.isMet || now.isMet) return [];
    const words = { from: verdictWords(before), to: verdictWords(now) };
    return [
      { kind: 'indicator' as const, id: code, number: code, title: name, ...words, on: null, units: [] },
    ];
  });
}

function nonConformitiesOf(facts: WeekFacts): Worsened[] {
  return facts.nonConformities.flatMap((each) => {
    const named = { id: each.id, number: numberWords(each), title: aboutWords(each), units: [each.unit] };
    const { openedOn, number, checkBy } = lastRound(each);
    const measures = overdueMeasures(each, facts.today).filter(({ until }) => wentBy(until, facts));
    const last = measures
      .map(({ until }) => until)
      .sort()
      .at(-1);
    const isUnchecked = stateOf(each) === 'verification' && checkBy !== null && wentBy(checkBy, facts);
    const isAgain = number > 1 && openedOn > facts.since && openedOn <= facts.today;
    return [
      ...(last === undefined
        ? []
        : [term(named, 'measure', measures.length === 1 ? 'Medida no prazo' : 'Medidas no prazo', last)]),
      ...(isUnchecked ? [term(named, 'check', 'Eficácia a verificar', checkBy)] : []),
      ...(isAgain
        ? [
            {
              ...named,
              kind: 'reopened' as const,
              from: 'Encerrada',
              to: `Aberta de novo (${number}ª vez)`,
              on: openedOn,
            },
          ]
        : []),
    ];
  });
}

const term = (
  named: Pick<Worsened, 'id' | 'number' | 'title' | 'units'>,
  kind: 'measure' | 'check',
  from: string,
  until: string,
): Worsened => ({
  ...named,
  ...{ kind, from, on: daysAfter(until, 1) },
  to:
    kind === 'measure'
      ? `Venceu em ${formatDay(until)} sem ser feita`
      : `Não verificada até ${formatDay(until)}`,
});

function monthOf(facts: WeekFacts): Worsened[] {
  const { returned, unsent, since, today } = facts;
  const back = returned
    .filter(({ on }) => on > since && on <= today)
    .map(({ action, title, unit, on }) => ({
      ...{ kind: 'returned' as const, id: action, number: action, title, on, units: [unit] },
      ...{ from: 'Enviada', to: 'Devolvida, sem resposta' },
    }));
  if (unsent === null || unsent.units.length === 0 || !wentBy(unsent.reportBy, facts)) return back;
  const { units, reportBy } = unsent;
  const title =
    units.length === 1 ? '1 unidade não enviou o mês' : `${units.length} unidades não enviaram o mês`;
  const words = {
    from: `Prazo até ${formatDay(reportBy)}`,
    to: 'Não enviou no prazo',
    on: daysAfter(reportBy, 1),
  };
  return [...back, { kind: 'unsent', id: units[0] ?? '', number: '', title, ...words, units }];
}

/** Everything that stands worse than it stood at the end of the day looked back to: by kind, in each the newest first. */
export function worsenedOf(facts: WeekFacts): Worsened[] {
  const all = [...actionsOf(facts), ...indicatorsOf(facts), ...nonConformitiesOf(facts), ...monthOf(facts)];
  const place = ({ kind }: Worsened) => WORSENED_KINDS.indexOf(kind);
  return all.sort((a, b) => place(a) - place(b) || (b.on ?? '').localeCompare(a.on ?? ''));
}
