import {
  type DiagnosisAnswer,
  diagnoses,
  type ProcedureAnswer,
  procedures,
} from '../../features/sources/index.ts';
import { formatBrl } from '../../kernel/format.ts';
import { Rational } from '../../kernel/rational.ts';
import { type Command, UsageError } from './command.ts';
import { withContext } from './session.ts';

export const codeCommand: Command = {
  name: 'code',
  usage: 'code CÓDIGO… [--at AAAA-MM] [--json]',
  summary:
    'diz o nome de procedimentos (SIGTAP) e diagnósticos (CID-10), e os valores do procedimento no mês',
  options: { at: { type: 'string' } },
  async run({ positionals, values }) {
    if (positionals.length === 0)
      throw new UsageError(`Informe ao menos um código.\nUso: pactua ${codeCommand.usage}`);
    const at = typeof values.at === 'string' ? values.at : null;
    const codes = positionals.map((code) => ({ code: code.replace(/[.-](?=\d)/g, ''), text: code }));
    const isProcedure = ({ code }: { code: string }) => /^\d{10}$/.test(code);
    const answers = await withContext(async (context) => ({
      procedures: await procedures(
        context,
        codes.filter(isProcedure).map(({ code }) => code),
        at,
      ),
      diagnoses: await diagnoses(
        context,
        codes.filter((each) => !isProcedure(each)).map(({ text }) => text),
      ),
    }));
    const missing = [...answers.procedures, ...answers.diagnoses].some(({ status }) => status === 'missing');
    return {
      json: answers,
      text: [...answers.procedures.map(ofProcedure), ...answers.diagnoses.map(ofDiagnosis)].join('\n'),
      exit: missing ? 1 : 0,
    };
  },
};

function ofProcedure(answer: ProcedureAnswer): string {
  if (answer.status === 'missing') return answer.reason;
  const { procedure, table, sameMonth } = answer;
  const { hospital, outpatient, professional } = procedure.values;
  const brl = (amount: string) => formatBrl(Rational.parse(amount));
  return [
    `${procedure.code} ${procedure.name} (SIGTAP ${table.period}${sameMonth ? '' : ', a última antes do mês pedido'})`,
    `  ${procedure.group.name} › ${procedure.subgroup.name} › ${procedure.form.name}`,
    `  hospitalar ${brl(hospital)}, ambulatorial ${brl(outpatient)}, profissional ${brl(professional)}; ${procedure.financing.name}`,
  ].join('\n');
}

function ofDiagnosis(answer: DiagnosisAnswer): string {
  if (answer.status === 'missing') return answer.reason;
  const { code, name, group, chapter } = answer;
  return `${code} ${name}\n  ${[chapter?.name, group?.name].filter(Boolean).join(' › ')}`;
}
