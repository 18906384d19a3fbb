/** Place of a provision inside an act, stable for ever: `art-2/inc-6/a`, `anexo/quadro-01/nota-4/c`. */
export type Address = string;

const ADDRESS = /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/u;

/** True when the text has the form of an address (it may still not exist in a given act). */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** The address above, or null at the top: `art-2/inc-6/a` → `art-2/inc-6`. */
export function parentAddress(address: Address): Address | null {
  const cut = address.lastIndexOf('/');
  return cut < 0 ? null : address.slice(0, cut);
}

/** True when the address is the given one or lies below it. */
export function isWithin(address: Address, ancestor: Address): boolean {
  return address === ancestor || address.startsWith(`${ancestor}/`);
}

/** Feminine, as clauses are counted. */
export const CLAUSE_ORDINALS = [
  'Primeira',
  'Segunda',
  'Terceira',
  'Quarta',
  'Quinta',
  'Sexta',
  'Sétima',
  'Oitava',
  'Nona',
  'Décima',
];

const FIXED: Record<string, string> = {
  anexo: 'Anexo Único',
  ambulatorial: 'média complexidade ambulatorial',
  assinaturas: 'assinaturas',
  capa: 'capa',
  direitos: 'direitos e citação',
  ementa: 'Ementa',
  epigrafe: 'Epígrafe',
  equidade: 'complemento da equidade',
  exemplo: 'exemplo',
  fecho: 'fecho',
  'ficha-tecnica': 'ficha técnica',
  hospitalar: 'média complexidade hospitalar',
  mapa: 'mapa estratégico',
  metas: 'metas quantitativas',
  missao: 'missão',
  negocio: 'negócio',
  oficinas: 'oficinas',
  'oe-r': 'objetivo de resultado',
  'par-unico': 'parágrafo único',
  preambulo: 'Preâmbulo',
  quali: 'metas qualitativas',
  quanti: 'indicadores das metas quantitativas',
  resolve: 'Resolve',
  resolvem: 'Resolvem',
  rodape: 'rodapé',
  sanitaria: 'regularidade sanitária',
  siglas: 'lista de siglas',
  timbre: 'timbre',
  titulo: 'título',
  valores: 'valores',
  visao: 'visão',
  fonte: 'fonte',
};

const NUMBERED: [RegExp, (n: string) => string][] = [
  [/^art-(\d+)$/u, (n) => `Art. ${Number(n) < 10 ? `${n}º` : n}`],
  [/^par-(\d+)$/u, (n) => `§ ${Number(n) < 10 ? `${n}º` : n}`],
  [/^inc-(\d+)$/u, (n) => `inciso ${romanNumeral(Number(n))}`],
  [/^cons-(\d+)$/u, (n) => `Considerando ${romanNumeral(Number(n))}`],
  [/^cl-(\d+)$/u, (n) => `Cláusula ${CLAUSE_ORDINALS[Number(n) - 1] ?? n}`],
  [/^([a-z])$/u, (n) => `alínea ${n}`],
  [/^p-(\d+)$/u, (n) => `${n}º parágrafo`],
  [/^item-(\d+)$/u, (n) => `item ${n}`],
  [/^anexo-(\d+)$/u, (n) => `Anexo ${romanNumeral(Number(n))}`],
  [/^quadro-(\d+)$/u, (n) => `Quadro ${n}`],
  [/^faixa-(\d+)$/u, (n) => `faixa ${n}`],
  [/^nota-(\d+)$/u, (n) => `nota ${n}`],
  [/^quali-(\d+)$/u, (n) => `meta qualitativa ${n}`],
  [/^quanti-(\d+)$/u, (n) => `meta quantitativa ${n}`],
  [/^pagina-(\d+)$/u, (n) => `página ${n}`],
  [/^sec-([\d.]+)$/u, (n) => (n === '0' ? 'Elementos iniciais' : `Seção ${n}`)],
  [/^problema-(\d+)$/u, (n) => `problema ${Number(n)}`],
  [/^diretriz-(\d+)$/u, (n) => `diretriz ${n}`],
  [/^oe-(\d+)$/u, (n) => `objetivo ${n}`],
  [/^meta-(\d+)$/u, (n) => `meta ${n}`],
  [/^indicador-(\d+)$/u, (n) => `indicador ${n}`],
  [/^painel-(\d+)$/u, (n) => `painel, bloco ${n}`],
  [/^ae-([\da-d.]+)$/u, (n) => `ação estratégica ${n}`],
  [/^ao-([\d.]+)$/u, (n) => `ação operacional ${n}`],
];

/** The address as a reader writes it: `art-9/par-unico` → "Art. 9º, parágrafo único". */
export function addressLabel(address: Address): string {
  return address.split('/').map(segmentLabel).join(', ');
}

function segmentLabel(segment: string): string {
  const fixed = FIXED[segment];
  if (fixed !== undefined) return fixed;
  for (const [pattern, label] of NUMBERED) {
    const match = pattern.exec(segment);
    if (match !== null) return label(match[1] ?? '');
  }
  return segment;
}

const ROMAN: [number, string][] = [
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** "IV" of 4. */
export function romanNumeral(n: number): string {
  let rest = n;
  let text = '';
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

/** The value of a roman numeral up to 89, in either case; null for what is none. */
export function romanValue(text: string): number | null {
  for (let n = 1; n < 90; n++) if (romanNumeral(n) === text.toUpperCase()) return n;
  return null;
}
