import { z } from 'zod';
import { AppError } from '../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../kernel/competencia.ts';
import { type ExplainedJson, explainedJson } from '../../../kernel/explained.ts';
import type { PlanKey } from '../domain/compiled/lower.ts';
import { calculateStated, type Written } from '../domain/compiled/stated.ts';
import type { Case } from '../domain/evaluate.ts';
import { chooseReadings, parseStated } from '../domain/inputs.ts';
import { calculatePayment } from '../domain/payment.ts';
import type { Agreement, Programme } from '../domain/programme.ts';
import { readCofinancingSeed } from '../seed.ts';

const Decimal = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'escreva um número decimal com ponto, entre aspas, como "104.61"');

/** The facts of one hospital in one month; numbers as decimal text, `cac` null while it is not evaluated. */
const HospitalFacts = z.strictObject({
  ppi: Decimal,
  referral: Decimal,
  cac: Decimal.nullable(),
  licence: z.boolean(),
  equity: z.boolean(),
  production: Decimal,
});
type HospitalFacts = z.infer<typeof HospitalFacts>;

/** Which rules calculate: a programme by id or short name, and the month whose law binds (`YYYY-MM`); whether with the trees. */
interface ComputedBy {
  readonly programme?: string | undefined;
  readonly competencia?: string | undefined;
  readonly traced?: boolean;
}

/** Factor in multiples of the SUS table and BRL, as decimal text, with the tree where it was asked for; or why there is none. */
export type Computed =
  | { readonly factor: string; readonly amount: string; readonly trace?: ExplainedJson }
  | { readonly error: { readonly code: string; readonly message: string } };

/**
 * What the rules pay for each set of facts, in the same order: no agreement, no database. A set that the rules refuse says
 * why and does not stop the others.
 * @throws AppError `invalid-input` where the facts are not such a list, or a reading is not known
 */
export function computeFacts(
  facts: unknown,
  readings: Readonly<Record<string, string>>,
  { programme, competencia, traced = false }: ComputedBy = {},
): Computed[] {
  const parsed = z.array(HospitalFacts).safeParse(facts);
  if (!parsed.success) throw unreadable(parsed.error);
  const cases = parsed.data;
  const key = { ...STATED_BY_ALL, ...lawOf(programmeOf(programme), readings, competencia) };
  const run = calculateStated(key, cases.length, (input) => {
    const read = FACTS[input] ?? (() => null);
    return (at) => read(cases[at] as HospitalFacts);
  });
  return cases.map((each, at) => {
    const settled = run.of(at);
    if (settled === null) return evaluateOne(key, each, traced);
    if (!traced) return settled;
    return evaluateOne({ ...key, taken: run.taken(at) }, each, traced);
  });
}

/** How a file says each input of the programme. */
const FACTS: Readonly<Record<string, (facts: HospitalFacts) => Written>> = {
  base: ({ production }) => production,
  ppi: ({ ppi }) => ppi,
  referral: ({ referral }) => referral,
  cac: ({ cac }) => cac,
  sanitary: ({ licence }) => licence,
  equity: ({ equity }) => equity,
};
const STATED_BY_ALL = { stated: new Set(Object.keys(FACTS)) };

/** The law of a month as it was known when the programme began or, later, in that month: by default its first month. */
function lawOf(
  programme: Programme,
  readings: Readonly<Record<string, string>>,
  month: string = programme.effect[0].slice(0, 7),
): Omit<PlanKey, 'stated'> {
  const competencia = parseCompetencia(month);
  const day = `${competencia}-01`;
  return {
    programme,
    competencia,
    knownOn: day > programme.known[0] ? day : programme.known[0],
    readings: chooseReadings(programme, readings),
  };
}

/** A set of facts that the plan does not settle, or whose tree is asked for. */
function evaluateOne(
  law: Omit<PlanKey, 'stated'> & Pick<Case, 'taken'>,
  facts: HospitalFacts,
  traced: boolean,
): Computed {
  const texts = Object.entries(FACTS).map(([input, read]): [string, string] => [input, inWords(read(facts))]);
  const stated = parseStated(law.programme, Object.fromEntries(texts));
  try {
    const payment = calculatePayment({ ...law, agreement: withoutFacts(law.programme), stated });
    const [factor, amount] = [payment.factor.toDecimal(2), payment.amount.toDecimal(2)];
    return { factor, amount, ...(traced && { trace: explainedJson(payment.explained) }) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    return { error: { code: error.code, message: error.message } };
  }
}

function inWords(written: Written): string {
  if (typeof written === 'boolean') return written ? 'yes' : 'no';
  return written ?? 'none';
}

/** Nobody's agreement: every fact that the rules ask for is stated. */
function withoutFacts(programme: Programme): Agreement {
  return {
    id: '',
    name: programme.name,
    programme: programme.id,
    act: programme.act,
    at: '',
    municipality: '',
    healthRegion: '',
    establishment: '',
    fund: '',
    effect: programme.effect,
    approved: { value: '0', cite: { act: programme.act, at: '', quote: '' } },
    facts: [],
    notes: [],
  };
}

/** The named programme, by id or short name; without a name the only one that pays and whose inputs these facts are. */
function programmeOf(name: string | undefined): Programme {
  const wanted = Object.keys(FACTS);
  const able = readCofinancingSeed()
    .programmes.map(({ content }) => content)
    .filter(({ inputs }) => wanted.every((id) => inputs.some((input) => input.id === id)));
  const found = able.filter(({ id, slug, example }) =>
    name === undefined ? example === undefined : name === id || name === slug,
  );
  if (found.length === 1) return found[0] as Programme;
  const slugs = able.map(({ slug }) => slug).join(', ');
  throw new AppError(
    'invalid-input',
    `Diga o programa que calcula com estes fatos. Use um destes: ${slugs}.`,
    {
      details: { programme: name ?? null },
    },
  );
}

function unreadable(error: z.ZodError): AppError {
  const [issue] = error.issues;
  const [index, name] = issue?.path ?? [];
  const where =
    index === undefined
      ? 'O arquivo'
      : `O item ${Number(index) + 1}${name === undefined ? '' : `, em ${String(name)},`}`;
  return new AppError(
    'invalid-input',
    `${where} não é como se espera: ${issue?.message ?? ''}. Cada item tem ppi, referral, cac (ou null), licence, equity e production.`,
    { details: { path: issue?.path.map(String) ?? [] } },
  );
}
