/** An instant as people read it: `22/11/2026 às 14:32`. */
export function instantWords(instant: string): string {
  const at = new Date(instant);
  const day = at.toLocaleDateString('pt-BR', { timeZone: ZONE });
  const time = at.toLocaleTimeString('pt-BR', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
  return `${day} às ${time}`;
}

/** The reader's own clock. */
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
