import { z } from 'zod';
import { AppError } from '../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../kernel/competencia.ts';
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
  const programme = onlyProgramme();
  const chosen = chooseReadings(programme, readings);
  return parsed.data.map((each) => computeOne(programme, chosen, each));
}

function computeOne(programme: Programme, readings: Case['readings'], facts: HospitalFacts): Computed {
  try {
    const { amount, factor } = calculatePayment({
      programme,
      agreement: withoutFacts(programme),
      competencia: parseCompetencia(programme.effect[0].slice(0, 7)),
      knownOn: programme.known[0],
      readings,
      stated: parseStated(programme, {
        base: facts.production,
        ppi: facts.ppi,
        referral: facts.referral,
        cac: facts.cac ?? 'none',
        sanitary: facts.licence ? 'yes' : 'no',
        equity: facts.equity ? 'yes' : 'no',
      }),
    });
    return { factor: factor.toDecimal(2), amount: amount.toDecimal(2) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    return { error: { code: error.code, message: error.message } };
  }
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
  const wanted = ['base', 'ppi', 'referral', 'cac', 'sanitary', 'equity'];
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
