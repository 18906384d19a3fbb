import {
  CHANGE_WORDS,
  compareVersions,
  LEVEL_WORDS,
  readVersions,
  versionFieldWords,
  versionValueWords,
} from '../../features/plan/index.ts';
import { formatDay } from '../../kernel/format.ts';
import { type Command, UsageError } from './command.ts';
import { withContext } from './session.ts';

/** The published states of the plan, newest first. */
export const planVersionsCommand: Command = {
  name: 'plan versions',
  usage: 'plan versions [--json]',
  summary: 'lista as versões publicadas do plano, com data, motivo e ato',
  options: {},
  async run() {
    const { versions, changedSince } = await withContext((context) => readVersions(context));
    return {
      json: { versions: versions.map(({ publishedBy: _by, ...version }) => version), changedSince },
      text: [
        ...versions.map(
          ({ number, title, dated, reason, act }) =>
            `${number}  ${formatDay(dated)}  ${title}: ${reason}${act === null ? '' : ` (${act.number})`}`,
        ),
        changedSince === null
          ? 'nenhuma versão publicada'
          : `registros que mudaram desde a última: ${changedSince}`,
      ].join('\n'),
    };
  },
};

const DIFF_USAGE = 'plan diff A B [--json]';

/** @throws UsageError for what names no state of the plan. */
function stateOf(word: string | undefined): 'now' | number {
  if (word === 'now') return word;
  if (word !== undefined && /^[1-9]\d{0,5}$/.test(word)) return Number(word);
  throw new UsageError(
    `Informe duas versões pelo número, ou “now” para o plano como está.\nUso: pactua ${DIFF_USAGE}`,
  );
}

const shown = (value: string): string => (value === '' ? 'em branco' : `“${versionValueWords(value)}”`);

/** What differs between two states of the plan, field by field. */
export const planDiffCommand: Command = {
  name: 'plan diff',
  usage: DIFF_USAGE,
  summary: 'diz, campo a campo, o que mudou de uma versão do plano a outra (now: o plano como está)',
  options: {},
  async run({ positionals }) {
    const [from, to, ...rest] = positionals;
    if (rest.length > 0) throw new UsageError(`Informe só duas versões.\nUso: pactua ${DIFF_USAGE}`);
    const references = { from: stateOf(from), to: stateOf(to) };
    const { changes } = await withContext((context) => compareVersions(context, references));
    return {
      json: { ...references, changes },
      text: [
        `${changes.length} registros diferem`,
        ...changes.flatMap(({ level, id, title, kind, fields }) => [
          `${LEVEL_WORDS[level]} ${id}: ${CHANGE_WORDS[kind].toLowerCase()} (${title})`,
          ...fields.map(
            (each) => `  ${versionFieldWords(each.field)}: ${shown(each.from)} → ${shown(each.to)}`,
          ),
        ]),
      ].join('\n'),
    };
  },
};
