import type { Deadline } from '../../domain/deadline.ts';
import { deadlineInWords } from '../../domain/deadline-text/in-words.ts';
import { latenessWords } from '../../domain/lateness.ts';
import { statusWords } from '../../domain/state.ts';
import type { PlanRecord } from '../../store/structure.ts';
import { latenessOf } from '../answers.ts';
import { type Column, lines, type OpenTable, table, yesNo } from './open-table.ts';
import type { ActionRow } from './plan-source.ts';

interface Said {
  readonly field: string;
  readonly order: number;
  readonly text: string;
}

const each = (field: string, texts: readonly string[]): Said[] =>
  texts.map((text, at) => ({ field, order: at + 1, text }));

const identityOf = (plan: PlanRecord): Said[] => [
  ...each('título', [plan.title]),
  ...each('unidade', [plan.unit]),
  ...each('território', [plan.territory]),
  ...each('início', [plan.from]),
  ...each('fim', [plan.to]),
  ...each('negócio', [plan.identity.business]),
  ...each('missão', [plan.identity.mission]),
  ...each('visão', [plan.identity.vision]),
  ...each('valor', plan.identity.values),
  ...each('diretriz', plan.guidelines),
  ...each('implementação', [plan.implementation]),
  ...each('observação', plan.note === null ? [] : [plan.note]),
  ...each(
    'fonte',
    plan.sources.map(({ title, date, sha256 }) => `${title} (${date}), SHA-256 ${sha256}`),
  ),
];

interface Dated {
  readonly kind: string;
  readonly id: string;
  readonly deadline: Deadline;
  readonly version: number | null;
}

/** What every operational action says, wherever its plan is. */
export const ACTION_COLUMNS: readonly Column<ActionRow>[] = [
  ['posicao', 'lugar no documento', ({ action }) => action.position],
  ['marca', 'número impresso, que pode repetir-se', ({ action }) => action.printedMarker],
  ['titulo', 'como impresso', ({ action }) => action.title],
  ['responsavel', 'como impresso', ({ action }) => action.owner],
  [
    'quem_lanca_derivado',
    'unidades que a célula do responsável dá; a primeira encerra',
    ({ action }) => lines(action.derivedReporting.units),
  ],
  [
    'quem_lanca_corrigido',
    'unidades que uma pessoa corrigiu, e que valem; vazio onde ninguém corrigiu',
    ({ action }) => action.correctedReporting && lines(action.correctedReporting.units),
  ],
  ['quem_participa', 'como impresso', ({ action }) => action.participants],
  ['prazo', 'como impresso; a leitura está em prazos.csv', ({ action }) => action.deadline.raw],
  ['observacoes', 'como impresso', ({ action }) => action.notes],
  ['status_impresso', 'a célula STATUS do documento', ({ action }) => action.statusRaw],
  ['situacao', 'derivada do que as unidades lançaram', ({ action }) => statusWords(action.status)],
  [
    'situacao_do_prazo',
    'no dia em que o arquivo foi feito',
    ({ action, today }) => latenessWords(latenessOf(action, today)),
  ],
  ['regra_de_lancamento', 'single (uma), parts (partes) ou each (cada uma)', ({ action }) => action.rule],
  ['notas_da_leitura', 'o que a leitura do documento curou', ({ action }) => lines(action.quirks)],
];

/** What the document prints, and how it stands. */
export const PRINTED_TABLES: readonly OpenTable[] = [
  table(
    { id: 'identidade', title: 'Identidade', what: 'um campo da identidade ou da capa do plano' },
    async ({ plan }) => identityOf(plan),
    [
      ['campo', 'negócio, missão, visão, valor, diretriz, fonte…', (row) => row.field],
      ['ordem', 'lugar entre os do mesmo campo, desde 1', (row) => row.order],
      ['texto', 'como está no documento; dias em AAAA-MM-DD', (row) => row.text],
    ],
  ),
  table(
    { id: 'objetivos', title: 'Objetivos', what: 'um objetivo estratégico' },
    ({ objectives }) => objectives(),
    [
      ['objetivo', 'identificador', (row) => row.id],
      ['numero', 'número impresso; vazio no objetivo de resultado', (row) => row.number],
      ['perspectiva', 'perspectiva do mapa', (row) => row.perspectiveTitle],
      ['titulo', 'como impresso', (row) => row.title],
      ['responsavel', 'como impresso acima do seu quadro', (row) => row.responsible],
      ['observacao', 'o que se notou na leitura', (row) => row.note],
    ],
  ),
  table({ id: 'metas', title: 'Metas', what: 'uma meta estratégica' }, ({ targets }) => targets(), [
    ['meta', 'identificador', (row) => row.id],
    ['texto', 'como impresso', (row) => row.text],
    ['ate', 'dia em que vence', (row) => row.due],
    ['tipo', 'increase (elevar), share (parte), count (quantos), qualitative', (row) => row.kind],
    ['mede', 'o que a frase manda medir', (row) => row.measure],
    ['base', 'valor de partida', (row) => decimal(row.base)],
    ['alvo', 'valor a alcançar', (row) => decimal(row.goal)],
    ['unidade', 'unidade do valor', (row) => row.unit],
    ['indicador', 'identificador do indicador que a mede; vazio se nenhum', (row) => row.indicator],
  ]),
  table(
    { id: 'indicadores', title: 'Indicadores', what: 'um indicador do painel' },
    ({ indicators }) => indicators(),
    [
      ['indicador', 'identificador', (row) => row.id],
      ['codigo', 'código nesta instalação', (row) => row.code],
      ['codigo_ppa', 'código no PPA, se tem', (row) => row.ppaCode],
      ['titulo', 'sem o número e sem marcas', (row) => row.title],
      ['titulo_impresso', 'a célula como está no documento', (row) => row.titleRaw],
      ['quadro', 'quadro do painel em que está', (row) => row.block],
      ['unidade', 'unidade do valor', (row) => row.unit],
      ['sentido', 'higher (maior é melhor) ou lower (menor)', (row) => row.direction],
      ['acumulacao', 'point, periodic-sum ou cumulative', (row) => row.accumulation],
      ['base', 'valor de partida', (row) => decimal(row.baseline)],
    ],
  ),
  table(
    { id: 'indicadores-anos', title: 'Painel por ano', what: 'a célula de um indicador em um ano' },
    async ({ indicators }) =>
      (await indicators()).flatMap(({ id, years }) => years.map((year) => ({ id, ...year }))),
    [
      ['indicador', 'identificador em indicadores.csv', (row) => row.id],
      ['ano', 'ano da coluna', (row) => row.year],
      ['como_escrito', 'a célula como está no documento', (row) => row.raw],
      ['valor', 'o valor lido; vazio onde não há um só', (row) => decimal(row.value)],
      ['partes', 'as partes da célula composta, em JSON', (row) => row.parts && JSON.stringify(row.parts)],
    ],
  ),
  table(
    { id: 'acoes-estrategicas', title: 'Ações estratégicas', what: 'uma ação da seção 6' },
    ({ strategicActions }) => strategicActions(),
    [
      ['acao_estrategica', 'identificador', (row) => row.id],
      ['objetivo', 'identificador em objetivos.csv', (row) => row.objective],
      ['marca', 'número ou letra impressos', (row) => row.printedMarker],
      ['titulo', 'como impresso na seção 6', (row) => row.title],
      ['titulo_desdobrado', 'como impresso na seção 6.1', (row) => row.titleUnfolded],
      ['responsavel', 'como impresso', (row) => row.owner],
      ['prazo', 'como impresso; a leitura está em prazos.csv', (row) => row.deadline.raw],
    ],
  ),
  table(
    { id: 'acoes-operacionais', title: 'Ações operacionais', what: 'uma ação da seção 6.1' },
    async ({ actions, today }) => (await actions()).map((action): ActionRow => ({ action, today })),
    [
      ['acao', 'identificador: objetivo . ação estratégica . posição', ({ action }) => action.id],
      ['acao_estrategica', 'em acoes-estrategicas.csv', ({ action }) => action.strategicAction],
      ['objetivo', 'em objetivos.csv', ({ action }) => action.objective],
      ...ACTION_COLUMNS,
    ],
  ),
  table(
    { id: 'prazos', title: 'Prazos lidos', what: 'a leitura do prazo de uma ação' },
    async (source): Promise<Dated[]> => {
      const versions = await source.deadlines();
      return [
        ...(await source.strategicActions()).map(({ id, deadline }) => ({
          kind: 'estratégica',
          id,
          deadline,
          version: null,
        })),
        ...(await source.actions()).map(({ id, deadline }) => ({
          kind: 'operacional',
          id,
          deadline,
          version: versions.get(id)?.version ?? 0,
        })),
        ...(await source.ownActions()).map(({ action: { id, deadline } }) => ({
          kind: 'plano próprio',
          id,
          deadline,
          version: null,
        })),
      ];
    },
    [
      ['nivel', 'estratégica, operacional ou plano próprio', (row) => row.kind],
      ['acao', 'identificador da ação', (row) => row.id],
      ['como_escrito', 'a célula PRAZO', (row) => row.deadline.raw],
      ['tipo', 'until, range, open, month, day, continuous, recurring…', (row) => row.deadline.kind],
      ['inicio', 'AAAA-MM-DD', (row) => row.deadline.start],
      ['fim', 'AAAA-MM-DD', (row) => row.deadline.due],
      ['fim_efetivo', 'o fim, ou o do plano', (row) => row.deadline.effectiveDue],
      ['repete', 'regra RFC 5545, sem prefixo', (row) => row.deadline.rrule],
      ['precisao', 'day, month ou year', (row) => row.deadline.precision],
      ['certeza', 'high, medium, low ou unparseable', (row) => row.deadline.confidence],
      ['confirmado', 'sim, se uma pessoa confirmou a leitura', (row) => yesNo(row.deadline.confirmed)],
      ['em_palavras', 'a leitura em português', (row) => deadlineInWords(row.deadline)],
      ['nota', 'por que se leu assim', (row) => row.deadline.note],
      ['versao', 'quantas vezes a leitura mudou por pessoas', (row) => row.version],
    ],
  ),
];

/** A decimal of the database as Brazil writes it. */
function decimal(value: string | null): string | null {
  return value === null ? null : value.replace('.', ',');
}
