import { withoutNames } from '../../domain/credits.ts';
import { statusWords } from '../../domain/state.ts';
import { lines, type OpenTable, table, yesNo } from './open-table.ts';
import type { PlanSource } from './plan-source.ts';

async function partsOf(source: PlanSource) {
  const own = (await source.ownActions()).map(({ action }) => action);
  const actions = [...(await source.actions()), ...own];
  const open = actions.flatMap(({ id, lines: all }) =>
    all.map((line) => ({ ...line, action: id, closedAt: null })),
  );
  const parts = [...open, ...(await source.closedLines())];
  const names = await source.names(parts.map((line) => line.reportedBy));
  const units = await source.unitNames();
  return parts.map((line) => ({
    ...line,
    unitName: units.get(line.unit) ?? line.unit,
    by: line.reportedBy === null ? null : (names.get(line.reportedBy) ?? null),
  }));
}

async function findingsOf(source: PlanSource) {
  const findings = await source.findings();
  const names = await source.names(findings.map(({ accepted }) => accepted?.by ?? null));
  return findings.map((each) => ({
    ...each,
    acceptedBy: each.accepted?.by == null ? null : (names.get(each.accepted.by) ?? null),
  }));
}

async function historyOf(source: PlanSource) {
  const events = await source.events();
  const names = await source.names(events.map((event) => event.actorId));
  return events.map((event) => ({
    ...event,
    actor: event.actorId === null ? event.actorKind : (names.get(event.actorId) ?? event.actorKind),
  }));
}

async function participationOf(source: PlanSource) {
  const { institutions, unread } = await source.participation();
  return [
    ...institutions.flatMap(({ id, name, fullName, isUnit, actions }) =>
      actions.map((action) => ({ action: action.id, cell: action.participants, id, name, fullName, isUnit })),
    ),
    ...unread.map(({ id, participants: cell }) => ({
      action: id,
      cell,
      id: '',
      name: '',
      fullName: '',
      isUnit: false,
    })),
  ];
}

/** What people report, confirm and accept, and what is read across the records. */
export const SAID_TABLES: readonly OpenTable[] = [
  table({ id: 'lancamentos', title: 'Lançamentos', what: 'a parte de uma unidade em uma ação' }, partsOf, [
    ['acao', 'em acoes-operacionais.csv ou planos-proprios-acoes.csv', (row) => row.action],
    ['unidade', 'código da unidade que lança', (row) => row.unit],
    ['sigla', 'como a unidade é chamada', (row) => row.unitName],
    ['situacao', 'o que a unidade disse', (row) => statusWords(row.status)],
    ['comentario', 'palavras da unidade', (row) => row.note],
    ['origem', 'document (do documento) ou entered (lançada)', (row) => row.origin],
    ['versao', 'quantas vezes mudou', (row) => row.version],
    ['lancado_em', 'instante UTC', (row) => row.reportedAt],
    ['lancado_por', 'quem lançou', (row) => row.by],
    ['encerrada_em', 'instante UTC em que a unidade deixou de lançar; vazio se lança', (row) => row.closedAt],
  ]),
  table(
    { id: 'ocorrencias', title: 'Ocorrências', what: 'o que se disse de uma ocorrência' },
    ({ occurrences }) => occurrences(),
    [
      ['acao', 'em acoes-operacionais.csv ou planos-proprios-acoes.csv', (row) => row.action],
      ['dia', 'dia da regra', (row) => row.day],
      ['feita_em', 'dia em que se fez; vazio se foi desfeito', (row) => row.doneOn],
      ['evidencia', 'o que a comprova', (row) => row.evidence],
      ['versao', 'quantas vezes mudou', (row) => row.version],
    ],
  ),
  table(
    { id: 'participacao', title: 'Quem participa', what: 'uma instituição nomeada em uma ação' },
    participationOf,
    [
      ['acao', 'em acoes-operacionais.csv', (row) => row.action],
      ['instituicao', 'código ou sigla; vazio onde ninguém foi reconhecido', (row) => row.id],
      ['sigla', 'sigla', (row) => row.name],
      ['nome', 'nome por extenso', (row) => row.fullName],
      ['no_cadastro', 'sim, se está no cadastro de unidades', (row) => yesNo(row.isUnit)],
      ['como_escrito', 'a célula QUEM PARTICIPA', (row) => row.cell],
    ],
  ),
  table({ id: 'coerencia', title: 'Achados de coerência', what: 'uma contradição do plano' }, findingsOf, [
    ['achado', 'identificador', (row) => row.id],
    ['regra', 'regra que o achou', (row) => row.rule],
    ['gravidade', 'high, medium ou low', (row) => row.severity],
    ['registros', 'ações, metas, indicadores de que trata', (row) => lines(row.items)],
    ['mensagem', 'o que se contradiz', (row) => row.message],
    [
      'evidencia',
      'o que está escrito, e onde',
      (row) =>
        lines(
          row.evidence.map(
            ({ label, value, item }) => `${item === null ? '' : `${item}: `}${label}: ${value}`,
          ),
        ),
    ],
    ['aceito', 'sim, se alguém o aceitou como está', (row) => yesNo(row.accepted !== null)],
    ['motivo', 'por que se aceitou', (row) => row.accepted?.reason],
    ['aceito_em', 'instante UTC', (row) => row.accepted?.at],
    ['aceito_por', 'quem aceitou', (row) => row.acceptedBy],
  ]),
  table(
    {
      id: 'cadeia-registros',
      title: 'Cadeia: registros',
      what: 'um problema, objetivo, ação, indicador ou meta',
    },
    async ({ chain }) => (await chain()).nodes,
    [
      ['registro', 'chave usada em cadeia-elos.csv', (row) => row.key],
      ['nivel', 'problem, objective, strategicAction, indicator ou target', (row) => row.level],
      ['nome', 'como é chamado', (row) => row.short],
      ['titulo', 'como impresso', (row) => row.title],
      ['acoes', 'ações operacionais sob a estratégica', (row) => row.actions],
      ['falta', 'o que lhe falta para a cadeia', (row) => lines(row.lacks)],
    ],
  ),
  table(
    { id: 'cadeia-elos', title: 'Cadeia: elos', what: 'o que liga dois registros' },
    async ({ chain }) => (await chain()).edges,
    [
      ['de', 'chave em cadeia-registros.csv', (row) => row.from],
      ['para', 'chave em cadeia-registros.csv', (row) => row.to],
      ['base', 'document, words (palavras), reading (leitura) ou entered', (row) => row.basis],
      ['motivo', 'por que uma pessoa os ligou', (row) => row.reason],
    ],
  ),
  table({ id: 'historico', title: 'Histórico', what: 'um evento: o que alguém disse do plano' }, historyOf, [
    ['evento', 'identificador', (row) => row.id],
    ['assunto', 'registro de que trata, como plan-action/3.5.16/COPHS', (row) => row.stream],
    ['sequencia', 'lugar entre os do mesmo assunto', (row) => row.sequence],
    ['tipo', 'o que houve', (row) => row.type],
    ['em', 'instante UTC', (row) => row.at],
    ['por', 'quem', (row) => row.actor],
    ['motivo', 'motivo declarado', (row) => row.reason],
    [
      'dados',
      'o conteúdo do evento, em JSON; da ficha técnica, sem nomes de pessoas',
      (row) => JSON.stringify(withoutNames(row.data)),
    ],
    ['hash', 'SHA-256 que fecha a cadeia até aqui', (row) => row.hash],
  ]),
];
