import { bedStock } from '../../features/sources/index.ts';
import { formatCount } from '../../kernel/format.ts';
import { type Command, required } from './command.ts';
import { withContext } from './session.ts';

export const bedsCommand: Command = {
  name: 'beds',
  usage: 'beds --territory CÓDIGO --month AAAA-MM [--establishment CNES] [--json]',
  summary: 'diz os leitos de cada estabelecimento por tipo, SUS e não SUS, no mês do cadastro',
  options: {
    territory: { type: 'string' },
    month: { type: 'string' },
    establishment: { type: 'string' },
  },
  async run(input) {
    const { establishment } = input.values;
    const question = {
      territory: required(input, 'territory', bedsCommand),
      month: required(input, 'month', bedsCommand),
      ...(typeof establishment === 'string' && { establishment }),
    };
    const answer = await withContext((context) => bedStock(context, question));
    if (answer.status === 'missing') return { json: answer, text: answer.reason };
    const places = new Set(answer.beds.map((each) => each.establishment)).size;
    const lines = answer.totals.map(
      ({ kind, existing, sus, notSus }) =>
        `  ${kind.name.padEnd(22)} ${formatCount(existing)} existentes, ${formatCount(sus)} SUS, ${formatCount(notSus)} não SUS`,
    );
    const head = `Leitos de ${answer.month} em ${formatCount(places)} estabelecimentos, segundo ${answer.version.fileName}:`;
    return { json: answer, text: [head, ...lines, ...answer.doubts].join('\n') };
  },
};
