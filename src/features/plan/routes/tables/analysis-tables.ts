import type { KeptContent } from '../../domain/analysis/content.ts';
import { CRITERIA } from '../../domain/analysis/scoring.ts';
import type { EntryRecord } from '../../store/entries.ts';
import { type Column, lines, type OpenTable, table, yesNo } from './open-table.ts';

type Of<K extends KeptContent['kind']> = EntryRecord<Extract<KeptContent, { kind: K }>>;

/** What every entry says of itself. */
const OWN: readonly Column<EntryRecord>[] = [
  ['origem', 'document, reading (leitura deste projeto), demonstration ou entered', (row) => row.origin],
  ['versao', 'quantas vezes mudou', (row) => row.version],
];

const entryId: Column<EntryRecord> = ['registro', 'identificador', (row) => row.id];

/** The situational analysis, the acronyms and the ties that people enter. */
export const ANALYSIS_TABLES: readonly OpenTable[] = [
  table<Of<'macroproblem'>>(
    {
      id: 'problemas-macrorregioes',
      title: 'Problemas das macrorregiões',
      what: 'um problema trazido por uma macrorregião',
    },
    (source) => source.entries('macroproblem'),
    [
      entryId,
      ['macrorregiao', 'código do território', ({ content }) => content.macro],
      ['texto', 'vazio onde só se sabe que existe', ({ content }) => content.text],
      ['oficina', 'identificador em oficinas.csv', ({ content }) => content.workshop],
      ['linhas_de_cuidado', 'códigos', ({ content }) => lines(content.careLines)],
      [
        'pertinencia',
        'competence, careLine ou none; vazio se não julgado',
        ({ content }) => content.pertinence?.basis,
      ],
      ['motivo_da_pertinencia', 'por que é ou não da SAS', ({ content }) => content.pertinence?.reason],
      ['priorizado', 'código em problemas.csv que o acolheu', ({ content }) => content.prioritised],
      ...OWN,
    ],
  ),
  table<Of<'problem'>>(
    { id: 'problemas', title: 'Problemas priorizados', what: 'um problema priorizado' },
    (source) => source.entries('problem'),
    [
      entryId,
      ['problema', 'código: P01', ({ content }) => content.code],
      ['texto', 'como impresso', ({ content }) => content.text],
      ['linha_de_cuidado', 'código', ({ content }) => content.careLine],
      ['causas', 'uma por linha', ({ content }) => lines(content.causes)],
      ['consequencias', 'uma por linha', ({ content }) => lines(content.consequences)],
      ...OWN,
    ],
  ),
  table<Of<'assessment'>>(
    { id: 'pontuacao', title: 'Pontuação', what: 'o que uma unidade julgou de um problema ou medida' },
    (source) => source.entries('assessment'),
    [
      entryId,
      ['objeto', 'problema (P01) ou ação estratégica (1.1)', ({ content }) => content.subject],
      ['unidade', 'quem julgou', ({ content }) => content.assessor],
      ...CRITERIA.map(
        ({ id, label }): Column<Of<'assessment'>> => [
          label
            .toLowerCase()
            .normalize('NFD')
            .replace(/[^a-z ]/g, '')
            .replaceAll(' ', '_'),
          `${label}: 0 não há, 1 em parte, 2 há`,
          ({ content }) => content.scores[id],
        ],
      ),
      ...OWN,
    ],
  ),
  table<Of<'workshop'>>(
    { id: 'oficinas', title: 'Oficinas', what: 'uma oficina em que o plano ou a análise se fez' },
    (source) => source.entries('workshop'),
    [
      entryId,
      ['titulo', 'título', ({ content }) => content.title],
      ['processo', 'formulation (formulação) ou situation (análise)', ({ content }) => content.process],
      ['data', 'como registrada', ({ content }) => content.date],
      ['tema', 'tema', ({ content }) => content.theme],
      ['produtos', 'um por linha', ({ content }) => lines(content.products)],
      [
        'participantes',
        'instituição: quantos, uma por linha',
        ({ content }) => lines(content.participants.map((each) => `${each.institution}: ${each.count}`)),
      ],
      ...OWN,
    ],
  ),
  table<Of<'trait'>>(
    { id: 'forcas-e-fraquezas', title: 'Forças e fraquezas', what: 'uma força ou fraqueza' },
    (source) => source.entries('trait'),
    [
      entryId,
      ['lado', 'strength (força) ou weakness (fraqueza)', ({ content }) => content.side],
      ['lugar', 'internal ou external', ({ content }) => content.place],
      ['texto', 'texto', ({ content }) => content.text],
      ['competencia', 'competência em que pesa', ({ content }) => content.competence],
      ...OWN,
    ],
  ),
  table<Of<'statement'>>(
    { id: 'afirmacoes', title: 'Números que o documento afirma', what: 'uma frase com um número' },
    (source) => source.entries('statement'),
    [
      entryId,
      ['medida', 'o que se afirma', ({ content }) => content.measure],
      ['linha_de_cuidado', 'código', ({ content }) => content.careLine],
      ['como_escrito', 'o número impresso', ({ content }) => content.printed],
      ['frase', 'a frase', ({ content }) => content.cite.quote],
      ['onde', 'lugar no documento', ({ content }) => content.cite.at],
      ...OWN,
    ],
  ),
  table<Of<'credit'>>(
    { id: 'ficha-tecnica', title: 'Ficha técnica', what: 'uma linha da ficha técnica, sem nomes de pessoas' },
    (source) => source.entries('credit'),
    [
      entryId,
      ['parte', 'authority, office, making ou edition', ({ content }) => content.group],
      ['funcao', 'como impressa; na edição, o dado', ({ content }) => content.role],
      ['orgao', 'como impresso; na edição, o texto', ({ content }) => content.institution],
      ['ordem', 'lugar dentro da parte', ({ content }) => content.order],
      ['pessoas_no_documento', 'quantas o documento nomeia', ({ content }) => content.printedPeople],
      ['pessoas_escritas', 'quantas a instalação escreveu', ({ content }) => content.people.length],
      ...OWN,
    ],
  ),
  table(
    { id: 'siglas', title: 'Siglas', what: 'um sentido de uma sigla' },
    async (source) =>
      (await source.acronyms()).items.flatMap((item) => {
        const senses = item.senses.length > 0 ? item.senses : [null];
        return senses.map((sense, at) => ({ ...item, sense, holds: item.settled === at }));
      }),
    [
      ['sigla', 'como se escreve', (row) => row.acronym],
      ['sentido', 'por extenso; vazio se ninguém sabe', (row) => row.sense?.expansion],
      ['base', 'document, reading ou entered', (row) => row.sense?.basis],
      ['nota', 'de onde vem o sentido', (row) => row.sense?.note],
      ['vale_aqui', 'sim, se é o que se decidiu', (row) => yesNo(row.holds)],
      ['estado', 'document, reading, entered, doubt ou unknown', (row) => row.state],
      ['usos', 'quantas vezes o plano a usa', (row) => row.uses],
      ['acoes', 'ações operacionais em que aparece', (row) => lines(row.actions)],
    ],
  ),
];
