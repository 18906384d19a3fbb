import { type FieldDraft, writeDbc } from '../src/datasus/writer.ts';
import { Random } from '../test/random.ts';

/**
 * The columns of SIH-RD as of 2014: name, kind and width; where they vary, how many different values 8,000 rows of a small state
 * have and in how many of 100 rows the value is that of the row above. Kinds: c digits, d a letter and digits, b mostly blank,
 * n a whole number, m an amount with two decimals.
 */
const SPECIFICATION = `
  UF_ZI:c6:6:100 ANO_CMPT:c4 MES_CMPT:c2 ESPEC:c2:9:89 CGC_HOSP:c14:18:93 N_AIH:c13:8088:0
  IDENT:c1:2:99 CEP:c8:679:13 MUNIC_RES:c6:120:21 NASC:c8:6424:0 SEXO:c1:2:72 UTI_MES_IN:n2
  UTI_MES_AN:n2 UTI_MES_AL:n2 UTI_MES_TO:n3:52:93 MARCA_UTI:c2:7:93 UTI_INT_IN:n2 UTI_INT_AN:n2
  UTI_INT_AL:n2 UTI_INT_TO:n3:19:97 DIAR_ACOM:n3:32:70 QT_DIARIAS:n3:65:30 PROC_SOLIC:c10:457:28
  PROC_REA:c10:462:28 VAL_SH:m13:2288:15 VAL_SP:m13:1272:24 VAL_SADT:m13 VAL_RN:m13 VAL_ACOMP:m13
  VAL_ORTP:m13 VAL_SANGUE:m13 VAL_SADTSR:m11 VAL_TRANSP:m13 VAL_OBSANG:m11 VAL_PED1AC:m11
  VAL_TOT:m14:2399:15 VAL_UTI:m8:103:93 US_TOT:m10:2356:15 DT_INTER:c8:190:15 DT_SAIDA:c8:127:13
  DIAG_PRINC:d4:1057:23 DIAG_SECUN:c4 COBRANCA:c2:20:70 NATUREZA:c2:6:93 NAT_JUR:c4:6:92
  GESTAO:c1:2:100 RUBRICA:n5 IND_VDRL:c1:2:91 MUNIC_MOV:c6:12:98 COD_IDADE:c1:4:93 IDADE:n2:100:5
  DIAS_PERM:n5:74:28 MORTE:n1:2:93 NACIONAL:c3:3:100 NUM_PROC:b4 CAR_INT:c2:2:92 TOT_PT_SP:n6
  CPF_AUT:b11 HOMONIMO:c1:2:91 NUM_FILHOS:n2:9:97 INSTRU:c1:5:97 CID_NOTIF:b4:2:98 CONTRACEP1:c2:5:98
  CONTRACEP2:c2:6:98 GESTRISCO:c1:2:100 INSC_PN:c12:2:100 SEQ_AIH5:c3 CBOR:c6 CNAER:c3 VINCPREV:c1
  GESTOR_COD:c5:8:97 GESTOR_TP:c1:2:89 GESTOR_CPF:c15:6:89 GESTOR_DT:b8 CNES:c7:31:91
  CNPJ_MANT:b14:6:94 INFEHOSP:b1 CID_ASSO:c4 CID_MORTE:c4 COMPLEX:c2:2:96 FINANC:c2:2:99
  FAEC_TP:b6:6:99 REGCT:c4:4:98 RACA_COR:c2:5:91 ETNIA:c4 SEQUENCIA:n9:6402:0 REMESSA:c21:6:100
  AUD_JUST:b50:2:100 SIS_JUST:b50:4:100 VAL_SH_FED:m10:2:100 VAL_SP_FED:m10:2:100 VAL_SH_GES:m10
  VAL_SP_GES:m10 VAL_UCI:m10:19:97 MARCA_UCI:c2:2:98 DIAGSEC1:b4:206:80 DIAGSEC2:b4:21:99
  DIAGSEC3:b4:5:100 DIAGSEC4:b4:2:100 DIAGSEC5:b4 DIAGSEC6:b4 DIAGSEC7:b4 DIAGSEC8:b4 DIAGSEC9:b1
  TPDISEC1:c1:3:84 TPDISEC2:c1:3:99 TPDISEC3:c1:3:100 TPDISEC4:c1:2:100 TPDISEC5:c1 TPDISEC6:c1
  TPDISEC7:c1 TPDISEC8:c1 TPDISEC9:c1
`;

interface Column {
  readonly field: FieldDraft;
  readonly kind: string;
  readonly distinct: number;
  readonly repeated: number;
}

const COLUMNS: readonly Column[] = SPECIFICATION.trim()
  .split(/\s+/)
  .map((entry) => {
    const [name = '', shape = '', distinct = '1', repeated = '100'] = entry.split(':');
    const kind = shape[0]!;
    const type = kind === 'n' || kind === 'm' ? 'N' : 'C';
    const field = { name, type, width: Number(shape.slice(1)), decimals: kind === 'm' ? 2 : 0 };
    return { field, kind, distinct: Number(distinct), repeated: Number(repeated) / 100 };
  });

/** A SIH-RD file of invented admissions, the same each time: for machines without the public files. */
export function inventedAdmissions(rows: number): Uint8Array {
  const random = new Random(1506);
  let row = COLUMNS.map((column) => textOf(column, 0));
  const records = Array.from({ length: rows }, (_, index) => {
    row = COLUMNS.map((column, at) => nextText(column, row[at]!, index, random));
    return row;
  });
  return writeDbc(
    { fields: COLUMNS.map(({ field }) => field), endMark: false, updatedOn: '2015-08-01' },
    records,
  );
}

/** As above, or another of the column's values: the first ones are much the commoner. */
function nextText(column: Column, above: string, index: number, random: Random): string {
  if (column.distinct === 1) return above;
  if (column.field.name === 'N_AIH') return String(2815100000000 + index * 7);
  return random.share() < column.repeated
    ? above
    : textOf(column, Math.floor(column.distinct * random.share() ** 3));
}

/** The value of that rank, the first being the zero or the blank. */
function textOf({ field, kind, distinct }: Column, rank: number): string {
  const { width } = field;
  const number =
    rank === 0 ? 0 : (Math.imul(rank, 0x9e3779b1) >>> 1) % 10 ** Math.min(9, String(distinct).length + 2);
  if (kind === 'm') return (number / 100).toFixed(2);
  if (kind === 'n') return String(number % 10 ** width);
  if (kind === 'b' && rank === 0) return '';
  const digits = String(number).padStart(width, '0').slice(-width);
  return kind === 'd' && rank > 0 ? String.fromCharCode(65 + (rank % 26)) + digits.slice(1) : digits;
}
