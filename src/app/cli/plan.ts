import { findContradictions, importPlanFile, transcribeFile } from '../../features/plan/index.ts';
import { readEnv } from '../../platform/env.ts';
import { type Command, callerPath, oneFile, UsageError } from './command.ts';
import { planEndOf } from './deadline.ts';
import { withContext } from './session.ts';

const NAMES = [
  ['objectives', 'objetivos'],
  ['targets', 'metas'],
  ['indicators', 'indicadores'],
  ['strategicActions', 'ações estratégicas'],
  ['operationalActions', 'ações operacionais'],
] as const;

const IMPORT_USAGE = 'plan import ARQUIVO [--dry-run [--plan-end AAAA-MM-DD]] [--json]';

/** Imports a plan from its document; a dry run opens no database, and takes the plan's last day from the document unless it is given. */
export const planImportCommand: Command = {
  name: 'plan import',
  usage: IMPORT_USAGE,
  summary: 'traz um plano do seu documento (texto, CSV, XLSX, DOCX) e diz o que é dúvida; --dry-run só lê',
  options: { 'dry-run': { type: 'boolean' }, 'plan-end': { type: 'string' } },
  async run(input) {
    const path = callerPath(oneFile(input, planImportCommand));
    const planEnd = planEndOf(input.values['plan-end'], IMPORT_USAGE);
    if (planEnd !== null && !input.values['dry-run'])
      throw new UsageError(
        `--plan-end só vale com --dry-run: o plano guardado tem o seu próprio fim.\nUso: pactua ${IMPORT_USAGE}`,
      );
    const understood = input.values['dry-run']
      ? await transcribeFile(path, readEnv().uf, planEnd)
      : await withContext((context) => importPlanFile(context, path));
    const asked = understood.doubts.map(
      ({ line, field, raw, reason }) =>
        `  ${line === null ? '' : `linha ${line}, `}${field}: ${raw === '' ? '' : `“${raw}”. `}${reason}`,
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

const SEVERITIES = { high: 'alta', medium: 'média', low: 'baixa' } as const;

/** The contradictions of the stored plan, each with its evidence; accepted ones are said to be. */
export const planCheckCommand: Command = {
  name: 'plan check',
  usage: 'plan check [--json]',
  summary: 'diz o que o plano guardado tem de incoerente, com a evidência, e o que já foi aceito',
  options: {},
  async run() {
    const found = await withContext((context) => findContradictions(context));
    const findings = found.map(({ rule, severity, items, message, evidence, accepted }) => ({
      rule,
      severity,
      items,
      message,
      evidence,
      accepted,
    }));
    const open = findings.filter(({ accepted }) => accepted === null).length;
    return {
      json: { findings },
      text: [
        `${findings.length} achados, ${open} em aberto`,
        ...findings.map(
          ({ severity, message, accepted }) =>
            `  ${SEVERITIES[severity]}: ${message}${accepted === null ? '' : ` Aceito: ${accepted.reason}`}`,
        ),
      ].join('\n'),
    };
  },
};
