import { NATURES } from '../../domain/instruments/found.ts';
import { STAGE_WORDS } from '../../domain/instruments/life-cycle.ts';
import { lines, type OpenTable, table } from './open-table.ts';
import type { PlanSource } from './plan-source.ts';
import { ACTION_COLUMNS } from './printed-tables.ts';

async function codesOf(source: PlanSource) {
  const { items } = await source.codes();
  return items.flatMap(({ level, id, short, codes }) => codes.map((code) => ({ level, id, short, ...code })));
}

async function versionsOf(source: PlanSource) {
  const versions = await source.versions();
  const names = await source.names(versions.map((each) => each.publishedBy));
  return versions.map((each) => ({
    ...each,
    by: each.publishedBy === null ? null : (names.get(each.publishedBy) ?? null),
  }));
}

async function importsOf(source: PlanSource) {
  const imports = await source.imports();
  const names = await source.names(imports.flatMap((each) => [each.confirmedBy, each.undoneBy]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return imports.map((each) => ({
    ...each,
    confirmed: nameOf(each.confirmedBy),
    undone: nameOf(each.undoneBy),
  }));
}

/** What is born of the plan, what it is called elsewhere, and how it came to be as it is. */
export const BORN_TABLES: readonly OpenTable[] = [
  table(
    {
      id: 'instrumentos',
      title: 'Instrumentos',
      what: 'uma política, plano ou outro instrumento que o plano promete',
    },
    ({ instruments }) => instruments(),
    [
      ['instrumento', 'identificador', (row) => row.id],
      ['natureza', NATURES.join(', '), ({ content }) => content.nature],
      ['titulo', 'como as ações o nomeiam, ou como se registrou', ({ content }) => content.title],
      [
        'etapa',
        'a última de instrumentos-etapas.csv',
        ({ content }) => {
          const stage = content.steps.at(-1)?.stage;
          return stage === undefined ? null : STAGE_WORDS[stage];
        },
      ],
      ['elaboram', 'ações que o elaboram', ({ content }) => lines(content.make)],
      ['executam', 'ações que o executam', ({ content }) => lines(content.carry)],
      ['plano_proprio', 'identificador do seu plano, se tem', ({ content }) => content.plan],
      ['nao_e_instrumento', 'por que se disse que não é um', ({ content }) => content.declined],
      ['versao', 'quantas vezes mudou; 0 onde só foi lido dos títulos', (row) => row.version],
    ],
  ),
  table(
    {
      id: 'instrumentos-etapas',
      title: 'Etapas dos instrumentos',
      what: 'uma etapa da vida de um instrumento',
    },
    async ({ instruments }) =>
      (await instruments()).flatMap(({ id, content }) =>
        content.steps.map((step, at) => ({ id, order: at + 1, ...step })),
      ),
    [
      ['instrumento', 'em instrumentos.csv', (row) => row.id],
      ['ordem', 'desde 1', (row) => row.order],
      ['etapa', 'em palavras', (row) => STAGE_WORDS[row.stage]],
      ['em', 'AAAA-MM-DD', (row) => row.on],
      ['ato', 'o que a aprovou ou pactuou', (row) => row.act?.name],
      ['ato_registrado', 'identificador no registro de atos, se está nele', (row) => row.act?.id],
      ['motivo', 'de devolver, revisar ou encerrar', (row) => row.reason],
    ],
  ),
  table(
    {
      id: 'planos-proprios-acoes',
      title: 'Ações dos planos próprios',
      what: 'uma ação do plano de um instrumento',
    },
    ({ ownActions }) => ownActions(),
    [
      ['acao', 'identificador', ({ action }) => action.id],
      ['plano', 'plano_proprio em instrumentos.csv', (row) => row.plan],
      ['acao_estrategica', 'título dela no plano próprio', (row) => row.strategic],
      ['objetivo', 'título dele no plano próprio', (row) => row.objective],
      ...ACTION_COLUMNS,
    ],
  ),
  table({ id: 'codigos', title: 'Códigos do PES e do PPA', what: 'um código de um registro' }, codesOf, [
    ['nivel', 'objective, target, indicator, strategicAction ou action', (row) => row.level],
    ['registro', 'identificador do registro do plano', (row) => row.id],
    ['nome', 'como é chamado', (row) => row.short],
    ['instrumento', 'PES ou PPA', (row) => row.book],
    ['codigo', 'como lá se escreve', (row) => row.code],
    ['titulo', 'como lá se chama; vazio onde só se sabe o código', (row) => row.title],
    ['de', 'ano', (row) => row.from],
    ['ate', 'ano', (row) => row.to],
    ['fonte', 'onde se diz que são o mesmo', (row) => row.source],
    ['base', 'document (impresso) ou entered (registrado)', (row) => row.basis],
  ]),
  table({ id: 'versoes', title: 'Versões do plano', what: 'uma versão publicada' }, versionsOf, [
    ['versao', 'número', (row) => row.number],
    ['titulo', 'como se chama', (row) => row.title],
    ['data', 'dia desde o qual vale', (row) => row.dated],
    ['motivo', 'por que se publicou', (row) => row.reason],
    ['ato', 'que a autorizou', (row) => row.act?.number],
    ['orgao_do_ato', 'quem o editou', (row) => row.act?.body],
    ['data_do_ato', 'AAAA-MM-DD', (row) => row.act?.date],
    ['sha256', 'do conteúdo em JSON canônico', (row) => row.sha256],
    ['publicada_em', 'instante UTC', (row) => row.publishedAt],
    ['publicada_por', 'quem publicou; vazio na do documento', (row) => row.by],
  ]),
  table(
    {
      id: 'importacoes',
      title: 'Importações',
      what: 'um documento que mudou o plano, ou um plano próprio; o que não se confirmou fica com quem gere o plano',
    },
    importsOf,
    [
      ['importacao', 'identificador', (row) => row.id],
      ['plano', 'o que ela mudou', (row) => row.plan],
      ['arquivo', 'nome', (row) => row.fileName],
      ['sha256', 'do arquivo', (row) => row.sha256],
      ['bytes', 'tamanho', (row) => row.bytes],
      ['estado', 'confirmed ou undone (desfeita)', (row) => row.status],
      ['mudancas', 'registros que mudou', (row) => row.changes?.length ?? 0],
      ['confirmada_em', 'instante UTC', (row) => row.confirmedAt],
      ['confirmada_por', 'quem confirmou', (row) => row.confirmed],
      ['desfeita_em', 'instante UTC', (row) => row.undoneAt],
      ['desfeita_por', 'quem desfez', (row) => row.undone],
    ],
  ),
];
