interface Room {
  readonly id: string;
  readonly label: string;
}

const ROOMS: Readonly<Record<string, Room>> = {
  plano: { id: 'plan', label: 'Plano' },
  ciclo: { id: 'cycle', label: 'Ciclo do plano' },
  nc: { id: 'cycle', label: 'Ciclo do plano' },
  avaliacao: { id: 'cycle', label: 'Ciclo do plano' },
  indicadores: { id: 'indicators', label: 'Indicadores' },
  rede: { id: 'network', label: 'Rede' },
  planificacao: { id: 'planificacao', label: 'Planificação' },
  adesoes: { id: 'planificacao', label: 'Planificação' },
  cofinanciamento: { id: 'cofinancing', label: 'Cofinanciamento' },
  colegiados: { id: 'governance', label: 'Colegiados' },
  atos: { id: 'acts', label: 'Documentos' },
  documentos: { id: 'acts', label: 'Documentos' },
  educacao: { id: 'education', label: 'Educação permanente' },
  organizacao: { id: 'organisation', label: 'Organização da SAS' },
  admin: { id: 'accounts', label: 'Administração' },
  publico: { id: 'transparency', label: 'Transparência' },
  sobre: { id: 'transparency', label: 'Transparência' },
};

const NO_ROOM: Room = { id: 'none', label: 'Sem tela' };

/** The room of the program that a screen belongs to, by the first part of its address. */
export function roomOf(route: string | null): Room {
  return ROOMS[route?.split(/[/?#]/)[1] ?? ''] ?? NO_ROOM;
}

/** The rooms named by some route, in the order of the menu. */
export function roomsOf(routes: readonly (string | null)[]): Room[] {
  const named = new Set(routes.map((route) => roomOf(route).id));
  const all = new Map([...Object.values(ROOMS), NO_ROOM].map((room) => [room.id, room]));
  return [...all.values()].filter((room) => named.has(room.id));
}

const DELIVERIES: Readonly<Record<string, string>> = {
  spine: 'primeira entrega',
  'datasus-reader': 'leitor do DATASUS',
  indicators: 'indicadores',
  'indicators (events)': 'indicadores contados de eventos',
  'plan-structure': 'estrutura do plano',
  'plan-cycle': 'ciclo do plano',
  'acts-and-rules': 'atos e regras',
  'cofinancing-lifecycle': 'ciclo do cofinanciamento',
  'next: network': 'rede',
  'next: planificacao': 'planificação',
  'next: governance': 'colegiados',
  'next: education': 'educação permanente',
  'next: instruments': 'instrumentos do plano',
  'next: organisation': 'organização da SAS',
  'next: portal': 'portal público',
};

/** The delivery that brings a row, in words; the design page's own name where it has none. */
export function deliveryWords(by: string): string {
  const name = by.replace(/ \+$/, '');
  return DELIVERIES[name] ?? name;
}
