import { AppError } from '../../../kernel/app-error.ts';
import type { Unit } from '../../../kernel/explained.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Input, Programme } from './programme.ts';

/** What a person stated instead of the recorded facts: exact numbers, yes or no, or "none". */
export type Stated = Readonly<Record<string, Rational | boolean | null>>;

/** What each kind of input is measured in. */
export const UNITS_OF_INPUTS: Readonly<Record<Input['kind'], Unit>> = {
  money: 'BRL',
  percent: '%',
  'percent-or-none': '%',
  'yes-no': 'boolean',
};

const YES_NO: Readonly<Record<string, boolean>> = {
  yes: true,
  sim: true,
  true: true,
  no: false,
  nao: false,
  não: false,
  false: false,
};
const NONE = ['none', 'nenhuma', 'null', ''];

/**
 * Reads `{base: "301450.27", sanitary: "no"}` as facts of a programme; numbers with a decimal point or comma.
 * @throws AppError `invalid-input` for an unknown name or a value of another kind.
 */
export function parseStated(programme: Programme, texts: Readonly<Record<string, string>>): Stated {
  return Object.fromEntries(
    Object.entries(texts).map(([id, text]) => {
      const input = programme.inputs.find((each) => each.id === id);
      if (input === undefined) throw unknown(programme, id);
      return [id, parseOne(input, text.trim())];
    }),
  );
}

function parseOne(input: Input, text: string): Rational | boolean | null {
  if (input.kind === 'yes-no') {
    const answer = YES_NO[text.toLowerCase()];
    if (answer === undefined) throw wrong(input, text, 'Escreva yes ou no (sim ou não).');
    return answer;
  }
  if (input.kind === 'percent-or-none' && NONE.includes(text.toLowerCase())) return null;
  const number = parseNumber(input, text);
  if (number.numerator < 0n) throw wrong(input, text, 'O valor não pode ser negativo.');
  return number;
}

function parseNumber(input: Input, text: string): Rational {
  try {
    return text.includes(',') ? Rational.parsePtBr(text) : Rational.parse(text);
  } catch (cause) {
    const form = input.kind === 'money' ? '301450.27 ou 301.450,27' : '104.61 ou 104,61';
    throw wrong(input, text, `Escreva um número, como ${form}.`, cause);
  }
}

function wrong(input: Input, text: string, hint: string, cause?: unknown): AppError {
  return new AppError('invalid-input', `"${text}" não serve para ${input.id} (${input.label}). ${hint}`, {
    cause,
    details: { fact: input.id },
  });
}

function unknown(programme: Programme, id: string): AppError {
  const known = programme.inputs.map((each) => each.id).join(', ');
  return new AppError('invalid-input', `Não há o fato "${id}" neste programa. Use um destes: ${known}.`, {
    details: { fact: id },
  });
}

/** Readings in use: of each question the decided answer, else its default, replaced where one was chosen to simulate. */
export function chooseReadings(
  programme: Programme,
  chosen: Readonly<Record<string, string>>,
  decided: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const { id, options } of programme.readings) result[id] = decided[id] ?? options[0].id;
  for (const [id, option] of Object.entries(chosen)) {
    const question = programme.readings.find((each) => each.id === id);
    if (!question?.options.some((each) => each.id === option)) throw unknownReading(programme, id, option);
    result[id] = option;
  }
  return result;
}

function unknownReading(programme: Programme, id: string, option: string): AppError {
  const known = programme.readings
    .map((question) => `${question.id}=${question.options.map((each) => each.id).join('|')}`)
    .join(', ');
  return new AppError('invalid-input', `Não há a leitura "${id}=${option}". Use: ${known}.`, {
    details: { reading: id },
  });
}
