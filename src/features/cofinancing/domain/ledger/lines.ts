import { type Code, isStep, KIND_WORDS, type Side, STEPS, type Step } from './chart.ts';
import {
  attributed,
  brl,
  type Cents,
  centsOf,
  competenciaOfEntry,
  type EntryRequest,
  type Line,
  mirrored,
  undone,
} from './entry.ts';
import { type AccountState, balanceOf, type OpenSuspension, unpaidOf } from './state.ts';

/** The lines that a request moves, or every reason why it may not be written. */
export type Derived = { readonly lines: readonly Line[] } | { readonly refusals: readonly string[] };

type Of<K extends EntryRequest['kind']> = Extract<EntryRequest, { kind: K }>;

const line = (competencia: string, code: Code, side: Side, amount: Cents): Line => ({
  competencia,
  code,
  side,
  amount,
});

/** From one account of the chart to another of the same competência; nothing where there is nothing to move. */
const transfer = (competencia: string, debit: Code, credit: Code, amount: Cents): Line[] =>
  amount === 0n
    ? []
    : [line(competencia, debit, 'debit', amount), line(competencia, credit, 'credit', amount)];

const refuse = (...refusals: string[]): Derived => ({ refusals });

function positive(text: string): Cents | null {
  const cents = centsOf(text);
  return cents > 0n ? cents : null;
}

const NOT_POSITIVE = 'O valor tem de ser maior que zero.';

function authorisation(request: Of<'authorisation'>, state: AccountState): Derived {
  const amount = positive(request.amount);
  if (amount === null) return refuse(NOT_POSITIVE);
  if (state.authorised.has(request.competencia))
    return refuse('A competência já tem autorização. Um valor novo entra como ajuste, com a sua atribuição.');
  return { lines: transfer(request.competencia, 'entitlement', 'to-order', amount) };
}

function execution(request: Of<Step>): Derived {
  const amount = positive(request.amount);
  if (amount === null) return refuse(NOT_POSITIVE);
  if (request.document.trim() === '')
    return refuse(`Informe o número do documento de: ${KIND_WORDS[request.kind].toLowerCase()}.`);
  const [from, to] = STEPS[request.kind];
  const lines = transfer(request.competencia, from, to, amount);
  if (request.kind !== 'payment') return { lines };
  return { lines: [...lines, ...transfer(request.competencia, 'to-account', 'received', amount)] };
}

/** What left the fund, or settled a debt of the municipality, and is not being recovered yet. */
function recoverable({ balances }: AccountState, competencia: string): Cents {
  const of = (code: Code) => balanceOf(balances, competencia, code);
  return (
    of('paid') + of('reconciled') + of('discounted') - of('to-recover') - of('in-recovery') - of('recovered')
  );
}

/**
 * A difference up goes to what is to be ordered. A difference down takes first what was not ordered yet; the rest was paid and
 * is to be recovered. What is ordered and not paid is annulled before: a commitment is never lowered in silence.
 */
function adjustment(request: Of<'adjustment'>, state: AccountState): Derived {
  const { competencia, attribution } = request;
  const delta = attributed(attribution);
  const before = balanceOf(state.balances, competencia, 'entitlement');
  if (!state.authorised.has(competencia))
    return refuse('A competência não tem autorização: não há o que ajustar.');
  if (centsOf(request.entitlement) < 0n) return refuse('O direito de uma competência não pode ser negativo.');
  if (before + delta !== centsOf(request.entitlement))
    return refuse(
      `As partes da atribuição somam ${brl(delta)}, e a diferença entre o direito de agora (${brl(centsOf(request.entitlement))}) e o lançado (${brl(before)}) é ${brl(centsOf(request.entitlement) - before)}.`,
    );
  if (delta === 0n) return refuse('Não há diferença a ajustar.');
  if (delta > 0n) return { lines: transfer(competencia, 'entitlement', 'to-order', delta) };
  const fall = -delta;
  const open = balanceOf(state.balances, competencia, 'to-order');
  const unordered = fall < open ? fall : open;
  const paid = fall - unordered;
  const least = recoverable(state, competencia);
  if (paid > least)
    return refuse(
      `Há ${brl(paid - least)} ordenados e não pagos: anule antes essa parte, do documento mais novo ao mais antigo (ordem bancária, liquidação, empenho, portaria).`,
    );
  const lowered: Line[] = [line(competencia, 'entitlement', 'credit', fall)];
  if (unordered > 0n) lowered.unshift(line(competencia, 'to-order', 'debit', unordered));
  if (paid > 0n) lowered.unshift(line(competencia, 'to-recover', 'debit', paid));
  return { lines: lowered };
}

const overlaps = (a: readonly string[] | null, b: OpenSuspension['months']): boolean =>
  a === null || b === null || a.some((month) => b.includes(month));

function suspension(request: Of<'suspension'>, state: AccountState): Derived {
  if (request.months?.length === 0) return refuse('Diga que competências a suspensão alcança.');
  if (request.reason.trim() === '') return refuse('A suspensão é ato motivado: diga o motivo.');
  if (state.suspensions.some(({ months }) => overlaps(request.months, months)))
    return refuse('Já há suspensão em vigor que alcança essas competências. Reintegre-a antes.');
  const months = request.months ?? [...state.balances.keys()].sort();
  const lines = months.flatMap((month) =>
    transfer(month, 'withheld', 'withheld-control', unpaidOf(state.balances, month)),
  );
  return { lines };
}

function reinstatement(_: Of<'reinstatement'>, { referred }: AccountState): Derived {
  if (referred?.request.kind !== 'suspension') return refuse('Não há essa suspensão nesta conta.');
  if (referred.isClosed) return refuse('Essa suspensão já não está em vigor.');
  return { lines: mirrored(referred.lines) };
}

/**
 * What of a step did not happen, or was of too much, falls back to the stage before. That what came after it is annulled first is that
 * no balance is below zero.
 */
function annulment(request: Of<'annulment'>, { referred }: AccountState): Derived {
  if (referred === null || !isStep(referred.request.kind))
    return refuse(
      'Só se anula portaria, empenho, liquidação, ordem bancária, pagamento ou conciliação desta conta.',
    );
  const month = competenciaOfEntry(referred.request);
  if (month !== request.competencia) return refuse(`O documento é da competência ${month}.`);
  const amount = positive(request.amount);
  if (amount === null) return refuse(NOT_POSITIVE);
  if (request.reason.trim() === '') return refuse('Diga o motivo da anulação.');
  if (request.document.trim() === '') return refuse('Informe o número do documento de anulação.');
  return { lines: undone(referred.lines, amount) };
}

/** Entries that a reversal would leave without sense are reversed by their own contrary. */
function reversal(request: Of<'reversal'>, state: AccountState): Derived {
  const { referred } = state;
  if (referred === null) return refuse('Não há esse lançamento nesta conta.');
  if (request.reason.trim() === '') return refuse('Diga o motivo do estorno.');
  const { kind } = referred.request;
  if (kind === 'reversal' || kind === 'annulment')
    return refuse('O que desfaz outro lançamento não se estorna: lance de novo o que era certo.');
  if (isStep(kind)) return refuse('Um passo da execução não se estorna: anula-se, no todo ou em parte.');
  if (kind === 'reinstatement') return refuse('Uma reintegração não se estorna: suspenda de novo, por ato.');
  if (referred.isClosed)
    return refuse(
      kind === 'suspension' ? 'Essa suspensão já não está em vigor.' : 'Esse lançamento já foi estornado.',
    );
  if (referred.request.kind === 'authorisation' && isAdjusted(referred.request, state))
    return refuse('A competência foi ajustada depois desta autorização: estorne antes os ajustes.');
  return { lines: mirrored(referred.lines) };
}

const isAdjusted = ({ competencia, amount }: Of<'authorisation'>, { balances }: AccountState): boolean =>
  balanceOf(balances, competencia, 'entitlement') !== centsOf(amount);

function schedule(request: Of<'recovery-schedule'>, { balances }: AccountState): Derived {
  const { competencia, instalments, act } = request;
  const owed = balanceOf(balances, competencia, 'to-recover');
  if (owed === 0n) return refuse('Nada há a recuperar sem cronograma nesta competência.');
  if (act.trim() === '') return refuse('Cite o ato que manda recuperar.');
  const amounts = instalments.map(({ amount }) => centsOf(amount));
  if (amounts.length === 0 || amounts.some((amount) => amount <= 0n))
    return refuse('Cada parcela tem de ser maior que zero.');
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  if (total !== owed) return refuse(`As parcelas somam ${brl(total)}, e há ${brl(owed)} a recuperar.`);
  return { lines: transfer(competencia, 'in-recovery', 'to-recover', total) };
}

function instalment(request: Of<'recovery-instalment'>, { referred }: AccountState): Derived {
  const { competencia, number, discountedFrom } = request;
  if (referred?.request.kind !== 'recovery-schedule' || referred.isClosed)
    return refuse('Não há esse cronograma de recuperação em vigor nesta conta.');
  if (referred.request.competencia !== competencia)
    return refuse(`O cronograma é da competência ${referred.request.competencia}.`);
  const due = referred.request.instalments[number - 1];
  if (due === undefined) return refuse(`O cronograma não tem a parcela ${number}.`);
  if (referred.settled.includes(number)) return refuse(`A parcela ${number} já foi lançada.`);
  const amount = centsOf(due.amount);
  const recovered = transfer(competencia, 'recovered', 'in-recovery', amount);
  if (discountedFrom === null) return { lines: recovered };
  return { lines: [...recovered, ...transfer(discountedFrom, 'to-pay', 'discounted', amount)] };
}

function accountability(request: Of<'accountability'>): Derived {
  const { competencia } = request;
  const parts = (['spent', 'sanitary', 'ineligible'] as const).map(
    (code) => [code, centsOf(request[code])] as const,
  );
  if (parts.some(([, amount]) => amount < 0n)) return refuse('Um gasto não pode ser negativo.');
  const total = parts.reduce((sum, [, amount]) => sum + amount, 0n);
  if (total === 0n) return refuse(NOT_POSITIVE);
  const spent = parts.flatMap(([code, amount]) =>
    amount === 0n ? [] : [line(competencia, code, 'debit', amount)],
  );
  return { lines: [...spent, line(competencia, 'to-account', 'credit', total)] };
}

function returned(request: Of<'return'>): Derived {
  const amount = positive(request.amount);
  if (amount === null) return refuse(NOT_POSITIVE);
  const from = request.of === 'unspent' ? 'to-account' : 'ineligible';
  return { lines: transfer(request.competencia, 'returned', from, amount) };
}

/** The lines of a request over the state of its account; each entry balances by how it is derived. */
export function linesOf(request: EntryRequest, state: AccountState): Derived {
  switch (request.kind) {
    case 'authorisation':
      return authorisation(request, state);
    case 'adjustment':
      return adjustment(request, state);
    case 'suspension':
      return suspension(request, state);
    case 'reinstatement':
      return reinstatement(request, state);
    case 'annulment':
      return annulment(request, state);
    case 'reversal':
      return reversal(request, state);
    case 'recovery-schedule':
      return schedule(request, state);
    case 'recovery-instalment':
      return instalment(request, state);
    case 'accountability':
      return accountability(request);
    case 'return':
      return returned(request);
    default:
      return execution(request);
  }
}
