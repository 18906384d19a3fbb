import { readFileSync } from 'node:fs';
import { type Finding, LINT_RULES, lintText, spell } from '../../features/acts/index.ts';
import { AppError } from '../../kernel/app-error.ts';
import { formatBrl } from '../../kernel/format.ts';
import { Rational } from '../../kernel/rational.ts';
import { systemClock } from '../../platform/clock.ts';
import { readEnv } from '../../platform/env.ts';
import { type Command, callerPath, oneFile, UsageError } from './command.ts';

export const actsWordsCommand: Command = {
  name: 'acts words',
  usage: 'acts words "R$ 101.001,21" | "cento e um mil e um reais" [--json]',
  summary: 'escreve por extenso um valor, porcentagem, ordinal ou contagem, ou lê o que está por extenso',
  options: {},
  async run({ positionals }) {
    const text = positionals.join(' ').trim();
    if (text === '')
      throw new UsageError(`Informe um número ou o seu extenso.\nUso: pactua ${actsWordsCommand.usage}`);
    const spelt = spell(text);
    return {
      json: spelt,
      text: 'value' in spelt ? spelt.value : [spelt.words, ...spelt.variants].join('\n  ou '),
    };
  },
};

const SEVERITY_WORDS: Record<Finding['severity'], string> = {
  error: 'erro',
  warning: 'alerta',
  info: 'a conferir',
};

export const actsLintCommand: Command = {
  name: 'acts lint',
  usage: 'acts lint ARQUIVO.txt [--json]',
  summary:
    'confere o texto de um ato normativo: valores e extensos, somas, faixas, remissões, siglas, prazos',
  options: {},
  async run(input) {
    const path = oneFile(input, actsLintCommand);
    const text = readText(path);
    const { uf, timeZone } = readEnv();
    const findings = await lintText(text, uf, systemClock(timeZone).today());
    const lines = findings.map((each) => lineOf(text, each));
    return { json: { findings }, text: lines.length === 0 ? 'Nenhum apontamento.' : lines.join('\n\n') };
  },
};

function lineOf(
  text: string,
  { rule, severity, start, text: words, message, suggestion, effect }: Finding,
): string {
  const line = text.slice(0, start).split('\n').length;
  const money = effect === null ? '' : `\n  Efeito: ${formatBrl(Rational.parse(effect))}`;
  const advice = suggestion === null ? '' : `\n  Sugestão: ${suggestion}`;
  const quote = words.replace(/\s+/gu, ' ');
  return `linha ${line}, ${rule} ${LINT_RULES[rule]} (${SEVERITY_WORDS[severity]})\n  “${quote}”\n  ${message}${advice}${money}`;
}

/** The text as UTF-8, exactly; a byte order mark is a character of it. @throws AppError `not-found`, `invalid-input` */
function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(callerPath(path));
  } catch (cause) {
    throw new AppError('not-found', `Não foi possível abrir ${path}. Confira o caminho.`, { cause });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new AppError(
      'invalid-input',
      `${path} não é um texto em UTF-8. Salve o ato como texto simples (.txt, UTF-8) e tente de novo.`,
      { cause },
    );
  }
}
