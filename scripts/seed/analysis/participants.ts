/** A unit as the seed of accounts names it. */
export interface NamedUnit {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What the printed list writes otherwise than everywhere else. */
const SLIPS: Readonly<Record<string, string>> = {
  'Coordenadoria e Atenção Secundária': 'Coordenadoria de Atenção Secundária',
  'Coord. do Consórcios de Ações e Serv. de Saúde': 'Coord. do Consórcios de Ações e Serviços de Saúde',
  'Superintendente de Atenção à Saúde': 'Superintendência de Atenção à Saúde',
};

/** The institution that stands after the last dash of a line; the name before it is not read any further. */
function institutionOf(line: string): string {
  const printed =
    line
      .split(/\s*[–-]\s+/)
      .at(-1)
      ?.trim() ?? '';
  return SLIPS[printed] ?? printed;
}

/** How many people of each institution the document lists; names are never kept. */
export function countParticipants(document: string, units: readonly NamedUnit[]) {
  const [, list = ''] = document.split(
    'Participantes das oficinas de elaboração do Plano Estratégico da SAS 2024-2027',
  );
  const lines = (list.split('©')[0] ?? '').split('\n').filter((line) => line.trim() !== '');
  const unitOf = (institution: string) =>
    units.find((unit) =>
      [unit.name, ...unit.aliases].some((name) => name.toLowerCase() === institution.toLowerCase()),
    );
  const counts = new Map<string, number>();
  for (const line of lines) {
    const unit = unitOf(institutionOf(line));
    if (!unit) throw new Error(`No unit is written as in a line of the list of ${lines.length}`);
    counts.set(unit.id, (counts.get(unit.id) ?? 0) + 1);
  }
  return [...counts]
    .map(([unit, count]) => ({
      institution: units.find((each) => each.id === unit)?.name ?? unit,
      unit,
      count,
    }))
    .sort((a, b) => b.count - a.count || a.institution.localeCompare(b.institution, 'pt-BR'));
}
