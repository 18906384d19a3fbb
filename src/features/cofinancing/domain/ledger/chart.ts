/** On which side a balance grows; no balance of the ledger may fall below zero. */
export type Side = 'debit' | 'credit';

interface ChartAccount {
  readonly name: string;
  readonly nature: Side;
  /** What it means that more was taken from the account than it had. */
  readonly overdrawn: string;
}

const chart = <Code extends string>(accounts: Record<Code, ChartAccount>) => accounts;

/**
 * The chart of accounts, kept for each (source, fund, municipality, unit, programme) and competência. Four groups: the right
 * (`entitlement`…`recovered`), its execution by stages (`to-order`…`discounted`, Lei 4.320/1964, arts. 58–64), the accounts that the
 * municipality gives (`received`…`returned`) and what is withheld. A stage is left only for the next one, so that
 * paid ≤ bank order ≤ liquidated ≤ committed ≤ ordered ≤ authorised is that no balance is below zero. The same chart stands in
 * migration 0720; a test compares them.
 */
export const CHART = chart({
  entitlement: {
    name: 'Direito autorizado',
    nature: 'debit',
    overdrawn: 'o direito da competência ficaria negativo',
  },
  'to-recover': {
    name: 'A recuperar, sem cronograma',
    nature: 'debit',
    overdrawn: 'o valor já está em cronograma de recuperação; estorne o cronograma no mesmo ato',
  },
  'in-recovery': {
    name: 'A recuperar em parcelas',
    nature: 'debit',
    overdrawn: 'não há tanto a recuperar em parcelas',
  },
  recovered: { name: 'Recuperado', nature: 'debit', overdrawn: 'não se recuperou tanto' },
  'to-order': {
    name: 'Autorizado a ordenar',
    nature: 'credit',
    overdrawn: 'a ordem passaria do valor autorizado e ainda não ordenado',
  },
  'to-commit': {
    name: 'Ordenado a empenhar',
    nature: 'credit',
    overdrawn: 'o empenho passaria do valor ordenado por portaria e ainda não empenhado',
  },
  'to-liquidate': {
    name: 'Empenhado a liquidar',
    nature: 'credit',
    overdrawn:
      'a liquidação passaria do valor empenhado: não há despesa sem prévio empenho (Lei 4.320/1964, art. 60)',
  },
  'to-pay': {
    name: 'Liquidado a pagar',
    nature: 'credit',
    overdrawn:
      'passaria do valor liquidado: só se paga depois da regular liquidação (Lei 4.320/1964, art. 62)',
  },
  'bank-ordered': {
    name: 'Em ordem bancária',
    nature: 'credit',
    overdrawn: 'o pagamento passaria do valor em ordem bancária (Lei 4.320/1964, art. 64)',
  },
  paid: {
    name: 'Pago, a conciliar',
    nature: 'credit',
    overdrawn: 'não há tanto pago e ainda não conciliado',
  },
  reconciled: { name: 'Pago e conciliado', nature: 'credit', overdrawn: 'não há tanto conciliado' },
  discounted: {
    name: 'Descontado por recuperação',
    nature: 'credit',
    overdrawn: 'não se descontou tanto',
  },
  'to-account': {
    name: 'Recebido a comprovar',
    nature: 'debit',
    overdrawn: 'passaria do que o município recebeu e ainda não comprovou',
  },
  spent: { name: 'Gasto comprovado', nature: 'debit', overdrawn: 'não há tanto gasto comprovado' },
  sanitary: {
    name: 'Gasto em adequação sanitária',
    nature: 'debit',
    overdrawn: 'não há tanto gasto em adequação sanitária',
  },
  ineligible: {
    name: 'Gasto não aceito, a devolver',
    nature: 'debit',
    overdrawn: 'não há tanto gasto não aceito por devolver',
  },
  returned: { name: 'Devolvido', nature: 'debit', overdrawn: 'não se devolveu tanto' },
  received: { name: 'Repasses recebidos', nature: 'credit', overdrawn: 'não se recebeu tanto' },
  withheld: { name: 'Retido por suspensão', nature: 'debit', overdrawn: 'não há tanto retido' },
  'withheld-control': {
    name: 'Controle do retido',
    nature: 'credit',
    overdrawn: 'não há tanto retido',
  },
});

export type Code = keyof typeof CHART;

/** The kinds of entry, in the order of a competência's life. */
export const KINDS = [
  'authorisation',
  'ordinance',
  'commitment',
  'liquidation',
  'bank-order',
  'payment',
  'reconciliation',
  'adjustment',
  'suspension',
  'reinstatement',
  'recovery-schedule',
  'recovery-instalment',
  'accountability',
  'return',
  'annulment',
  'reversal',
] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  authorisation: 'Autorização',
  ordinance: 'Ordem de repasse',
  commitment: 'Empenho',
  liquidation: 'Liquidação',
  'bank-order': 'Ordem bancária',
  payment: 'Pagamento',
  reconciliation: 'Conciliação',
  adjustment: 'Ajuste',
  suspension: 'Suspensão',
  reinstatement: 'Reintegração',
  'recovery-schedule': 'Cronograma de recuperação',
  'recovery-instalment': 'Parcela de recuperação',
  accountability: 'Prestação de contas',
  return: 'Devolução',
  annulment: 'Anulação',
  reversal: 'Estorno',
};

type Shape = readonly (readonly [Code, Side])[];

/** The stage that each step of the execution leaves, and the one it enters. */
export const STEPS = {
  ordinance: ['to-order', 'to-commit'],
  commitment: ['to-commit', 'to-liquidate'],
  liquidation: ['to-liquidate', 'to-pay'],
  'bank-order': ['to-pay', 'bank-ordered'],
  payment: ['bank-ordered', 'paid'],
  reconciliation: ['paid', 'reconciled'],
} as const satisfies Partial<Record<Kind, readonly [Code, Code]>>;
export type Step = keyof typeof STEPS;
export const STEP_NAMES = Object.keys(STEPS) as Step[];
export const isStep = (kind: Kind): kind is Step => kind in STEPS;

const step = (name: Step): Shape => [
  [STEPS[name][0], 'debit'],
  [STEPS[name][1], 'credit'],
];

const payment: Shape = [...step('payment'), ['to-account', 'debit'], ['received', 'credit']];

const contraryOf = (shape: Shape): Shape =>
  shape.map(([code, side]) => [code, side === 'debit' ? 'credit' : 'debit']);

/** Which accounts a kind may move, and on which side; a reversal mirrors what it reverses. */
export const SHAPES: Readonly<Record<Exclude<Kind, 'reversal'>, Shape>> = {
  authorisation: [
    ['entitlement', 'debit'],
    ['to-order', 'credit'],
  ],
  ordinance: step('ordinance'),
  commitment: step('commitment'),
  liquidation: step('liquidation'),
  'bank-order': step('bank-order'),
  payment,
  reconciliation: step('reconciliation'),
  adjustment: [
    ['entitlement', 'debit'],
    ['to-order', 'credit'],
    ['to-order', 'debit'],
    ['to-recover', 'debit'],
    ['entitlement', 'credit'],
  ],
  suspension: [
    ['withheld', 'debit'],
    ['withheld-control', 'credit'],
  ],
  reinstatement: [
    ['withheld-control', 'debit'],
    ['withheld', 'credit'],
  ],
  'recovery-schedule': [
    ['in-recovery', 'debit'],
    ['to-recover', 'credit'],
  ],
  'recovery-instalment': [
    ['recovered', 'debit'],
    ['in-recovery', 'credit'],
    ['to-pay', 'debit'],
    ['discounted', 'credit'],
  ],
  accountability: [
    ['spent', 'debit'],
    ['sanitary', 'debit'],
    ['ineligible', 'debit'],
    ['to-account', 'credit'],
  ],
  return: [
    ['returned', 'debit'],
    ['to-account', 'credit'],
    ['ineligible', 'credit'],
  ],
  // Of one step, in whole or in part: what is annulled falls back to the stage before.
  annulment: contraryOf([
    ...STEP_NAMES.filter((name) => name !== 'payment').flatMap((name) => [...step(name)]),
    ...payment,
  ]),
};
