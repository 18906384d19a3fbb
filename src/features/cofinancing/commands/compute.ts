import { z } from 'zod';
import { AppError } from '../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../kernel/competencia.ts';
import type { PlanKey } from '../domain/compiled/lower.ts';
import { calculateStated, type Written } from '../domain/compiled/stated.ts';
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

/** Factor in multiples of the SUS table and BRL, as decimal text; or why there is none. */
export type Computed =
  | { readonly factor: string; readonly amount: string }
  | { readonly error: { readonly code: string; readonly message: string } };

/**
 * What the rules pay for each set of facts, in the same order: no agreement, no database. A set that the rules refuse says
 * why and does not stop the others.
 * @throws AppError `invalid-input` where the facts are not such a list, or a reading is not known
 */
export function computeFacts(facts: unknown, readings: Readonly<Record<string, string>>): Computed[] {
  const parsed = z.array(HospitalFacts).safeParse(facts);
  if (!parsed.success) throw unreadable(parsed.error);
  const cases = parsed.data;
  const key = { ...STATED_BY_ALL, ...lawOf(onlyProgramme(), readings) };
  const run = calculateStated(key, cases.length, (input, at) => {
    const read = FACTS[input];
    return read === undefined ? null : read(cases[at] as HospitalFacts);
  });
  return cases.map((each, at) => run.of(at) ?? computeOne(key, each));
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

/** The law of the programme's first month. */
function lawOf(programme: Programme, readings: Readonly<Record<string, string>>): Omit<PlanKey, 'stated'> {
  return {
    programme,
    competencia: parseCompetencia(programme.effect[0].slice(0, 7)),
    knownOn: programme.known[0],
    readings: chooseReadings(programme, readings),
  };
}

/** A set of facts that the plan does not settle. */
function computeOne(law: Omit<PlanKey, 'stated'>, facts: HospitalFacts): Computed {
  const texts = Object.entries(FACTS).map(([input, read]): [string, string] => [input, inWords(read(facts))]);
  const stated = parseStated(law.programme, Object.fromEntries(texts));
  try {
    const { amount, factor } = calculatePayment({ ...law, agreement: withoutFacts(law.programme), stated });
    return { factor: factor.toDecimal(2), amount: amount.toDecimal(2) };
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

/** The programme whose inputs these facts are. */
function onlyProgramme(): Programme {
  const wanted = Object.keys(FACTS);
  const found = readCofinancingSeed().programmes.find(({ content }) =>
    wanted.every((id) => content.inputs.some((input) => input.id === id)),
  );
  if (found === undefined) throw new AppError('internal', 'Nenhum programa calcula com estes fatos.');
  return found.content;
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
