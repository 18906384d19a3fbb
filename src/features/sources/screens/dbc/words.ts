import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatCount, formatPercent } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { ColumnFacts, FileFacts } from './protocol.ts';

const SYSTEMS: Readonly<Record<string, string>> = {
  'SIH-RD': 'Internações: AIH reduzida',
  'SIH-RJ': 'Internações: AIH rejeitadas',
  'SIH-ER': 'Internações: erros das AIH rejeitadas',
  'SIH-SP': 'Internações: serviços profissionais',
  'SIA-PA': 'Produção ambulatorial',
  'SIA-BI': 'Produção ambulatorial: boletim individualizado',
  'SIA-PS': 'Produção ambulatorial: atenção psicossocial (RAAS)',
  'SIA-SAD': 'Produção ambulatorial: atenção domiciliar (RAAS)',
  'SIA-AB': 'APAC: cirurgia bariátrica, acompanhamento',
  'SIA-ABO': 'APAC: cirurgia bariátrica, pós-operatório',
  'SIA-ACF': 'APAC: confecção de fístula arteriovenosa',
  'SIA-AD': 'APAC: laudos diversos',
  'SIA-AM': 'APAC: medicamentos',
  'SIA-AMP': 'APAC: acompanhamento multiprofissional',
  'SIA-AN': 'APAC: nefrologia',
  'SIA-AQ': 'APAC: quimioterapia',
  'SIA-AR': 'APAC: radioterapia',
  'SIA-ATD': 'APAC: tratamento dialítico',
  'CNES-ST': 'Estabelecimentos de saúde',
  'CNES-LT': 'Leitos',
  'CNES-EQ': 'Equipamentos',
  'CNES-SR': 'Serviços especializados',
  'CNES-EP': 'Equipes',
  'CNES-PF': 'Profissionais',
  'CNES-DC': 'Dados complementares dos estabelecimentos',
  'CNES-HB': 'Habilitações',
  'CNES-IN': 'Incentivos',
  'CNES-GM': 'Gestão e metas',
  'CNES-RC': 'Regras contratuais',
  'CNES-EE': 'Estabelecimentos de ensino',
  'CNES-EF': 'Estabelecimentos filantrópicos',
  'SIM-DO': 'Declarações de óbito',
  'SIM-DOMAT': 'Óbitos maternos',
  'SIM-DOINF': 'Óbitos infantis',
  'SIM-DOFET': 'Óbitos fetais',
  'SIM-DOEXT': 'Óbitos por causas externas',
  'SINASC-DN': 'Declarações de nascido vivo',
  CIHA: 'Comunicação de informação hospitalar e ambulatorial',
  CIH: 'Comunicação de internação hospitalar',
  SISMAMA: 'Exames de mama',
  RESP: 'Registro de eventos em saúde pública (microcefalia)',
  POPSVS: 'População por município, sexo e idade',
  SINAN: 'Notificações de agravos',
  'SINAN-DENG': 'Notificações de dengue',
  'SINAN-CHIK': 'Notificações de chikungunya',
  'SINAN-ZIKA': 'Notificações de zika',
  'SINAN-CHAG': 'Notificações de doença de Chagas aguda',
};

const UFS: Readonly<Record<string, string>> = {
  AC: 'Acre',
  AL: 'Alagoas',
  AM: 'Amazonas',
  AP: 'Amapá',
  BA: 'Bahia',
  CE: 'Ceará',
  DF: 'Distrito Federal',
  ES: 'Espírito Santo',
  GO: 'Goiás',
  MA: 'Maranhão',
  MG: 'Minas Gerais',
  MS: 'Mato Grosso do Sul',
  MT: 'Mato Grosso',
  PA: 'Pará',
  PB: 'Paraíba',
  PE: 'Pernambuco',
  PI: 'Piauí',
  PR: 'Paraná',
  RJ: 'Rio de Janeiro',
  RN: 'Rio Grande do Norte',
  RO: 'Rondônia',
  RR: 'Roraima',
  RS: 'Rio Grande do Sul',
  SC: 'Santa Catarina',
  SE: 'Sergipe',
  SP: 'São Paulo',
  TO: 'Tocantins',
  BR: 'Brasil',
  EX: 'Exterior',
};

const KINDS: Readonly<Record<string, string>> = {
  code: 'Código',
  masked: 'Identificador mascarado',
  integer: 'Número inteiro',
  decimal: 'Número decimal',
  date: 'Data',
  month: 'Mês',
};

const LETTERS: Readonly<Record<string, string>> = {
  C: 'Texto',
  N: 'Número',
  F: 'Número',
  D: 'Data',
  L: 'Sim ou não',
};

const PART_WORDS = { system: 'sistema', uf: 'UF', competencia: 'competência' };

const UNKNOWN = 'Sistema não reconhecido';

function systemInWords(system: string): string {
  const words = SYSTEMS[system];
  return words === undefined ? system : `${words} (${system})`;
}

/** `"janeiro de 2024"`, or the year alone. */
const periodInWords = (competencia: string): string =>
  competencia.length === 4 ? competencia : competenciaInWords(parseCompetencia(competencia));

/** `"Internações: AIH reduzida (SIH-RD) · Acre · janeiro de 2024"`; what the file does not tell is said. */
export function identityInWords({ system, uf, competencia }: FileFacts['identity']): string {
  if (system === null) return UNKNOWN;
  return [
    systemInWords(system),
    uf === null ? 'UF não dita' : (UFS[uf] ?? uf),
    competencia === null ? 'competência não dita' : periodInWords(competencia),
  ].join(' · ');
}

/** `"4.315 registros × 113 colunas"`. */
export function sizeInWords({ rows, columns }: Pick<FileFacts, 'rows' | 'columns'>): string {
  return `${formatCount(rows)} ${rows === 1 ? 'registro' : 'registros'} × ${columns.length} ${columns.length === 1 ? 'coluna' : 'colunas'}`;
}

/** What the layout declares of a column or, where it declares nothing, what the header of the file does. */
export function kindInWords({ kind, type, decimals }: ColumnFacts): string {
  const letter = type === 'N' && decimals > 0 ? 'Número decimal' : LETTERS[type];
  return KINDS[kind] ?? letter ?? type;
}

/** `"8.123"`, or `"mais de 10.000"`. */
export function distinctInWords({ distinct, distinctIsFloor }: ColumnFacts): string {
  return distinctIsFloor ? `mais de ${formatCount(distinct)}` : formatCount(distinct);
}

/** `"12,3%"`; what is not zero is never shown as zero. */
export function shareInWords(count: number, whole: number): string {
  if (whole === 0) return '–';
  if (count === whole) return '100%';
  const share = Rational.of(count, whole).mul(Rational.of(100));
  const words = formatPercent(share, 1);
  if (words === '100,0%') return 'mais de 99,9%';
  return words === '0,0%' && count > 0 ? 'menos de 0,1%' : words;
}

/** The reader's words are also for who sends a file; here nothing is sent. */
export function withoutSending(message: string): string {
  return message.replace(/ e (o )?(re)?envie(?=\.$)/, '');
}

/** Names of the parts that the content does not tell and the name of the file does. */
export function partsInWords(parts: readonly (keyof typeof PART_WORDS)[]): string {
  return parts.map((part) => PART_WORDS[part]).join(' e ');
}

/** Controls and bytes of masks, which have no shape of their own, as a middle dot. */
export function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '·');
}

const PERSONAL =
  /CPF|CNS|^(N_AIH|AIH|SP_NAIH|PA_AUTORIZ|AP_AUTORIZ|PA_NUMAPA)$|^(DT_?|DATA_?|HORA)?NASC(MAE)?$|^NO?ME?_|^NOME|TELEF|LOGRAD|^(CEP|AP_CEPPCN|NUMERODO|NUMERODN|REGISTRO)$/i;

/** Columns that may point at a person. */
export function personalColumns(columns: readonly ColumnFacts[]): string[] {
  return columns.filter(({ name, kind }) => kind === 'masked' || PERSONAL.test(name)).map(({ name }) => name);
}
