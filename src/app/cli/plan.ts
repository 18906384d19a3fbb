import { importPlanFile, transcribeFile } from '../../features/plan/index.ts';
import { readEnv } from '../../platform/env.ts';
import { type Command, callerPath, oneFile } from './command.ts';
import { withContext } from './session.ts';

const NAMES = [
  ['objectives', 'objetivos'],
  ['targets', 'metas'],
  ['indicators', 'indicadores'],
  ['strategicActions', 'ações estratégicas'],
  ['operationalActions', 'ações operacionais'],
] as const;

/** Imports a plan from its document; a dry run opens no database. */
export const planImportCommand: Command = {
  name: 'plan import',
  usage: 'plan import ARQUIVO [--dry-run] [--json]',
  summary: 'traz um plano do seu documento (texto, CSV, XLSX, DOCX) e diz o que é dúvida; --dry-run só lê',
  options: { 'dry-run': { type: 'boolean' } },
  async run(input) {
    const path = callerPath(oneFile(input, planImportCommand));
    const understood = input.values['dry-run']
      ? await transcribeFile(path, readEnv().uf)
      : await withContext((context) => importPlanFile(context, path));
    const asked = understood.doubts.map(
      ({ line, field, raw, reason }) =>
        `  ${line === null ? '' : `linha ${line}, `}${field}: “${raw}”. ${reason}`,
    );
    return {
      json: understood,
      text: [
        ...NAMES.map(([name, words]) => `${words}: ${understood[name].length}`),
        `dúvidas: ${understood.doubts.length}`,
        ...asked,
      ].join('\n'),
    };
  },
};
