import { spell } from '../../features/acts/index.ts';
import { type Command, UsageError } from './command.ts';

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
