/** Beds of one type in one establishment, a photograph of the month: never added over months. */
export interface Beds {
  /** CNES. */
  readonly establishment: string;
  /** Six digits. */
  readonly municipality: string;
  /** 1 surgical to 7 day hospital, as the file has it. */
  readonly kind: { readonly code: string; readonly name: string };
  readonly type: { readonly code: string; readonly name: string };
  readonly existing: number;
  readonly sus: number;
  readonly notSus: number;
  readonly contracted: number;
}

const KINDS: Readonly<Record<string, string>> = {
  '1': 'Cirúrgico',
  '2': 'Clínico',
  '3': 'Complementar',
  '4': 'Obstétrico',
  '5': 'Pediátrico',
  '6': 'Outras especialidades',
  '7': 'Hospital-dia',
};

/** Code, kind with which it is seen in the files, name. Sources: SCNES domain tables; LTBA2301 and LTSP2105 (12,439 rows, one kind a code). */
const TYPES: readonly (readonly [code: string, kind: string, name: string])[] = [
  ['01', '1', 'Buco-maxilo-facial'],
  ['02', '1', 'Cardiologia'],
  ['03', '1', 'Cirurgia geral'],
  ['04', '1', 'Endocrinologia'],
  ['05', '1', 'Gastroenterologia'],
  ['06', '1', 'Ginecologia'],
  ['08', '1', 'Nefrologia/urologia'],
  ['09', '1', 'Neurocirurgia'],
  ['11', '1', 'Oftalmologia'],
  ['12', '1', 'Oncologia'],
  ['13', '1', 'Ortopedia/traumatologia'],
  ['14', '1', 'Otorrinolaringologia'],
  ['15', '1', 'Plástica'],
  ['16', '1', 'Torácica'],
  ['67', '1', 'Transplante'],
  ['90', '1', 'Queimado adulto'],
  ['91', '1', 'Queimado pediátrico'],
  ['31', '2', 'AIDS'],
  ['32', '2', 'Cardiologia'],
  ['33', '2', 'Clínica geral'],
  ['35', '2', 'Dermatologia'],
  ['36', '2', 'Geriatria'],
  ['37', '2', 'Hansenologia'],
  ['38', '2', 'Hematologia'],
  ['40', '2', 'Nefro-urologia'],
  ['41', '2', 'Neonatologia'],
  ['42', '2', 'Neurologia'],
  ['44', '2', 'Oncologia'],
  ['46', '2', 'Pneumologia'],
  ['87', '2', 'Saúde mental'],
  ['88', '2', 'Queimado adulto'],
  ['89', '2', 'Queimado pediátrico'],
  ['51', '3', 'UTI II adulto COVID-19'],
  ['52', '3', 'UTI II pediátrica COVID-19'],
  ['64', '3', 'Unidade intermediária (antiga)'],
  ['65', '3', 'Unidade intermediária neonatal (antiga)'],
  ['66', '3', 'Unidade de isolamento'],
  ['74', '3', 'UTI adulto I'],
  ['75', '3', 'UTI adulto II'],
  ['76', '3', 'UTI adulto III'],
  ['77', '3', 'UTI pediátrica I'],
  ['78', '3', 'UTI pediátrica II'],
  ['79', '3', 'UTI pediátrica III'],
  ['80', '3', 'UTI neonatal I'],
  ['81', '3', 'UTI neonatal II'],
  ['82', '3', 'UTI neonatal III'],
  ['83', '3', 'UTI de queimados'],
  ['85', '3', 'UTI coronariana II'],
  ['86', '3', 'UTI coronariana III'],
  ['92', '3', 'UCI neonatal convencional'],
  ['93', '3', 'UCI neonatal canguru'],
  ['94', '3', 'UCI pediátrica'],
  ['95', '3', 'UCI adulto'],
  ['96', '3', 'Suporte ventilatório pulmonar COVID-19'],
  ['10', '4', 'Obstetrícia cirúrgica'],
  ['43', '4', 'Obstetrícia clínica'],
  ['45', '5', 'Pediatria clínica'],
  ['68', '5', 'Pediatria cirúrgica'],
  ['34', '6', 'Crônicos'],
  ['47', '6', 'Psiquiatria'],
  ['48', '6', 'Reabilitação'],
  ['49', '6', 'Pneumologia sanitária'],
  ['84', '6', 'Acolhimento noturno'],
  ['07', '7', 'Cirúrgico/diagnóstico/terapêutico'],
  ['69', '7', 'AIDS'],
  ['70', '7', 'Fibrose cística'],
  ['71', '7', 'Intercorrência pós-transplante'],
  ['72', '7', 'Geriatria'],
  ['73', '7', 'Saúde mental'],
];
const BY_CODE = new Map(TYPES.map(([code, kind, name]) => [code, { kind, name }]));

/** The name of a kind of beds (TP_LEITO, with or without its padding); "Tipo 9" for one that is not known. */
export function bedKind(text: string): Beds['kind'] {
  const code = text.trim();
  return { code, name: KINDS[code] ?? `Tipo ${code}` };
}

/** The name of a type of bed (CODLEITO); "Leito 99" for one that is not known. */
export function bedType(text: string): Beds['type'] {
  const code = text.trim();
  return { code, name: BY_CODE.get(code)?.name ?? `Leito ${code}` };
}

/** Beds by kind, in the order of the kinds, and all together. */
export function totalsByKind(beds: readonly Beds[]): Pick<Beds, 'kind' | 'existing' | 'sus' | 'notSus'>[] {
  const kinds = Map.groupBy(beds, ({ kind }) => kind.code);
  return [...kinds.entries()]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([code, of]) => ({
      kind: bedKind(code),
      existing: of.reduce((sum, each) => sum + each.existing, 0),
      sus: of.reduce((sum, each) => sum + each.sus, 0),
      notSus: of.reduce((sum, each) => sum + each.notSus, 0),
    }));
}

/** What in the register does not agree with itself, in words: a stock that is not its parts, a type under another kind. */
export function bedDoubts(beds: readonly Beds[]): string[] {
  return beds.flatMap(({ establishment, type, kind, existing, sus, notSus }) => {
    const doubts: string[] = [];
    if (existing !== sus + notSus)
      doubts.push(
        `CNES ${establishment}, ${type.name}: ${existing} existentes, mas ${sus} SUS + ${notSus} não SUS.`,
      );
    const usual = BY_CODE.get(type.code)?.kind;
    if (usual !== undefined && usual !== kind.code)
      doubts.push(
        `CNES ${establishment}, ${type.name} (${type.code}) veio como ${kind.name}, e costuma ser ${bedKind(usual).name}.`,
      );
    return doubts;
  });
}
