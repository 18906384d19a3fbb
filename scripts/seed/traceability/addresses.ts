const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10 };

/** Rows whose place in the stored text does not follow from their id. */
const PLACES: Record<string, string> = {
  'A0.1': 'sec-0/capa',
  'A0.2': 'sec-0/ficha-tecnica',
  'A0.3': 'sec-0/ficha-tecnica',
  'A0.4': 'sec-0/oficinas',
  'A0.5': 'sec-0/direitos',
  'A0.6': 'sec-0/siglas',
  A1: 'sec-1',
  'A2.1': 'sec-2/p-1',
  'A2.2': 'sec-2/p-3',
  'A2.3': 'sec-2/p-4',
  'A2.4': 'sec-2/p-5',
  'A2.5': 'sec-2/p-5',
  'A2.6': 'sec-2/p-6',
  'A4.1': 'sec-4/p-1',
  'A4.2': 'sec-4/missao',
  'A4.3': 'sec-4/visao',
  'A4.4': 'sec-4/valores',
  'A4.5': 'sec-4/negocio',
  'A4.6': 'sec-4/fonte',
  'A5.0': 'sec-5/p-1',
  'A5.1': 'sec-5/p-1',
  'A5.1.R': 'sec-5.1/oe-r',
  'A5.3.16': 'sec-5.3/painel-2',
  'AE-0': 'sec-6/oe-1',
  'AO-0': 'sec-6.1/oe-1',
  'B.ementa': 'ementa',
  'B.ass': 'assinaturas',
  'B.9.pu': 'art-9/par-unico',
  'T.preambulo': 'anexo/preambulo',
  'T.1': 'anexo/cl-1/p-1',
  'T.4.a': 'anexo/cl-4/p-1',
  'T.4.b': 'anexo/cl-4/p-1',
  'T.4.c': 'anexo/cl-4/exemplo',
  'T.4.d': 'anexo/cl-4/p-2',
  'T.4.e': 'anexo/cl-4/p-2',
  'T.Q1': 'anexo/quadro-01',
  'T.Q1.eq': 'anexo/quadro-01/equidade',
  'T.Q1.n4a2': 'anexo/quadro-01/nota-4/a',
  'T.5.00': 'anexo/cl-5/p-1',
  'T.5.0': 'anexo/cl-5/p-2',
  'T.5.2.0': 'anexo/cl-5/metas/hospitalar',
  'T.5.2.8': 'anexo/cl-5/p-3',
  'T.5.2.9': 'anexo/cl-5/p-4',
  'T.5.3.a': 'anexo/cl-5/sanitaria/p-1',
  'T.5.3.b': 'anexo/cl-5/sanitaria/p-2',
  'T.6.0': 'anexo/cl-6/p-1',
  'T.6.IV–VIII': 'anexo/cl-6/inc-8',
  'T.6.z': 'anexo/cl-6/p-3',
  'T.7.a': 'anexo/cl-7/p-1',
  'T.7.b': 'anexo/cl-7/p-2',
  'T.8': 'anexo/cl-8/p-1',
  'T.9.0': 'anexo/cl-9/p-1',
  'T.9.1': 'anexo/cl-9/item-1',
  'T.9.1ex': 'anexo/cl-9/item-1/exemplo',
  'T.9.i': 'anexo/cl-9/item-1/i',
  'T.ass': 'anexo/fecho',
};

/** Rows whose place follows from their id. */
const PATTERNS: [RegExp, (...parts: string[]) => string][] = [
  [/^A3\.P(\d\d)$/u, (n) => `sec-3/problema-${n}`],
  [/^A3\.(\d)$/u, (n) => `sec-3/p-${n}`],
  [/^A5\.D(\d)$/u, (n) => `sec-5/diretriz-${n}`],
  [/^A5\.1\.(\d)$/u, (n) => `sec-5.1/oe-${n}`],
  [/^A5\.2\.(\d)$/u, (n) => `sec-5.2/meta-${n}`],
  [/^A5\.3\.(\d+)$/u, (n) => `sec-5.3/indicador-${n}`],
  [/^A7\.\d$/u, () => 'sec-7/p-1'],
  [/^AE-(\d\.[\da-d])$/u, (n) => `sec-6/ae-${n}`],
  [/^AO-([\d.]+)$/u, (n) => `sec-6.1/ao-${n}`],
  [/^B\.cons\.([IVX]+)$/u, (n) => `cons-${arabic(n)}`],
  [/^B\.(\d+)$/u, (n) => `art-${n}`],
  [/^B\.(\d+)\.§(\d)$/u, (n, p) => `art-${n}/par-${p}`],
  [/^B\.(\d+)\.([IVX]+)$/u, (n, i) => `art-${n}/inc-${arabic(i)}`],
  [/^B\.(\d+)\.([IVX]+)\.([a-z])$/u, (n, i, a) => `art-${n}/inc-${arabic(i)}/${a}`],
  [/^T\.(\d)\.([IVX]+)$/u, (n, i) => `anexo/cl-${n}/inc-${arabic(i)}`],
  [/^T\.Q1\.n(\d)$/u, (n) => `anexo/quadro-01/nota-${n}`],
  [/^T\.Q1\.n(\d)([a-z])$/u, (n, a) => `anexo/quadro-01/nota-${n}/${a}`],
  [/^T\.5\.1\.(\d+)$/u, (n) => `anexo/cl-5/quali-${n}`],
  [/^T\.5\.2\.(\d)$/u, (n) => `anexo/cl-5/quanti-${n}`],
];

/** Where the provision of a row stands in the stored text of its document. */
export function addressOf(id: string): string {
  const place = PLACES[id];
  if (place !== undefined) return place;
  for (const [pattern, address] of PATTERNS) {
    const match = pattern.exec(id);
    if (match !== null) return address(...match.slice(1));
  }
  throw new Error(`No address is known for row ${id}`);
}

function arabic(roman: string): number {
  const values = [...roman].map((sign) => ROMAN[sign] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

const SECTIONS: [id: string, document: 'A' | 'B', title: string][] = [
  ['sec-0', 'A', 'Capa, ficha técnica e siglas'],
  ['sec-1', 'A', '1. Mapa estratégico'],
  ['sec-2', 'A', '2. Processo de formulação'],
  ['sec-3', 'A', '3. Análise situacional'],
  ['sec-4', 'A', '4. Identidade institucional'],
  ['sec-5', 'A', '5. Direcionalidade e diretrizes'],
  ['sec-5.1', 'A', '5.1 Objetivos estratégicos'],
  ['sec-5.2', 'A', '5.2 Metas estratégicas'],
  ['sec-5.3', 'A', '5.3 Painel de indicadores'],
  ['sec-6', 'A', '6. Ações estratégicas'],
  ['sec-6.1', 'A', '6.1 Plano operacional'],
  ['sec-7', 'A', '7. Implementação, monitoramento e avaliação'],
  ['considerandos', 'B', 'Ementa e considerandos'],
  ['artigos', 'B', 'Artigos'],
  ['anexo', 'B', 'Termo: preâmbulo e fecho'],
  ['anexo/cl-1', 'B', 'Termo, cláusula 1: objeto'],
  ['anexo/cl-2', 'B', 'Termo, cláusula 2: obrigações do Estado'],
  ['anexo/cl-3', 'B', 'Termo, cláusula 3: obrigações do município'],
  ['anexo/cl-4', 'B', 'Termo, cláusula 4: valores de base'],
  ['anexo/quadro-01', 'B', 'Termo, Quadro 01'],
  ['anexo/cl-5', 'B', 'Termo, cláusula 5: metas'],
  ['anexo/cl-6', 'B', 'Termo, cláusula 6: acompanhamento'],
  ['anexo/cl-7', 'B', 'Termo, cláusula 7: revisão'],
  ['anexo/cl-8', 'B', 'Termo, cláusula 8: suspensão'],
  ['anexo/cl-9', 'B', 'Termo, cláusula 9: pagamento'],
];

export const sections = SECTIONS.map(([id, document, title]) => ({ id, document, title }));

/** The section under which the matrix counts an address. */
export function sectionOf(at: string): string {
  const [head = '', next = ''] = at.split('/');
  if (head.startsWith('sec-')) return head;
  if (head === 'anexo') return /^(cl-\d|quadro-01)$/u.test(next) ? `anexo/${next}` : 'anexo';
  return head === 'ementa' || head.startsWith('cons-') ? 'considerandos' : 'artigos';
}

/** Screens that the design page gives another address than the one they have. */
const SCREENS: Readonly<Record<string, string>> = {
  '/plano/formulacao': '/plano/analise',
  '/plano/situacao': '/plano/analise',
};

/** Lists that stand on another screen, whose own pages keep their addresses. */
const LISTS: Readonly<Record<string, string>> = { '/cofinanciamento/programas': '/cofinanciamento' };

/** The address of a screen of the design page, as it is in Pactua: `/plano/situacao/P01` is a part of the analysis. */
export const screenOf = (route: string): string =>
  LISTS[route] ?? SCREENS[route.split('/').slice(0, 3).join('/')] ?? route;
