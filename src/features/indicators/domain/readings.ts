import type { CardFilter, CardMeasure } from './card.ts';

/** What dates a record: the columns whose texts, one after the other, begin with year and month. */
export interface TimeReading {
  readonly id: 'processing' | 'admission' | 'discharge' | 'care' | 'event';
  readonly name: string;
  readonly columns: readonly string[];
  /** Words by which an export says that it is dated so, without accents. */
  readonly words: readonly string[];
}

/** What places a record: the column that begins with the code of a municipality (six digits) or an establishment (seven). */
export interface PlaceReading {
  readonly id: 'residence' | 'occurrence' | 'establishment';
  readonly name: string;
  readonly column: string;
  readonly digits: 6 | 7;
  readonly words: readonly string[];
}

/** Which records count. */
export interface RowReading {
  /** `admissions`, `all`, or a card's own denominator. */
  readonly id: string;
  readonly name: string;
  readonly where: readonly CardFilter[];
}

/** A thing that TabNet counts, by the names it prints. */
interface Content {
  readonly names: readonly string[];
  readonly measure: CardMeasure;
  /** The rows that TabNet's own notes say it takes. */
  readonly rows: RowReading['id'];
}

/** The ways in which the records of one system can be counted, the house's usual one first in each list. */
export interface SystemReadings {
  readonly system: string;
  readonly times: readonly TimeReading[];
  readonly places: readonly PlaceReading[];
  readonly establishment: PlaceReading;
  readonly rows: readonly RowReading[];
  readonly contents: readonly Content[];
}

const count: CardMeasure = { op: 'count', where: [] };
const total = (column: string): CardMeasure => ({ op: 'sum', column, where: [] });
const byCnes = (column: string): PlaceReading => ({
  id: 'establishment',
  name: 'estabelecimento',
  column,
  digits: 7,
  words: [],
});
const EVERY: RowReading = { id: 'all', name: 'todos os registros', where: [] };

/**
 * SIH: IT_SIHSUS_1603 (layout) and the notes printed under TabNet's tables ("Internações: AIH aprovadas, não
 * considerando as de prolongamento"). SIA: the month of processing is `PA_MVM`, that of care `PA_CMP`.
 */
const SYSTEMS: readonly SystemReadings[] = [
  {
    system: 'SIH-RD',
    times: [
      {
        id: 'processing',
        name: 'mês de processamento',
        columns: ['ANO_CMPT', 'MES_CMPT'],
        words: ['processamento'],
      },
      {
        id: 'admission',
        name: 'mês da internação',
        columns: ['DT_INTER'],
        words: ['atendimento', 'mes internacao'],
      },
      { id: 'discharge', name: 'mês da alta', columns: ['DT_SAIDA'], words: ['mes saida', 'mes alta'] },
    ],
    places: [
      {
        id: 'residence',
        name: 'local de residência',
        column: 'MUNIC_RES',
        digits: 6,
        words: ['local de residencia', 'p resid'],
      },
      {
        id: 'occurrence',
        name: 'local de internação',
        column: 'MUNIC_MOV',
        digits: 6,
        words: ['local de internacao', 'p intern'],
      },
    ],
    establishment: byCnes('CNES'),
    rows: [
      {
        id: 'admissions',
        name: 'só internações (AIH tipo 1)',
        where: [{ column: 'IDENT', op: 'in', values: ['1'] }],
      },
      { id: 'all', name: 'todas as AIH, com as de longa permanência', where: [] },
    ],
    contents: [
      { names: ['internacoes'], measure: count, rows: 'admissions' },
      { names: ['aih aprovadas', 'aih pagas'], measure: count, rows: 'all' },
      {
        names: ['obitos'],
        measure: { op: 'count', where: [{ column: 'MORTE', op: 'in', values: ['1'] }] },
        rows: 'all',
      },
      { names: ['valor total'], measure: total('VAL_TOT'), rows: 'all' },
      { names: ['valor servicos hospitalares', 'val serv hosp'], measure: total('VAL_SH'), rows: 'all' },
      { names: ['valor servicos profissionais', 'val serv prof'], measure: total('VAL_SP'), rows: 'all' },
      { names: ['dias permanencia'], measure: total('DIAS_PERM'), rows: 'all' },
    ],
  },
  {
    system: 'SIA-PA',
    times: [
      { id: 'processing', name: 'mês de processamento', columns: ['PA_MVM'], words: ['processamento'] },
      { id: 'care', name: 'mês do atendimento', columns: ['PA_CMP'], words: ['atendimento'] },
    ],
    places: [
      {
        id: 'occurrence',
        name: 'local de atendimento',
        column: 'PA_UFMUN',
        digits: 6,
        words: ['local de atendimento'],
      },
      {
        id: 'residence',
        name: 'local de residência',
        column: 'PA_MUNPCN',
        digits: 6,
        words: ['local de residencia'],
      },
    ],
    establishment: byCnes('PA_CODUNI'),
    rows: [EVERY],
    contents: [
      { names: ['qtd aprovada', 'quantidade aprovada'], measure: total('PA_QTDAPR'), rows: 'all' },
      { names: ['qtd apresentada', 'quantidade apresentada'], measure: total('PA_QTDPRO'), rows: 'all' },
      { names: ['valor aprovado'], measure: total('PA_VALAPR'), rows: 'all' },
      { names: ['valor apresentado'], measure: total('PA_VALPRO'), rows: 'all' },
    ],
  },
];

/** The readings of a system, or null where its records cannot be compared cell by cell. */
export function readingsOf(system: string): SystemReadings | null {
  return SYSTEMS.find((each) => each.system === system) ?? null;
}

/** What an export counts: the first system whose name or contents its title bears. `title` is without accents. */
export function contentOf(
  title: string,
  content: string,
): { readings: SystemReadings; content: Content } | null {
  for (const readings of SYSTEMS) {
    const named = readings.contents.find((each) => each.names.includes(content));
    if (named !== undefined && isOf(readings.system, title)) return { readings, content: named };
  }
  return null;
}

function isOf(system: string, title: string): boolean {
  return system === 'SIA-PA' ? /ambulatori/.test(title) : /hospitalar|internac|morbidade/.test(title);
}
