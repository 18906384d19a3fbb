import { unservedCards } from '../../features/indicators/index.ts';
import { type ExtractForm, importFiles } from '../../features/sources/index.ts';
import { formatCount } from '../../kernel/format.ts';
import type { Context } from '../../platform/context.ts';
import { type Command, type CommandInput, callerPath, UsageError } from './command.ts';
import { withContext } from './session.ts';

const IMPORT_WORDS = {
  imported: 'importado',
  replaced: 'substituiu a versão anterior',
  unchanged: 'já estava aqui',
  refused: 'recusado',
};

export const importCommand: Command = {
  name: 'import',
  usage:
    'import ARQUIVO… [--system SISTEMA] [--delimiter ";"] [--decimal ","] [--null NA] [--uf UF] [--period AAAA-MM] [--confirm] [--json]',
  summary: 'importa arquivos oficiais e espera os indicadores serem recalculados',
  options: {
    system: { type: 'string' },
    delimiter: { type: 'string' },
    decimal: { type: 'string' },
    null: { type: 'string' },
    uf: { type: 'string' },
    period: { type: 'string' },
    confirm: { type: 'boolean' },
  },
  async run(input) {
    if (input.positionals.length === 0)
      throw new UsageError(`Informe ao menos um arquivo.\nUso: pactua ${importCommand.usage}`);
    const paths = input.positionals.map(callerPath);
    const told = { extract: formOf(input), confirmed: input.values.confirm === true };
    const imported = await withContext((context) => importAndTell(context, paths, told), { reacts: true });
    const results = imported.map((result, index) => ({
      ...result,
      file: input.positionals[index] ?? result.file,
    }));
    const lines = results.map((result) => {
      const what = [result.system, result.uf, result.competencia].filter(Boolean).join(' · ');
      const size =
        result.rows === null
          ? ''
          : ` (${formatCount(result.rows)} ${result.rows === 1 ? 'registro' : 'registros'} × ${result.columns} colunas)`;
      const reason = result.reason === null ? '' : `: ${result.reason}`;
      const how = result.doubts === undefined ? '' : ' Na linha de comando: repita com --confirm.';
      const word = result.doubts === undefined ? IMPORT_WORDS[result.status] : 'guardado, em dúvida';
      const unserved = unservedInWords(result.unserved);
      return `${result.file}: ${[word, what].filter(Boolean).join(' ')}${size}${reason}${how}${unserved}`;
    });
    const refused = results.some((result) => result.status === 'refused');
    return { json: results, text: lines.join('\n'), exit: refused ? 1 : 0 };
  },
};

type Unserved = Awaited<ReturnType<typeof unservedCards>>;

/** Imports, and says of each file which indicators it cannot serve. */
async function importAndTell(
  context: Context,
  paths: readonly string[],
  told: Parameters<typeof importFiles>[2],
) {
  const results = await importFiles(context, paths, told);
  return Promise.all(
    results.map(async (result) => ({
      ...result,
      unserved: result.version === null ? [] : await unservedCards(context, result.version),
    })),
  );
}

function unservedInWords(unserved: Unserved): string {
  const lines = unserved.map(({ indicator, name, method, columns }) => {
    const which = method === null ? `${indicator} (${name})` : `${indicator} (${name}), método “${method}”`;
    return `\n  não serve ao indicador ${which}: ${columns.length === 1 ? 'falta' : 'faltam'} ${columns.join(', ')}`;
  });
  return lines.join('');
}

const USAGE = () => `\nUso: pactua ${importCommand.usage}`;

/** How CSV extracts were written, or null where no option says anything of it. @throws UsageError */
function formOf({ values }: CommandInput): ExtractForm | null {
  const given = (name: string, admits: RegExp, example: string): string | undefined => {
    const value = values[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && admits.test(value)) return value;
    throw new UsageError(`--${name} admite ${example}, e não "${String(value)}".${USAGE()}`);
  };
  const delimiter = given('delimiter', /^(.|\\t|tab)$/u, 'um caractere, como ";" (ou \\t)');
  const form = {
    system: given('system', /^[A-Z]+(-[A-Z]+)?$/, 'um sistema, como SIH-RD'),
    delimiter: delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter,
    decimal: given('decimal', /^[.,]$/, '"," ou "."') as ',' | '.' | undefined,
    missing: given('null', /^.{0,20}$/u, 'um texto curto, como NA'),
    uf: given('uf', /^[A-Z]{2}$/, 'a sigla de um estado, ou BR'),
    period: given('period', /^(19|20)\d\d(-(0[1-9]|1[0-2]))?$/, 'AAAA-MM ou AAAA'),
  };
  const told = Object.entries(form).filter(([, value]) => value !== undefined);
  return told.length === 0 ? null : Object.fromEntries(told);
}
