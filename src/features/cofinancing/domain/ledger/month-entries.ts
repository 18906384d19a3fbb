import { isStep, STEPS, type Step } from './chart.ts';
import { type Cents, centsOf, type EntryRequest } from './entry.ts';
import type { ChainedEntry } from './seal.ts';
import { type Balances, balanceOf } from './state.ts';

/** A step of the execution of a competência, as the ledger holds it. */
export interface RecordedStep {
  readonly entry: string;
  readonly kind: Step;
  readonly document: string;
  readonly day: string;
  readonly amount: Cents;
  readonly annulled: Cents;
  /** What went no further and is not annulled. */
  readonly left: Cents;
  readonly by: string | null;
}

/** How an instalment was settled: paid back, or discounted from another competência. */
interface Settlement {
  readonly entry: string;
  readonly document: string;
  readonly day: string;
  readonly discountedFrom: string | null;
  readonly by: string | null;
}

export interface RecordedRecovery {
  readonly schedule: string;
  readonly act: string;
  readonly by: string | null;
  readonly instalments: readonly {
    readonly number: number;
    readonly due: string;
    readonly amount: Cents;
    readonly settled: Settlement | null;
  }[];
}

type Asked<K extends EntryRequest['kind']> = ChainedEntry & {
  readonly request: Extract<EntryRequest, { kind: K }>;
};

const ofKind = <K extends EntryRequest['kind']>(entries: readonly ChainedEntry[], kind: K) =>
  entries.filter((entry): entry is Asked<K> => entry.request.kind === kind);

/** The steps of a competência, oldest first, from the entries that touch it. */
export function stepsOf(
  entries: readonly ChainedEntry[],
  competencia: string,
  balances: Balances,
): RecordedStep[] {
  const annulments = ofKind(entries, 'annulment');
  return entries.flatMap((each): RecordedStep[] => {
    const { id: entry, request, amount, actor } = each;
    if (!isStepRequest(request) || request.competencia !== competencia) return [];
    const annulled = annulments
      .filter(({ request: { refersTo } }) => refersTo === entry)
      .reduce((sum, annulment) => sum + centsOf(annulment.request.amount), 0n);
    const stays = balanceOf(balances, competencia, STEPS[request.kind][1]);
    const rest = amount - annulled;
    const { kind, document, occurredOn: day } = request;
    const left = rest < stays ? rest : stays;
    return [{ entry, kind, document, day, amount, annulled, left, by: actor.id }];
  });
}

const isStepRequest = (request: EntryRequest): request is Extract<EntryRequest, { kind: Step }> =>
  isStep(request.kind);

/** The recovery schedules of a competência with what settled each instalment. */
export function recoveriesOf(entries: readonly ChainedEntry[], competencia: string): RecordedRecovery[] {
  const reversed = new Set(ofKind(entries, 'reversal').map(({ request }) => request.refersTo));
  const instalments = ofKind(entries, 'recovery-instalment').filter(({ id }) => !reversed.has(id));
  return ofKind(entries, 'recovery-schedule')
    .filter(({ id, request }) => request.competencia === competencia && !reversed.has(id))
    .map(({ id: schedule, request, actor }) => ({
      schedule,
      act: request.act,
      by: actor.id,
      instalments: request.instalments.map(({ due, amount }, at) => {
        const paid = instalments.find(
          (each) => each.request.refersTo === schedule && each.request.number === at + 1,
        );
        return { number: at + 1, due, amount: centsOf(amount), settled: paid ? settlementOf(paid) : null };
      }),
    }));
}

const settlementOf = ({ id, request, actor }: Asked<'recovery-instalment'>): Settlement => ({
  entry: id,
  document: request.document,
  day: request.occurredOn,
  discountedFrom: request.discountedFrom,
  by: actor.id,
});
