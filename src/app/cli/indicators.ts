import { programmedCriteria } from '../../features/cofinancing/index.ts';
import { askedOfHospitals } from '../../features/declarations/index.ts';
import { allIndicatorValues, indicatorValue } from '../../features/indicators/index.ts';
import { type Command, type CommandInput, type Outcome, required, UsageError } from './command.ts';
import { withContext } from './session.ts';

const text = (value: string | boolean | readonly (string | boolean)[] | undefined): string | null =>
  typeof value === 'string' ? value : null;

const UNIT_WORDS: Readonly<Record<string, string>> = {
  '%': '%',
  'per-1000': ' por mil',
  'per-10000': ' por 10 mil',
  'per-100000': ' por 100 mil',
  days: ' dias',
  BRL: ' reais',
};

export const indicatorsCommand: Command = {
  name: 'indicators',
  usage:
    'indicators CÓDIGO | --all [--hospital] [--territory CÓDIGO | --establishment CNES] [--period PERÍODO] [--variant V] [--method M] [--known-on AAAA-MM-DD] [--json]',
  summary:
    'mostra um indicador, ou todos (do plano e do hospital; com --hospital, só os do hospital), com o que os compõe',
  options: {
    all: { type: 'boolean' },
    hospital: { type: 'boolean' },
    indicator: { type: 'string' },
    territory: { type: 'string' },
    establishment: { type: 'string' },
    period: { type: 'string' },
    variant: { type: 'string' },
    method: { type: 'string' },
    'known-on': { type: 'string' },
  },
  async run(input) {
    const where = {
      territory: text(input.values.territory),
      establishment: text(input.values.establishment),
      period: text(input.values.period),
      knownOn: text(input.values['known-on']),
    };
    if (input.values.all === true) return listIndicators(input, where);
    const request = {
      ...where,
      indicator: input.positionals[0] ?? required(input, 'indicator', indicatorsCommand),
      variant: text(input.values.variant),
      method: text(input.values.method),
    };
    if (input.positionals.length > 1)
      throw new UsageError(`Um indicador por vez, ou --all.\nUso: pactua ${indicatorsCommand.usage}`);
    const value = await withContext((context) => indicatorValue(context, request));
    return { json: value, text: linesOf(value).join('\n') };
  },
};

function linesOf(value: Awaited<ReturnType<typeof indicatorValue>>): string[] {
  return [
    `${value.indicator} · ${value.establishment === null ? value.territory : `CNES ${value.establishment}`} · ${value.period}: ${value.value === null ? 'sem valor' : `${value.value}${UNIT_WORDS[value.unit] ?? ''}`}`,
    `numerador ${value.numerator ?? '–'}, denominador ${value.denominator ?? '–'}`,
    `método ${value.method ?? '–'}${value.variant === null ? '' : `, variante ${value.variant}`}`,
    ...(value.basis === undefined ? [] : [`por ${value.basis.place}: ${value.basis.formula}`]),
    ...(value.reason === null ? [] : [value.reason]),
    ...(value.groups ?? []).map(({ group, numerator }) => `  grupo ${group}: ${numerator}`),
    ...value.sources.map((source) => `  ${source.file} ${source.sha256}`),
  ];
}

/** Every indicator of the plan and of the hospital resolution: its value, or why it has none. */
async function listIndicators(
  input: CommandInput,
  where: Readonly<Record<'territory' | 'establishment' | 'period' | 'knownOn', string | null>>,
): Promise<Outcome> {
  const chosen = ['indicator', 'variant', 'method'].find((name) => text(input.values[name]) !== null);
  if (chosen !== undefined || input.positionals.length > 0)
    throw new UsageError(
      `--all mostra todos: não combina com um indicador, variante ou método.\nUso: pactua ${indicatorsCommand.usage}`,
    );
  const sets = input.values.hospital === true ? (['hospital'] as const) : (['plan', 'hospital'] as const);
  const values = await withContext((context) => allIndicatorValues(context, { ...where, sets }));
  const all = [...values, ...beyondCards(values[0] as ListedValue)];
  const lines = all.map((value) => {
    const told =
      value.value === null ? (value.reason ?? '') : `${value.value}${UNIT_WORDS[value.unit] ?? ''}`;
    return `${value.indicator.padEnd(14)} ${value.name}: ${told}`;
  });
  return { json: all, text: lines.join('\n') };
}

type ListedValue = Awaited<ReturnType<typeof allIndicatorValues>>[number];

const AT_THE_PANEL =
  'Em Cofinanciamento, abra o termo do hospital e o Painel do hospital: há o valor do hospital e, no nível Estado, o de todos os que declararam.';

/** What the hospital resolution asks and no card counts: what hospitals declare, and what is held to their contracts. */
function beyondCards({ territory, establishment, period }: ListedValue): ListedValue[] {
  const without = (asked: { id: string; name: string; unit: string }, reason: string): ListedValue => ({
    set: 'hospital',
    name: asked.name,
    indicator: asked.id,
    territory,
    establishment,
    period,
    value: null,
    exact: null,
    numerator: null,
    denominator: null,
    unit: asked.unit,
    method: null,
    variant: null,
    status: 'unavailable',
    reason,
    sources: [],
  });
  return [
    ...programmedCriteria().map((asked) =>
      without(
        asked,
        `É o produzido sobre o programado de cada contrato ou PPI, mês a mês: nenhum arquivo diz o programado, que se registra em PPI e Documento Descritivo do termo. ${AT_THE_PANEL}`,
      ),
    ),
    ...askedOfHospitals().map((asked) =>
      without(
        asked,
        `Não vem de arquivo público: cada hospital o declara por mês, com comprovante, em Cofinanciamento › Declaração mensal. ${AT_THE_PANEL}`,
      ),
    ),
  ];
}
