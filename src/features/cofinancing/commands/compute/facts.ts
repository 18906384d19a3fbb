import { z } from 'zod';
import { AppError } from '../../../../kernel/app-error.ts';
import type { ExplainedJson } from '../../../../kernel/explained.ts';
import type { Written } from '../../domain/compiled/stated.ts';

const Decimal = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'escreva um número decimal com ponto, entre aspas, como "104.61"');

/**
 * The facts of one hospital in one month; numbers as decimal text, `cac` null while it is not evaluated, `approved` what the act
 * approved for the month where that is not the amount of the programme's own act.
 */
const HospitalFacts = z.strictObject({
  ppi: Decimal,
  referral: Decimal,
  cac: Decimal.nullable(),
  licence: z.boolean(),
  equity: z.boolean(),
  production: Decimal,
  approved: Decimal.optional(),
});
export type HospitalFacts = z.infer<typeof HospitalFacts>;

/** Factor in multiples of the SUS table and BRL, as decimal text, with the tree where it was asked for; or why there is none. */
export type Computed =
  | { readonly factor: string; readonly amount: string; readonly trace?: ExplainedJson }
  | { readonly error: { readonly code: string; readonly message: string } };

/** How a file says each input of the programme. */
const SAID: Readonly<Record<string, { readonly name: keyof HospitalFacts; readonly read: Read }>> = {
  base: { name: 'production', read: ({ production }) => production },
  ppi: { name: 'ppi', read: ({ ppi }) => ppi },
  referral: { name: 'referral', read: ({ referral }) => referral },
  cac: { name: 'cac', read: ({ cac }) => cac },
  sanitary: { name: 'licence', read: ({ licence }) => licence },
  equity: { name: 'equity', read: ({ equity }) => equity },
  approved: { name: 'approved', read: ({ approved = null }) => approved },
};
type Read = (facts: HospitalFacts) => Written;

/** Inputs that every item states. */
export const ALWAYS_STATED: readonly string[] = Object.keys(SAID).filter((input) => input !== 'approved');

/** The name in the file of an input of the programme. */
export function nameInFile(input: string): string {
  return SAID[input]?.name ?? input;
}

/** What an item says of an input; null where it says nothing. */
export function writtenFact(input: string): Read {
  return SAID[input]?.read ?? (() => null);
}

/** @throws AppError `invalid-input` where the facts are not such a list */
export function parseHospitalFacts(facts: unknown): HospitalFacts[] {
  const parsed = z.array(HospitalFacts).safeParse(facts, { error: wordsOf });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [index, name] = issue?.path ?? [];
  const where =
    index === undefined
      ? 'O arquivo'
      : `O item ${Number(index) + 1}${name === undefined ? '' : `, em ${String(name)},`}`;
  throw new AppError(
    'invalid-input',
    `${where} não é como se espera: ${issue?.message ?? ''}. Cada item tem ppi, referral, cac (ou null), licence, equity, production e, se for o caso, approved.`,
    { details: { path: issue?.path.map(String) ?? [] } },
  );
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'uma lista de itens entre colchetes',
  object: 'um item entre chaves',
  string: 'um número decimal entre aspas, como "104.61"',
  boolean: 'true ou false',
};

/** What is wrong with a part of the file; undefined leaves the words that its own rule has. */
function wordsOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.length === 1 ? 'o nome' : 'os nomes'} ${issue.keys.map((key) => `“${key}”`).join(', ')} não se ${issue.keys.length === 1 ? 'conhece' : 'conhecem'}`;
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.input === undefined) return 'falta o valor';
  return `devia ser ${KINDS[issue.expected] ?? issue.expected}`;
}
