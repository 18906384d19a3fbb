import { deadlineInWords, readDeadline } from '../../features/plan/index.ts';
import { formatDay } from '../../kernel/format.ts';
import { type Command, UsageError } from './command.ts';

const USAGE = 'deadline "EXPRESSÃO" [--plan-end AAAA-MM-DD] [--json]';
const CONFIDENCE = { high: 'alta', medium: 'média', low: 'baixa', unparseable: 'não se lê como data' };

/** Reads a deadline as a plan writes it, without opening any database. */
export const deadlineCommand: Command = {
  name: 'deadline',
  usage: USAGE,
  summary: 'lê uma expressão de prazo ("Até abril/24", "quinzenal") e diz o que entendeu',
  options: { 'plan-end': { type: 'string' } },
  async run({ positionals, values }) {
    const [expression = '', ...rest] = positionals;
    if (rest.length > 0 || expression.trim() === '')
      throw new UsageError(`Informe uma expressão de prazo, entre aspas.\nUso: pactua ${USAGE}`);
    const planEnd = planEndOf(values['plan-end'], USAGE);
    const reading = readDeadline(expression, { planEnd });
    const end = reading.effectiveDue !== null && reading.due === null;
    return {
      json: reading,
      text: [
        `“${reading.raw}”: ${deadlineInWords(reading)} (certeza ${CONFIDENCE[reading.confidence]})`,
        ...(end ? [`Fim efetivo: ${formatDay(reading.effectiveDue ?? '')}`] : []),
        ...(reading.note === null ? [] : [reading.note]),
      ].join('\n'),
    };
  },
};

/** The day after `--plan-end`, null where it is not given. @throws UsageError */
export function planEndOf(value: unknown, usage: string): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string' && isDay(value)) return value;
  throw new UsageError(`--plan-end pede um dia como 2027-12-31.\nUso: pactua ${usage}`);
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
