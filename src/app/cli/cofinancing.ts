import { readFileSync } from 'node:fs';
import { computeFacts, explainForCli } from '../../features/cofinancing/index.ts';
import { AppError } from '../../kernel/app-error.ts';
import { formatBrl, formatDecimal } from '../../kernel/format.ts';
import { Rational } from '../../kernel/rational.ts';
import { type Command, type CommandInput, callerPath, required, UsageError } from './command.ts';
import { withContext } from './session.ts';

/** `--fact base=301450.27` or `--reading bands=lower-band`, as often as wanted. */
function pairsOf(input: CommandInput, option: 'fact' | 'reading', usage: string): Record<string, string> {
  const given = (input.values[option] ?? []) as readonly string[];
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=');
      if (at < 1)
        throw new UsageError(`--${option} espera nome=valor, e não "${text}".\nUso: pactua ${usage}`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

export const cofinancingCommand: Command = {
  name: 'cofinancing explain',
  usage:
    'cofinancing explain --agreement TERMO --competencia AAAA-MM [--fact nome=valor]… [--reading nome=valor]… [--json]',
  summary: 'calcula o pagamento de um mês e diz o artigo de cada parcela',
  options: {
    agreement: { type: 'string' },
    competencia: { type: 'string' },
    fact: { type: 'string', multiple: true },
    reading: { type: 'string', multiple: true },
  },
  async run(input) {
    const agreement = required(input, 'agreement', cofinancingCommand);
    const competencia = required(input, 'competencia', cofinancingCommand);
    const facts = pairsOf(input, 'fact', cofinancingCommand.usage);
    const readings = pairsOf(input, 'reading', cofinancingCommand.usage);
    const request = { agreement, competencia, facts, readings };
    const payment = await withContext((context) => explainForCli(context, request));
    const head = `${formatBrl(Rational.parse(payment.amount))} em ${competencia} (fator ${formatDecimal(Rational.parse(payment.factor), 2)})`;
    const quotes = payment.citations.map((cite) => `  ${cite.act} ${cite.at}: “${cite.quote}”`);
    const next = payment.nextBands.map(({ text }) => `  ${text}`);
    const way = next.length > 0 ? ['Para a faixa seguinte:', ...next] : [];
    return { json: payment, text: [head, ...way, 'Fundamento:', ...quotes].join('\n') };
  },
};

const optional = (value: unknown) => (typeof value === 'string' ? value : undefined);

export const computeCommand: Command = {
  name: 'cofinancing compute',
  usage:
    'cofinancing compute --facts ARQUIVO.json [--programme PROGRAMA] [--competencia AAAA-MM] [--reading nome=valor]… [--trace] [--json]',
  summary: 'calcula fator e valor de cada conjunto de fatos de um arquivo, sem abrir o banco de dados',
  options: {
    facts: { type: 'string' },
    programme: { type: 'string' },
    competencia: { type: 'string' },
    reading: { type: 'string', multiple: true },
    trace: { type: 'boolean' },
  },
  async run(input) {
    const path = required(input, 'facts', computeCommand);
    const readings = pairsOf(input, 'reading', computeCommand.usage);
    const programme = optional(input.values.programme);
    const competencia = optional(input.values.competencia);
    const traced = input.values.trace === true;
    const { results, notices } = computeFacts(readJson(path), readings, { programme, competencia, traced });
    const lines = results.map((each, i) =>
      'error' in each
        ? `${i + 1}: recusado. ${each.error.message}`
        : `${i + 1}: fator ${formatDecimal(Rational.parse(each.factor), 2)}, ${formatBrl(Rational.parse(each.amount))}`,
    );
    return {
      json: results,
      text: lines.join('\n'),
      warnings: notices,
      exit: results.some((each) => 'error' in each) ? 1 : 0,
    };
  },
};

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(callerPath(path), 'utf8');
  } catch (cause) {
    throw new AppError('not-found', `Não foi possível abrir ${path}. Confira o caminho.`, { cause });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (cause) {
    const at = / position (\d+)/u.exec((cause as Error).message)?.[1];
    const where =
      at === undefined ? 'o fim do arquivo' : `a linha ${text.slice(0, Number(at)).split('\n').length}`;
    throw new AppError(
      'invalid-input',
      `${path} não é um arquivo JSON: confira ${where} (aspas, vírgulas e colchetes) e repita o comando.`,
      { cause },
    );
  }
}
