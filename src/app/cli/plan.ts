import { transcribeFile } from '../../features/plan/index.ts';
import { readEnv } from '../../platform/env.ts';
import { type Command, callerPath, oneFile } from './command.ts';

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
  summary: 'lê um plano do seu documento (texto, CSV, XLSX, DOCX) e diz o que entendeu e o que é dúvida',
  options: { 'dry-run': { type: 'boolean' } },
  async run(input) {
    const path = callerPath(oneFile(input, planImportCommand));
    const understood = await transcribeFile(path, readEnv().uf);
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
